import type { Filter } from '../contract/filter.ts';
import type {
  HighMigrationAnswer,
  HighMigrationAsk,
  HighMigrationRow,
  MigrationReason,
} from '../contract/high-migration.ts';
import type { AreaFill } from './area-fill.ts';
import { formatCount } from '../format/numbers.ts';
import type { LegendPart } from './legend-parts.ts';
import { nothingDrawn, type Drawing } from './map-model.ts';
import type { MapTexts } from './map-texts.ts';
import { isHiddenMigration } from './migration-reason.ts';

/** What is known of tambons of high migration: the answer, and its rows for the tambons that the map shows. */
export type MigrationLens = {
  readonly answer: HighMigrationAnswer;
  readonly rows: ReadonlyMap<string, HighMigrationRow>;
};

/** Ground under the circles of a tambon of high migration. */
export const highMigrationGround = '--high-migration';

/** At how many times the share of the rest of the province a tambon is high, where nobody chose. */
export const usualHighRatio = 1.25;

/** The question for one year, always over whole provinces: as for hot spots. */
export function highMigrationAskOf(filter: Filter, leastRatio: number): HighMigrationAsk {
  return {
    level: 'tambon',
    filter,
    weights: 'queen',
    permutations: 9999,
    seed: 1,
    packId: null,
    smallAreasAreNeighbours: false,
    leastRatio,
  };
}

/** The answer with its rows for the tambons that are drawn, by code. */
export function migrationLens(answer: HighMigrationAnswer, shown: readonly string[]): MigrationLens {
  const codes = new Set(shown);
  const rows = answer.rows.filter(({ areaCode }) => codes.has(areaCode));
  return { answer, rows: new Map(rows.map((row) => [row.areaCode, row])) };
}

/** The ground of tambons of high migration; the others keep the colour of the land. */
export function highMigrationFills({ rows }: MigrationLens): ReadonlyMap<string, AreaFill> {
  const high = [...rows.values()].filter((row) => row.isHigh && !isHiddenMigration(row));
  return new Map(high.map(({ areaCode }) => [areaCode, highMigrationGround]));
}

const places: Readonly<Record<MigrationReason, number>> = {
  'hot-spot': 0,
  'high-share': 1,
  'little-above': 2,
  'beside-high': 2,
  'as-province': 2,
  low: 2,
  'too-few': 3,
  'no-data': 4,
  hidden: 5,
};

/** High-migration areas first, hot spots before these alone, each from the highest share; without a figure last. */
export function rankedMigration(rows: Iterable<HighMigrationRow>): readonly HighMigrationRow[] {
  const place = (row: HighMigrationRow): number => places[isHiddenMigration(row) ? 'hidden' : row.reason.code];
  const share = (row: HighMigrationRow): number => (place(row) > 2 ? 0 : (row.reason.share ?? 0));
  return [...rows].toSorted((p, q) => place(p) - place(q) || share(q) - share(p) || (p.areaCode < q.areaCode ? -1 : 1));
}

/** A tambon that was looked at and is not high. */
const otherGround = '--spot-none';

function publishedFill(row: HighMigrationRow): AreaFill {
  if (isHiddenMigration(row)) return 'hidden';
  if (row.reason.code === 'no-data') return 'no-data';
  if (row.reason.code === 'too-few') return 'too-few';
  return row.isHigh ? highMigrationGround : otherGround;
}

/** Ground of every tambon, without the circles of its communities, which never leave the building. */
export function publishedMigration({ rows }: MigrationLens): Drawing {
  return { ...nothingDrawn, fills: new Map([...rows].map(([code, row]) => [code, publishedFill(row)])) };
}

/** What the grounds mean, with counts where it is one year. */
export function publishedMigrationLegend(
  drawn: readonly Drawing[],
  texts: MapTexts,
  leastRatio: number,
): readonly LegendPart[] {
  const fills = drawn.flatMap((drawing) => [...drawing.fills.values()]);
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
    { kind: 'note', words: texts.migrationRule(String(leastRatio)), tone: 'quiet' },
  ];
}
