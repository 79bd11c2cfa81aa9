import type { HighMigrationAnswer } from '../../../shared/contract/high-migration.ts';
import type { HotSpotRow, HotSpotsAnswer } from '../../../shared/contract/hot-spots.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import type { LegendPart } from '../../../shared/drawing/legend-parts.ts';
import { areaFigure, type AreaFigure } from '../../../shared/drawing/area-figure.ts';
import { hotSpotAreas, hotSpotSymbols } from '../../../shared/drawing/hot-spot-model.ts';
import { classLegend, hotSpotLegend, pairLegend } from '../../../shared/drawing/legend-model.ts';
import {
  choropleth,
  classedFigures,
  codesWithin,
  migrationSymbols,
  mostMovedIn,
  movedIn,
  noMarks,
  nothingDrawn,
  type ClassedFigures,
  type Drawing,
  type MarksOf,
} from '../../../shared/drawing/map-model.ts';
import type { MapTexts } from '../../../shared/drawing/map-texts.ts';
import {
  highMigrationFills,
  highMigrationGround,
  migrationLens,
  type MigrationLens,
} from '../../../shared/drawing/migration-model.ts';
import { pairAreas, pairsOf, thirdLimits, type Pair, type ThirdLimits } from '../../../shared/drawing/pair-model.ts';
import type { MapScreen } from './use-map-screen.ts';

/** What of the screen decides how a year is drawn. */
export type DrawnScreen = Pick<
  MapScreen,
  'layer' | 'level' | 'shownLevel' | 'map' | 'rows' | 'area' | 'indicator' | 'choice'
>;

type Content =
  | {
      readonly kind: 'classes';
      readonly classed: ClassedFigures;
      readonly most: number | null;
      /** Tambons of high migration; null on other layers and while it is calculated. */
      readonly migration: MigrationLens | null;
    }
  | {
      readonly kind: 'hot-spots';
      /** Null while it is calculated. */
      readonly answer: HotSpotsAnswer | null;
      readonly spots: ReadonlyMap<string, HotSpotRow>;
    }
  | {
      readonly kind: 'pair';
      readonly pairs: ReadonlyMap<string, Pair>;
      readonly limits: { readonly migration: ThirdLimits; readonly other: ThirdLimits };
    };

/** One year of the layer: what is drawn, and the figures it is drawn from. */
export type YearDrawing = {
  readonly year: number;
  readonly drawing: Drawing;
  /** The layer's indicator by area. */
  readonly figures: ReadonlyMap<string, AreaFigure>;
  readonly content: Content;
};

function figuresOf({ rows, indicator }: DrawnScreen, year: number, marksOf: MarksOf): ReadonlyMap<string, AreaFigure> {
  const ofYear = rows.filter((row) => row.surveyYearBE === year);
  return new Map(ofYear.map((row) => [row.areaCode, areaFigure(row, indicator.no, marksOf(row.areaCode))]));
}

function drawClasses(
  screen: DrawnScreen,
  year: number,
  answer: HighMigrationAnswer | null,
  marksOf: MarksOf,
): Pick<YearDrawing, 'drawing' | 'content'> {
  const { rows, indicator, choice, layer, map, area, level } = screen;
  const ask = { method: choice.method, count: Number(choice.count), manual: choice.manual };
  const measure = layer === 'completeness' ? 'completeness' : 'prevalence';
  const classed = classedFigures(rows, year, indicator.no, ask, measure, marksOf);
  const most = layer === 'migration' ? mostMovedIn(rows) : null;
  const migration = answer && migrationLens(answer, codesWithin(map, 'tambon', area));
  const drawing =
    most === null
      ? choropleth(codesWithin(map, level, area), classed)
      : {
          ...nothingDrawn,
          fills: migration ? highMigrationFills(migration) : nothingDrawn.fills,
          symbols: migrationSymbols(map, classed, most, area),
        };
  return { drawing, content: { kind: 'classes', classed, most, migration } };
}

function drawSpots(
  { map, level, shownLevel, area }: DrawnScreen,
  answer: HotSpotsAnswer | null,
): Pick<YearDrawing, 'drawing' | 'content'> {
  const spots = new Map((answer?.rows ?? []).map((row) => [row.areaCode, row]));
  const content = { kind: 'hot-spots', answer, spots } as const;
  if (!answer) return { drawing: nothingDrawn, content };
  const drawing =
    shownLevel === 'community'
      ? { ...nothingDrawn, symbols: hotSpotSymbols(map, spots, area) }
      : hotSpotAreas(codesWithin(map, level, area), spots);
  return { drawing, content };
}

function drawPairs(screen: DrawnScreen, year: number, marksOf: MarksOf): Pick<YearDrawing, 'drawing' | 'content'> {
  const { rows, indicator, map, level, area } = screen;
  const limits = { migration: thirdLimits(rows, movedIn), other: thirdLimits(rows, indicator.no) };
  const pairs = pairsOf(rows, year, indicator.no, limits, marksOf);
  return { drawing: pairAreas(codesWithin(map, level, area), pairs), content: { kind: 'pair', pairs, limits } };
}

/** Draws one year. Limits of classes and thirds come from all years, so that a colour means the same in each. */
export function drawYear(
  screen: DrawnScreen,
  year: number,
  answer: HotSpotsAnswer | null,
  highMigration: HighMigrationAnswer | null = null,
  marksOf: MarksOf = noMarks,
): YearDrawing {
  const drawn = (): Pick<YearDrawing, 'drawing' | 'content'> => {
    switch (screen.layer) {
      case 'hot-spots':
        return drawSpots(screen, answer);
      case 'pair':
        return drawPairs(screen, year, marksOf);
      case 'prevalence':
      case 'migration':
      case 'profile':
      case 'completeness':
        return drawClasses(screen, year, highMigration, marksOf);
    }
  };
  return { year, figures: figuresOf(screen, year, marksOf), ...drawn() };
}

/** Several years drawn as one: every look that occurs in one of them is in their common legend. */
function together(years: readonly YearDrawing[]): Drawing {
  const of = <T>(pick: (drawing: Drawing, year: number) => Iterable<T>): T[] =>
    years.flatMap(({ drawing, year }) => [...pick(drawing, year)]);
  return {
    fills: new Map(of((drawing, year) => [...drawing.fills].map(([code, fill]) => [`${year} ${code}`, fill] as const))),
    uncertain: new Set(of((drawing, year) => [...drawing.uncertain].map((code) => `${year} ${code}`))),
    symbols: of((drawing) => drawing.symbols),
  };
}

/** Side by side each map has its own counts, which one legend cannot give. */
function withoutCounts(part: LegendPart): LegendPart {
  if (part.kind === 'items') return { ...part, items: part.items.map((item) => ({ ...item, count: '' })) };
  if (part.kind !== 'grid') return part;
  return { ...part, rows: part.rows.map((row) => row.map((cell) => ({ ...cell, count: '' }))) };
}

/** The legend of the years that are shown, with counts where it is one. */
export function legendOf(
  screen: DrawnScreen & Pick<MapScreen, 'years'>,
  drawn: readonly YearDrawing[],
  texts: MapTexts,
  shortName: (no: number) => string,
): readonly LegendPart[] {
  const [first] = drawn;
  if (!first) return [];
  const parts = partsOf(screen, first.content, together(drawn), texts, shortName);
  return drawn.length === 1 ? parts : parts.map(withoutCounts);
}

function partsOf(
  screen: DrawnScreen & Pick<MapScreen, 'years'>,
  content: Content,
  drawing: Drawing,
  texts: MapTexts,
  shortName: (no: number) => string,
): readonly LegendPart[] {
  switch (content.kind) {
    case 'hot-spots':
      if (!content.answer) return [{ kind: 'note', words: texts.spotWaiting, tone: 'quiet' }];
      return hotSpotLegend({ drawing, answer: content.answer, isSchematic: screen.map.pack.isSchematic, texts });
    case 'pair': {
      const names = { migration: shortName(movedIn), other: shortName(screen.indicator.no) };
      return pairLegend({ drawing, limits: content.limits, names, texts });
    }
    case 'classes':
      return [
        ...classLegend({
          drawing,
          classes: content.classed.classes,
          unit: unitOf(screen, texts),
          most: content.most,
          hasYears: screen.years.length > 1,
          caution: screen.layer === 'profile' ? texts.profileCaution : null,
          texts,
        }),
        ...(content.migration === null ? [] : [highGround(content.migration, texts)]),
      ];
  }
}

/** The ground of a tambon of high migration, and how many have it. */
function highGround(lens: MigrationLens, texts: MapTexts): LegendPart {
  const swatch = { fill: highMigrationGround, shape: 'area' } as const;
  const count = texts.count(formatCount(highMigrationFills(lens).size));
  return { kind: 'items', items: [{ swatch, words: texts.migrationHigh, count }] };
}

function unitOf({ layer, indicator }: DrawnScreen, texts: MapTexts): string {
  if (layer === 'migration') return texts.circleColour;
  const { ages } = indicator;
  if (layer === 'completeness') return ages ? texts.unitAnswersChildren : texts.unitAnswersHouseholds;
  return ages ? texts.unitChildren(String(ages.from), String(ages.to)) : texts.unitHouseholds;
}
