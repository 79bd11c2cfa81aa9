import type { HighMigrationAnswer } from '../../contract/high-migration.ts';
import { formatCount } from '../../format/numbers.ts';
import type { LegendPart } from '../legend-parts.ts';
import { codesWithin, migrationSymbols, mostMovedIn, movedIn, nothingDrawn } from '../map-model.ts';
import type { MapTexts } from '../map-texts.ts';
import {
  highMigrationAskOf,
  highMigrationFills,
  highMigrationGround,
  migrationLens,
  publishedMigration,
  publishedMigrationLegend,
  type MigrationLens,
} from '../migration-model.ts';
import { classDrawing, classedOf, classParts, type ClassContent } from './class-drawing.ts';
import type { LayerCalculation, LayerDrawing } from './layer-drawing.ts';

export type MigrationContent = ClassContent & {
  /** The count of the largest circle. */
  readonly most: number;
  /** Tambons of high migration; null while they are calculated. */
  readonly lens: MigrationLens | null;
};

/** The ground of a tambon of high migration, and how many have it. */
function highGround(lens: MigrationLens, texts: MapTexts): LegendPart {
  const swatch = { fill: highMigrationGround, shape: 'area' } as const;
  const count = texts.count(formatCount(highMigrationFills(lens).size));
  return { kind: 'items', items: [{ swatch, words: texts.migrationHigh, count }] };
}

const migrationCalculation: LayerCalculation<'highMigration'> = {
  name: 'highMigration',
  ask: ({ leastRatio }, filter) => highMigrationAskOf(filter, leastRatio),
};

/** Communities as circles of children who moved in, over tambons of high migration. */
export const migrationDrawing: LayerDrawing<HighMigrationAnswer, MigrationContent> = {
  ...classDrawing,
  levels: ['community'],
  usualLevel: 'community',
  indicatorOf: () => movedIn,
  calculation: migrationCalculation,
  title: (_indicator, { texts }) => texts.titleMigration,
  draw: (screen, year, answer, marksOf) => {
    const { area, map, rows } = screen;
    const classed = classedOf(screen, year, 'prevalence', marksOf);
    const most = mostMovedIn(rows);
    const lens = answer && migrationLens(answer, codesWithin(map, 'tambon', area));
    const fills = lens ? highMigrationFills(lens) : nothingDrawn.fills;
    return {
      drawing: { ...nothingDrawn, fills, symbols: migrationSymbols(map, classed, most, area) },
      content: { classed, most, lens },
    };
  },
  isWaiting: ({ lens }) => lens === null,
  legend: (screen, { classed, lens, most }, drawing, { texts }) => [
    ...classParts(screen, classed, drawing, texts, { unit: texts.circleColour, most }),
    ...(lens === null ? [] : [highGround(lens, texts)]),
  ],
  isPublishedAsDrawn: false,
  publishedDrawing: ({ content, drawing }) => (content.lens ? publishedMigration(content.lens) : drawing),
  publishedLegend: ({ leastRatio }, drawn, texts) => publishedMigrationLegend(drawn, texts, leastRatio),
  calculated: ({ lens }) => lens?.answer ?? null,
};
