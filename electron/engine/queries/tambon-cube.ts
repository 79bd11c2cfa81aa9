import { codeLength } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { columnsByName, type IntegerColumns } from '../db/integer-columns.ts';
import { integer, sql, type Sql } from '../db/sql.ts';
import { memberExpression } from '../tables/child-groups.ts';
import { householdCounts } from '../tables/cube-counts.ts';
import { shownCounts, sums, type PrevalenceQuestion } from './prevalence-question.ts';
import { isAboutSomeChildren, memberMask } from './where-cell.ts';

/** Counts by year, tambon and part of the children there, in order of year and tambon. */
type CubeTable = {
  readonly years: Int32Array;
  readonly tambons: Int32Array;
  /** The part, as bits in two halves: 31 bits and those above. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly names: readonly string[];
  /** Row after row, a number per name. */
  readonly counts: Int32Array;
};

/** Children and households by the groups in them, and their totals by whether they were counted or have records. */
type TambonCube = {
  readonly children: CubeTable;
  readonly households: CubeTable;
  readonly childTotals: CubeTable;
  readonly householdTotals: CubeTable;
};

const childCounts = [...shownCounts, 'high_risk'];
const bitsInLow = 31;
const ofRecords = 1;
const ofCounts = 2;

/**
 * The cubes by tambon: few rows beside those of the communities, so questions about tambons and larger areas are added
 * up here. DuckDB takes about as long to plan a statement of fifty sums as to run it.
 */
export function tambonCube(db: Reader): Promise<TambonCube> {
  return db.kept('tambon cube', () => readCube(db));
}

async function readCube(db: Reader): Promise<TambonCube> {
  const totalPart = sql`CASE WHEN is_counted THEN ${integer(ofCounts)} ELSE ${integer(ofRecords)} END::BIGINT`;
  const [children, households, childTotals, householdTotals] = await Promise.all([
    cubeTable(db, sql`cell`, memberExpression(sql`age_band`), childCounts),
    cubeTable(db, sql`household_cell`, sql`members`, householdCounts),
    cubeTable(db, sql`cell_total`, totalPart, childCounts),
    cubeTable(db, sql`household_total`, totalPart, householdCounts),
  ]);
  return { children, households, childTotals, householdTotals };
}

async function cubeTable(db: Reader, table: Sql, part: Sql, names: readonly string[]): Promise<CubeTable> {
  const found = await db.integers(
    sql`SELECT survey_year::INTEGER AS survey_year, (community // 100)::INTEGER AS tambon,
        (part & ${integer(2 ** bitsInLow - 1)})::INTEGER AS low, (part >> ${integer(bitsInLow)})::INTEGER AS high, ${sums(names)}
      FROM (SELECT *, ${part} AS part FROM ${table}) GROUP BY 1, 2, 3, 4 ORDER BY 1, 2`,
  );
  const counts = new Int32Array(found.length * names.length);
  for (const [i, name] of names.entries()) {
    const column = found.column(name);
    for (let row = 0; row < column.length; row++) counts[row * names.length + i] = column[row] ?? 0;
  }
  return {
    years: found.column('survey_year'),
    tambons: found.column('tambon'),
    low: found.column('low'),
    high: found.column('high'),
    names,
    counts,
  };
}

/** Counts of children and of households by year and area, in that order, as a statement would give them. */
export function countsFromCube(
  cube: TambonCube,
  question: PrevalenceQuestion,
): { readonly children: IntegerColumns; readonly households: IntegerColumns } {
  if (isAboutSomeChildren(question.filter)) {
    const mask = memberMask(question.filter);
    return { children: addedUp(cube.children, question, mask), households: addedUp(cube.households, question, mask) };
  }
  const parts = BigInt(question.isOfRecords ? ofRecords : ofRecords | ofCounts);
  return {
    children: addedUp(cube.childTotals, question, parts),
    households: addedUp(cube.householdTotals, question, parts),
  };
}

/** The years and areas of an answer, and for each row of the cube the row of the answer it is added to; -1 for none. */
type Chosen = { readonly targets: Int32Array; readonly years: readonly number[]; readonly areas: readonly number[] };

function chosenRows(
  { years, tambons, low, high }: CubeTable,
  { level, filter }: PrevalenceQuestion,
  parts: bigint,
): Chosen {
  const wantedLow = Number(parts & ((1n << BigInt(bitsInLow)) - 1n));
  const wantedHigh = Number(parts >> BigInt(bitsInLow));
  const tambonsPerArea = 10 ** (codeLength('tambon') - codeLength(level));
  const [first, last] = tambonsOf(filter.area);
  const chosen = { targets: new Int32Array(years.length).fill(-1), years: [] as number[], areas: [] as number[] };
  const [from, to] = rowsOfYear(years, filter.surveyYearBE);
  for (let row = from; row < to; row++) {
    if ((((low[row] ?? 0) & wantedLow) | ((high[row] ?? 0) & wantedHigh)) === 0) continue;
    const [year, tambon] = [years[row] ?? 0, tambons[row] ?? 0];
    if (tambon < first || tambon > last) continue;
    const area = Math.floor(tambon / tambonsPerArea);
    if (chosen.years.at(-1) !== year || chosen.areas.at(-1) !== area) {
      chosen.years.push(year);
      chosen.areas.push(area);
    }
    chosen.targets[row] = chosen.areas.length - 1;
  }
  return chosen;
}

/** Rows are in order of year: where those of a year begin and end; of no year, all. */
function rowsOfYear(years: Int32Array, year: number | null): readonly [number, number] {
  if (year === null) return [0, years.length];
  const from = years.indexOf(year);
  return from < 0 ? [0, 0] : [from, years.lastIndexOf(year) + 1];
}

/** First and last tambon of an area, as numbers; of no area, all. */
function tambonsOf(area: string | null): readonly [number, number] {
  const width = 10 ** (codeLength('tambon') - (area?.length ?? 0));
  const first = Number(area ?? 0) * width;
  return [first, first + width - 1];
}

/** Adds up the rows with any of the parts, for each year and area of the question. */
function addedUp(table: CubeTable, question: PrevalenceQuestion, parts: bigint): IntegerColumns {
  const { names, counts } = table;
  const width = names.length;
  const { targets, years, areas } = chosenRows(table, question, parts);
  const sum = new Int32Array(areas.length * width);
  for (let row = 0; row < targets.length; row++) {
    const target = targets[row] ?? -1;
    if (target < 0) continue;
    for (let k = 0; k < width; k++) {
      const at = target * width + k;
      sum[at] = (sum[at] ?? 0) + (counts[row * width + k] ?? 0);
    }
  }
  const columns = new Map([
    ['survey_year', Int32Array.from(years)],
    ['area', Int32Array.from(areas)],
  ]);
  for (const [k, name] of names.entries()) {
    const column = new Int32Array(areas.length);
    for (let row = 0; row < column.length; row++) column[row] = sum[row * width + k] ?? 0;
    columns.set(name, column);
  }
  return columnsByName(areas.length, columns);
}
