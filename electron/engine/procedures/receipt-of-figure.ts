import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/contract/canonical-json.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import {
  receiptFormatVersion,
  type Receipt,
  type ReceiptAsk,
  type ReceiptExtract,
  type ReceiptMethod,
} from '../../../shared/contract/receipt.ts';
import { codeAtLevel, levelOfCode } from '../../../shared/geo/area-codes.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { LoadedExtract } from '../dataset/loaded-extracts.ts';
import { shareOf } from '../statistics/proportion.ts';
import { countsInYear } from './counts-by-area.ts';
import { nobody } from './figure-of.ts';
import { hotSpotMap } from './hot-spot-map.ts';
import { marksOfAreas } from './marks-of-areas.ts';
import { definitionOfIndicator, type Measured } from './receipt-definitions.ts';
import { methodOfHotSpot, methodsOfFigure, methodsOfMarks } from './receipt-methods.ts';
import { receiptOfHeadline } from './receipt-of-headline.ts';
import { inSurveyYear } from './survey-year.ts';

type ReceiptParts = { readonly dataset: Dataset; readonly dataFolder: string; readonly version: string };

/** Where the figure of an indicator, or a headline count, comes from, complete enough to calculate it again. */
export async function receiptOfFigure(
  { dataset, dataFolder, version }: ReceiptParts,
  ask: ReceiptAsk,
  signal?: AbortSignal,
): Promise<Receipt> {
  return dataset.whileUnchanged(async () => {
    const filter = await inSurveyYear(dataset.db, ask.filter, signal);
    const request = { ...ask, filter };
    const { measure } = ask;
    const register = isOfCommunities(measure) ? dataset.state.register : null;
    const measured =
      measure.kind === 'headline'
        ? await receiptOfHeadline(dataset.db, measure.headline, filter, register !== null, signal)
        : await measuredIndicator(dataset, dataFolder, measure.indicator, request, signal);
    const content: Omit<Receipt, 'sha256'> = {
      kind: 'natpro-receipt',
      formatVersion: receiptFormatVersion,
      softwareVersion: version,
      datasetRevision: dataset.revision,
      request,
      level: filter.area === null ? null : levelOfCode(filter.area),
      ...measured,
      extracts: extractsOf(dataset, request),
      ...(register && { register: { file: register.file, sha256: register.sha256 } }),
    };
    return sealed(content);
  });
}

const isOfCommunities = (measure: ReceiptAsk['measure']): boolean =>
  measure.kind === 'headline' && measure.headline === 'communities';

/** A receipt with the hash of what it says. */
export function sealed(content: Omit<Receipt, 'sha256'>): Receipt {
  return { ...content, sha256: createHash('sha256').update(canonicalJson(content)).digest('hex') };
}

type Asked = { readonly filter: Filter; readonly hotSpots: ReceiptAsk['hotSpots'] };

async function measuredIndicator(
  dataset: Dataset,
  dataFolder: string,
  indicator: number,
  asked: Asked,
  signal?: AbortSignal,
): Promise<Measured> {
  const counts = (await countsInYear(dataset.db, asked.filter, signal))[indicator - 1] ?? nobody;
  const unknown = counts.eligible - counts.known;
  return {
    definition: definitionOfIndicator(indicator),
    figure: { isHidden: false, ...counts, unknown, prevalence: shareOf(counts) },
    methods: [...methodsOfFigure(counts), ...(await comparedMethods(dataset, dataFolder, indicator, asked, signal))],
  };
}

/** Methods that look at the other areas of the level; a whole province is compared with nothing. */
async function comparedMethods(
  { db }: Dataset,
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
  const spots = await hotSpotMap(db, dataFolder, { ...hotSpots, indicator, level, filter: everywhere }, signal);
  return [...marks, methodOfHotSpot(spots, filter.area, hotSpots)];
}

/** Hot spots and the number of communities are of all areas that ever reported, so with them every file counts. */
function extractsOf(dataset: Dataset, { filter, hotSpots, measure }: ReceiptAsk): ReceiptExtract[] {
  const isOfEveryFile = measure.kind === 'headline' ? isOfCommunities(measure) : hotSpots !== null;
  return dataset.extracts
    .filter(
      ({ surveyYearsBE }) =>
        isOfEveryFile || (filter.surveyYearBE !== null && surveyYearsBE.includes(filter.surveyYearBE)),
    )
    .map(sourceOf);
}

/** A loaded extract with all that decides how it was read. */
function sourceOf(extract: LoadedExtract): ReceiptExtract {
  const { file, sha256, surveyYearsBE, blank, codes, choices, mapping, surveyYearGivenBE, accepted, rejected } =
    extract;
  const leftOut = [...extract.leftOut, ...extract.retired].toSorted((a, b) => a.sheetNo - b.sheetNo || a.line - b.line);
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
    isSynthetic: extract.isSynthetic,
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}
