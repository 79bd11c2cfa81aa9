import {
  type Data,
  Int16,
  Int32,
  makeData,
  Table,
  tableFromIPC,
  tableToIPC,
  Uint16,
  Uint8,
  Vector,
} from 'apache-arrow';
import { areaLevels } from '../../../shared/geo/area-codes.ts';
import { absentFigure, cubeOf, type Cube, type CubeKind, type FigureBlock } from './cube.ts';
import { strata, stratumNumber } from './lattice.ts';
import { quantities } from './quantities.ts';

/** A cube as columns: a row per year, level, stratum and area, a column per quantity that some row has. */
type CubeColumns = {
  readonly length: number;
  readonly surveyYear: Int16Array;
  readonly level: Uint8Array;
  readonly stratum: Uint16Array;
  readonly area: Int32Array;
  /** By name of quantity: counts, `hiddenFigure`, `absentFigure`. */
  readonly figures: ReadonlyMap<string, Int32Array>;
};

/** The cube as columns, block after block; what only the full cube has (finest strata) comes along. */
function columnsOfCube(cube: Cube): CubeColumns {
  const blocks = [...cube.blocks.values()];
  const length = blocks.reduce((sum, { areas }) => sum + areas.length, 0);
  const columns = {
    length,
    surveyYear: new Int16Array(length),
    level: new Uint8Array(length),
    stratum: new Uint16Array(length),
    area: new Int32Array(length),
  };
  const figures = new Map<string, Int32Array>();
  let at = 0;
  for (const block of blocks) {
    const end = at + block.areas.length;
    columns.surveyYear.fill(block.surveyYearBE, at, end);
    columns.level.fill(areaLevels.indexOf(block.level), at, end);
    columns.stratum.fill(stratumNumber(block.stratum), at, end);
    columns.area.set(block.areas, at);
    for (const [place, column] of block.columns.entries()) {
      if (!column) continue;
      const name = quantities[place] ?? '';
      const found = figures.get(name) ?? new Int32Array(length).fill(absentFigure);
      found.set(column, at);
      figures.set(name, found);
    }
    at = end;
  }
  return { ...columns, figures };
}

/** The cube of such columns; rows of a block lie together, in order of area. */
function cubeOfColumns(kind: CubeKind, latticeVersion: number, columns: CubeColumns): Cube {
  const blocks: FigureBlock[] = [];
  for (let from = 0; from < columns.length;) {
    const isSame = (row: number): boolean =>
      columns.surveyYear[row] === columns.surveyYear[from] &&
      columns.level[row] === columns.level[from] &&
      columns.stratum[row] === columns.stratum[from];
    let to = from + 1;
    while (to < columns.length && isSame(to)) to++;
    blocks.push(blockOfRows(columns, from, to));
    from = to;
  }
  return cubeOf(kind, latticeVersion, blocks);
}

function blockOfRows(columns: CubeColumns, from: number, to: number): FigureBlock {
  const level = areaLevels[columns.level[from] ?? 0];
  const stratum = strata[columns.stratum[from] ?? -1];
  if (!level || !stratum) throw new TypeError(`Row ${from} of the cube has a level or stratum that does not exist.`);
  return {
    surveyYearBE: columns.surveyYear[from] ?? 0,
    level,
    stratum,
    areas: columns.area.slice(from, to),
    columns: quantities.map((name) => {
      const part = columns.figures.get(name)?.slice(from, to);
      return part?.some((figure) => figure !== absentFigure) ? part : undefined;
    }),
  };
}

const placeColumns = ['survey_year', 'level', 'stratum', 'area'] as const;

/** The cube as an Arrow IPC stream; kind and version of the lattice stand in the schema's metadata. */
export function arrowOfCube(cube: Cube): Uint8Array {
  const { surveyYear, level, stratum, area, figures } = columnsOfCube(cube);
  const table = new Table({
    survey_year: new Vector([makeData({ type: new Int16(), data: surveyYear })]),
    level: new Vector([makeData({ type: new Uint8(), data: level })]),
    stratum: new Vector([makeData({ type: new Uint16(), data: stratum })]),
    area: new Vector([makeData({ type: new Int32(), data: area })]),
    ...Object.fromEntries(
      [...figures].map(([name, data]): [string, Vector] => [name, new Vector([makeData({ type: new Int32(), data })])]),
    ),
  });
  table.schema.metadata.set('kind', cube.kind).set('lattice', String(cube.latticeVersion));
  return tableToIPC(table, 'stream');
}

/**
 * The cube out of a stream of `arrowOfCube`.
 * @throws TypeError when a column is missing
 */
export function cubeOfArrow(bytes: Uint8Array): Cube {
  const table = tableFromIPC(bytes);
  const numbersOf = (name: string): Data['values'] => {
    const column = table.getChild(name);
    if (!column) throw new TypeError(`The cube lacks the column ${name}.`);
    return column.toArray();
  };
  const [surveyYear, level, stratum, area] = placeColumns.map(numbersOf);
  return cubeOfColumns(
    (table.schema.metadata.get('kind') ?? 'released') as CubeKind,
    Number(table.schema.metadata.get('lattice') ?? 0),
    {
      length: table.numRows,
      surveyYear: surveyYear as Int16Array,
      level: level as Uint8Array,
      stratum: stratum as Uint16Array,
      area: area as Int32Array,
      figures: new Map(
        table.schema.fields
          .map(({ name }) => name)
          .filter((name) => !(placeColumns as readonly string[]).includes(name))
          .map((name) => [name, numbersOf(name) as Int32Array]),
      ),
    },
  );
}
