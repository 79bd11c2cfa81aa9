import type { HotSpotRow, HotSpotsAnswer } from '../../contract/hot-spots.ts';
import { hotSpotAreas, hotSpotsAskOf, hotSpotSymbols } from '../hot-spot-model.ts';
import { hotSpotLegend } from '../legend-model.ts';
import { codesWithin, nothingDrawn } from '../map-model.ts';
import { plainDrawing, type LayerCalculation, type LayerDrawing } from './layer-drawing.ts';

export type SpotContent = {
  /** Null while it is calculated. */
  readonly answer: HotSpotsAnswer | null;
  readonly spots: ReadonlyMap<string, HotSpotRow>;
};

const hotSpotCalculation: LayerCalculation<'hotSpots'> = {
  name: 'hotSpots',
  ask: ({ indicator, shownLevel }, filter) => hotSpotsAskOf(indicator.no, shownLevel, filter),
};

/** Where high and low values lie together more than chance would have them. */
export const hotSpotDrawing: LayerDrawing<HotSpotsAnswer, SpotContent> = {
  ...plainDrawing,
  levels: ['amphoe', 'tambon', 'community'],
  calculation: hotSpotCalculation,
  title: (indicator, { nameOf, texts }) => texts.titleSpots(nameOf(indicator)),
  draw: ({ area, level, map, shownLevel }, _year, answer) => {
    const spots = new Map((answer?.rows ?? []).map((row) => [row.areaCode, row]));
    const content = { answer, spots };
    if (!answer) return { drawing: nothingDrawn, content };
    const drawing =
      shownLevel === 'community'
        ? { ...nothingDrawn, symbols: hotSpotSymbols(map, spots, area) }
        : hotSpotAreas(codesWithin(map, level, area), spots);
    return { drawing, content };
  },
  isWaiting: ({ answer }) => answer === null,
  legend: (screen, { answer }, drawing, { texts }) =>
    answer
      ? hotSpotLegend({ drawing, answer, isSchematic: screen.map.pack.isSchematic, texts })
      : [{ kind: 'note', words: texts.spotWaiting, tone: 'quiet' }],
  calculated: ({ answer }) => answer,
};
