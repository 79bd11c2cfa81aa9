import { classLegend } from '../../../../shared/drawing/legend-model.ts';
import type { LegendPart } from '../../../../shared/drawing/legend-parts.ts';
import {
  choropleth,
  classedFigures,
  codesWithin,
  ranked,
  type ClassedFigures,
  type Drawing,
  type MarksOf,
  type Measure,
} from '../../../../shared/drawing/map-model.ts';
import type { MapTexts } from '../../../../shared/drawing/map-texts.ts';
import { formatCount, formatInterval } from '../../../../shared/format/numbers.ts';
import { countsColumn, percentColumn, percentWords, quietColumn } from './figure-cells.tsx';
import { plainLayer, type Drawn, type DrawnScreen, type First, type MapLayer, type YearDrawing } from './layer.ts';
import type { MapScreen } from '../map-screen.ts';

/** Figures in classes: what a layer of one indicator is drawn from. */
export type ClassContent = { readonly classed: ClassedFigures };

/** How many areas a list names. */
export const mostListed = 6;

/** The figures of a year in the classes that are chosen. */
export function classedOf(screen: DrawnScreen, year: number, measure: Measure, marksOf: MarksOf): ClassedFigures {
  const { choice, indicator, rows } = screen;
  const ask = { method: choice.method, count: Number(choice.count), manual: choice.manual };
  return classedFigures(rows, year, indicator.no, ask, measure, marksOf);
}

/** Areas in the colours of their classes. */
export function drawClasses(measure: Measure) {
  return (screen: DrawnScreen, year: number, _answer: unknown, marksOf: MarksOf): Drawn<ClassContent> => {
    const classed = classedOf(screen, year, measure, marksOf);
    return { drawing: choropleth(codesWithin(screen.map, screen.level, screen.area), classed), content: { classed } };
  };
}

/** What the shares are of, in words. */
function unitOf({ indicator: { ages } }: DrawnScreen, texts: MapTexts): string {
  return ages ? texts.unitChildren(String(ages.from), String(ages.to)) : texts.unitHouseholds;
}

/** The legend of classes. */
export function classParts(
  screen: DrawnScreen & Pick<MapScreen, 'years'>,
  { classes }: ClassedFigures,
  drawing: Drawing,
  texts: MapTexts,
  change: { readonly unit?: string; readonly most?: number; readonly caution?: string } = {},
): readonly LegendPart[] {
  const { caution = null, most = null, unit = unitOf(screen, texts) } = change;
  return classLegend({ drawing, classes, unit, most, hasYears: screen.years.length > 1, caution, texts });
}

/** Of children or of households, as the indicator is. */
const countsOf = ({ indicator }: Pick<MapScreen, 'indicator'>, texts: MapTexts) =>
  indicator.unit === 'child' ? texts.ofKnownChildren : texts.ofKnownHouseholds;

/** The areas with the highest figures that are certain enough. */
export function highest(screen: MapScreen, { figures }: YearDrawing, title: string, texts: MapTexts): First {
  const certain = ranked(figures.values()).filter(({ state }) => state === 'shown');
  const entries = certain.length < 2 ? [] : certain.slice(0, mostListed);
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
  title: (indicator, { nameOf }) => nameOf(indicator),
  draw: drawClasses('prevalence'),
  legend: (screen, { classed }, drawing, { texts }) => classParts(screen, classed, drawing, texts),
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
