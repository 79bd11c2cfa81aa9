import type { Headline } from '../../../shared/contract/analysis.ts';
import type { HotSpotsAnswer, HotSpotsAsk } from '../../../shared/contract/hot-spots.ts';
import type { AreaMarks, MarksAnswer, MarksAsk } from '../../../shared/contract/marks.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { emptyPrevalenceTable, hiddenCount, type PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { householdIndicators, indicatorCount } from '../../../shared/cpms/indicators.ts';
import { areaLevels, codeAtLevel, levelOfCode, parentLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { headlineCounts } from '../queries/headline-counts.ts';
import { prevalenceByArea, type PrevalenceQuestion } from '../queries/prevalence-by-area.ts';
import { isAboutSomeChildren } from '../queries/where-cell.ts';
import { hiddenCells, isDisclosive, type NestedCell } from '../statistics/hidden-cells.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { marksOfAreas } from './marks-of-areas.ts';

/** Smallest count that the planning view shows (product §6). */
export const planningThreshold = 5;

/** Cells of a row that can be hidden: the 22 indicators, then the number of migrant children. */
const cellsPerRow = indicatorCount + 1;
const migrantCell = indicatorCount;

/**
 * Prevalence as the planning view may show it: hidden cells have no count, no share and no interval, whatever the
 * filter leaves of the area. Hiding is decided from the province down, so that no hidden cell follows from the
 * figures of its siblings and the area they make up; where a filter picks some children of an area, the rest of the
 * area counts as well, because it follows from the figure of all children.
 */
export async function planningPrevalence(
  db: Reader,
  question: PrevalenceQuestion,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<PrevalenceTable> {
  if (threshold === null) return prevalenceByArea(db, question, signal);
  const hidden = await hiddenTable(db, question, threshold, signal);
  return withoutHidden(rowsInside(hidden.table, hidden.cells, question.filter.area), threshold);
}

type Hidden = { readonly table: PrevalenceTable; readonly cells: readonly (readonly boolean[])[] };

/** The unhidden table of all areas of the level, and for each row which cells are to be hidden. */
async function hiddenTable(
  db: Reader,
  { level, filter }: PrevalenceQuestion,
  threshold: number,
  signal?: AbortSignal,
): Promise<Hidden> {
  const everywhere: Filter = { ...filter, area: null };
  const levels = areaLevels.slice(0, areaLevels.indexOf(level) + 1);
  const [part, whole] = await Promise.all([
    prevalenceByArea(db, { level, filter: everywhere }, signal),
    isAboutSomeChildren(filter)
      ? prevalenceByArea(db, { level, filter: { ...everywhere, sex: null, ageBands: null, group: 'all' } }, signal)
      : null,
  ]);
  let above: Hidden | null = null;
  for (const each of levels) {
    const table = each === level ? part : rolledUp(part, each);
    const all = whole && each !== level ? rolledUp(whole, each) : whole;
    above = { table, cells: hiddenRows(table, all, above, each, filter.group !== 'all', threshold) };
  }
  if (!above) throw new RangeError('There is no level.');
  return above;
}

/** Counts of the larger areas, added up: areas nest, so no further question is asked. Shares and intervals stay empty. */
function rolledUp(table: PrevalenceTable, level: AreaLevel): PrevalenceTable {
  const rowOf = new Map<string, number>();
  const targets = table.areaCode.map((code, row) => {
    const key = `${table.surveyYearBE[row]} ${codeAtLevel(code, level)}`;
    const known = rowOf.get(key) ?? rowOf.size;
    rowOf.set(key, known);
    return known;
  });
  const rolled = emptyPrevalenceTable(
    rowOf.size,
    [...rowOf.keys()].map((key) => key.slice(key.indexOf(' ') + 1)),
  );
  for (const [row, target] of targets.entries()) {
    rolled.surveyYearBE[target] = table.surveyYearBE[row] ?? 0;
    for (const name of ['children', 'migrants'] as const) {
      rolled[name][target] = (rolled[name][target] ?? 0) + (table[name][row] ?? 0);
    }
    for (const name of ['yes', 'no'] as const) {
      for (let i = 0; i < indicatorCount; i++) {
        const to = target * indicatorCount + i;
        rolled[name][to] = (rolled[name][to] ?? 0) + (table[name][row * indicatorCount + i] ?? 0);
      }
    }
  }
  return rolled;
}

function hiddenRows(
  table: PrevalenceTable,
  all: PrevalenceTable | null,
  above: Hidden | null,
  level: AreaLevel,
  isOneGroup: boolean,
  threshold: number,
): readonly (readonly boolean[])[] {
  const parents = parentRows(table, above, level);
  const allRow = all ? rowIndex(all) : null;
  const columns = Array.from({ length: cellsPerRow }, (_, cell) => {
    // Among migrant children all are, among Thai children none is: that says nothing of a child.
    if (cell === migrantCell && isOneGroup) return table.areaCode.map(() => false);
    const cells = table.areaCode.map((_, row): NestedCell => {
      const counts = countsAt(table, row, cell);
      const whole = all ? countsAt(all, allRow?.get(rowKey(table, row)) ?? -1, cell) : null;
      const rest = whole
        ? { yes: Math.max(0, whole.yes - counts.yes), known: Math.max(0, whole.known - counts.known) }
        : null;
      const restIsSound = rest !== null && rest.yes <= rest.known;
      return {
        ...counts,
        parent: parents[row] ?? -1,
        isDisclosive: isDisclosive(counts, threshold) || (restIsSound && isDisclosive(rest, threshold)),
      };
    });
    if (!above) return cells.map((each) => each.isDisclosive);
    return hiddenCells(
      cells,
      above.cells.map((row) => row[cell] ?? false),
    );
  });
  return table.areaCode.map((_, row) => columns.map((column) => column[row] ?? false));
}

const rowKey = (table: PrevalenceTable, row: number): string => `${table.surveyYearBE[row]} ${table.areaCode[row]}`;
const rowIndex = (table: PrevalenceTable): ReadonlyMap<string, number> =>
  new Map(table.areaCode.map((_, row) => [rowKey(table, row), row]));

function parentRows(table: PrevalenceTable, above: Hidden | null, level: AreaLevel): readonly number[] {
  const parent = parentLevel(level);
  if (!above || !parent) return table.areaCode.map(() => -1);
  const rows = rowIndex(above.table);
  return table.areaCode.map((code, row) => rows.get(`${table.surveyYearBE[row]} ${codeAtLevel(code, parent)}`) ?? -1);
}

function countsAt(table: PrevalenceTable, row: number, cell: number): Proportion {
  if (cell === migrantCell) return { yes: table.migrants[row] ?? 0, known: table.children[row] ?? 0 };
  const yes = table.yes[row * indicatorCount + cell] ?? 0;
  return { yes, known: yes + (table.no[row * indicatorCount + cell] ?? 0) };
}

function rowsInside(table: PrevalenceTable, cells: Hidden['cells'], area: string | null): Hidden {
  if (area === null) return { table, cells };
  const rows = table.areaCode.flatMap((code, row) => (code.startsWith(area) || area.startsWith(code) ? [row] : []));
  return { table: pickRows(table, rows), cells: rows.map((row) => cells[row] ?? []) };
}

/** The rows at the given positions. */
function pickRows(table: PrevalenceTable, rows: readonly number[]): PrevalenceTable {
  const pick = <Values extends Int32Array | Float64Array>(values: Values): Values => {
    const width = table.length === 0 ? 0 : values.length / table.length;
    const picked = new (values.constructor as new (length: number) => Values)(rows.length * width);
    rows.forEach((row, i) => picked.set(values.subarray(row * width, (row + 1) * width), i * width));
    return picked;
  };
  return {
    length: rows.length,
    areaCode: rows.map((row) => table.areaCode[row] ?? ''),
    surveyYearBE: pick(table.surveyYearBE),
    children: pick(table.children),
    migrants: pick(table.migrants),
    households: pick(table.households),
    yes: pick(table.yes),
    no: pick(table.no),
    unknown: pick(table.unknown),
    prevalence: pick(table.prevalence),
    ciLow: pick(table.ciLow),
    ciHigh: pick(table.ciHigh),
    livingYes: pick(table.livingYes),
    livingKnown: pick(table.livingKnown),
  };
}

/** Takes everything out of the table that hidden cells stand for. */
function withoutHidden({ table, cells }: Hidden, threshold: number): PrevalenceTable {
  for (const [row, hidden] of cells.entries()) {
    for (let i = 0; i < indicatorCount; i++) if (hidden[i]) hideCell(table, row * indicatorCount + i);
    if (hidden[migrantCell]) table.migrants[row] = hiddenCount;
    for (const [i, { no }] of householdIndicators.entries()) {
      const at = row * householdIndicators.length + i;
      const living = { yes: table.livingYes[at] ?? 0, known: table.livingKnown[at] ?? 0 };
      if (!hidden[no - 1] && !isDisclosive(living, threshold)) continue;
      table.livingYes[at] = hiddenCount;
      table.livingKnown[at] = hiddenCount;
    }
  }
  return table;
}

function hideCell(table: PrevalenceTable, cell: number): void {
  table.yes[cell] = hiddenCount;
  table.no[cell] = hiddenCount;
  for (const shares of [table.prevalence, table.ciLow, table.ciHigh]) shares[cell] = Number.NaN;
}

/**
 * Says of every indicator whether the planning view hides it, at the given levels and in every loaded year, for the
 * children of the filter. Without an area: whether it is hidden in some province.
 */
export async function hiddenLookup(
  db: Reader,
  levels: readonly AreaLevel[],
  filter: Filter,
  threshold: number,
  signal?: AbortSignal,
): Promise<(surveyYearBE: number | null, areaCode: string | null, indicator: number) => boolean> {
  const everywhere: Filter = { ...filter, area: null, surveyYearBE: null };
  const hidden = new Set<string>();
  for (const level of new Set<AreaLevel>(['province', ...levels])) {
    const table = await planningPrevalence(db, { level, filter: everywhere }, threshold, signal);
    for (const [row, code] of table.areaCode.entries()) {
      for (let i = 0; i < indicatorCount; i++) {
        if (table.yes[row * indicatorCount + i] !== hiddenCount) continue;
        hidden.add(`${table.surveyYearBE[row]} ${code} ${i + 1}`);
        if (level === 'province') hidden.add(`${table.surveyYearBE[row]} null ${i + 1}`);
      }
    }
  }
  return (surveyYearBE, areaCode, indicator) => hidden.has(`${surveyYearBE} ${areaCode} ${indicator}`);
}

/**
 * Headline counts as the planning view may show them: victims and migrants are hidden where the same cell of the
 * area is, high risk where it is small by itself.
 */
export async function planningHeadlines(
  db: Reader,
  filter: Filter,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<readonly Headline[]> {
  const headlines = await headlineCounts(db, filter, signal);
  if (threshold === null) return headlines;
  const level = filter.area === null ? 'province' : levelOfCode(filter.area);
  if (level === null) return [];
  const table = await planningPrevalence(db, { level, filter }, threshold, signal);
  const rows = table.areaCode.flatMap((code, row) => (filter.area === null || code === filter.area ? [row] : []));
  return headlines.map((headline) => {
    const ofYear = rows.filter((row) => table.surveyYearBE[row] === headline.surveyYearBE);
    const isHidden = (values: Int32Array, at: (row: number) => number): boolean =>
      ofYear.some((row) => values[at(row)] === hiddenCount);
    return {
      ...headline,
      migrants: isHidden(table.migrants, (row) => row) ? null : headline.migrants,
      victims: isHidden(table.yes, (row) => row * indicatorCount + victimIndicator - 1) ? null : headline.victims,
      highRisk: isDisclosive({ yes: headline.highRisk ?? 0, known: headline.children }, threshold)
        ? null
        : headline.highRisk,
    };
  });
}

/** Indicator 13, victim of violence. */
const victimIndicator = 13;

/** Marks as the planning view may show them: nothing derived from a hidden cell, in any year of its small line. */
export async function planningMarks(
  db: Reader,
  ask: MarksAsk,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<MarksAnswer> {
  const answer = await marksOfAreas(db, ask, signal);
  if (threshold === null) return answer;
  const table = await planningPrevalence(
    db,
    { level: ask.level, filter: { ...ask.filter, surveyYearBE: null } },
    threshold,
    signal,
  );
  const rows = rowIndex(table);
  const isHidden = (year: number, code: string, indicator: number): boolean =>
    table.yes[(rows.get(`${year} ${code}`) ?? -1) * indicatorCount + indicator] === hiddenCount;
  return { ...answer, rows: answer.rows.map((row) => shownMarks(row, answer, isHidden)) };
}

function shownMarks(
  row: AreaMarks,
  { surveyYearBE, years }: MarksAnswer,
  isHidden: (year: number, code: string, indicator: number) => boolean,
): AreaMarks {
  const isShown = (indicator: number): boolean => !isHidden(surveyYearBE ?? 0, row.areaCode, indicator);
  const isShownIn = (year: number, indicator: number): boolean => !isHidden(year, row.areaCode, indicator);
  return {
    areaCode: row.areaCode,
    grade: row.grade.map((grade, i) => (isShown(i) ? grade : null)),
    mark: row.mark.map((mark, i) => (isShown(i) ? mark : null)),
    smoothed: row.smoothed.map((value, i) => (isShown(i) ? value : null)),
    trend: row.trend.map((verdict, i) => (years.every((year) => isShownIn(year, i)) ? verdict : 'too-little-data')),
    byYear: row.byYear.map((values, i) => values.map((value, year) => (isShownIn(years[year] ?? 0, i) ? value : null))),
  };
}

/**
 * Hot spots as the planning view may show them. They are computed on raw figures, as they must be; hidden areas show
 * nothing, and the statistics of the others are rounded so that a hidden neighbour cannot be solved from them.
 */
export async function planningHotSpots(
  db: Reader,
  answer: HotSpotsAnswer,
  ask: HotSpotsAsk,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<HotSpotsAnswer> {
  if (threshold === null) return answer;
  const filter = { ...ask.filter, surveyYearBE: answer.surveyYearBE };
  const table = await planningPrevalence(db, { level: ask.level, filter }, threshold, signal);
  const rows = rowIndex(table);
  const isHidden = (code: string): boolean =>
    table.yes[(rows.get(`${answer.surveyYearBE} ${code}`) ?? -1) * indicatorCount + ask.indicator - 1] === hiddenCount;
  return {
    ...answer,
    rows: answer.rows.map((row) => (isHidden(row.areaCode) ? { ...row, ...nothingShown } : rounded(row))),
  };
}

const nothingShown = {
  value: null,
  known: null,
  giStar: null,
  z: null,
  p: null,
  pAdjusted: null,
  class: null,
  localMoran: null,
  quadrant: null,
  noResult: 'hidden',
} as const;

function rounded(row: HotSpotsAnswer['rows'][number]): HotSpotsAnswer['rows'][number] {
  const to2 = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);
  return { ...row, giStar: to2(row.giStar), z: to2(row.z), localMoran: to2(row.localMoran) };
}
