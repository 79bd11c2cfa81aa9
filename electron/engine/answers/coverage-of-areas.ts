import type {
  AllZeroCommunity,
  CoverageAnswer,
  CoverageAsk,
  CoverageCounts,
  CoverageRow,
  MissingCommunity,
} from '../../../shared/contract/quality.ts';
import { fewestOfAllZero } from '../../../shared/cpms/all-zero.ts';
import { expectedChildren } from '../../../shared/cpms/expected-children.ts';
import { codeAtLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { communityReports, type CommunityReport } from './community-reports.ts';
import { sumOrNull } from './counts.ts';
import type { AreaRegister } from '../boundaries/area-register.ts';
import type { Register, Source } from './source.ts';

/** Share of the register's children under which a community reports too few, and over which too many. */
const underReporting = 0.5;
const overReporting = 1.2;

type Community = {
  readonly code: string;
  readonly name: string | null;
  readonly isExpected: boolean;
  readonly childrenExpected: number | null;
  readonly report: CommunityReport | null;
  readonly before: CommunityReport | null;
};

/**
 * Communities expected against communities that reported in a year. Expected are those of the register, or without
 * one those that reported in any loaded year, as in the headlines; new are those that nobody expected, or without a
 * register those that did not report in any year before.
 */
export function coverageOfAreas(source: Source, areas: AreaRegister, ask: CoverageAsk): CoverageAnswer {
  const reports = communityReports(source);
  const { register } = source;
  const years = [...new Set(reports.map(({ surveyYearBE }) => surveyYearBE))].toSorted((a, b) => a - b);
  const surveyYearBE = ask.surveyYearBE ?? years.at(-1) ?? null;
  const all = communitiesOf(reports, register, surveyYearBE).filter(({ code }) => code.startsWith(ask.area ?? ''));
  const hasYearBefore = years.some((year) => surveyYearBE !== null && year < surveyYearBE);
  const isUnexpected = ({ report, before, isExpected }: Community): boolean =>
    report !== null && (register ? !isExpected : hasYearBefore && before === null);
  const missing = all.filter(({ isExpected, report }) => isExpected && report === null);
  return {
    surveyYearBE,
    basis: register ? 'register' : years.length > 1 ? 'loaded-years' : 'nothing',
    register: register && {
      file: register.file,
      communities: register.communities.length,
      children: expectedChildren(register.communities),
    },
    years,
    total: countsOf(all, isUnexpected),
    rows: rowsOf(all, ask.level, isUnexpected),
    missing: missing.map(missingOf).toSorted((a, b) => childrenOfMissing(b) - childrenOfMissing(a)),
    unexpected: all
      .filter(isUnexpected)
      .flatMap(({ code, name, report }) => (report ? [{ areaCode: code, name, children: report.children }] : [])),
    allZero: allZeroOf(
      reports.filter((report) => report.surveyYearBE === surveyYearBE && report.code.startsWith(ask.area ?? '')),
    ),
    tambonsWithout: tambonsWithout(areas, reports, surveyYearBE, ask.area ?? ''),
  };
}

function tambonsWithout(
  areas: AreaRegister,
  reports: readonly CommunityReport[],
  surveyYearBE: number | null,
  area: string,
): string[] {
  const provinces = new Set(reports.map(({ code }) => codeAtLevel(code, 'province')));
  const there = new Set(
    reports.filter((report) => report.surveyYearBE === surveyYearBE).map(({ code }) => codeAtLevel(code, 'tambon')),
  );
  return [...provinces]
    .flatMap((province) => areas.children(province).flatMap((amphoe) => areas.children(amphoe)))
    .filter((tambon) => !there.has(tambon) && (tambon.startsWith(area) || area.startsWith(tambon)));
}

/** Communities of ten or more children with no yes among the 22 as far as they are shown, the largest first. */
export function allZeroOf(reports: readonly CommunityReport[]): AllZeroCommunity[] {
  return reports
    .flatMap(({ code, name, children, hasOnlyNo, hiddenIndicators }): AllZeroCommunity[] =>
      hasOnlyNo && children !== null && children >= fewestOfAllZero
        ? [{ areaCode: code, name, children, hiddenIndicators }]
        : [],
    )
    .toSorted((a, b) => b.children - a.children);
}

function communitiesOf(
  reports: readonly CommunityReport[],
  register: Register | null,
  surveyYearBE: number | null,
): readonly Community[] {
  const expected = new Map(register?.communities.map((community) => [community.code, community]));
  const reported = Map.groupBy(reports, ({ code }) => code);
  const codes = new Set([...expected.keys(), ...reported.keys()]);
  return [...codes].toSorted().flatMap((code): Community[] => {
    const own = reported.get(code) ?? [];
    const report = own.find((each) => each.surveyYearBE === surveyYearBE) ?? null;
    const inRegister = expected.get(code);
    if (register && !inRegister && report === null) return [];
    return [
      {
        code,
        name: own.at(-1)?.name ?? (inRegister?.name || null),
        isExpected: register ? inRegister !== undefined : own.length > 0,
        childrenExpected: inRegister?.children ?? null,
        report,
        before: own.findLast((each) => surveyYearBE !== null && each.surveyYearBE < surveyYearBE) ?? null,
      },
    ];
  });
}

function rowsOf(
  communities: readonly Community[],
  level: AreaLevel,
  isUnexpected: (community: Community) => boolean,
): CoverageRow[] {
  const areas = Map.groupBy(communities, ({ code }) => codeAtLevel(code, level));
  return [...areas].map(([areaCode, parts]) => ({
    areaCode,
    name: level === 'community' ? (parts[0]?.name ?? null) : null,
    ...countsOf(parts, isUnexpected),
  }));
}

function countsOf(communities: readonly Community[], isUnexpected: (community: Community) => boolean): CoverageCounts {
  const total = (of: (community: Community) => number): number =>
    communities.reduce((sum, community) => sum + of(community), 0);
  const childrenIn = (those: readonly Community[]): number | null =>
    sumOrNull(those.map(({ report }) => (report === null ? 0 : report.children)));
  const childrenCompared = childrenIn(communities.filter((each) => each.childrenExpected !== null));
  const childrenExpected = expectedChildren(communities.map((each) => ({ children: each.childrenExpected })));
  const ratio = childrenCompared === null || !childrenExpected ? null : childrenCompared / childrenExpected;
  const hasReported = communities.some(({ report }) => report !== null);
  return {
    expected: total(({ isExpected }) => Number(isExpected)),
    reported: total(({ isExpected, report }) => Number(isExpected && report !== null)),
    missing: total(({ isExpected, report }) => Number(isExpected && report === null)),
    unexpected: total((community) => Number(isUnexpected(community))),
    children: childrenIn(communities),
    childrenCompared,
    childrenExpected,
    ratio,
    reporting:
      ratio === null || !hasReported
        ? null
        : ratio < underReporting
          ? 'under'
          : ratio > overReporting
            ? 'over'
            : 'as-expected',
  };
}

const missingOf = ({ code, name, childrenExpected, before }: Community): MissingCommunity => ({
  areaCode: code,
  name,
  childrenExpected,
  lastReportedYearBE: before?.surveyYearBE ?? null,
  lastChildren: before?.children ?? null,
});

/** What is lost with a missing community: the most children first. */
const childrenOfMissing = ({ childrenExpected, lastChildren }: MissingCommunity): number =>
  childrenExpected ?? lastChildren ?? 0;
