import type { ReactNode } from 'react';
import type { AreaPrevalence } from '../../../../shared/contract/analysis.ts';
import type { AreaMarks } from '../../../../shared/contract/marks.ts';
import type { ReceiptAsk } from '../../../../shared/contract/receipt.ts';
import type { Filter } from '../../../../shared/contract/filter.ts';
import type { Calculated } from '../../../../shared/drawing/map-page-content.ts';
import type { AreaFigure } from '../../../../shared/drawing/area-figure.ts';
import type { LegendPart } from '../../../../shared/drawing/legend-parts.ts';
import type { Drawing, MarksOf, Measure } from '../../../../shared/drawing/map-model.ts';
import type { MapTexts } from '../../../../shared/drawing/map-texts.ts';
import type { AreaLevel } from '../../../../shared/geo/area-codes.ts';
import type { Question } from '../../../client/questions/question.ts';
import type { Column } from '../../../ui/table-model.ts';
import type { MapLayerName, MapScreen } from '../map-screen.ts';

/** What of the screen decides how a year is drawn. */
export type DrawnScreen = Pick<
  MapScreen,
  'layer' | 'level' | 'shownLevel' | 'map' | 'rows' | 'area' | 'indicator' | 'choice'
>;

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

/** The areas to look at first, with the words for finding none. */
export type First = {
  readonly title: string;
  readonly none: string | null;
  readonly entries: readonly { readonly code: string; readonly lines: readonly string[]; readonly value: ReactNode }[];
};

/** The areas that are drawn, in the order that answers the layer's question, and what is said of each. */
type Listed = { readonly codes: readonly string[]; readonly columns: readonly Column<string>[] };

type AreaDetail<Content> = {
  readonly screen: MapScreen;
  readonly code: string;
  readonly nameOf: (code: string) => string;
  readonly content: Content;
  readonly own: AreaPrevalence;
  readonly marks: AreaMarks | null;
  readonly province: AreaPrevalence | null;
};

/**
 * Everything that is particular to one layer of the map: what it asks, how it is drawn, what its legend, its list, its
 * table and the detail of an area say, and how it may leave the building. Methods, so that the table of layers
 * can hold layers of different contents.
 */
export type MapLayer<Ask = unknown, Answer = unknown, Content = unknown> = {
  /** The levels it can be drawn at, large to small; `community` draws circles. */
  readonly levels: readonly AreaLevel[];
  readonly usualLevel: AreaLevel;
  /** What of it a person chooses; `protection` are the indicators that are not about migration. */
  readonly chooses: 'indicator' | 'protection' | 'profile' | 'nothing';
  /** Whether figures are put into classes by a method of choice. */
  readonly hasClasses: boolean;
  readonly measure: Measure;
  /** The indicator that is drawn, out of those chosen. */
  indicatorOf(chosen: { readonly indicator: number; readonly profile: number }): number;
  /** What is calculated beside the figures, once for each year; null: nothing. */
  readonly calculation: {
    readonly question: Question<Ask, Answer>;
    ask(indicator: number, level: AreaLevel, filter: Filter): Ask;
  } | null;
  title(indicator: number, words: LayerWords): string;

  /** Limits of classes and thirds come from all years, so that a colour means the same in each. */
  draw(screen: DrawnScreen, year: number, answer: Answer | null, marksOf: MarksOf): Drawn<Content>;
  /** Whether what is drawn still waits for its calculation. */
  isWaiting(content: Content): boolean;
  legend(
    screen: DrawnScreen & Pick<MapScreen, 'years'>,
    content: Content,
    drawing: Drawing,
    words: LayerWords,
  ): readonly LegendPart[];

  first(screen: MapScreen, drawn: YearDrawing<Content>, words: LayerWords): First;
  /** Above the areas to look at first; null: nothing. */
  lead(drawn: YearDrawing<Content>, nameOf: (code: string) => string): ReactNode;
  listed(screen: MapScreen, drawn: YearDrawing<Content>, texts: MapTexts): Listed;
  /** The indicators whose figures the detail of an area shows. */
  indicatorsInDetail(no: number): readonly number[];
  /** Above those figures; null: nothing. */
  detail(of: AreaDetail<Content>): ReactNode;
  /** What a receipt needs to calculate the area's result again. */
  receiptPart(screen: MapScreen, content: Content, code: string): ReceiptAsk['hotSpots'];
  /** Beside the pointer, above the figure; null: nothing. */
  note(content: Content, code: string, texts: MapTexts): string | null;

  /** False where communities are drawn and what is published is their tambons. */
  readonly isPublishedAsDrawn: boolean;
  /** The indicators that a published area stands on. */
  publishedIndicators(no: number): readonly number[];
  /** What of the drawing is published, before areas are hidden. */
  publishedDrawing(drawn: Drawn<Content>): Drawing;
  /** The legend of published years; null: that of the screen. */
  publishedLegend(drawn: readonly Drawing[], texts: MapTexts): readonly LegendPart[] | null;
  /** Null where nothing was calculated. */
  calculated(content: Content): Calculated | null;
};

/** What most layers have in common. */
export const plainLayer = {
  usualLevel: 'tambon',
  chooses: 'indicator',
  hasClasses: false,
  measure: 'prevalence',
  calculation: null,
  isPublishedAsDrawn: true,
  indicatorOf: ({ indicator }) => indicator,
  isWaiting: () => false,
  lead: () => null,
  indicatorsInDetail: (no) => [no],
  detail: () => null,
  receiptPart: () => null,
  note: () => null,
  publishedIndicators: (no) => [no],
  publishedDrawing: ({ drawing }) => drawing,
  publishedLegend: () => null,
  calculated: () => null,
} as const satisfies Partial<MapLayer>;
