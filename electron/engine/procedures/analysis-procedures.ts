import { AppError } from '../../../shared/contract/app-error.ts';
import { hotSpotMap, outlinesFromFile } from '../answers/hot-spot-map.ts';
import { prevalenceAnswer } from '../answers/prevalence-answer.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';
import { planningPrevalence, thresholdOf } from './planning-prevalence.ts';
import { planningHeadlines, planningHotSpots, planningMarks } from './planning-view.ts';

/** The questions of the overview and the map. */
export function analysisProcedures(
  { analysis }: ContractImplementer,
  { dataset, dataFolder, host, smallestShown }: EngineParts,
) {
  const { db } = dataset;
  return {
    prevalence: analysis.prevalence.handler(async ({ input, signal }) => {
      const { revision } = dataset;
      const threshold = thresholdOf(input.isForPublication === true, smallestShown);
      return prevalenceAnswer(await planningPrevalence(db, input, threshold, signal), revision);
    }),
    marks: analysis.marks.handler(({ input, signal }) => planningMarks(db, input, smallestShown, signal)),
    hotSpots: analysis.hotSpots.handler(async ({ input, signal }) => {
      if (input.boundaryFile !== undefined && host !== 'cli') throw new AppError('PATH_NOT_ALLOWED');
      const given = input.boundaryFile === undefined ? null : outlinesFromFile(input.boundaryFile, dataFolder);
      const found = await hotSpotMap(db, dataFolder, input, signal, given);
      return planningHotSpots(db, found, input, smallestShown, signal);
    }),
    headlines: analysis.headlines.handler(async ({ input, signal }) => [
      ...(await planningHeadlines(db, input.filter, smallestShown, signal)),
    ]),
  };
}
