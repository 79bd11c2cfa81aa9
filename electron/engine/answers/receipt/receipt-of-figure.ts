import type { RowPlace } from '../../../../shared/contract/commands/row-place.ts';
import type { Filter } from '../../../../shared/contract/filter.ts';
import {
  receiptFormatVersion,
  type Receipt,
  type ReceiptAsk,
  type ReceiptExtract,
  type ReceiptMethod,
} from '../../../../shared/contract/receipt.ts';
import { codeAtLevel, levelOfCode } from '../../../../shared/geo/area-codes.ts';
import { nobody } from '../counts.ts';
import { countsInYear } from '../counts-by-area.ts';
import { hotSpotMap } from '../hot-spot-map.ts';
import { inSurveyYear } from '../in-survey-year.ts';
import { marksOfAreas } from '../marks-of-areas.ts';
import type { Source } from '../source.ts';
import { definitionOfIndicator, type Measured } from './receipt-definitions.ts';
import { methodOfHotSpot, methodsOfFigure, methodsOfMarks } from './receipt-methods.ts';
import { receiptFigure, receiptOfHeadline } from './receipt-of-headline.ts';
import type { ReceiptContent } from './sealed-receipt.ts';

/** A loaded file with all that decides how it was read; `retired` are rows that a person took out since. */
type ReceiptSource = Readonly<Omit<ReceiptExtract, 'surveyYearsBE' | 'leftOut'>> & {
  readonly surveyYearsBE: readonly number[];
  readonly leftOut: readonly RowPlace[];
  readonly retired: readonly RowPlace[];
};

/** What a receipt says beside the figure: what is loaded, and by what it was calculated. */
type ReceiptFacts = {
  readonly softwareVersion: string;
  readonly datasetRevision: number;
  /** In the order they were loaded. */
  readonly extracts: readonly ReceiptSource[];
  readonly register: Readonly<NonNullable<Receipt['register']>> | null;
};

/** Where the figure of an indicator, or a headline count, comes from, complete enough to calculate it again. */
export async function receiptOfFigure(
  source: Source,
  dataFolder: string,
  facts: ReceiptFacts,
  ask: ReceiptAsk,
  signal?: AbortSignal,
): Promise<ReceiptContent> {
  const filter = inSurveyYear(source, ask.filter);
  const request = { ...ask, filter };
  const { measure } = ask;
  const register = isOfCommunities(measure) ? facts.register : null;
  const measured =
    measure.kind === 'headline'
      ? receiptOfHeadline(source, measure.headline, filter, register !== null)
      : await measuredIndicator(source, dataFolder, measure.indicator, request, signal);
  return {
    kind: 'natpro-receipt',
    formatVersion: receiptFormatVersion,
    softwareVersion: facts.softwareVersion,
    datasetRevision: facts.datasetRevision,
    request,
    figures: {
      kind: source.cube.kind,
      n: source.thresholds?.n ?? null,
      denominator: source.thresholds?.denominator ?? null,
    },
    level: filter.area === null ? null : levelOfCode(filter.area),
    ...measured,
    extracts: extractsFor(source.cube.kind, extractsOf(facts.extracts, request)),
    ...(register && { register: { file: register.file, sha256: register.sha256 } }),
  };
}

/** Which files there are is not told by planning view, nor how many rows they have by what may be published. */
function extractsFor(kind: Source['cube']['kind'], extracts: ReceiptContent['extracts']): ReceiptContent['extracts'] {
  switch (kind) {
    case 'full':
      return extracts;
    case 'publication':
      return extracts.map((extract) => ({ ...extract, accepted: null, rejected: null }));
    case 'released':
      return [];
  }
}

const isOfCommunities = (measure: ReceiptAsk['measure']): boolean =>
  measure.kind === 'headline' && measure.headline === 'communities';

type Asked = { readonly filter: Filter; readonly hotSpots: ReceiptAsk['hotSpots'] };

async function measuredIndicator(
  source: Source,
  dataFolder: string,
  indicator: number,
  asked: Asked,
  signal?: AbortSignal,
): Promise<Measured> {
  const counts = countsInYear(source, asked.filter)[indicator - 1] ?? nobody;
  return {
    definition: definitionOfIndicator(indicator),
    figure: receiptFigure(counts),
    methods: [...methodsOfFigure(counts), ...(await comparedMethods(source, dataFolder, indicator, asked, signal))],
  };
}

/** Methods that look at the other areas of the level; a whole province is compared with nothing. */
async function comparedMethods(
  source: Source,
  dataFolder: string,
  indicator: number,
  { filter, hotSpots }: Asked,
  signal?: AbortSignal,
): Promise<readonly ReceiptMethod[]> {
  const level = filter.area === null ? null : levelOfCode(filter.area);
  if (filter.area === null || level === null || level === 'province') return [];
  const marks = methodsOfMarks(marksOfAreas(source, { level, filter }), filter.area, indicator);
  if (hotSpots === null) return marks;
  // As on the map: over the whole province, because neighbours across the edge of the area count too.
  const everywhere = { ...filter, area: codeAtLevel(filter.area, 'province') };
  const answer = await hotSpotMap(source, dataFolder, { ...hotSpots, indicator, level, filter: everywhere }, signal);
  return [...marks, methodOfHotSpot(answer, filter.area, hotSpots)];
}

/** Hot spots and the number of communities are of all areas that ever reported, so with them every file counts. */
function extractsOf(
  loaded: readonly ReceiptSource[],
  { filter, hotSpots, measure }: ReceiptAsk,
): ReceiptContent['extracts'] {
  const isOfEveryFile = measure.kind === 'headline' ? isOfCommunities(measure) : hotSpots !== null;
  return loaded
    .filter(
      ({ surveyYearsBE }) =>
        isOfEveryFile || (filter.surveyYearBE !== null && surveyYearsBE.includes(filter.surveyYearBE)),
    )
    .map(extractOf);
}

function extractOf(source: ReceiptSource): ReceiptExtract {
  const { file, sha256, surveyYearsBE, blank, codes, choices, mapping, surveyYearGivenBE, accepted, rejected } = source;
  const leftOut = [...source.leftOut, ...source.retired].toSorted((a, b) => a.sheetNo - b.sheetNo || a.line - b.line);
  return {
    file,
    sha256,
    surveyYearsBE: [...surveyYearsBE],
    blank,
    ...(codes && { codes }),
    ...(choices && { choices }),
    mapping: { ...mapping },
    surveyYearGivenBE,
    accepted,
    rejected,
    isSynthetic: source.isSynthetic,
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}
