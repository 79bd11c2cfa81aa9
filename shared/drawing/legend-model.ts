import { formatCount, formatPercentValue } from '../format/numbers.ts';
import type { HotSpotsAnswer } from '../contract/hot-spots.ts';
import type { LegendItem, LegendPart, Swatch } from './legend-parts.ts';
import type { FillLook } from './look-tiles.ts';
import { isFillLook, type AreaFill } from './area-fill.ts';
import type { HotSpotClass } from './hot-spot-model.ts';
import { symbolRadius, symbolSteps, type Drawing, type LegendClass } from './map-model.ts';
import type { MapTexts } from './map-texts.ts';
import { pairColour, thirds, type ThirdLimits } from './pair-model.ts';

/** Areas or circles by how they are filled. */
function countFills({ fills, symbols }: Drawing): ReadonlyMap<AreaFill, number> {
  const counts = new Map<AreaFill, number>();
  const drawn = symbols.length > 0 ? symbols.map((symbol) => symbol.fill) : fills.values();
  for (const fill of drawn) counts.set(fill, (counts.get(fill) ?? 0) + 1);
  return counts;
}

const uncertainCount = ({ symbols, uncertain }: Drawing): number =>
  uncertain.size + symbols.filter((symbol) => symbol.isUncertain && !isFillLook(symbol.fill)).length;

/** Limits of a class in words: the upper limit of all but the last does not belong to it. */
function classWords({ from, to, isLast }: LegendClass, texts: MapTexts): string {
  const [low, high] = [formatPercentValue(from), formatPercentValue(to)];
  if (from === to) return texts.classSingle(low);
  return isLast ? texts.classLast(low, high) : texts.classBelow(low, high);
}

type LookWords = { readonly words: string; readonly help?: string };

function lookItems(
  drawing: Drawing,
  looks: readonly (readonly [look: FillLook, words: LookWords])[],
  shape: Swatch['shape'],
  texts: MapTexts,
): LegendItem[] {
  const counts = countFills(drawing);
  return looks
    .filter(([look]) => (counts.get(look) ?? 0) > 0)
    .map(([look, words]) => ({
      swatch: { fill: look, shape },
      ...words,
      count: texts.count(formatCount(counts.get(look) ?? 0)),
    }));
}

/** Legend of a layer of classes: prevalence, profile, completeness and, as circles, migration. */
export function classLegend(ask: {
  readonly drawing: Drawing;
  readonly classes: readonly LegendClass[];
  readonly unit: string;
  /** The count of the largest circle; null for areas. */
  readonly most: number | null;
  readonly hasYears: boolean;
  /** What to bear in mind about the layer. */
  readonly caution: string | null;
  readonly texts: MapTexts;
}): readonly LegendPart[] {
  const { drawing, classes, texts, most } = ask;
  const shape = most === null ? 'area' : 'circle';
  const uncertain = uncertainCount(drawing);
  const counts = countFills(drawing);
  const items: LegendItem[] = classes.toReversed().map((each) => ({
    swatch: { fill: each.colour, shape: 'area' },
    words: classWords(each, texts),
    count: texts.count(formatCount(counts.get(each.colour) ?? 0)),
  }));
  if (uncertain > 0) {
    items.push({
      swatch: { fill: 'uncertain', shape },
      words: texts.legendUncertain,
      help: texts.uncertainHelp,
      // They have a class colour too: counted above already.
      count: texts.countOfThese(formatCount(uncertain)),
    });
  }
  const looks = [
    ['too-few', { words: texts.legendTooFew }],
    ['hidden', { words: texts.hidden, help: texts.hiddenHelp }],
    ['no-data', { words: texts.noData }],
  ] as const;
  items.push(...lookItems(drawing, looks, shape, texts));
  return [
    { kind: 'heading', words: ask.unit },
    ...(classes.length === 0 ? [{ kind: 'note', words: texts.nothing, tone: 'quiet' } as const] : []),
    { kind: 'items', items },
    ...(most === null ? [] : circleParts(most, texts)),
    ...(ask.caution === null ? [] : [{ kind: 'note', words: ask.caution, tone: 'quiet' } as const]),
    ...(ask.hasYears ? [{ kind: 'note', words: texts.sameClasses, tone: 'quiet' } as const] : []),
  ];
}

function circleParts(most: number, texts: MapTexts): LegendPart[] {
  const steps = symbolSteps(most).map((step) => ({ radius: symbolRadius(step, most), words: formatCount(step) }));
  return [
    { kind: 'heading', words: texts.circleArea },
    { kind: 'circles', colour: '--ramp-migration-3', steps },
    { kind: 'note', words: texts.placeSchematic, tone: 'quiet' },
  ];
}

const hotClasses = ['hot-99', 'hot-95', 'hot-90'] as const;
const coldClasses = ['cold-99', 'cold-95', 'cold-90'] as const;

/** Legend of hot spots in words: what the colours claim first, the technical term once in brackets. */
export function hotSpotLegend(ask: {
  readonly drawing: Drawing;
  readonly answer: HotSpotsAnswer;
  readonly isSchematic: boolean;
  readonly texts: MapTexts;
}): readonly LegendPart[] {
  const { drawing, answer, texts } = ask;
  const shape = drawing.symbols.length > 0 ? 'circle' : 'area';
  const counts = countFills(drawing);
  const item = (each: HotSpotClass): LegendItem => ({
    swatch: { fill: `--spot-${each}`, shape },
    words: texts.spotSureness[each],
    count: texts.count(formatCount(counts.get(`--spot-${each}`) ?? 0)),
  });
  const looks = [
    ['island', { words: texts.noNeighbour }],
    ['too-few', { words: texts.tooFew, help: texts.tooFewHelp }],
    ['hidden', { words: texts.hidden, help: texts.hiddenHelp }],
    ['no-data', { words: texts.noData }],
  ] as const;
  const against: readonly LegendItem[] = counts.has('--spot-against')
    ? [
        {
          swatch: { fill: '--spot-against', shape },
          words: texts.spotAgainstKey,
          count: texts.count(formatCount(counts.get('--spot-against') ?? 0)),
        },
      ]
    : [];
  const group = (words: string, classes: readonly HotSpotClass[]): readonly LegendPart[] =>
    classes.some((each) => counts.has(`--spot-${each}`))
      ? [
          { kind: 'heading', words },
          { kind: 'items', items: classes.map(item) },
        ]
      : [{ kind: 'note', words: texts.spotNone(words), tone: 'quiet' }];
  return [
    ...group(texts.spotHot, hotClasses),
    ...group(texts.spotCold, coldClasses),
    { kind: 'items', items: [...against, item('none'), ...lookItems(drawing, looks, shape, texts)] },
    { kind: 'note', words: texts.spotSurenessHelp, tone: 'quiet' },
    ...(answer.isExploratory
      ? [{ kind: 'note', words: texts.exploratory(formatCount(answer.tested)), tone: 'caution' } as const]
      : []),
    ...(ask.isSchematic ? [{ kind: 'note', words: texts.spotSchematic, tone: 'quiet' } as const] : []),
  ];
}

/** Legend of migration by another indicator: a square whose sides are named, with the limits of the thirds. */
export function pairLegend(ask: {
  readonly drawing: Drawing;
  readonly limits: { readonly migration: ThirdLimits; readonly other: ThirdLimits };
  readonly names: { readonly migration: string; readonly other: string };
  readonly texts: MapTexts;
}): readonly LegendPart[] {
  const { drawing, limits, names, texts } = ask;
  const counts = countFills(drawing);
  const rows = thirds.toReversed().map((other) =>
    thirds.map((migration) => {
      const colour = pairColour(migration, other);
      return { colour, count: formatCount(counts.get(colour) ?? 0) };
    }),
  );
  const limitWords = (name: string, limit: ThirdLimits): LegendPart => ({
    kind: 'note',
    tone: 'quiet',
    words:
      limit === null
        ? texts.pairNoThirds(name)
        : texts.pairLimits(name, formatPercentValue(limit[0]), formatPercentValue(limit[1])),
  });
  const looks = [
    ['too-few', { words: texts.pairTooFew, help: texts.tooFewHelp }],
    ['hidden', { words: texts.hidden, help: texts.hiddenHelp }],
    ['no-data', { words: texts.noData }],
  ] as const;
  return [
    { kind: 'heading', words: texts.pairHeading },
    { kind: 'grid', rows, across: names.migration, up: names.other, low: texts.pairLow, high: texts.pairHigh },
    { kind: 'items', items: lookItems(drawing, looks, 'area', texts) },
    limitWords(names.migration, limits.migration),
    limitWords(names.other, limits.other),
    { kind: 'note', words: texts.pairCaution, tone: 'quiet' },
  ];
}
