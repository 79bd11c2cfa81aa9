import { ageBands, type AgeBand } from '../../../shared/cpms/age-bands.ts';
import { areaLevels, codeLength, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { cubeOf, emptyBlock, type Cube, type FigureBlock } from './cube.ts';
import {
  agePartBands,
  everybody,
  finestStrata,
  groups,
  latticeVersion,
  plainQuantities,
  plainStrata,
  type FinestStratum,
  type PlainStratum,
} from './lattice.ts';
import { childQuantities, householdQuantities, quantityPlace } from './quantities.ts';

/** A table of integers as the database gives it. */
export type IntegerTable = { readonly length: number; readonly column: (name: string) => Int32Array };

/** What a full cube is made from. */
export type FullCubeSource = {
  /**
   * Children by `survey_year`, `community`, `sex`, `age_band`, `is_migrant` (numbers as in the area cube), with a column
   * per name of `childQuantities`.
   */
  readonly cells: IntegerTable;
  /** Communities that gave counts only: `survey_year`, `community` and the same columns. */
  readonly counted: IntegerTable;
  /** Households by `survey_year`, `community`, counted ones included, with a column per name of `householdQuantities`. */
  readonly households: IntegerTable;
  /** Figures of provinces alone (`provinces/`). */
  readonly ofProvinces: readonly FigureBlock[];
};

/** How many communities' codes an area of a level takes. */
const codesIn = (level: AreaLevel): number => 10 ** (codeLength('community') - codeLength(level));

/** Code of the area of a level that contains a community, as numbers. */
export const areaOfCommunity = (community: number, level: AreaLevel): number => Math.floor(community / codesIn(level));

/**
 * Every count there is: the strata of the lattice, and of communities the finest as well.
 * @param strataOf  the plain strata that are added up at a level; any other can be made of the finest
 */
export function fullCube(
  source: FullCubeSource,
  strataOf: (level: AreaLevel) => readonly PlainStratum[] = (level) => plainStrata[level],
): Cube {
  const years = new Set([source.cells, source.counted].flatMap((table) => [...table.column('survey_year')]));
  return cubeOf('full', latticeVersion, [
    ...[...years].toSorted((a, b) => a - b).flatMap((year) => blocksOfYear(source, year, strataOf)),
    ...source.ofProvinces,
  ]);
}

const rowsOfYear = (table: IntegerTable, year: number): readonly number[] =>
  [...table.column('survey_year').entries()].filter(([, found]) => found === year).map(([row]) => row);

function blocksOfYear(
  source: FullCubeSource,
  surveyYearBE: number,
  strataOf: (level: AreaLevel) => readonly PlainStratum[],
): readonly FigureBlock[] {
  const [cells, counted, households] = [source.cells, source.counted, source.households].map((table) => ({
    table,
    rows: rowsOfYear(table, surveyYearBE),
  }));
  if (!cells || !counted || !households) return [];
  const found = [cells, counted].flatMap(({ table, rows }) => rows.map((row) => table.column('community')[row] ?? 0));
  const communities = Int32Array.from(new Set(found)).sort();
  const rowOf = new Map([...communities].map((code, row) => [code, row]));
  const finest = finestStrata.map((stratum) =>
    emptyBlock({ surveyYearBE, level: 'community', stratum, areas: communities }, childQuantities),
  );
  for (const block of finest) for (const column of block.columns) column?.fill(0);
  const [sex, ageBand, isMigrant, community] = ['sex', 'age_band', 'is_migrant', 'community'].map(cells.table.column);
  const places = cells.rows.map(
    (row) => ((sex?.[row] ?? 0) * ageBands.length + (ageBand?.[row] ?? 0)) * groups.length + (isMigrant?.[row] ?? 0),
  );
  const targets = cells.rows.map((row) => rowOf.get(community?.[row] ?? 0) ?? -1);
  for (const name of childQuantities) {
    const [counts, place] = [cells.table.column(name), quantityPlace(name)];
    const columns = finest.map((block) => block.columns[place]);
    for (const [i, row] of cells.rows.entries()) {
      const [column, at] = [columns[places[i] ?? -1], targets[i] ?? -1];
      if (column) column[at] = (column[at] ?? 0) + (counts[row] ?? 0);
    }
  }
  return [
    ...finest,
    ...areaLevels.flatMap((level) =>
      strataOf(level).map((stratum) => {
        const block = summed(level, stratum, communities, finest);
        if (stratum === everybody) addTotals(block, { counted, households });
        return block;
      }),
    ),
  ];
}

function addRow(table: IntegerTable, row: number, block: FigureBlock, at: number, names: readonly string[]): void {
  for (const name of names) {
    const column = block.columns[quantityPlace(name)];
    if (column) column[at] = (column[at] ?? 0) + (table.column(name)[row] ?? 0);
  }
}

/** Whether the children of a finest stratum belong to a plain one. */
function isPartOf(finest: FinestStratum, { sex, age, group }: PlainStratum): boolean {
  const bands: readonly AgeBand[] = age === null ? ageBands : agePartBands[age];
  return (
    (sex === null || sex === finest.sex) && bands.includes(finest.age) && (group === null || group === finest.group)
  );
}

function summed(
  level: AreaLevel,
  stratum: PlainStratum,
  communities: Int32Array,
  finest: readonly FigureBlock[],
): FigureBlock {
  const areaOf = communities.map((code) => areaOfCommunity(code, level));
  const areas = Int32Array.from(new Set(areaOf)).sort();
  const rowOf = new Map([...areas].map((code, row) => [code, row]));
  const rows = areaOf.map((code) => rowOf.get(code) ?? -1);
  const surveyYearBE = finest[0]?.surveyYearBE ?? 0;
  const names = plainQuantities(level, stratum);
  const block = emptyBlock({ surveyYearBE, level, stratum, areas }, names);
  for (const name of names) {
    const place = quantityPlace(name);
    const sums = block.columns[place]?.fill(0);
    const isOfChildren = childQuantities.includes(name);
    if (!sums || (!isOfChildren && name !== 'recorded')) continue;
    const source = isOfChildren ? place : quantityPlace('children');
    for (const part of finest) {
      if (!isPartOf(part.stratum as FinestStratum, stratum)) continue;
      const column = part.columns[source];
      if (column)
        for (let i = 0; i < column.length; i++) sums[rows[i] ?? 0] = (sums[rows[i] ?? 0] ?? 0) + (column[i] ?? 0);
    }
  }
  return block;
}

type YearRows = { readonly table: IntegerTable; readonly rows: readonly number[] };

/** What has no strata: communities that gave counts only, and households. */
function addTotals(
  block: FigureBlock,
  { counted, households }: Readonly<Record<'counted' | 'households', YearRows>>,
): void {
  const rowOf = new Map([...block.areas].map((code, row) => [code, row]));
  const add = ({ table, rows }: YearRows, names: readonly string[]): void => {
    for (const row of rows) {
      const at = rowOf.get(areaOfCommunity(table.column('community')[row] ?? 0, block.level)) ?? -1;
      if (at >= 0) addRow(table, row, block, at, names);
    }
  };
  add(counted, childQuantities);
  add(households, householdQuantities);
}
