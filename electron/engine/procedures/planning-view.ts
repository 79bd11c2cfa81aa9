import type { DatasetSummary, Headline } from '../../../shared/contract/analysis.ts';
import type { HotSpotsAnswer, HotSpotsAsk } from '../../../shared/contract/hot-spots.ts';
import type { AreaMarks, MarksAnswer, MarksAsk } from '../../../shared/contract/marks.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import { hiddenMark } from '../../../shared/contract/prevalence-table.ts';
import { indicatorCount } from '../../../shared/cpms/indicators.ts';
import { levelOfCode, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { headlineCounts } from '../queries/headline-counts.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import { isAboutSomeChildren } from '../queries/where-cell.ts';
import type { FoundHotSpots, NeighboursOf } from '../answers/hot-spot-map.ts';
import type { IsHidden } from '../answers/is-hidden.ts';
import { marksOfAreas, thousandthsOf } from '../answers/marks-of-areas.ts';
import { childrenCell, hiddenUnder, highRiskCell, migrantCell } from './planning-cells.ts';
import { planningPrevalence } from './planning-prevalence.ts';
import { rowIndex, rowKey } from './planning-tables.ts';

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
): Promise<IsHidden> {
  const everywhere: Filter = { ...filter, area: null, surveyYearBE: null };
  const hidden = new Set<string>();
  for (const level of new Set<AreaLevel>(['province', ...levels])) {
    const table = await planningPrevalence(db, { level, filter: everywhere }, threshold, signal);
    for (const [row, code] of table.areaCode.entries()) {
      for (let i = 0; i < indicatorCount; i++) {
        if (table.yes[row * indicatorCount + i] !== hiddenMark) continue;
        hidden.add(`${table.surveyYearBE[row]} ${code} ${i + 1}`);
        if (level === 'province') hidden.add(`${table.surveyYearBE[row]} null ${i + 1}`);
      }
    }
  }
  return (surveyYearBE, areaCode, indicator) => hidden.has(`${surveyYearBE} ${areaCode} ${indicator}`);
}

/**
 * Headline counts as the planning view may show them: each is hidden where the same cell of the area is; of several
 * provinces together where it is hidden in one of them.
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
  const [table, isHiddenIn] = await Promise.all([
    prevalenceByArea(db, { level, filter }, signal),
    hiddenUnder(db, level, filter, threshold),
  ]);
  const keys = table.areaCode.map((_, row) => rowKey(table, row));
  return headlines.map((headline) => {
    const ofYear = keys.filter((key) => key.startsWith(`${headline.surveyYearBE} `));
    const isHidden = (cell: number): boolean => ofYear.some((key) => isHiddenIn(key, cell));
    if (isAboutSomeChildren(filter) && isHidden(childrenCell)) return { ...headline, ...noneShown };
    return {
      ...headline,
      migrants: filter.group === 'all' && isHidden(migrantCell) ? null : headline.migrants,
      ...(isHidden(victimIndicator - 1) ? { victims: null, victimsKnown: null } : {}),
      highRisk: isHidden(highRiskCell) ? null : headline.highRisk,
    };
  });
}

const noneShown = {
  children: null,
  migrants: null,
  households: null,
  victims: null,
  victimsKnown: null,
  highRisk: null,
  recordedChildren: null,
  riskInsufficient: null,
} as const;

/** Indicator 13, victim of violence. */
const victimIndicator = 13;

/** What is loaded; how many migrant children there are is hidden as in the headlines. */
export async function planningSummary(
  db: Reader,
  summary: DatasetSummary,
  threshold: number,
  signal?: AbortSignal,
): Promise<DatasetSummary> {
  const headlines = await planningHeadlines(db, noFilter, threshold, signal);
  const migrants = new Map(headlines.map((headline) => [headline.surveyYearBE, headline.migrants]));
  return {
    ...summary,
    years: summary.years.map((year) => ({ ...year, migrants: migrants.get(year.surveyYearBE) ?? null })),
  };
}

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
    table.yes[(rows.get(`${year} ${code}`) ?? -1) * indicatorCount + indicator] === hiddenMark;
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
    smoothed: row.smoothed.map((value, i) => (isShown(i) ? thousandthsOf(value) : null)),
    trend: row.trend.map((verdict, i) => (years.every((year) => isShownIn(year, i)) ? verdict : 'too-little-data')),
    byYear: row.byYear.map((values, i) => values.map((value, year) => (isShownIn(years[year] ?? 0, i) ? value : null))),
  };
}

/**
 * Hot spots as the planning view may show them. They are computed on raw figures, as they must be; hidden areas show
 * nothing, and of an area beside one of them, or where few are hidden, only the class in words: with its own value and
 * those of all areas together, Gi* and its p are the value of the neighbour.
 */
export async function planningHotSpots(
  db: Reader,
  { answer, neighboursOf }: FoundHotSpots,
  ask: HotSpotsAsk,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<HotSpotsAnswer> {
  if (threshold === null) return answer;
  const filter = { ...ask.filter, surveyYearBE: answer.surveyYearBE };
  const table = await planningPrevalence(db, { level: ask.level, filter }, threshold, signal);
  const rows = rowIndex(table);
  const isHidden = (code: string): boolean =>
    table.yes[(rows.get(`${answer.surveyYearBE} ${code}`) ?? -1) * indicatorCount + ask.indicator - 1] === hiddenMark;
  const isOnlyClassShown = onlyClassShown(neighboursOf, isHidden);
  return {
    ...answer,
    rows: answer.rows.map((row) => {
      if (isHidden(row.areaCode)) return { ...row, ...nothingShown };
      return isOnlyClassShown(row.areaCode) ? { ...row, ...noStatistics } : rounded(row);
    }),
  };
}

/** If fewer areas are hidden, their figures can be worked out from the mean and the spread of all areas. */
const fewestHidden = 5;

/** Says of an area whether only its class is shown: its statistics would tell the hidden figure of a neighbour. */
export function onlyClassShown(
  neighboursOf: NeighboursOf,
  isHidden: (areaCode: string) => boolean,
): (areaCode: string) => boolean {
  const hidden = [...neighboursOf.keys()].filter(isHidden).length;
  const areFewHidden = hidden > 0 && hidden < fewestHidden;
  return (areaCode) => areFewHidden || (neighboursOf.get(areaCode) ?? []).some(isHidden);
}

const noStatistics = { giStar: null, p: null, pAdjusted: null, localMoran: null } as const;

const nothingShown = {
  value: null,
  known: null,
  ...noStatistics,
  class: null,
  quadrant: null,
  noResult: 'hidden',
} as const;

function rounded(row: HotSpotsAnswer['rows'][number]): HotSpotsAnswer['rows'][number] {
  const to2 = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);
  return { ...row, giStar: to2(row.giStar), localMoran: to2(row.localMoran) };
}
