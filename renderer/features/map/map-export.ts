import type { LegendPart } from '../../../shared/drawing/legend-parts.ts';
import { mapPageContent } from '../../../shared/drawing/map-page-content.ts';
import type { MapPageContent } from '../../../shared/drawing/map-page.ts';
import type { MapTexts } from '../../../shared/drawing/map-texts.ts';
import type { Language } from '../../../shared/format/language.ts';
import { formatYears } from '../../../shared/format/years.ts';
import type { Bounds } from '../../../shared/geo/map-extent.ts';
import type { YearDrawing } from './layers/layer.ts';
import { mapLayers } from './map-layers.ts';
import type { MapScreen } from './map-screen.ts';

/** Why a map cannot be copied or saved as it is; null where it can. */
export type ExportRefusal = 'community' | 'waiting' | null;

/** Maps leave the building at tambon level or above (product §6); high migration does without its circles. */
export function exportRefusal(
  { layer, shownLevel }: Pick<MapScreen, 'layer' | 'shownLevel'>,
  drawn: readonly YearDrawing[],
): ExportRefusal {
  if (shownLevel === 'community' && mapLayers[layer].isPublishedAsDrawn) return 'community';
  const isWaiting = drawn.some((year) => mapLayers[year.layer].isWaiting(year.content));
  return drawn.length === 0 || isWaiting ? 'waiting' : null;
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
  const { drawn, focus, screen, ...words } = ask;
  if (exportRefusal(screen, drawn) !== null) throw new RangeError('This map must not be exported.');
  const { dataset, level, map } = screen;
  const [first] = drawn;
  const calculated = first ? mapLayers[first.layer].calculated(first.content) : null;
  return mapPageContent({ ...words, dataset, drawn, calculated, land: { map, level, focus } });
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
