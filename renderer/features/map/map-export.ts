import type { DatasetSummary } from '../../../shared/contract/analysis.ts';
import { printThaiDate } from '../../../shared/calendar/buddhist-era.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { localeOf, type Language } from '../../../shared/format/language.ts';
import { formatYear, formatYears } from '../../../shared/format/years.ts';
import type { Bounds } from '../../../shared/geo/map-extent.ts';
import type { MapPageContent } from '../../../shared/drawing/map-page.ts';
import type { LegendPart } from '../../../shared/drawing/legend-parts.ts';
import type { YearDrawing } from './map-drawing.ts';
import type { MapTexts } from '../../../shared/drawing/map-texts.ts';
import type { MapScreen } from './use-map-screen.ts';

/** Files named in the source line before the rest is only counted. */
const mostFiles = 6;

/** Why a map cannot be copied or saved as it is; null where it can. */
export type ExportRefusal = 'community' | 'waiting' | null;

/** Maps leave the building at tambon level or above (product §6); high migration does without its circles. */
export function exportRefusal(
  { layer, shownLevel }: Pick<MapScreen, 'layer' | 'shownLevel'>,
  drawn: readonly YearDrawing[],
): ExportRefusal {
  if (shownLevel === 'community' && layer !== 'migration') return 'community';
  const isWaiting = drawn.some(({ content }) =>
    content.kind === 'hot-spots'
      ? content.answer === null
      : content.kind === 'classes' && layer === 'migration' && content.migration === null,
  );
  return drawn.length === 0 || isWaiting ? 'waiting' : null;
}

function sourceLine(extracts: DatasetSummary['extracts'], texts: MapTexts): string {
  const named = extracts
    .toSorted((p, q) => p.surveyYearBE - q.surveyYearBE)
    .map(({ file, surveyYearBE }) => `${file} (${surveyYearBE})`);
  const rest = named.length - mostFiles;
  const files = [...named.slice(0, mostFiles), ...(rest > 0 ? [texts.exportMore(formatCount(rest))] : [])];
  return texts.exportSource(files.join(', '));
}

/** How hot spots were found, so that they can be found again. */
function methodLines([first]: readonly YearDrawing[], texts: MapTexts): readonly string[] {
  const content = first?.content;
  const answer =
    content?.kind === 'hot-spots'
      ? content.answer
      : content?.kind === 'classes'
        ? (content.migration?.answer ?? null)
        : null;
  if (answer === null) return [];
  const { permutations, seed, weights } = answer;
  const neighbours = weights === 'queen' ? texts.spotTouching : texts.spotNearest;
  return [`${texts.spotMethod(formatCount(permutations), String(seed))} · ${neighbours}`];
}

function dateIn(language: Language, now: Date): string {
  if (language === 'th') {
    return printThaiDate({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
  }
  return now.toLocaleDateString(localeOf('en'), { day: 'numeric', month: 'long', year: 'numeric' });
}

/** What an exported page of the map says; `drawn` and `legend` are those for publication. */
export function exportContent(ask: {
  readonly screen: MapScreen;
  readonly drawn: readonly YearDrawing[];
  readonly legend: readonly LegendPart[];
  readonly title: string;
  readonly place: string;
  readonly focus: Bounds | null;
  readonly texts: MapTexts;
  readonly product: string;
  readonly yearWords: (year: string) => string;
  readonly language: Language;
  readonly now: Date;
}): MapPageContent {
  const { screen, drawn, texts, language } = ask;
  const { dataset, map, level } = screen;
  if (exportRefusal(screen, drawn) !== null) throw new RangeError('This map must not be exported.');
  return {
    map,
    level,
    focus: ask.focus,
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
      ...(map.pack.isSchematic ? [texts.schematic] : []),
      ...(dataset.blankMeansNo ? [texts.exportBlank] : []),
    ],
    foot: [
      ...methodLines(drawn, texts),
      sourceLine(dataset.extracts, texts),
      language === 'th' ? map.pack.attributionTh : map.pack.attributionEn,
      texts.exportMade(dateIn(language, ask.now), ask.product),
    ],
  };
}

/** A file name of words and years, without letters that some file system refuses. */
export function exportName(words: readonly string[], drawn: readonly YearDrawing[], format: 'png' | 'svg'): string {
  const years = formatYears(
    drawn.map(({ year }) => year),
    'th',
  );
  const stem = [...words, years].join('-').replaceAll(/[\s\\/:*?"<>|.,()]+/g, '-');
  return `${stem.replaceAll(/-+/g, '-').slice(0, 120)}.${format}`;
}
