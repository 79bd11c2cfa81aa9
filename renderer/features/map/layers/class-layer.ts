import type { ClassContent } from '../../../../shared/drawing/layers/class-drawing.ts';
import type { YearDrawing } from '../../../../shared/drawing/layers/layer-drawing.ts';
import { ranked } from '../../../../shared/drawing/map-model.ts';
import type { MapTexts } from '../../../../shared/drawing/map-texts.ts';
import { formatCount, formatInterval } from '../../../../shared/format/numbers.ts';
import type { MapScreen } from '../map-screen.ts';
import { countsColumn, percentColumn, percentWords, quietColumn } from './figure-cells.tsx';
import { plainLayer, type First, type MapLayer } from './layer.ts';

/** How many areas a list names at first. */
export const mostListed = 6;

/** Of children or of households, as the indicator is. */
const countsOf = ({ indicator }: Pick<MapScreen, 'indicator'>, texts: MapTexts) =>
  indicator.unit === 'child' ? texts.ofKnownChildren : texts.ofKnownHouseholds;

/** The areas with the highest figures that are certain enough. */
export function highest(screen: MapScreen, { figures }: YearDrawing, title: string, texts: MapTexts): First {
  const certain = ranked(figures.values()).filter(({ state }) => state === 'shown');
  const entries = certain.length < 2 ? [] : certain;
  return {
    title,
    none: null,
    entries: entries.map((figure) => ({
      code: figure.code,
      lines: [countsOf(screen, texts)(formatCount(figure.yes ?? 0), formatCount(figure.known ?? 0))],
      value: percentWords(figure),
    })),
  };
}

/** What layers of one indicator by area have in common. */
export const classLayer = {
  ...plainLayer,
  hasClasses: true,
  first: (screen, drawn, { texts }) => highest(screen, drawn, texts.highest, texts),
  listed: (_screen, { figures }, texts) => {
    const figureOf = (code: string) => figures.get(code);
    return {
      codes: ranked(figures.values()).map(({ code }) => code),
      columns: [
        percentColumn('percent', texts.percent, figureOf, texts),
        quietColumn('interval', texts.intervalShort, (code) => {
          const interval = figureOf(code)?.interval;
          return interval ? formatInterval(interval) : '–';
        }),
        countsColumn(figureOf, texts),
      ],
    };
  },
} as const satisfies Partial<MapLayer<never, never, ClassContent>>;
