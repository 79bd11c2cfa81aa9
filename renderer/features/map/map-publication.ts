import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { HighMigrationRow } from '../../../shared/contract/high-migration.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { fewestKnown } from '../../../shared/figures/figure-reading.ts';
import { isFillLook, type AreaFill } from '../../../shared/drawing/area-fill.ts';
import type { LegendPart } from '../../../shared/drawing/legend-parts.ts';
import { areaFigure } from '../../../shared/drawing/area-figure.ts';
import { legendOf, type DrawnScreen, type YearDrawing } from './map-drawing.ts';
import { movedIn, nothingDrawn, type Drawing } from '../../../shared/drawing/map-model.ts';
import type { MapTexts } from '../../../shared/drawing/map-texts.ts';
import { highMigrationGround, type MigrationLens } from '../../../shared/drawing/migration-model.ts';
import { isHiddenMigration } from '../../../shared/drawing/migration-reason.ts';
import type { MapScreen } from './use-map-screen.ts';

/** The figures that a map stands on: the layer's indicator, and moved in where it is laid under another. */
export function publishedIndicators({ indicator, layer }: Pick<MapScreen, 'indicator' | 'layer'>): readonly number[] {
  return layer === 'pair' ? [movedIn, indicator.no] : [indicator.no];
}

/** How an area may be shown outside: as it is, as hidden, or as one with too few answers. */
function published(fill: AreaFill, row: AreaPrevalence | undefined, indicators: readonly number[]): AreaFill {
  if (!row || (isFillLook(fill) && fill !== 'too-few')) return fill;
  const figures = indicators.map((no) => areaFigure(row, no));
  if (figures.some(({ state }) => state === 'hidden')) return 'hidden';
  return figures.some(({ known }) => known !== null && known > 0 && known < fewestKnown) ? 'too-few' : fill;
}

/** Ground of every tambon, without the circles of its communities, which never leave the building. */
function migrationFill(row: HighMigrationRow): AreaFill {
  if (isHiddenMigration(row)) return 'hidden';
  if (row.reason.code === 'no-data') return 'no-data';
  if (row.reason.code === 'too-few') return 'too-few';
  return row.isHigh ? highMigrationGround : otherGround;
}

/** A tambon that was looked at and is not high. */
const otherGround = '--spot-none';

function tambonDrawing(lens: MigrationLens): Drawing {
  return { ...nothingDrawn, fills: new Map([...lens.rows].map(([code, row]) => [code, migrationFill(row)])) };
}

/**
 * A year as it may leave the building: areas whose counts are under the publication threshold, or follow from others,
 * are hidden, and those with fewer than 30 answers say so in place of their class.
 * @param rows  of the areas that are drawn, as the engine gives them for publication
 */
export function publishedYear(
  drawn: YearDrawing,
  rows: readonly AreaPrevalence[],
  indicators: readonly number[],
): YearDrawing {
  const { content, drawing, year } = drawn;
  const lens = content.kind === 'classes' ? content.migration : null;
  const base = lens ? tambonDrawing(lens) : drawing;
  const byCode = new Map(rows.filter((row) => row.surveyYearBE === year).map((row) => [row.areaCode, row]));
  const fills = new Map(
    [...base.fills].map(([code, fill]) => [code, published(fill, byCode.get(code), indicators)] as const),
  );
  const uncertain = new Set([...base.uncertain].filter((code) => !isFillLook(fills.get(code) ?? 'no-data')));
  return { ...drawn, drawing: { fills, uncertain, symbols: [] } };
}

/** The legend of a map that leaves the building, with the rule by which areas are hidden. */
export function publishedLegend(
  screen: DrawnScreen & Pick<MapScreen, 'years'>,
  drawn: readonly YearDrawing[],
  texts: MapTexts,
  shortName: (no: number) => string,
): readonly LegendPart[] {
  const rule: LegendPart = { kind: 'note', words: texts.exportRule, tone: 'quiet' };
  const parts =
    screen.layer === 'migration' ? migrationLegend(drawn, texts) : legendOf(screen, drawn, texts, shortName);
  return [...parts, rule];
}

function migrationLegend(drawn: readonly YearDrawing[], texts: MapTexts): readonly LegendPart[] {
  const fills = drawn.flatMap(({ drawing }) => [...drawing.fills.values()]);
  const looks: readonly (readonly [fill: AreaFill, words: string])[] = [
    [highMigrationGround, texts.migrationHigh],
    [otherGround, texts.migrationNotHigh],
    ['too-few', texts.legendTooFew],
    ['hidden', texts.hidden],
    ['no-data', texts.noData],
  ];
  const items = looks
    .map(([fill, words]) => ({ fill, words, count: fills.filter((each) => each === fill).length }))
    .filter(({ count }) => count > 0)
    .map(({ count, fill, words }) => ({
      swatch: { fill, shape: 'area' } as const,
      words,
      count: drawn.length === 1 ? texts.count(formatCount(count)) : '',
    }));
  return [
    { kind: 'heading', words: texts.migrationMeaning },
    { kind: 'items', items },
    { kind: 'note', words: texts.migrationRule, tone: 'quiet' },
  ];
}
