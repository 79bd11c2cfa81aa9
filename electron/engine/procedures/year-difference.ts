import { noFilter } from '../../../shared/contract/no-filter.ts';
import type {
  AnswerChange,
  ChildFlows,
  ComparedChildren,
  YearDifferenceAnswer,
  YearDifferenceAsk,
} from '../../../shared/contract/quality.ts';
import { indicatorCount, indicators } from '../../../shared/cpms/indicators.ts';
import { areaLevels, codeAtLevel } from '../../../shared/geo/area-codes.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Reader } from '../db/database.ts';
import { communityReports, type CommunityReport } from '../queries/coverage.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import {
  answerChanges,
  childFlows,
  keyAgreement,
  linkedRecords,
  type AnswerChangeKind,
  type AnswerChangeRow,
  type FlowRow,
  type YearPair,
} from '../queries/year-difference.ts';
import { yearSummaries } from '../queries/year-summaries.ts';
import { isDisclosive } from '../statistics/hidden-cells.ts';
import { countsInRow, countsInYear } from './counts-by-area.ts';
import {
  communitiesOfYears,
  communityJumps,
  indicatorChanges,
  type CommunityCounts,
  type Years,
} from './difference-of-years.ts';
import type { IsHidden } from './planning-answers.ts';
import { flowCells, hiddenAmongAreas, hiddenFlows, type CommunityCells, type FlowCell } from './planning-quality.ts';
import { hiddenLookup } from './planning-view.ts';
import { planningAllZero } from './planning-all-zero.ts';

/** A survey year against the one before it: communities, indicators, and the children themselves where they can be told. */
export async function yearDifference(
  dataset: Dataset,
  ask: YearDifferenceAsk,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<YearDifferenceAnswer> {
  const { db } = dataset;
  const everywhere = await communityReports(db, signal);
  const years = yearsOf(everywhere, ask);
  const nothing = { ...years, areaCode: ask.area, difference: null };
  if (years.surveyYearBE === null || years.previousYearBE === null) return nothing;
  const pair: Years = { surveyYearBE: years.surveyYearBE, previousYearBE: years.previousYearBE };
  const isHidden = await hiddenIn(db, threshold, signal);
  const reports = everywhere.filter(({ code }) => code.startsWith(ask.area ?? ''));
  const communities = communitiesOfYears(reports, pair);
  const inYear = reports.filter(({ surveyYearBE }) => surveyYearBE === pair.surveyYearBE);
  const allZero =
    threshold === null ? communities.allZero : await planningAllZero(db, inYear, pair.surveyYearBE, threshold, signal);
  const [now, before] = await Promise.all(
    [pair.surveyYearBE, pair.previousYearBE].map((surveyYearBE) =>
      countsInYear(db, { ...noFilter, area: ask.area, surveyYearBE }, signal),
    ),
  );
  return {
    ...nothing,
    difference: {
      communities: { ...communities, allZero },
      indicators: indicatorChanges(
        { now: (now ?? []).map(toProportion), before: (before ?? []).map(toProportion) },
        (indicator) =>
          isHidden(pair.surveyYearBE, ask.area, indicator) || isHidden(pair.previousYearBE, ask.area, indicator),
      ),
      communityJumps: communityJumps(await communityCounts(db, reports, pair, signal), pair, isHidden),
      children: await comparedChildren(dataset, pair, ask.area, threshold, isHidden, signal),
    },
  };
}

const toProportion = ({ yes, known }: { readonly yes: number; readonly known: number }) => ({ yes, known });

function yearsOf(
  reports: readonly CommunityReport[],
  ask: YearDifferenceAsk,
): Pick<YearDifferenceAnswer, 'surveyYearBE' | 'previousYearBE'> {
  const loaded = [...new Set(reports.map(({ surveyYearBE }) => surveyYearBE))].toSorted((a, b) => a - b);
  const surveyYearBE = ask.surveyYearBE ?? loaded.at(-1) ?? null;
  if (surveyYearBE === null || !loaded.includes(surveyYearBE)) return { surveyYearBE, previousYearBE: null };
  const previousYearBE = ask.previousYearBE ?? loaded.findLast((year) => year < surveyYearBE) ?? null;
  const isUsable = previousYearBE !== null && previousYearBE !== surveyYearBE && loaded.includes(previousYearBE);
  return { surveyYearBE, previousYearBE: isUsable ? previousYearBE : null };
}

const nothingHidden: IsHidden = () => false;

async function hiddenIn(db: Reader, threshold: number | null, signal?: AbortSignal): Promise<IsHidden> {
  return threshold === null ? nothingHidden : hiddenLookup(db, areaLevels, noFilter, threshold, signal);
}

async function communityCounts(
  db: Reader,
  reports: readonly CommunityReport[],
  { surveyYearBE, previousYearBE }: Years,
  signal?: AbortSignal,
): Promise<readonly CommunityCounts[]> {
  const table = await prevalenceByArea(db, { level: 'community', filter: noFilter }, signal);
  const rows = new Map(table.areaCode.map((code, row) => [`${table.surveyYearBE[row]} ${code}`, row]));
  const counts = (year: number, code: string) =>
    indicators.map(({ no }) => toProportion(countsInRow(table, rows.get(`${year} ${code}`), no)));
  return reports
    .filter((report) => report.surveyYearBE === surveyYearBE)
    .map(({ code, name }) => ({ code, name, now: counts(surveyYearBE, code), before: counts(previousYearBE, code) }));
}

/** Children of one id in both years that show whether the id means the same child. */
const fewestCompared = 20;

/** Of such children sex and month of birth agree in at least this share; by chance it would be under 1 %. */
const leastAgreeing = 0.8;

async function comparedChildren(
  dataset: Dataset,
  years: Years,
  area: string | null,
  threshold: number | null,
  isHidden: IsHidden,
  signal?: AbortSignal,
): Promise<ComparedChildren> {
  const { db } = dataset;
  const concerned = dataset.extracts.filter(({ surveyYearsBE }) =>
    surveyYearsBE.some((year) => year === years.surveyYearBE || year === years.previousYearBE),
  );
  const hasOneSecret = new Set(concerned.map(({ keySecretId }) => keySecretId)).size === 1;
  const links = await linkedRecords(db, years, signal);
  const counted = (await yearSummaries(db, signal)).filter(
    ({ surveyYearBE, communitiesCounted }) =>
      communitiesCounted > 0 && (surveyYearBE === years.surveyYearBE || surveyYearBE === years.previousYearBE),
  );
  if (links.length < 2 || counted.length > 0) return { isComparable: false, reason: 'no-records' };
  if (!hasOneSecret && links.some(({ records, linked }) => linked < records))
    return { isComparable: false, reason: 'keys-differ' };
  const pair: YearPair = { ...years, hasOneSecret };
  const { compared, agreeing } = await keyAgreement(db, pair, signal);
  if (compared >= fewestCompared && agreeing < leastAgreeing * compared)
    return { isComparable: false, reason: 'ids-reused' };
  const [flows, changes] = await Promise.all([childFlows(db, pair, signal), answerChanges(db, pair, signal)]);
  return {
    isComparable: true,
    flows: flowsOf(flows, years, area, threshold),
    answers: answersOf(changes, years, area, threshold, isHidden),
  };
}

/** The flows of an area; a count that the planning view hides is null. */
export function flowsOf(
  rows: readonly FlowRow[],
  { surveyYearBE }: Years,
  area: string | null,
  threshold: number | null,
): ChildFlows {
  const communities = [...Map.groupBy(rows, ({ code }) => code)].map(([code, ofCode]) => {
    const now = ofCode.find((row) => row.surveyYearBE === surveyYearBE);
    const before = ofCode.find((row) => row.surveyYearBE !== surveyYearBE);
    const counts: Readonly<Record<FlowCell, number>> = {
      stayed: now?.stayed ?? 0,
      arrived: now?.moved ?? 0,
      new: now?.alone ?? 0,
      unkeyedNow: now?.unkeyed ?? 0,
      stayedBefore: before?.stayed ?? 0,
      left: before?.moved ?? 0,
      gone: before?.alone ?? 0,
      unkeyedBefore: before?.unkeyed ?? 0,
    };
    return { code, counts, now: now?.records ?? 0, before: before?.records ?? 0 };
  });
  const isBefore = (name: FlowCell): boolean => flowCells.indexOf(name) >= flowCells.indexOf('stayedBefore');
  const cells = communities.map(({ code, counts, now, before }): CommunityCells => ({
    code,
    cells: flowCells.map((name) => ({ yes: counts[name], known: isBefore(name) ? before : now })),
  }));
  const inside = communities.filter(({ code }) => code.startsWith(area ?? ''));
  const isHidden = hiddenAt(area, cells, threshold === null ? null : hiddenFlows(cells, threshold));
  const shown = (name: FlowCell): number | null =>
    isHidden(flowCells.indexOf(name)) ? null : inside.reduce((sum, { counts }) => sum + counts[name], 0);
  return {
    childrenNow: inside.reduce((sum, { now }) => sum + now, 0),
    childrenBefore: inside.reduce((sum, { before }) => sum + before, 0),
    stayed: shown('stayed'),
    arrived: shown('arrived'),
    left: shown('left'),
    new: shown('new'),
    gone: shown('gone'),
    unkeyedNow: shown('unkeyedNow'),
    unkeyedBefore: shown('unkeyedBefore'),
  };
}

/**
 * Changed answers of an area. How many turned to yes and to no is shown or hidden together: hidden where one of them is
 * small, where the prevalence is hidden in one of the years, or where a sibling's would follow from it. That an answer
 * became unknown, or known, says something of the form and not of the child (see `hiddenCompleteness`), and stays.
 */
export function answersOf(
  rows: readonly AnswerChangeRow[],
  { surveyYearBE, previousYearBE }: Years,
  area: string | null,
  threshold: number | null,
  isPrevalenceHidden: IsHidden,
): AnswerChange[] {
  const inside = rows.filter(({ code }) => code.startsWith(area ?? ''));
  const sum = (of: readonly AnswerChangeRow[], kind: AnswerChangeKind, i: number): number =>
    of.reduce((total, row) => total + (row[kind][i] ?? 0), 0);
  const isSmall = (of: readonly AnswerChangeRow[], i: number): boolean =>
    (['noToYes', 'yesToNo'] as const).some((kind) =>
      isDisclosive({ yes: sum(of, kind, i), known: sum(of, 'compared', i) }, threshold ?? 1),
    );
  const hiding = (): ((areaCode: string, cell: number) => boolean) => {
    const byArea = new Map(
      areaLevels.flatMap((level) => [...Map.groupBy(rows, ({ code }) => codeAtLevel(code, level))]),
    );
    const cells = rows.map((row): CommunityCells => ({
      code: row.code,
      cells: Array.from({ length: indicatorCount }, (_, i) => ({
        yes: (row.noToYes[i] ?? 0) + (row.yesToNo[i] ?? 0),
        known: row.compared[i] ?? 0,
      })),
    }));
    return hiddenAmongAreas(cells, indicatorCount, {
      partitions: [],
      isDisclosive: (_, i, areaCode) =>
        isPrevalenceHidden(surveyYearBE, areaCode, i + 1) ||
        isPrevalenceHidden(previousYearBE, areaCode, i + 1) ||
        isSmall(byArea.get(areaCode) ?? [], i),
    });
  };
  const isHidden = hiddenAt(area, rows, threshold === null ? null : hiding());
  return indicators.map(({ no }, i) => {
    const shown = (kind: AnswerChangeKind): number | null => (isHidden(i) ? null : sum(inside, kind, i));
    return {
      indicator: no,
      compared: shown('compared'),
      noToYes: shown('noToYes'),
      yesToNo: shown('yesToNo'),
      becameUnknown: sum(inside, 'becameUnknown', i),
      becameKnown: sum(inside, 'becameKnown', i),
    };
  });
}

/** Whether a cell is hidden in an area; of all areas together: in some province. */
function hiddenAt(
  area: string | null,
  communities: readonly { readonly code: string }[],
  isHidden: ((areaCode: string, cell: number) => boolean) | null,
): (cell: number) => boolean {
  if (!isHidden) return () => false;
  const areas = area === null ? [...new Set(communities.map(({ code }) => codeAtLevel(code, 'province')))] : [area];
  return (cell) => areas.some((code) => isHidden(code, cell));
}
