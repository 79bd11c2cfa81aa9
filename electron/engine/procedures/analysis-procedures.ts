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
  source: (signal?: AbortSignal) => Promise<Source>,
  { dataset, dataFolder, host, sources, version }: EngineParts,
) {
  const asked = branch.use(({ next }) => sources.untilLocked(async () => next()));
  return {
    prevalence: asked.prevalence.handler(async ({ input, signal }) => {
      const figures = await source(signal);
      const { revision } = sources;
      return prevalenceAnswer(prevalenceOfAreas(figures, input), revision);
    }),
    marks: asked.marks.handler(async ({ input, signal }) => marksOfAreas(await source(signal), input)),
    hotSpots: asked.hotSpots.handler(async ({ input, signal }) => {
      if (input.boundaryFile !== undefined && host !== 'cli') throw new AppError('PATH_NOT_ALLOWED');
      const given = input.boundaryFile === undefined ? null : outlinesFromFile(input.boundaryFile, dataFolder);
      return hotSpotMap(await source(signal), dataFolder, input, signal, given);
    }),
    headlines: asked.headlines.handler(async ({ input, signal }) => [...headlines(await source(signal), input.filter)]),
    population: asked.population.handler(async ({ input, signal }) => populationOfArea(await source(signal), input)),
    profile: asked.profile.handler(async ({ input, signal }) => areaProfile(await source(signal), input, signal)),
    priority: asked.priority.handler(async ({ input, signal }) => priorityOfAreas(await source(signal), input, signal)),
    funnel: asked.funnel.handler(async ({ input, signal }) => funnelOfAreas(await source(signal), input)),
    trends: asked.trends.handler(async ({ input, signal }) => trendsOfArea(await source(signal), input)),
    gaps: asked.gaps.handler(async ({ input, signal }) => gapsBetweenGroups(await source(signal), input, signal)),
    rights: asked.rights.handler(async ({ input, signal }) => rightsMonitor(await source(signal), input, signal)),
    standardised: asked.standardised.handler(async ({ input, signal }) =>
      standardisedRisk(await source(signal), input),
    ),
    stackedRisk: asked.stackedRisk.handler(async ({ input, signal }) =>
      stackedRisk(await source(signal), input, signal),
    ),
    highMigration: asked.highMigration.handler(async ({ input, signal }) =>
      highMigration(await source(signal), dataFolder, input, signal),
    ),
    receipt: asked.receipt.handler(async ({ input, signal }) => {
      for (;;) {
        // Outside `whileUnchanged`: a release that is waited for ends with a change.
        const figures = await source(signal);
        const seen = sources.revision;
        const receipt = await dataset.whileUnchanged(async () => {
          if (sources.revision !== seen) return null;
          const { revision, extracts, state } = dataset;
          const facts = { softwareVersion: version, datasetRevision: revision, extracts, register: state.register };
          return sealedReceipt(await receiptOfFigure(figures, dataFolder, facts, input, signal));
        });
        if (receipt) return receipt;
      }
    }),
  };
}
