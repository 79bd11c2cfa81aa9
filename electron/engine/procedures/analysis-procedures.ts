import { AppError } from '../../../shared/contract/app-error.ts';
import { areaProfile } from '../answers/area-profile.ts';
import { funnelOfAreas } from '../answers/funnel-of-areas.ts';
import { gapsBetweenGroups } from '../answers/gaps-between-groups.ts';
import { headlines } from '../answers/headlines.ts';
import { highMigration } from '../answers/high-migration.ts';
import { hotSpotMap, outlinesFromFile } from '../answers/hot-spot-map.ts';
import { marksOfAreas } from '../answers/marks-of-areas.ts';
import { populationOfArea } from '../answers/population-of-area.ts';
import { prevalenceAnswer } from '../answers/prevalence-answer.ts';
import { prevalenceOfAreas } from '../answers/prevalence-of-areas.ts';
import { priorityOfAreas } from '../answers/priority-of-areas.ts';
import { receiptOfFigure } from '../answers/receipt/receipt-of-figure.ts';
import { sealedReceipt } from '../answers/receipt/sealed-receipt.ts';
import { rightsMonitor } from '../answers/rights-monitor.ts';
import type { Source } from '../answers/source.ts';
import { stackedRisk } from '../answers/stacked-risk.ts';
import { standardisedRisk } from '../answers/standardised-risk.ts';
import { trendsOfArea } from '../answers/trends-of-area.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';

/** The questions about figures, answered from one source: that of the screens, or what may leave the office. */
export function analysisProcedures(
  branch: ContractImplementer['analysis'],
  source: () => Promise<Source>,
  { dataset, dataFolder, host, sources, version }: EngineParts,
) {
  const asked = branch.use(({ next }) => sources.untilLocked(async () => next()));
  return {
    prevalence: asked.prevalence.handler(async ({ input }) => {
      const { revision } = sources;
      return prevalenceAnswer(prevalenceOfAreas(await source(), input), revision);
    }),
    marks: asked.marks.handler(async ({ input }) => marksOfAreas(await source(), input)),
    hotSpots: asked.hotSpots.handler(async ({ input, signal }) => {
      if (input.boundaryFile !== undefined && host !== 'cli') throw new AppError('PATH_NOT_ALLOWED');
      const given = input.boundaryFile === undefined ? null : outlinesFromFile(input.boundaryFile, dataFolder);
      return hotSpotMap(await source(), dataFolder, input, signal, given);
    }),
    headlines: asked.headlines.handler(async ({ input }) => [...headlines(await source(), input.filter)]),
    population: asked.population.handler(async ({ input }) => populationOfArea(await source(), input)),
    profile: asked.profile.handler(async ({ input, signal }) => areaProfile(await source(), input, signal)),
    priority: asked.priority.handler(async ({ input, signal }) => priorityOfAreas(await source(), input, signal)),
    funnel: asked.funnel.handler(async ({ input }) => funnelOfAreas(await source(), input)),
    trends: asked.trends.handler(async ({ input }) => trendsOfArea(await source(), input)),
    gaps: asked.gaps.handler(async ({ input, signal }) => gapsBetweenGroups(await source(), input, signal)),
    rights: asked.rights.handler(async ({ input, signal }) => rightsMonitor(await source(), input, signal)),
    standardised: asked.standardised.handler(async ({ input }) => standardisedRisk(await source(), input)),
    stackedRisk: asked.stackedRisk.handler(async ({ input, signal }) => stackedRisk(await source(), input, signal)),
    highMigration: asked.highMigration.handler(async ({ input, signal }) =>
      highMigration(await source(), dataFolder, input, signal),
    ),
    receipt: asked.receipt.handler(({ input, signal }) =>
      dataset.whileUnchanged(async () => {
        const { revision, extracts, state } = dataset;
        const facts = { softwareVersion: version, datasetRevision: revision, extracts, register: state.register };
        return sealedReceipt(await receiptOfFigure(await source(), dataFolder, facts, input, signal));
      }),
    ),
  };
}
