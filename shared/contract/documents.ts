import { z } from 'zod';
import { languages } from '../format/language.ts';
import { classMethods } from '../drawing/class-breaks.ts';
import { areaCode, areaLevel, filter, surveyYearBE } from './filter.ts';
import { indicatorNo } from './figure.ts';
import { highMigrationAsk } from './high-migration.ts';
import { hotSpotClasses } from './hot-spots.ts';
import { differenceMarks } from './marks.ts';
import { namesChild } from './names-child.ts';
import { receiptAsk } from './receipt.ts';

/**
 * By which rule a document leaves the office. publication: made of what may be published, for anybody · return: goes back
 * to who sent the data, who has them already.
 */
export const documentKinds = {
  map: 'publication',
  'community-sheet': 'publication',
  receipt: 'publication',
  'missing-list': 'return',
  'reject-workbook': 'return',
} as const;
type DocumentName = keyof typeof documentKinds;
export const documentNames = Object.keys(documentKinds) as [DocumentName, ...DocumentName[]];

const language = z.enum(languages);

/** Layers of the map, by the key of their words. */
const mapLayer = z.enum(['prevalence', 'migration', 'profile', 'hot-spots', 'pair', 'completeness']);

/** A page with the map of a layer, as SVG. */
const mapRequest = z.object({
  document: z.literal('map'),
  language,
  layer: mapLayer,
  indicator: indicatorNo,
  level: areaLevel,
  filter,
  /** One year, or two to four side by side. */
  years: z.array(surveyYearBE).min(1).max(4),
  province: areaCode.length(2),
  classes: z.object({
    method: z.enum(classMethods),
    count: z.int().min(3).max(7),
    /** Inner breaks, shares in (0, 1), for the method `manual`. */
    breaks: z.array(z.number().gt(0).lt(1)),
  }),
  /** From how many times the share of the rest of the province a tambon is of high migration. */
  leastRatio: highMigrationAsk.shape.leastRatio,
});
export type MapRequest = Readonly<z.infer<typeof mapRequest>>;

/** The sheet of a community, which the page prints: there is no file. */
const communitySheetRequest = z.object({
  document: z.literal('community-sheet'),
  language,
  area: areaCode,
  surveyYearBE: surveyYearBE.nullable(),
});

const receiptRequest = z.object({ document: z.literal('receipt'), language, ask: receiptAsk });

/** Communities that have not reported; as CSV, or as text to paste into a spreadsheet. */
const missingListRequest = z.object({
  document: z.literal('missing-list'),
  language,
  surveyYearBE,
  area: areaCode.nullable(),
  format: z.enum(['csv', 'paste']),
});

/** Rejected rows of an extract with their cells, to be corrected and dropped back. */
export const rejectsRequest = z.object({ document: z.literal('reject-workbook'), language, extractId: z.string() });
export type RejectsRequest = Readonly<z.infer<typeof rejectsRequest>>;

/** What is to leave the office and names nobody. */
export const documentRequest = z.discriminatedUnion('document', [
  mapRequest,
  communitySheetRequest,
  receiptRequest,
  missingListRequest,
]);
export type DocumentRequest = Readonly<z.infer<typeof documentRequest>>;

/**
 * A verdict about an area that a document says otherwise than the screen: it is made of what may be published, where more is
 * hidden. `document` is null where it does not tell at all.
 */
export const differingVerdict = z.object({
  kind: z.enum(['mark', 'hot-spot', 'high-migration']),
  areaCode,
  surveyYearBE: surveyYearBE.nullable(),
  indicator: indicatorNo,
  screen: z.enum([...differenceMarks, ...hotSpotClasses, 'high', 'not-high']),
  document: z.enum([...differenceMarks, ...hotSpotClasses, 'high', 'not-high']).nullable(),
});
export type DifferingVerdict = Readonly<z.infer<typeof differingVerdict>>;

/** A document that was made and not handed out yet. */
export const madeDocument = z.object({
  documentId: z.string(),
  /** Null for what the page prints. */
  file: z.object({ name: z.string(), content: z.instanceof(Blob) }).nullable(),
});

/** Rejected rows: their cells are those of the file, names and all. */
export const madeRejects = madeDocument.extend({
  file: z.object({ name: z.string(), content: namesChild(z.instanceof(Blob)) }),
});

export const handOutWays = ['file', 'clipboard', 'print'] as const;
export type HandOutWay = (typeof handOutWays)[number];

/** That a document left the office. `sha256` of the bytes that did; null for what was printed. */
export const handedOut = z.object({
  documentId: z.string(),
  way: z.enum(handOutWays),
  file: z.string().max(300).nullable(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type HandedOut = Readonly<z.infer<typeof handedOut>>;
