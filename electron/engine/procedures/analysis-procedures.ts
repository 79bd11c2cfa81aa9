import { AppError } from '../../../shared/contract/app-error.ts';
import type { PrevalenceAnswer } from '../../../shared/contract/analysis.ts';
import { prevalenceIpc, prevalenceRows } from '../../../shared/contract/prevalence-table.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';
import { foundHotSpots, outlinesFromFile } from '../answers/hot-spot-map.ts';
import { NewestWins } from './newest-wins.ts';
import { planningPrevalence, thresholdOf } from './planning-prevalence.ts';
import { planningHeadlines, planningHotSpots, planningMarks } from './planning-view.ts';

/** Above this many rows (of some 150 numbers each) an answer goes as Arrow: JSON is faster below [measured]. */
const arrowFromRows = 60;

/** The questions of the overview and the map. */
export function analysisProcedures(
  { analysis }: ContractImplementer,
  { dataset, dataFolder, host, smallestShown }: EngineParts,
) {
  const newest = new NewestWins();
  return {
    prevalence: analysis.prevalence.handler(({ input, signal: asked }) =>
      newest.answer(input.control, asked, async (signal): Promise<PrevalenceAnswer> => {
        const { revision } = dataset;
        const threshold = thresholdOf(input.isForPublication === true, smallestShown);
        const table = await planningPrevalence(dataset.db, input, threshold, signal);
        if (table.length <= arrowFromRows) return { encoding: 'rows', revision, rows: prevalenceRows(table) };
        return { encoding: 'arrow', revision, blob: new Blob([prevalenceIpc(table)]) };
      }),
    ),
    marks: analysis.marks.handler(({ input, signal: asked }) =>
      newest.answer(input.control === undefined ? undefined : `marks ${input.control}`, asked, (signal) =>
        planningMarks(dataset.db, input, smallestShown, signal),
      ),
    ),
    hotSpots: analysis.hotSpots.handler(async ({ input, signal }) => {
      if (input.boundaryFile !== undefined && host !== 'cli') throw new AppError('PATH_NOT_ALLOWED');
      const given = input.boundaryFile === undefined ? null : outlinesFromFile(input.boundaryFile, dataFolder);
      const found = await foundHotSpots(dataset.db, dataFolder, input, signal, given);
      return planningHotSpots(dataset.db, found, input, smallestShown, signal);
    }),
    headlines: analysis.headlines.handler(async ({ input, signal }) => [
      ...(await planningHeadlines(dataset.db, input.filter, smallestShown, signal)),
    ]),
  };
}
