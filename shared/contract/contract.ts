import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { areaName, datasetSummary, headline, prevalenceAnswer, prevalenceAsk } from './analysis.ts';
import { areaProfileAnswer, areaProfileAsk } from './area-profile.ts';
import { boundaryPack, provinceMap } from './boundaries.ts';
import { errorCodes, type ErrorCode } from './error-codes.ts';
import { fileHandle, importEvent, importRequest, inspectedFile } from './extracts.ts';
import { areaCode, filter } from './filter.ts';
import { funnelAnswer, funnelAsk } from './funnel.ts';
import { gapsAnswer, gapsAsk } from './gaps.ts';
import { highMigrationAnswer, highMigrationAsk } from './high-migration.ts';
import { hotSpotsAnswer, hotSpotsAsk } from './hot-spots.ts';
import { marksAnswer, marksAsk } from './marks.ts';
import { populationAnswer, populationAsk } from './population.ts';
import { priorityAnswer, priorityAsk } from './priority.ts';
import { receipt, receiptAsk } from './receipt.ts';
import { rightsAnswer, rightsAsk } from './rights.ts';
import { stackedRiskAnswer, stackedRiskAsk } from './stacked-risk.ts';
import { standardisedAnswer, standardisedAsk } from './standardised.ts';
import { trendsAnswer, trendsAsk } from './trends.ts';

/** What every error carries across the wire: its sentence in both languages and the log entry's id. */
export const errorData = z.object({ th: z.string(), en: z.string(), logId: z.string() });
export type ErrorData = Readonly<z.infer<typeof errorData>>;

type ErrorMap = { readonly [Code in ErrorCode]: { readonly data: typeof errorData } };
const errorMap = Object.fromEntries(errorCodes.map((code) => [code, { data: errorData }])) as unknown as ErrorMap;

const procedure = oc.errors(errorMap);

export const hostKinds = ['electron', 'loopback', 'cli'] as const;

/** Everything the page may ask of the engine. No procedure takes SQL. */
export const contract = {
  app: {
    info: procedure.output(
      z.object({
        version: z.string(),
        host: z.enum(hostKinds),
        /** True where a dropped file can be opened by its path; else its bytes are uploaded. */
        acceptsPaths: z.boolean(),
        hasSample: z.boolean(),
      }),
    ),
  },
  files: {
    openPath: procedure.input(z.object({ path: z.string() })).output(fileHandle),
    upload: procedure.input(z.object({ file: z.instanceof(File) })).output(fileHandle),
    discard: procedure.input(z.object({ fileIds: z.array(z.string()) })).output(z.void()),
  },
  extracts: {
    inspect: procedure.input(z.object({ fileIds: z.array(z.string()).min(1) })).output(z.array(inspectedFile)),
    import: procedure.input(importRequest).output(eventIterator(importEvent)),
    openSample: procedure.output(eventIterator(importEvent)),
    remove: procedure.input(z.object({ extractId: z.string() })).output(z.void()),
    clear: procedure.output(z.void()),
  },
  dataset: {
    summary: procedure.output(datasetSummary),
    areas: procedure.output(z.array(areaName)),
  },
  analysis: {
    prevalence: procedure.input(prevalenceAsk).output(prevalenceAnswer),
    marks: procedure.input(marksAsk).output(marksAnswer),
    hotSpots: procedure.input(hotSpotsAsk).output(hotSpotsAnswer),
    headlines: procedure.input(z.object({ filter })).output(z.array(headline)),
    /** Age-sex pyramid of an area. */
    population: procedure.input(populationAsk).output(populationAnswer),
    /** Migration profile and co-occurrence of indicators in one area. */
    profile: procedure.input(areaProfileAsk).output(areaProfileAnswer),
    /** Which areas come first, and how sure that is; takes seconds, in a worker. */
    priority: procedure.input(priorityAsk).output(priorityAnswer),
    funnel: procedure.input(funnelAsk).output(funnelAnswer),
    trends: procedure.input(trendsAsk).output(trendsAnswer),
    /** Gaps between groups of children. */
    gaps: procedure.input(gapsAsk).output(gapsAnswer),
    /** Rights of Thai and migrant children side by side. */
    rights: procedure.input(rightsAsk).output(rightsAnswer),
    /** High because of who lives here, or for everyone. */
    standardised: procedure.input(standardisedAsk).output(standardisedAnswer),
    /** Children with several risks at once. */
    stackedRisk: procedure.input(stackedRiskAsk).output(stackedRiskAnswer),
    highMigration: procedure.input(highMigrationAsk).output(highMigrationAnswer),
    receipt: procedure.input(receiptAsk).output(receipt),
  },
  boundaries: {
    packs: procedure.output(z.array(boundaryPack)),
    province: procedure.input(z.object({ packId: z.string().nullable(), province: areaCode })).output(provinceMap),
  },
};
export type Contract = typeof contract;
