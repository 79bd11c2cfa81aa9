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
import type { Reader } from '../../db/database.ts';
import { shareOf } from '../../statistics/proportion.ts';
import { countsInYear } from '../counts-by-area.ts';
import { nobody } from '../figure-of.ts';
import { hotSpotMap } from '../hot-spot-map.ts';
import { inSurveyYear } from '../in-survey-year.ts';
import { marksOfAreas } from '../marks-of-areas.ts';
import { definitionOfIndicator, type Measured } from './receipt-definitions.ts';
import { methodOfHotSpot, methodsOfFigure, methodsOfMarks } from './receipt-methods.ts';
import { receiptOfHeadline } from './receipt-of-headline.ts';
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
  db: Reader,
  dataFolder: string,
  facts: ReceiptFacts,
  ask: ReceiptAsk,
  signal?: AbortSignal,
): Promise<ReceiptContent> {
  const filter = await inSurveyYear(db, ask.filter, signal);
  const request = { ...ask, filter };
  const { measure } = ask;
  const register = isOfCommunities(measure) ? facts.register : null;
  const measured =
    measure.kind === 'headline'
      ? await receiptOfHeadline(db, measure.headline, filter, register !== null, signal)
      : await measuredIndicator(db, dataFolder, measure.indicator, request, signal);
  return {
    kind: 'natpro-receipt',
    formatVersion: receiptFormatVersion,
    softwareVersion: facts.softwareVersion,
    datasetRevision: facts.datasetRevision,
    request,
    level: filter.area === null ? null : levelOfCode(filter.area),
    ...measured,
    extracts: extractsOf(facts.extracts, request),
    ...(register && { register: { file: register.file, sha256: register.sha256 } }),
  };
}

const isOfCommunities = (measure: ReceiptAsk['measure']): boolean =>
  measure.kind === 'headline' && measure.headline === 'communities';

type Asked = { readonly filter: Filter; readonly hotSpots: ReceiptAsk['hotSpots'] };

async function measuredIndicator(
  db: Reader,
  dataFolder: string,
  indicator: number,
  asked: Asked,
  signal?: AbortSignal,
): Promise<Measured> {
  const counts = (await countsInYear(db, asked.filter, signal))[indicator - 1] ?? nobody;
  const unknown = counts.eligible - counts.known;
  return {
    definition: definitionOfIndicator(indicator),
    figure: { isHidden: false, ...counts, unknown, prevalence: shareOf(counts) },
    methods: [...methodsOfFigure(counts), ...(await comparedMethods(db, dataFolder, indicator, asked, signal))],
  };
}

/** Methods that look at the other areas of the level; a whole province is compared with nothing. */
async function comparedMethods(
  db: Reader,
  dataFolder: string,
  indicator: number,
  { filter, hotSpots }: Asked,
  signal?: AbortSignal,
): Promise<readonly ReceiptMethod[]> {
  const level = filter.area === null ? null : levelOfCode(filter.area);
  if (filter.area === null || level === null || level === 'province') return [];
  const marks = methodsOfMarks(await marksOfAreas(db, { level, filter }, signal), filter.area, indicator);
  if (hotSpots === null) return marks;
  // As on the map: over the whole province, because neighbours across the edge of the area count too.
  const everywhere = { ...filter, area: codeAtLevel(filter.area, 'province') };
  const { answer } = await hotSpotMap(db, dataFolder, { ...hotSpots, indicator, level, filter: everywhere }, signal);
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
