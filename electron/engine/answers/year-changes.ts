import type {
  ChildrenJump,
  CommunityJump,
  IndicatorChange,
  JumpVerdict,
  YearDifferenceAnswer,
} from '../../../shared/contract/quality.ts';
import { indicatorCount, indicators } from '../../../shared/cpms/indicators.ts';
import type { CommunityReport } from '../queries/community-reports.ts';
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { differencesFromRest, type DifferenceFromRest } from '../statistics/difference-from-rest.ts';
import { binomialCdf } from '../statistics/distributions/binomial-distribution.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { allZeroOf } from './coverage-of-areas.ts';
import type { IsHidden } from './is-hidden.ts';

/** Known answers that both years need for a change to be judged; as the reliability grade. */
const fewestKnown = 30;

/** A number of children that grew or shrank by a larger share is a finding, if it is more than chance. */
const largestUsualChange = 0.3;

const level = 0.05;

/** The 22 counts of an area in two years; position i holds indicator i + 1. */
type TwoYears = { readonly now: readonly Proportion[]; readonly before: readonly Proportion[] };

export type Years = { readonly surveyYearBE: number; readonly previousYearBE: number };

type Communities = NonNullable<YearDifferenceAnswer['difference']>['communities'];

/** Communities of the two years: gone, new, with another number of children, and without a single yes. */
export function communitiesOfYears(
  reports: readonly CommunityReport[],
  { surveyYearBE, previousYearBE }: Years,
): Communities {
  const inYear = (year: number): readonly CommunityReport[] => reports.filter((each) => each.surveyYearBE === year);
  const now = new Map(inYear(surveyYearBE).map((report) => [report.code, report]));
  const before = new Map(inYear(previousYearBE).map((report) => [report.code, report]));
  const byChildren = <Row extends { readonly children: number }>(a: Row, b: Row): number => b.children - a.children;
  return {
    inBoth: [...now.keys()].filter((code) => before.has(code)).length,
    missing: [...before.values()]
      .filter(({ code }) => !now.has(code))
      .toSorted(byChildren)
      .map(({ code, name, children }) => ({
        areaCode: code,
        name,
        childrenExpected: null,
        lastReportedYearBE: previousYearBE,
        lastChildren: children,
      })),
    new: [...now.values()]
      .filter(({ code }) => !before.has(code))
      .toSorted(byChildren)
      .map(({ code, name, children }) => ({ areaCode: code, name, children })),
    jumps: jumpsInChildren(now, before),
    allZero: allZeroOf([...now.values()]),
  };
}

/**
 * Communities whose number of children changed by more than 30 % and more than chance: of the children of both years
 * together half would be this year's (exact binomial test, doubled smaller tail), with false-discovery control over
 * the communities that reported in both years.
 */
function jumpsInChildren(
  now: ReadonlyMap<string, CommunityReport>,
  before: ReadonlyMap<string, CommunityReport>,
): ChildrenJump[] {
  const pairs = [...now.values()].flatMap((report): ChildrenJump[] => {
    const last = before.get(report.code);
    const { code, name, children } = report;
    return last ? [{ areaCode: code, name, children, childrenBefore: last.children }] : [];
  });
  const p = benjaminiHochberg(
    pairs.map(({ children, childrenBefore }) =>
      Math.min(1, 2 * binomialCdf(Math.min(children, childrenBefore), children + childrenBefore, 0.5)),
    ),
  );
  const change = ({ children, childrenBefore }: ChildrenJump): number => Math.abs(children - childrenBefore);
  return pairs
    .filter((pair, i) => (p[i] ?? 1) <= level && change(pair) > largestUsualChange * pair.childrenBefore)
    .toSorted((a, b) => change(b) - change(a));
}

/**
 * Change of each of the 22 indicators in an area. The two years are taken as independent groups; most children are in
 * both, which makes the test more cautious than it need be. What is hidden is not tested.
 */
export function indicatorChanges(counts: TwoYears, isHidden: (indicator: number) => boolean): IndicatorChange[] {
  const rows = indicators.map(({ no }, i) => ({ no, ...pairAt(counts, i), hidden: isHidden(no) }));
  const tested = rows.filter((row) => !row.hidden && isJudged(row));
  const results = new Map(
    differencesFromRest(tested.map(comparison)).map((result, i) => [tested[i]?.no ?? 0, result] as const),
  );
  return rows.map(({ no, now, before, hidden }) => {
    if (hidden) {
      const nothing = { yes: null, known: null };
      return { indicator: no, now: nothing, before: nothing, change: null, pAdjusted: null, verdict: 'hidden' };
    }
    const result = results.get(no);
    return {
      indicator: no,
      now: { ...now },
      before: { ...before },
      change: result?.at95 ?? null,
      pAdjusted: result?.pAdjusted ?? null,
      verdict: result ? verdictOf(result) : 'too-little-data',
    };
  });
}

export type CommunityCounts = TwoYears & { readonly code: string; readonly name: string | null };

/** Communities in which an indicator changed clearly, with false-discovery control over all of them and all 22. */
export function communityJumps(
  communities: readonly CommunityCounts[],
  years: Years,
  isHidden: IsHidden,
): CommunityJump[] {
  const pairs = communities.flatMap((community) =>
    Array.from({ length: indicatorCount }, (_, i) => ({ community, indicator: i + 1, ...pairAt(community, i) })).filter(
      (pair) =>
        isJudged(pair) &&
        !isHidden(years.surveyYearBE, community.code, pair.indicator) &&
        !isHidden(years.previousYearBE, community.code, pair.indicator),
    ),
  );
  const results = differencesFromRest(pairs.map(comparison));
  return pairs
    .flatMap(({ community, indicator, now, before }, i): CommunityJump[] => {
      const result = results[i];
      if (!result?.at95 || verdictOf(result) === 'no-clear-change') return [];
      return [
        {
          areaCode: community.code,
          name: community.name,
          indicator,
          now: { ...now },
          before: { ...before },
          change: result.at95,
        },
      ];
    })
    .toSorted((a, b) => Math.abs(b.change.difference) - Math.abs(a.change.difference));
}

type Pair = { readonly now: Proportion; readonly before: Proportion };

const none: Proportion = { yes: 0, known: 0 };
const pairAt = ({ now, before }: TwoYears, i: number): Pair => ({ now: now[i] ?? none, before: before[i] ?? none });
const isJudged = ({ now, before }: Pair): boolean => now.known >= fewestKnown && before.known >= fewestKnown;
const comparison = ({ now, before }: Pair) => ({
  area: now,
  whole: { yes: now.yes + before.yes, known: now.known + before.known },
});

function verdictOf({ mark }: DifferenceFromRest): JumpVerdict {
  switch (mark) {
    case 'much-higher':
    case 'higher':
      return 'higher';
    case 'much-lower':
    case 'lower':
      return 'lower';
    case 'similar':
    case null:
      return 'no-clear-change';
  }
}
