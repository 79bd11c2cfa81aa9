import { printThaiDate } from '../calendar/buddhist-era.ts';
import type { DatasetSummary } from '../contract/analysis.ts';
import { localeOf, type Language } from '../format/language.ts';
import { formatCount } from '../format/numbers.ts';
import { formatYear } from '../format/years.ts';
import type { LegendPart } from './legend-parts.ts';
import type { Drawing } from './map-model.ts';
import type { PageLand } from './map-marks.ts';
import type { MapPageContent } from './map-page.ts';
import type { MapTexts } from './map-texts.ts';

/** How a calculation was made, so that it can be made again. */
export type Calculated = {
  readonly permutations: number;
  /** `queen`, or `knn:8`. */
  readonly weights: string;
};

/** How hot spots were found; the seed of the shuffles stands in the receipt. */
function methodLines(calculated: Calculated | null, texts: MapTexts): readonly string[] {
  if (calculated === null) return [];
  const { permutations, weights } = calculated;
  const neighbours = weights === 'queen' ? texts.spotTouching : texts.spotNearest;
  return [`${texts.spotMethod(formatCount(permutations))} · ${neighbours}`];
}

function dateIn(language: Language, now: Date): string {
  if (language === 'th') {
    return printThaiDate({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
  }
  return now.toLocaleDateString(localeOf('en'), { day: 'numeric', month: 'long', year: 'numeric' });
}

/** What a page of maps says, of drawings and a legend that may leave the building. */
export function mapPageContent(ask: {
  readonly land: Pick<PageLand, 'map' | 'level' | 'focus'>;
  /** One year, or two to four side by side. */
  readonly drawn: readonly { readonly year: number; readonly drawing: Drawing }[];
  readonly legend: readonly LegendPart[];
  readonly calculated: Calculated | null;
  readonly dataset: Pick<DatasetSummary, 'extracts' | 'isSynthetic' | 'blankMeansNo'>;
  readonly title: string;
  readonly place: string;
  readonly texts: MapTexts;
  readonly product: string;
  readonly yearWords: (year: string) => string;
  readonly language: Language;
  readonly now: Date;
}): MapPageContent {
  const { dataset, drawn, land, language, texts } = ask;
  const { pack } = land.map;
  return {
    ...land,
    language,
    kilometres: texts.kilometres,
    metres: texts.metres,
    title: ask.title,
    place: ask.place,
    maps: drawn.map(({ year, drawing }) => ({
      caption: drawn.length > 1 ? ask.yearWords(formatYear(year, language)) : null,
      fills: drawing.fills,
      uncertain: drawing.uncertain,
    })),
    legend: ask.legend,
    warnings: [
      ...(dataset.isSynthetic ? [texts.exportSynthetic] : []),
      ...(pack.isSchematic ? [texts.schematic] : []),
      ...(dataset.blankMeansNo ? [texts.exportBlank] : []),
    ],
    foot: [
      ...methodLines(ask.calculated, texts),
      texts.exportSource,
      language === 'th' ? pack.attributionTh : pack.attributionEn,
      texts.exportMade(dateIn(language, ask.now), ask.product),
    ],
  };
}
