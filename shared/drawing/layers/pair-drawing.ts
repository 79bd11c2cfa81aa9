import { pairLegend } from '../legend-model.ts';
import { codesWithin, movedIn } from '../map-model.ts';
import { pairAreas, pairsOf, protectionIndicators, thirdLimits, type Pair, type ThirdLimits } from '../pair-model.ts';
import { plainDrawing, type LayerDrawing } from './layer-drawing.ts';

export type PairContent = {
  readonly pairs: ReadonlyMap<string, Pair>;
  readonly limits: { readonly migration: ThirdLimits; readonly other: ThirdLimits };
};

/** Shown where the chosen indicator is about migration itself: not in education. */
const usualOther = 3;

export const bothIndicators = (no: number): readonly number[] => [movedIn, no];

/** Moved in beside another indicator, each in thirds. */
export const pairDrawing: LayerDrawing<never, PairContent> = {
  ...plainDrawing,
  levels: ['amphoe', 'tambon'],
  indicatorOf: ({ indicator }) => (protectionIndicators.some(({ no }) => no === indicator) ? indicator : usualOther),
  title: (indicator, { nameOf, texts }) => texts.titlePair(nameOf(movedIn), nameOf(indicator)),
  draw: ({ area, indicator, level, map, rows }, year, _answer, marksOf) => {
    const limits = { migration: thirdLimits(rows, movedIn), other: thirdLimits(rows, indicator.no) };
    const pairs = pairsOf(rows, year, indicator.no, limits, marksOf);
    return { drawing: pairAreas(codesWithin(map, level, area), pairs), content: { pairs, limits } };
  },
  legend: (screen, { limits }, drawing, { shortName, texts }) => {
    const names = { migration: shortName(movedIn), other: shortName(screen.indicator.no) };
    return pairLegend({ drawing, limits, names, texts });
  },
  publishedIndicators: bothIndicators,
};
