import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/contract/canonical-json.ts';
import {
  receiptFormatVersion,
  type Receipt,
  type ReceiptAsk,
  type ReceiptExtract,
  type ReceiptMethod,
} from '../../../shared/contract/receipt.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import type { Dataset } from '../dataset.ts';
import { shareOf } from '../statistics/proportion.ts';
import { countsInYear } from './counts-by-area.ts';
import { nobody } from './figure-of.ts';
import { hotSpotMap } from './hot-spot-map.ts';
import { marksOfAreas } from './marks-of-areas.ts';
import { methodOfHotSpot, methodsOfFigure, methodsOfMarks } from './receipt-methods.ts';
import { inSurveyYear } from './survey-year.ts';

type ReceiptParts = { readonly dataset: Dataset; readonly dataFolder: string; readonly version: string };

/** Where the figure of an indicator in an area comes from, complete enough to calculate it again. */
export async function receiptOfFigure(
  { dataset, dataFolder, version }: ReceiptParts,
  ask: ReceiptAsk,
  signal?: AbortSignal,
): Promise<Receipt> {
  return dataset.whileUnchanged(async () => {
    const filter = await inSurveyYear(dataset.db, ask.filter, signal);
    const request = { ...ask, filter };
    const counts = (await countsInYear(dataset.db, filter, signal))[ask.indicator - 1] ?? nobody;
    const compared = await comparedMethods(dataset, dataFolder, request, signal);
    const content: Omit<Receipt, 'sha256'> = {
      kind: 'natpro-receipt',
      formatVersion: receiptFormatVersion,
      softwareVersion: version,
      datasetRevision: dataset.revision,
      request,
      level: filter.area === null ? null : levelOfCode(filter.area),
      definition: definitionOf(ask.indicator),
      figure: { ...counts, unknown: counts.eligible - counts.known, prevalence: shareOf(counts) },
      methods: [...methodsOfFigure(counts), ...compared],
      extracts: extractsOf(dataset, request),
    };
    return sealed(content);
  });
}

/** A receipt with the hash of what it says. */
export function sealed(content: Omit<Receipt, 'sha256'>): Receipt {
  return { ...content, sha256: createHash('sha256').update(canonicalJson(content)).digest('hex') };
}

function definitionOf(no: number): Receipt['definition'] {
  const { key, unit, kind, ages, th, en } = indicatorByNo(no);
  return { key, unit, kind, ageFrom: ages?.from ?? null, ageTo: ages?.to ?? null, th, en };
}

/** Methods that look at the other areas of the level; a whole province is compared with nothing. */
async function comparedMethods(
  { db }: Dataset,
  dataFolder: string,
  { indicator, filter, hotSpots }: ReceiptAsk,
  signal?: AbortSignal,
): Promise<readonly ReceiptMethod[]> {
  const level = filter.area === null ? null : levelOfCode(filter.area);
  if (filter.area === null || level === null || level === 'province') return [];
  const marks = methodsOfMarks(await marksOfAreas(db, { level, filter }, signal), filter.area, indicator);
  if (hotSpots === null) return marks;
  const everywhere = { ...filter, area: null };
  const spots = await hotSpotMap(db, dataFolder, { ...hotSpots, indicator, level, filter: everywhere }, signal);
  return [...marks, methodOfHotSpot(spots, filter.area, hotSpots)];
}

/** The map of hot spots is of all areas that ever reported, so with it every file counts. */
function extractsOf(dataset: Dataset, { filter, hotSpots }: ReceiptAsk): ReceiptExtract[] {
  return dataset.sources
    .filter(
      ({ surveyYearsBE }) =>
        hotSpots !== null || (filter.surveyYearBE !== null && surveyYearsBE.includes(filter.surveyYearBE)),
    )
    .map((source) => ({ ...source, surveyYearsBE: [...source.surveyYearsBE], mapping: { ...source.mapping } }));
}
