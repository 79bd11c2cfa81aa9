import type { Headline } from '../../../shared/contract/analysis.ts';
import type { HotSpotsAnswer, HotSpotsAsk } from '../../../shared/contract/hot-spots.ts';
import type { AreaMarks, MarksAnswer, MarksAsk } from '../../../shared/contract/marks.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { hiddenCount } from '../../../shared/contract/prevalence-table.ts';
import { indicatorCount } from '../../../shared/cpms/indicators.ts';
import { levelOfCode, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { headlineCounts } from '../queries/headline-counts.ts';
import { isDisclosive } from '../statistics/hidden-cells.ts';
import { marksOfAreas } from './marks-of-areas.ts';
import { planningPrevalence } from './planning-prevalence.ts';
import { rowIndex } from './planning-tables.ts';
import type { PlanningSource } from './planning-whole.ts';

/**
 * Says of every indicator whether the planning view hides it, at the given levels and in every loaded year, for the
 * children of the filter. Without an area: whether it is hidden in some province.
 */
export async function hiddenLookup(
  source: PlanningSource,
  levels: readonly AreaLevel[],
  filter: Filter,
  threshold: number,
  signal?: AbortSignal,
): Promise<(surveyYearBE: number | null, areaCode: string | null, indicator: number) => boolean> {
  const everywhere: Filter = { ...filter, area: null, surveyYearBE: null };
  const hidden = new Set<string>();
  for (const level of new Set<AreaLevel>(['province', ...levels])) {
    const table = await planningPrevalence(source, { level, filter: everywhere }, threshold, signal);
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
  source: PlanningSource,
  filter: Filter,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<readonly Headline[]> {
  const headlines = await headlineCounts(source.db, filter, signal);
  if (threshold === null) return headlines;
  const level = filter.area === null ? 'province' : levelOfCode(filter.area);
  if (level === null) return [];
  const table = await planningPrevalence(source, { level, filter }, threshold, signal);
  const rows = table.areaCode.flatMap((code, row) => (filter.area === null || code === filter.area ? [row] : []));
  return headlines.map((headline) => {
    const ofYear = rows.filter((row) => table.surveyYearBE[row] === headline.surveyYearBE);
    const isHidden = (values: Int32Array, at: (row: number) => number): boolean =>
      ofYear.some((row) => values[at(row)] === hiddenCount);
    return {
      ...headline,
      migrants: isHidden(table.migrants, (row) => row) ? null : headline.migrants,
      victims: isHidden(table.yes, (row) => row * indicatorCount + victimIndicator - 1) ? null : headline.victims,
      highRisk: isDisclosive({ yes: headline.highRisk ?? 0, known: headline.recordedChildren }, threshold)
        ? null
        : headline.highRisk,
    };
  });
}

/** Indicator 13, victim of violence. */
const victimIndicator = 13;

/** Marks as the planning view may show them: nothing derived from a hidden cell, in any year of its small line. */
export async function planningMarks(
  source: PlanningSource,
  ask: MarksAsk,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<MarksAnswer> {
  const answer = await marksOfAreas(source.db, ask, signal);
  if (threshold === null) return answer;
  const table = await planningPrevalence(
    source,
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
  source: PlanningSource,
  answer: HotSpotsAnswer,
  ask: HotSpotsAsk,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<HotSpotsAnswer> {
  if (threshold === null) return answer;
  const filter = { ...ask.filter, surveyYearBE: answer.surveyYearBE };
  const table = await planningPrevalence(source, { level: ask.level, filter }, threshold, signal);
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
