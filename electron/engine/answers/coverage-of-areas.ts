import type { ExpectedCommunity } from '../../../shared/contract/commands/register-command.ts';
import type {
  AllZeroCommunity,
  CoverageAnswer,
  CoverageAsk,
  CoverageCounts,
  CoverageRow,
  MissingCommunity,
} from '../../../shared/contract/quality.ts';
import { expectedChildren } from '../../../shared/cpms/expected-children.ts';
import { codeAtLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { communityReports, type CommunityReport } from '../queries/community-reports.ts';

/** Share of the register's children under which a community reports too few, and over which too many. */
const underReporting = 0.5;
const overReporting = 1.2;

/** A community with fewer children may well have nothing to report. */
export const fewestOfAllZero = 10;

/** The communities that should report, from a file that somebody gave. */
type Register = { readonly file: string; readonly communities: readonly ExpectedCommunity[] };

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
export async function coverageOfAreas(
  db: Reader,
  register: Register | null,
  ask: CoverageAsk,
  signal?: AbortSignal,
): Promise<CoverageAnswer> {
  return coverageOf(await communityReports(db, signal), register, ask);
}

function coverageOf(reports: readonly CommunityReport[], register: Register | null, ask: CoverageAsk): CoverageAnswer {
  const years = [...new Set(reports.map(({ surveyYearBE }) => surveyYearBE))].toSorted((a, b) => a - b);
  const surveyYearBE = ask.surveyYearBE ?? years.at(-1) ?? null;
  const all = communitiesOf(reports, register, surveyYearBE).filter(({ code }) => code.startsWith(ask.area ?? ''));
  const hasYearBefore = years.some((year) => surveyYearBE !== null && year < surveyYearBE);
  const isUnexpected = ({ report, before, isExpected }: Community): boolean =>
    report !== null && (register ? !isExpected : hasYearBefore && before === null);
  const missing = all.filter(({ isExpected, report }) => isExpected && report === null);
  return {
    surveyYearBE,
    basis: register ? 'register' : 'loaded-years',
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
  };
}

/** Communities of ten or more children with no yes among the 22, the largest first. */
export function allZeroOf(reports: readonly CommunityReport[]): AllZeroCommunity[] {
  return reports
    .filter(({ hasOnlyNo, children }) => hasOnlyNo && children >= fewestOfAllZero)
    .toSorted((a, b) => b.children - a.children)
    .map(({ code, name, children }) => ({ areaCode: code, name, children, hiddenIndicators: 0 }));
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
  const children = total(({ report }) => report?.children ?? 0);
  const childrenCompared = total(({ report, childrenExpected }) =>
    childrenExpected === null ? 0 : (report?.children ?? 0),
  );
  const childrenExpected = expectedChildren(communities.map((each) => ({ children: each.childrenExpected })));
  const ratio = childrenExpected === null || childrenExpected === 0 ? null : childrenCompared / childrenExpected;
  const hasReported = communities.some(({ report }) => report !== null);
  return {
    expected: total(({ isExpected }) => Number(isExpected)),
    reported: total(({ isExpected, report }) => Number(isExpected && report !== null)),
    missing: total(({ isExpected, report }) => Number(isExpected && report === null)),
    unexpected: total((community) => Number(isUnexpected(community))),
    children,
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
