import { noFilter } from '../../../shared/contract/no-filter.ts';
import type { YearDifferenceAnswer, YearDifferenceAsk } from '../../../shared/contract/quality.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import { communityReports, type CommunityReport } from './community-reports.ts';
import { comparedChildren, comparedInCube } from './compared-children.ts';
import type { Counts } from './counts.ts';
import { countsInRow, countsInYear } from './counts-by-area.ts';
import { prevalenceOfAreas } from './prevalence-of-areas.ts';
import type { Years } from './row-questions.ts';
import type { Source } from './source.ts';
import { communitiesOfYears, communityJumps, indicatorChanges, type CommunityCounts } from './year-changes.ts';

/** A survey year against the one before it: communities, indicators, and the children, where they can be matched. */
export async function yearDifference(
  source: Source,
  ask: YearDifferenceAsk,
  signal?: AbortSignal,
): Promise<YearDifferenceAnswer> {
  const { surveyYearBE, previousYearBE } = yearsOf(source.cube.years, ask);
  const nothing = { surveyYearBE, previousYearBE, areaCode: ask.area, difference: null };
  if (surveyYearBE === null || previousYearBE === null) return nothing;
  const years: Years = { surveyYearBE, previousYearBE };
  const reports = communityReports(source).filter(({ code }) => code.startsWith(ask.area ?? ''));
  const inArea = (year: number): readonly Counts[] =>
    countsInYear(source, { ...noFilter, area: ask.area, surveyYearBE: year });
  const children = await source.rows?.childrenOfYears(years, signal);
  return {
    ...nothing,
    difference: {
      communities: communitiesOfYears(reports, years),
      indicators: indicatorChanges({ now: inArea(surveyYearBE), before: inArea(previousYearBE) }),
      communityJumps: communityJumps(communityCounts(source, reports, years)),
      children: children ? comparedChildren(children, years, ask.area) : comparedInCube(source, years, ask.area),
    },
  };
}

function yearsOf(
  there: readonly number[],
  ask: YearDifferenceAsk,
): Pick<YearDifferenceAnswer, 'surveyYearBE' | 'previousYearBE'> {
  const surveyYearBE = ask.surveyYearBE ?? there.at(-1) ?? null;
  if (surveyYearBE === null || !there.includes(surveyYearBE)) return { surveyYearBE, previousYearBE: null };
  const previousYearBE = ask.previousYearBE ?? there.findLast((year) => year < surveyYearBE) ?? null;
  const isUsable = previousYearBE !== null && previousYearBE !== surveyYearBE && there.includes(previousYearBE);
  return { surveyYearBE, previousYearBE: isUsable ? previousYearBE : null };
}

function communityCounts(
  source: Source,
  reports: readonly CommunityReport[],
  { surveyYearBE, previousYearBE }: Years,
): readonly CommunityCounts[] {
  const table = prevalenceOfAreas(source, { level: 'community', filter: noFilter });
  const rows = new Map(table.areaCode.map((code, row) => [`${table.surveyYearBE[row]} ${code}`, row]));
  const counts = (year: number, code: string): readonly Counts[] =>
    indicators.map(({ no }) => countsInRow(table, rows.get(`${year} ${code}`), no));
  return reports
    .filter((report) => report.surveyYearBE === surveyYearBE)
    .map(({ code, name }) => ({ code, name, now: counts(surveyYearBE, code), before: counts(previousYearBE, code) }));
}
