import { noFilter } from '../../../shared/contract/no-filter.ts';
import type { YearDifferenceAnswer, YearDifferenceAsk } from '../../../shared/contract/quality.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import type { Reader } from '../db/database.ts';
import { communityReports, type CommunityReport } from '../queries/community-reports.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { comparedChildren, type FoundChildren } from './compared-children.ts';
import { countsInRow, countsInYear } from './counts-by-area.ts';
import type { IsHidden } from './is-hidden.ts';
import {
  communitiesOfYears,
  communityJumps,
  indicatorChanges,
  type CommunityCounts,
  type Years,
} from './year-changes.ts';

/** The years of a loaded file, and which secret its child keys were made with. */
type KeyedFile = { readonly surveyYearsBE: readonly number[]; readonly keySecretId: string };

/** The difference, and the children's counts by community that it is made of; null without a year before. */
export type FoundYearDifference = { readonly answer: YearDifferenceAnswer; readonly children: FoundChildren | null };

/** A survey year against the one before it: communities, indicators, and the children, where they can be matched. */
export async function yearDifference(
  db: Reader,
  files: readonly KeyedFile[],
  ask: YearDifferenceAsk,
  isHidden: IsHidden,
  signal?: AbortSignal,
): Promise<FoundYearDifference> {
  const everywhere = await communityReports(db, signal);
  const { surveyYearBE, previousYearBE } = yearsOf(everywhere, ask);
  const nothing = { surveyYearBE, previousYearBE, areaCode: ask.area, difference: null };
  if (surveyYearBE === null || previousYearBE === null) return { answer: nothing, children: null };
  const years: Years = { surveyYearBE, previousYearBE };
  const reports = everywhere.filter(({ code }) => code.startsWith(ask.area ?? ''));
  const inArea = async (year: number): Promise<readonly Proportion[]> =>
    (await countsInYear(db, { ...noFilter, area: ask.area, surveyYearBE: year }, signal)).map(toProportion);
  const [now, before] = await Promise.all([inArea(surveyYearBE), inArea(previousYearBE)]);
  const jumps = communityJumps(await communityCounts(db, reports, years, signal), years, isHidden);
  const children = await comparedChildren(db, years, haveOneSecret(files, years), ask.area, signal);
  return {
    answer: {
      ...nothing,
      difference: {
        communities: communitiesOfYears(reports, years),
        indicators: indicatorChanges(
          { now, before },
          (indicator) => isHidden(surveyYearBE, ask.area, indicator) || isHidden(previousYearBE, ask.area, indicator),
        ),
        communityJumps: jumps,
        children: children.answer,
      },
    },
    children,
  };
}

const toProportion = ({ yes, known }: Proportion): Proportion => ({ yes, known });

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

function haveOneSecret(files: readonly KeyedFile[], { surveyYearBE, previousYearBE }: Years): boolean {
  const concerned = files.filter(({ surveyYearsBE }) =>
    surveyYearsBE.some((year) => year === surveyYearBE || year === previousYearBE),
  );
  return new Set(concerned.map(({ keySecretId }) => keySecretId)).size === 1;
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
