import type { ReactNode } from 'react';
import type { AreaPrevalence } from '../../../../shared/contract/analysis.ts';
import type { AreaMarks } from '../../../../shared/contract/marks.ts';
import type { ReceiptAsk } from '../../../../shared/contract/receipt.ts';
import type { LayerDrawing, LayerWords, YearDrawing } from '../../../../shared/drawing/layers/layer-drawing.ts';
import type { MapTexts } from '../../../../shared/drawing/map-texts.ts';
import type { Question } from '../../../client/questions/question.ts';
import type { Column } from '../../../ui/table-model.ts';
import type { MapScreen } from '../map-screen.ts';

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
 * Everything that is particular to one layer of the map: how it is drawn, what it asks, and what its list, its table and
 * the detail of an area say. Methods, so that the table of layers can hold layers of different contents.
 */
export type MapLayer<Ask = unknown, Answer = unknown, Content = unknown> = LayerDrawing<Answer, Content> & {
  /** What of it a person chooses; `protection` are the indicators that are not about migration. */
  readonly chooses: 'indicator' | 'protection' | 'profile' | 'nothing';
  /** Whether figures are put into classes by a method of choice. */
  readonly hasClasses: boolean;
  /** What asks for what it calculates; null: it calculates nothing. */
  readonly question: Question<Ask, Answer> | null;

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
};

/** What most layers have in common. */
export const plainLayer = {
  chooses: 'indicator',
  hasClasses: false,
  question: null,
  lead: () => null,
  indicatorsInDetail: (no) => [no],
  detail: () => null,
  receiptPart: () => null,
  note: () => null,
} as const satisfies Partial<MapLayer>;
