import type { Filter } from '../../../shared/contract/filter.ts';
import { areaLevels, levelOfCode, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { areaProfile } from '../answers/area-profile.ts';
import { funnelOfAreas } from '../answers/funnel-of-areas.ts';
import { gapsBetweenGroups } from '../answers/gaps-between-groups.ts';
import { highMigration } from '../answers/high-migration.ts';
import { nothingHidden, type IsHidden } from '../answers/is-hidden.ts';
import { populationOfArea } from '../answers/population-of-area.ts';
import { priorityOfAreas } from '../answers/priority-of-areas.ts';
import { receiptOfFigure } from '../answers/receipt/receipt-of-figure.ts';
import { sealedReceipt } from '../answers/receipt/sealed-receipt.ts';
import { rightsMonitor } from '../answers/rights-monitor.ts';
import { stackedRisk } from '../answers/stacked-risk.ts';
import { standardisedRisk } from '../answers/standardised-risk.ts';
import { trendsOfArea } from '../answers/trends-of-area.ts';
import { widenedTo } from '../answers/widened-to.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';
import {
  planningHighMigration,
  planningPriority,
  planningProfile,
  planningStackedRisk,
  planningStandardised,
  planningTrends,
} from './planning-answers.ts';
import { planningPyramid, shownGaps, shownRights } from './planning-groups.ts';
import { planningReceipt } from './planning-receipt.ts';
import { hiddenStacks, hiddenTogether } from './planning-siblings.ts';
import { hiddenLookup, onlyClassShown } from './planning-view.ts';

/**
 * The questions of the community page, of compare and explore, of the migration lens, and receipts. Each answer
 * leaves through `shown`, which takes out what the planning view hides.
 */
export function exploreProcedures({ analysis }: ContractImplementer, parts: EngineParts) {
  const { dataset, dataFolder, version, smallestShown: threshold } = parts;
  const { db } = dataset;
  const shown = async <Answer>(
    answer: Answer,
    levels: readonly AreaLevel[],
    filter: Filter,
    hide: (answer: Answer, isHidden: IsHidden, threshold: number) => Answer,
    signal?: AbortSignal,
  ): Promise<Answer> =>
    threshold === null ? answer : hide(answer, await hiddenLookup(db, levels, filter, threshold, signal), threshold);
  const hiddenOf = async (levels: readonly AreaLevel[], filter: Filter, signal?: AbortSignal): Promise<IsHidden> =>
    threshold === null ? nothingHidden : hiddenLookup(db, levels, filter, threshold, signal);
  const levelsOf = (area: string | null): readonly AreaLevel[] => {
    const level = area === null ? null : levelOfCode(area);
    return level === null ? [] : [level];
  };
  return {
    population: analysis.population.handler(async ({ input, signal }) => {
      const answer = await populationOfArea(db, input, signal);
      return threshold === null ? answer : planningPyramid(db, answer, input.filter, threshold, signal);
    }),
    profile: analysis.profile.handler(async ({ input, signal }) => {
      const answer = await areaProfile(db, input, signal);
      if (threshold === null) return answer;
      const filter = { ...input.filter, surveyYearBE: answer.surveyYearBE };
      const isHidden = await hiddenLookup(db, areaLevels, filter, threshold, signal);
      const isTogetherHidden = await hiddenTogether(db, answer, filter, isHidden, threshold);
      return planningProfile(answer, isHidden, isTogetherHidden, threshold);
    }),
    priority: analysis.priority.handler(async ({ input, signal }) => {
      const isHidden = await hiddenOf([input.level], input.filter, signal);
      const answer = await priorityOfAreas(db, input, isHidden, signal);
      return threshold === null ? answer : planningPriority(answer, isHidden);
    }),
    funnel: analysis.funnel.handler(async ({ input, signal }) => {
      const isHidden = await hiddenOf([input.level, ...levelsOf(input.filter.area)], input.filter, signal);
      return funnelOfAreas(db, input, isHidden, signal);
    }),
    trends: analysis.trends.handler(async ({ input, signal }) =>
      shown(await trendsOfArea(db, input, signal), levelsOf(input.filter.area), input.filter, planningTrends, signal),
    ),
    gaps: analysis.gaps.handler(async ({ input, signal }) => {
      const answer = await gapsBetweenGroups(db, input, signal);
      return threshold === null ? answer : shownGaps(db, answer, input.filter, threshold, signal);
    }),
    rights: analysis.rights.handler(async ({ input, signal }) => {
      const answer = await rightsMonitor(db, input, signal);
      return threshold === null ? answer : shownRights(db, answer, input.filter, threshold, signal);
    }),
    standardised: analysis.standardised.handler(async ({ input, signal }) =>
      shown(await standardisedRisk(db, input, signal), [input.level], input.filter, planningStandardised, signal),
    ),
    stackedRisk: analysis.stackedRisk.handler(async ({ input, signal }) => {
      const answer = await stackedRisk(db, input, signal);
      if (threshold === null) return answer;
      const ask = { ...input, filter: { ...widenedTo(input.level, input.filter), surveyYearBE: answer.surveyYearBE } };
      const isHidden = await hiddenLookup(db, areaLevels, ask.filter, threshold, signal);
      return planningStackedRisk(answer, await hiddenStacks(db, ask, isHidden, threshold, signal));
    }),
    highMigration: analysis.highMigration.handler(async ({ input, signal }) => {
      const { answer, neighboursOf } = await highMigration(db, dataFolder, input, signal);
      if (threshold === null) return answer;
      const isHidden = await hiddenLookup(db, [input.level], input.filter, threshold, signal);
      const isArrivalHidden = (areaCode: string): boolean => isHidden(answer.surveyYearBE, areaCode, 8);
      return planningHighMigration(answer, isHidden, onlyClassShown(neighboursOf, isArrivalHidden));
    }),
    receipt: analysis.receipt.handler(({ input, signal }) =>
      dataset.whileUnchanged(async () => {
        const { revision, extracts, state } = dataset;
        const facts = { softwareVersion: version, datasetRevision: revision, extracts, register: state.register };
        const content = await receiptOfFigure(db, dataFolder, facts, input, signal);
        return sealedReceipt(
          threshold === null ? content : await planningReceipt(db, dataFolder, content, threshold, signal),
        );
      }),
    ),
  };
}
