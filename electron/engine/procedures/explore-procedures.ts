import type { Filter } from '../../../shared/contract/filter.ts';
import { levelOfCode, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Dataset } from '../dataset.ts';
import { areaProfile } from './area-profile.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import { funnelOfAreas } from './funnel-of-areas.ts';
import { gapsBetweenGroups } from './gaps-between-groups.ts';
import { highMigration } from './high-migration.ts';
import { populationOfArea } from './population-of-area.ts';
import { priorityOfAreas } from './priority-of-areas.ts';
import {
  planningFunnel,
  planningGaps,
  planningHighMigration,
  planningPopulation,
  planningPriority,
  planningProfile,
  planningRights,
  planningStackedRisk,
  planningStandardised,
  planningTrends,
  type IsHidden,
} from './planning-answers.ts';
import { planningReceipt } from './planning-receipt.ts';
import { hiddenLookup, planningHeadlines } from './planning-view.ts';
import { receiptOfFigure, sealed } from './receipt-of-figure.ts';
import { rightsMonitor } from './rights-monitor.ts';
import { stackedRisk } from './stacked-risk.ts';
import { standardisedRisk } from './standardised-risk.ts';
import { trendsOfArea } from './trends-of-area.ts';

export type ExploreParts = {
  readonly dataset: Dataset;
  readonly dataFolder: string;
  readonly version: string;
  /** Smallest count shown; null shows all. */
  readonly smallestShown: number | null;
};

/**
 * The questions of the community page, of compare and explore, of the migration lens, and receipts. Each answer
 * leaves through `shown`, which takes out what the planning view hides.
 */
export function exploreProcedures({ analysis }: ContractImplementer, parts: ExploreParts) {
  const { db } = parts.dataset;
  const threshold = parts.smallestShown;
  const shown = async <Answer>(
    answer: Answer,
    levels: readonly AreaLevel[],
    filter: Filter,
    hide: (answer: Answer, isHidden: IsHidden, threshold: number) => Answer,
    signal?: AbortSignal,
  ): Promise<Answer> =>
    threshold === null
      ? answer
      : hide(answer, await hiddenLookup(parts.dataset, levels, filter, threshold, signal), threshold);
  const levelsOf = (area: string | null): readonly AreaLevel[] => {
    const level = area === null ? null : levelOfCode(area);
    return level === null ? [] : [level];
  };
  return {
    population: analysis.population.handler(async ({ input, signal }) => {
      const answer = await populationOfArea(db, input, signal);
      if (threshold === null) return answer;
      const filter = { ...input.filter, surveyYearBE: answer.surveyYearBE };
      const [headline] = await planningHeadlines(parts.dataset, filter, threshold, signal);
      return planningPopulation(answer, headline?.migrants === null, threshold);
    }),
    profile: analysis.profile.handler(async ({ input, signal }) =>
      shown(await areaProfile(db, input, signal), levelsOf(input.filter.area), input.filter, planningProfile, signal),
    ),
    priority: analysis.priority.handler(async ({ input, signal }) =>
      shown(await priorityOfAreas(db, input, signal), [input.level], input.filter, planningPriority, signal),
    ),
    funnel: analysis.funnel.handler(async ({ input, signal }) =>
      shown(await funnelOfAreas(db, input, signal), [input.level], input.filter, planningFunnel, signal),
    ),
    trends: analysis.trends.handler(async ({ input, signal }) =>
      shown(await trendsOfArea(db, input, signal), levelsOf(input.filter.area), input.filter, planningTrends, signal),
    ),
    gaps: analysis.gaps.handler(async ({ input, signal }) =>
      shown(
        await gapsBetweenGroups(db, input, signal),
        levelsOf(input.filter.area),
        input.filter,
        planningGaps,
        signal,
      ),
    ),
    rights: analysis.rights.handler(async ({ input, signal }) =>
      shown(await rightsMonitor(db, input, signal), levelsOf(input.filter.area), input.filter, planningRights, signal),
    ),
    standardised: analysis.standardised.handler(async ({ input, signal }) =>
      shown(await standardisedRisk(db, input, signal), [input.level], input.filter, planningStandardised, signal),
    ),
    stackedRisk: analysis.stackedRisk.handler(async ({ input, signal }) => {
      const answer = await stackedRisk(db, input, signal);
      return threshold === null ? answer : planningStackedRisk(answer, threshold);
    }),
    highMigration: analysis.highMigration.handler(async ({ input, signal }) =>
      shown(
        await highMigration(db, parts.dataFolder, input, signal),
        [input.level],
        input.filter,
        planningHighMigration,
        signal,
      ),
    ),
    receipt: analysis.receipt.handler(async ({ input, signal }) => {
      const receipt = await receiptOfFigure(parts, input, signal);
      if (threshold === null) return receipt;
      const { sha256: _sha256, ...content } = receipt;
      return sealed(await planningReceipt(parts.dataset, content, threshold, signal));
    }),
  };
}
