import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { areaName, datasetSummary, headline, prevalenceAnswer, prevalenceAsk } from './analysis.ts';
import { areaProfileAnswer, areaProfileAsk } from './area-profile.ts';
import { boundaryPack, provinceMap } from './boundaries.ts';
import {
  differingVerdict,
  documentRequest,
  handedOut,
  madeDocument,
  madeRejects,
  rejectsRequest,
} from './documents.ts';
import { errorCodes, type ErrorCode } from './error-codes.ts';
import { fileHandle, importEvent, importRequest, inspectedFile, inspectionRequest } from './extracts.ts';
import { areaCode, filter } from './filter.ts';
import { funnelAnswer, funnelAsk } from './funnel.ts';
import { gapsAnswer, gapsAsk } from './gaps.ts';
import { highMigrationAnswer, highMigrationAsk } from './high-migration.ts';
import { hotSpotsAnswer, hotSpotsAsk } from './hot-spots.ts';
import { decisionsAsk, linkingResult, linkingStatus, pairsAnswer, pairsAsk } from './linking.ts';
import { marksAnswer, marksAsk } from './marks.ts';
import { populationAnswer, populationAsk } from './population.ts';
import { priorityAnswer, priorityAsk } from './priority.ts';
import {
  completenessAnswer,
  coverageAnswer,
  coverageAsk,
  extractChecks,
  registerReading,
  yearDifferenceAnswer,
  yearDifferenceAsk,
} from './quality.ts';
import { receipt, receiptAsk } from './receipt.ts';
import { thresholdSetting } from './thresholds.ts';
import { releaseStatus } from './release.ts';
import { rightsAnswer, rightsAsk } from './rights.ts';
import { stackedRiskAnswer, stackedRiskAsk } from './stacked-risk.ts';
import { standardisedAnswer, standardisedAsk } from './standardised.ts';
import { trendsAnswer, trendsAsk } from './trends.ts';
import { mappingProfile } from './commands/mapping-profile.ts';
import {
  backupAnswer,
  backupAsk,
  changePassphraseAsk,
  createdWorkspace,
  createWorkspaceAsk,
  journalAnswer,
  journalAsk,
  knownWorkspace,
  mappingProfiles,
  openWorkspaceAsk,
  recoverAsk,
  renewedRecovery,
  renewRecoveryAsk,
  restoreAsk,
  undoAnswer,
  workspaceStatus,
} from './workspace-session.ts';
import { verifyReport } from './workspace.ts';

/** What every error carries across the wire: its sentence in both languages, what that names, and the log entry's id. */
const errorData = z.object({
  th: z.string(),
  en: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()])).readonly(),
  logId: z.string(),
  /** Of a wrong passphrase: how long the next one will wait. */
  nextWaitMs: z.int().nonnegative().optional(),
});

type ErrorMap = { readonly [Code in ErrorCode]: { readonly data: typeof errorData } };
const errorMap = Object.fromEntries(errorCodes.map((code) => [code, { data: errorData }])) as unknown as ErrorMap;

const procedure = oc.errors(errorMap);

const status = procedure.output(workspaceStatus);

const hostKinds = ['electron', 'loopback', 'cli'] as const;

/** Questions about the children that are loaded. */
const analysis = {
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
};

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
    inspect: procedure.input(inspectionRequest).output(z.array(inspectedFile)),
    import: procedure.input(importRequest).output(eventIterator(importEvent)),
    openSample: procedure.output(eventIterator(importEvent)),
    remove: procedure.input(z.object({ extractId: z.string() })).output(z.void()),
    clear: procedure.output(z.void()),
    mappings: procedure.output(mappingProfiles),
    saveMapping: procedure.input(mappingProfile).output(z.void()),
    removeMapping: procedure.input(z.object({ name: z.string() })).output(z.void()),
  },
  /** The workspace one works in; a change answers with the new status. */
  workspace: {
    status,
    known: procedure.output(z.array(knownWorkspace)),
    create: procedure.input(createWorkspaceAsk).output(createdWorkspace),
    open: procedure.input(openWorkspaceAsk).output(workspaceStatus),
    recover: procedure.input(recoverAsk).output(workspaceStatus),
    unlock: procedure.input(z.object({ passphrase: z.string().min(1).max(1000) })).output(workspaceStatus),
    lock: status,
    close: status,
    openCase: procedure
      .input(z.object({ passphrase: z.string().min(1).max(1000), purpose: z.string().trim().min(1).max(300) }))
      .output(workspaceStatus),
    lockCase: status,
    changePassphrase: procedure.input(changePassphraseAsk).output(z.void()),
    renewRecovery: procedure.input(renewRecoveryAsk).output(renewedRecovery),
    verify: procedure.output(verifyReport),
    backup: procedure.input(backupAsk).output(backupAnswer),
    restore: procedure.input(restoreAsk).output(z.void()),
    journal: procedure.input(journalAsk.optional()).output(journalAnswer),
    /** Without a number: the last that may be undone, the next that may be redone. */
    undo: procedure.input(z.object({ seq: z.int().positive().nullable() })).output(undoAnswer),
    redo: procedure.input(z.object({ seq: z.int().positive().nullable() })).output(undoAnswer),
  },
  /** What names children, or needs who they are: refused as a whole while the case data are locked. */
  case: {
    /** Records of one child within a year and over years. */
    linking: {
      status: procedure.output(linkingStatus),
      /** Looks for links and keeps the keys of those that are certain. */
      run: procedure.output(linkingResult),
      /** What a person has to look at. */
      pairs: procedure.input(pairsAsk).output(pairsAnswer),
      decide: procedure.input(decisionsAsk).output(linkingResult),
    },
    /** Rejected rows with their cells, of any import. */
    makeRejects: procedure.input(rejectsRequest).output(madeRejects),
  },
  dataset: {
    summary: procedure.output(datasetSummary),
    areas: procedure.output(z.array(areaName)),
  },
  /** What the planning key opens, and what may leave the office: figures that are worked out anew after each change. */
  release: {
    status: procedure.output(releaseStatus),
    /** Begins, where there is something to release; it goes on by itself. */
    begin: procedure.output(releaseStatus),
    cancel: procedure.output(releaseStatus),
    /** Lets the totals go that hold a release back: they are hidden from then on. */
    letGo: procedure.output(releaseStatus),
    /** From which numbers on figures are shown from now on; they are worked out anew. */
    saveThresholds: procedure.input(thresholdSetting).output(releaseStatus),
    /** Shows on all screens what planning view shows, or what may be seen. */
    seePlanning: procedure.input(z.object({ isOn: z.boolean() })).output(releaseStatus),
  },
  /** Of the figures that the screens show. */
  analysis,
  /** The same of the figures that may leave the office: what is copied, printed, saved or sent is made of these. */
  publication: analysis,
  /** Whether the data can be relied on: who reported, what is unknown, what changed, what the import found. */
  quality: {
    /** What a file of expected communities holds; nothing is stored. */
    readRegister: procedure.input(z.object({ fileId: z.string() })).output(registerReading),
    saveRegister: procedure.input(z.object({ fileId: z.string() })).output(registerReading),
    coverage: procedure.input(coverageAsk).output(coverageAnswer),
    completeness: procedure.input(coverageAsk).output(completenessAnswer),
    yearDifference: procedure.input(yearDifferenceAsk).output(yearDifferenceAnswer),
    checks: procedure.output(z.array(extractChecks)),
  },
  /** The one way out: what leaves the office is made here, and the journal says that it left. */
  documents: {
    make: procedure.input(documentRequest).output(madeDocument),
    /**
     * Verdicts of the document that the screen says otherwise; null while the screen shows no more than was released, or the
     * release that the document is made of is not there yet.
     */
    differingVerdicts: procedure.input(documentRequest).output(z.array(differingVerdict).nullable()),
    /**
     * Rejected rows with their cells, of files that this session read since the last lock: whoever imported them has the
     * files themselves, so no case key is asked for. `case.makeRejects` has all others.
     */
    makeRejects: procedure.input(rejectsRequest).output(madeRejects),
    handedOut: procedure.input(handedOut).output(z.void()),
  },
  boundaries: {
    packs: procedure.output(z.array(boundaryPack)),
    province: procedure.input(z.object({ packId: z.string().nullable(), province: areaCode })).output(provinceMap),
  },
};
export type Contract = typeof contract;
