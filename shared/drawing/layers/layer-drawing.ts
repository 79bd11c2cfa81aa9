import type { AreaPrevalence } from '../../contract/analysis.ts';
import type { ProvinceMap } from '../../contract/boundaries.ts';
import type { Filter } from '../../contract/filter.ts';
import type { HighMigrationAsk } from '../../contract/high-migration.ts';
import type { HotSpotsAsk } from '../../contract/hot-spots.ts';
import type { Indicator } from '../../cpms/indicators.ts';
import type { AreaLevel } from '../../geo/area-codes.ts';
import type { AreaFigure } from '../area-figure.ts';
import type { ClassMethod } from '../class-breaks.ts';
import type { LegendPart } from '../legend-parts.ts';
import type { MapLevel } from '../map-level.ts';
import type { Drawing, MarksOf, Measure } from '../map-model.ts';
import type { Calculated } from '../map-page-content.ts';
import type { MapTexts } from '../map-texts.ts';

/** A layer of the map, by the key of its words. */
export type MapLayerName = keyof MapTexts['layers'];

/** What decides how a year is drawn. */
export type DrawnScreen = {
  readonly layer: MapLayerName;
  readonly level: MapLevel;
  /** The level of what is drawn; communities are circles over the areas of `level`. */
  readonly shownLevel: AreaLevel;
  readonly map: ProvinceMap;
  /** Figures of the areas that are drawn, every year. */
  readonly rows: readonly AreaPrevalence[];
  /** The filter's area as far as a map can show it. */
  readonly area: string | null;
  readonly indicator: Indicator;
  readonly choice: { readonly method: ClassMethod; readonly count: string; readonly manual: readonly number[] };
  /** From how many times the share of the rest of the province a tambon is of high migration. */
  readonly leastRatio: number;
};

/** What the legend goes by as well: the years that there are. */
export type LegendScreen = DrawnScreen & { readonly years: readonly number[] };

/** How a year is drawn, and what the layer found that it is drawn from. */
export type Drawn<Content> = { readonly drawing: Drawing; readonly content: Content };

/** One year of the layer: what is drawn, and the figures it is drawn from. */
export type YearDrawing<Content = unknown> = Drawn<Content> & {
  /** The layer whose content it is. */
  readonly layer: MapLayerName;
  readonly year: number;
  /** The layer's indicator by area. */
  readonly figures: ReadonlyMap<string, AreaFigure>;
};

/** What a layer speaks with. */
export type LayerWords = {
  readonly texts: MapTexts;
  /** The name of an indicator by its number. */
  readonly nameOf: (no: number) => string;
  /** The short name of an indicator. */
  readonly shortName: (no: number) => string;
};

/** Questions that a layer asks beside the figures, by the name of their procedure. */
type LayerCalculations = { readonly hotSpots: HotSpotsAsk; readonly highMigration: HighMigrationAsk };

/** What is calculated beside the figures, once for each year. */
export type LayerCalculation<Name extends keyof LayerCalculations = keyof LayerCalculations> = {
  readonly [Each in Name]: {
    readonly name: Each;
    ask(screen: Pick<DrawnScreen, 'indicator' | 'shownLevel' | 'leastRatio'>, filter: Filter): LayerCalculations[Each];
  };
}[Name];

/**
 * How a layer of the map is drawn, what its legend says, and how it may leave the building. Methods, so that a table of
 * layers can hold layers of different contents.
 */
export type LayerDrawing<Answer = unknown, Content = unknown> = {
  /** The levels it can be drawn at, large to small; `community` draws circles. */
  readonly levels: readonly AreaLevel[];
  readonly usualLevel: AreaLevel;
  readonly measure: Measure;
  /** The indicator that is drawn, out of those chosen. */
  indicatorOf(chosen: { readonly indicator: number; readonly profile: number }): number;
  readonly calculation: LayerCalculation | null;
  title(indicator: number, words: LayerWords): string;

  /** Limits of classes and thirds come from all years, so that a colour means the same in each. */
  draw(screen: DrawnScreen, year: number, answer: Answer | null, marksOf: MarksOf): Drawn<Content>;
  /** Whether what is drawn still waits for its calculation. */
  isWaiting(content: Content): boolean;
  legend(screen: LegendScreen, content: Content, drawing: Drawing, words: LayerWords): readonly LegendPart[];

  /** False where communities are drawn and what is published is their tambons. */
  readonly isPublishedAsDrawn: boolean;
  /** The indicators that a published area stands on. */
  publishedIndicators(no: number): readonly number[];
  /** What of the drawing is published, before areas are hidden. */
  publishedDrawing(drawn: Drawn<Content>): Drawing;
  /** The legend of published years; null: that of the screen. */
  publishedLegend(screen: DrawnScreen, drawn: readonly Drawing[], texts: MapTexts): readonly LegendPart[] | null;
  /** Null where nothing was calculated. */
  calculated(content: Content): Calculated | null;
};

/** What most layers have in common. */
export const plainDrawing = {
  usualLevel: 'tambon',
  measure: 'prevalence',
  calculation: null,
  isPublishedAsDrawn: true,
  indicatorOf: ({ indicator }) => indicator,
  isWaiting: () => false,
  publishedIndicators: (no) => [no],
  publishedDrawing: ({ drawing }) => drawing,
  publishedLegend: () => null,
  calculated: () => null,
} as const satisfies Partial<LayerDrawing>;
