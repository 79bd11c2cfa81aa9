import type { Thresholds } from '../../../shared/contract/thresholds.ts';
import type { Target } from './attack.ts';
import type { AttackTable, Freedom, KnownSum } from './attack-excerpt.ts';
import type { Equality, Family } from './area-frame.ts';
import {
  denominatorOf,
  hasKnown,
  hasYes,
  isThin,
  smallnessOf,
  type BlockStatus,
  type DisclosureBlock,
  type Population,
} from './figure-block.ts';

/** What a known sum is: a figure's yes, its known answers, those who said no, the unknown ones, all who could answer. */
const sumKinds = ['yes', 'known', 'no', 'unknown', 'base'] as const;
export type SumKind = (typeof sumKinds)[number];

const sourceOf = (figure: number, kind: SumKind): number => figure * sumKinds.length + sumKinds.indexOf(kind);
export const figureOfSource = (source: number): number => Math.floor(source / sumKinds.length);
export const kindOfSource = (source: number): SumKind => sumKinds[source % sumKinds.length] ?? 'yes';

/** A hidden count of a figure; `population`: of the children behind the base, by the figures of their own frame. */
export type BlockTarget = Target & {
  readonly figure: number;
  readonly kind: 'yes' | 'no' | 'known' | 'population';
};

/**
 * An attacker's table of a block: the unknowns are those of each column who say yes, who say no, and whose answer is not
 * known; so 0 ≤ yes ≤ known ≤ base holds everywhere. Who knows the rule knows of every hidden figure what made it small,
 * and of the others that nothing did.
 */
export function attackTable(
  block: DisclosureBlock,
  status: BlockStatus,
  knowsRule: boolean,
  thresholds: Thresholds,
): AttackTable {
  const { frame, base } = block;
  const width = frame.columnCount;
  const layers = block.base === null ? 1 : block.known === null ? 2 : 3;
  const isZero = knownZeros(block, status, layers);
  const sums = [
    ...shownSums(block, status),
    ...cappedSums(block, status),
    ...thinSums(block, thresholds),
    ...(knowsRule ? ruleSums(block, status, thresholds) : []),
  ];
  const everyLayer = [...new Array(layers).keys()];
  const table: AttackTable = {
    columnCount: width * layers,
    isZero,
    sums,
    equalities: everyLayer.flatMap((layer) => shiftedEqualities(frame.equalities, layer * width)),
    truth: trueTable(block, layers),
    freedoms: [],
  };
  const whole = base?.population ? withPopulation(table, base.population, width, everyLayer) : table;
  return { ...whole, freedoms: freedomsOf(block, whole, layers) };
}

/**
 * Columns of a question: of the first it takes some milliseconds, of the second (the sample's province has 4,000 to 8,000)
 * up to a second, of the third, as with earlier releases, some seconds, of a province of 1,000 communities minutes. Of more
 * than the third it is asked in districts of the second, amphoes beside each other.
 */
const [smallTable, middleTable, largestTable] = [2500, 8000, 20_000] as const;

/**
 * Within each amphoe, then in several together, then in all: children who say yes trade places with those who say no;
 * those who say no with those of whom nothing is known; all of these, first with the children as they are, then with
 * those of the part as they might be. Of a table that is too large for a question the districts are the whole: what would
 * be wide in the province alone counts as narrow, and more is hidden.
 */
function freedomsOf(
  { frame, base }: DisclosureBlock,
  { columnCount, isZero }: AttackTable,
  layers: number,
): readonly Freedom[] {
  const width = frame.columnCount;
  const swap = (added: number, taken: number) => {
    const variableOf = new Int32Array(columnCount).fill(-1);
    const isTaken = new Uint8Array(columnCount);
    for (let column = 0; column < width; column++) {
      // Who is never asked, or known not to say it, trades places with nobody.
      if (isZero[column + added * width] || isZero[column + taken * width]) continue;
      variableOf[column + added * width] = column;
      variableOf[column + taken * width] = column;
      isTaken[column + taken * width] = 1;
    }
    return { variableOf, isTaken };
  };
  const all = (end: number) => ({
    variableOf: Int32Array.from({ length: columnCount }, (_, column) => (column < end ? column : -1)),
    isTaken: new Uint8Array(columnCount),
  });
  const amphoes = Int32Array.from({ length: columnCount }, (_, column) =>
    column < width * layers
      ? (frame.amphoeOfColumn[column % width] ?? -1)
      : (base?.population?.frame.amphoeOfColumn[column - width * layers] ?? -1),
  );
  const swaps = Array.from({ length: layers - 1 }, (_, layer) => swap(layer, layer + 1));
  const trade = swaps.slice(0, 1);
  const everything = all(columnCount);
  const at =
    (partOf: Int32Array, order: Partial<Pick<Freedom, 'isLastResort' | 'takesMost'>> = {}) =>
    (way: Pick<Freedom, 'variableOf' | 'isTaken'>): Freedom => ({
      ...way,
      partOf,
      isLastResort: false,
      takesMost: false,
      ...order,
    });
  const province = new Int32Array(columnCount);
  if (new Set(amphoes).size === 1) return [...trade, everything].map(at(province));
  const size = isZero.reduce((sum, is) => sum + 1 - is, 0);
  const [isLarge, isTooLarge] = [size > smallTable, size > largestTable];
  const whole = isTooLarge ? districtsOf(amphoes, isZero, middleTable) : province;
  return [
    ...swaps.map(at(amphoes)),
    ...trade.map(at(whole, { takesMost: isTooLarge })),
    at(amphoes)(everything),
    ...(isLarge ? [at(districtsOf(amphoes, isZero, smallTable), { isLastResort: true })(everything)] : []),
    at(whole, { isLastResort: isLarge, takesMost: isTooLarge })(everything),
  ];
}

/** Amphoes beside each other, two at least and as many as have so many columns; -1 where a column is in no amphoe. */
function districtsOf(amphoes: Int32Array, isZero: Uint8Array, limit: number): Int32Array {
  const sizes = new Map<number, number>();
  for (const [column, amphoe] of amphoes.entries())
    if (amphoe >= 0) sizes.set(amphoe, (sizes.get(amphoe) ?? 0) + (isZero[column] ? 0 : 1));
  const districtOf = new Map<number, number>();
  let [district, filled, held] = [0, 0, 0];
  for (const [amphoe, size] of [...sizes].toSorted(([a], [b]) => a - b)) {
    if (held > 1 && filled + size > limit) [district, filled, held] = [district + 1, 0, 0];
    districtOf.set(amphoe, district);
    [filled, held] = [filled + size, held + 1];
  }
  return amphoes.map((amphoe) => districtOf.get(amphoe) ?? -1);
}

const shifted = (columns: Int32Array, by: number): Int32Array => columns.map((column) => column + by);

const shiftedEqualities = (equalities: readonly Equality[], by: number): readonly Equality[] =>
  equalities.map(({ left, right, times = 1 }) => ({ left: shifted(left, by), right: shifted(right, by), times }));

/** The table with the children behind the base: those of a column who say yes, no or nothing are these children. */
function withPopulation(
  table: AttackTable,
  { frame, columns, figures, isShown, behind }: Population,
  width: number,
  layers: readonly number[],
): AttackTable {
  const start = table.columnCount;
  const zero = new Uint8Array(frame.columnCount);
  for (const [figure, support] of frame.supports.entries())
    if (isShown[figure] && figures[figure] === 0) for (const column of support) zero[column] = 1;
  frame.closeZeros(zero);
  const truth = table.truth && columns ? new Float64Array(start + frame.columnCount) : null;
  if (truth && table.truth && columns) {
    truth.set(table.truth);
    truth.set(columns, start);
  }
  const isZero = new Uint8Array(start + frame.columnCount);
  isZero.set(table.isZero);
  isZero.set(zero, start);
  return {
    columnCount: start + frame.columnCount,
    isZero,
    sums: [
      ...table.sums,
      ...frame.supports.flatMap((support, figure): KnownSum[] => {
        const value = figures[figure] ?? 0;
        return isShown[figure] ? [{ columns: shifted(support, start), lower: value, upper: value, source: -1 }] : [];
      }),
    ],
    equalities: [
      ...table.equalities,
      ...shiftedEqualities(frame.equalities, start),
      ...behind.flatMap((those, column): readonly Equality[] =>
        those.length === 0 || layers.every((layer) => isZero[column + layer * width])
          ? []
          : [{ left: Int32Array.from(layers, (layer) => column + layer * width), right: shifted(those, start) }],
      ),
    ],
    truth,
    freedoms: [],
  };
}

function trueTable({ frame, yes, known, base }: DisclosureBlock, layers: number): Float64Array | null {
  const width = frame.columnCount;
  const denominator = known ?? base;
  if (!yes.columns || (denominator && !denominator.columns) || (base && !base.columns)) return null;
  const table = new Float64Array(width * layers);
  for (let column = 0; column < width; column++) {
    const [ofYes, ofKnown] = [yes.columns[column] ?? 0, denominator?.columns?.[column] ?? 0];
    table[column] = ofYes;
    if (layers > 1) table[width + column] = ofKnown - ofYes;
    if (layers > 2) table[2 * width + column] = (base?.columns?.[column] ?? 0) - ofKnown;
  }
  return table;
}

/** Columns in a figure that is shown as 0, of yes, of no, and of unknown answers. */
function knownZeros(block: DisclosureBlock, status: BlockStatus, layers: number): Uint8Array {
  const { frame } = block;
  const width = frame.columnCount;
  const zeros = Array.from({ length: layers }, () => new Uint8Array(width));
  for (const [figure, support] of frame.supports.entries()) {
    const { yes, known, base } = shownOf(block, status, figure);
    const isEmpty = [
      yes === 0 || known === 0 || base === 0 || block.caps?.yes[figure] === 0,
      (known !== null && known === yes) || known === 0 || base === 0 || block.caps?.no?.[figure] === 0,
      base === 0 || (base !== null && base === known),
    ];
    for (const [layer, zero] of zeros.entries()) if (isEmpty[layer]) for (const column of support) zero[column] = 1;
  }
  const all = new Uint8Array(width * layers);
  for (const [layer, zero] of zeros.entries()) {
    const never = layer === 0 ? block.never?.yes : undefined;
    for (let column = 0; column < width; column++) if (block.never?.base[column] || never?.[column]) zero[column] = 1;
    frame.closeZeros(zero);
    all.set(zero, layer * width);
  }
  return all;
}

/** The counts of a figure as far as the attacker has them. */
function shownOf(
  block: DisclosureBlock,
  status: BlockStatus,
  figure: number,
): Readonly<Record<'yes' | 'known' | 'base', number | null>> {
  const { yes, known, base } = block;
  const ofBase = base?.isShown[figure] ? (base.figures[figure] ?? 0) : null;
  const ofKnown = known ? (hasKnown(block, status, figure) ? (known.figures[figure] ?? 0) : null) : ofBase;
  return { yes: hasYes(block, status, figure) ? (yes.figures[figure] ?? 0) : null, known: ofKnown, base: ofBase };
}

/** Columns of some layers over a figure's support. */
const over = (block: DisclosureBlock, figure: number, layers: readonly number[]): Int32Array => {
  const support = block.frame.supports[figure] ?? new Int32Array(0);
  const columns = new Int32Array(support.length * layers.length);
  for (const [i, layer] of layers.entries())
    for (let j = 0; j < support.length; j++)
      columns[i * support.length + j] = (support[j] ?? 0) + layer * block.frame.columnCount;
  return columns;
};

/** One sum of each shown count, as short as it can be told; sums of sums that are told anyway are left out. */
function shownSums(block: DisclosureBlock, status: BlockStatus): readonly KnownSum[] {
  const shown = block.frame.figures.map((_, figure) => shownOf(block, status, figure));
  const families = Map.groupBy(block.frame.families, ({ parent }) => parent);
  /** Whether a count of a figure follows from the same count of its parts, all of them shown. */
  const follows = (figure: number, isTold: (part: number) => boolean): boolean =>
    families.get(figure)?.some(({ parts }: Family) => parts.every(isTold)) === true;
  const isYes = (figure: number): boolean => shown[figure]?.yes !== null;
  const isKnown = (figure: number): boolean => shown[figure]?.known !== null;
  const isBase = (figure: number): boolean => shown[figure]?.base !== null;
  const three = block.known !== null;
  return shown.flatMap(({ yes, known, base }, figure): KnownSum[] => {
    const sum = (kind: SumKind, layers: readonly number[], value: number): KnownSum => ({
      columns: over(block, figure, layers),
      lower: value,
      upper: value,
      source: wasTold(block, figure, kind) ? -1 : sourceOf(figure, kind),
    });
    return [
      ...(yes !== null && !follows(figure, isYes) ? [sum('yes', [0], yes)] : []),
      ...(known !== null && yes !== null && !follows(figure, (part) => isYes(part) && isKnown(part))
        ? [sum('no', [1], known - yes)]
        : []),
      ...(known !== null && yes === null && !follows(figure, isKnown) ? [sum('known', [0, 1], known)] : []),
      ...(three && base !== null && known !== null && !follows(figure, (part) => isKnown(part) && isBase(part))
        ? [sum('unknown', [2], base - known)]
        : []),
      ...(three && base !== null && known === null && !follows(figure, isBase) ? [sum('base', [0, 1, 2], base)] : []),
    ];
  });
}

/** Whether what a sum is made of was told already: then it is nothing to mend. */
function wasTold({ told }: DisclosureBlock, figure: number, kind: SumKind): boolean {
  const [yes, known] = [told?.yes[figure] === 1, told?.known[figure] === 1];
  return kind === 'yes' ? yes : kind === 'no' ? yes && known : known;
}

/** Hidden counts that a figure shown elsewhere is not below. */
function cappedSums(block: DisclosureBlock, status: BlockStatus): readonly KnownSum[] {
  return block.frame.figures.flatMap((_, figure): KnownSum[] => {
    if (!block.caps || hasYes(block, status, figure)) return [];
    const cap = (layer: number, upper: number): KnownSum[] =>
      upper < 0 ? [] : [{ columns: over(block, figure, [layer]), lower: 0, upper, source: -1 }];
    return [...cap(0, block.caps.yes[figure] ?? -1), ...cap(1, block.caps.no?.[figure] ?? -1)];
  });
}

/** A denominator that is left out is one of those that are. */
function thinSums(block: DisclosureBlock, thresholds: Thresholds): readonly KnownSum[] {
  if (!block.known) return [];
  const { n, denominator } = thresholds;
  return block.frame.figures.flatMap((_, figure): KnownSum[] =>
    isThin(block, figure, thresholds)
      ? [{ columns: over(block, figure, [0, 1]), lower: n, upper: denominator - 1, source: -1 }]
      : [],
  );
}

/**
 * What the rule says of the hidden counts: this one is small, that one is not. Of a sum with small parts it says nothing:
 * nobody can tell whether such a sum is hidden for itself or with its parts (and where four parts of 1 make a sum of 4
 * no hiding could help against who knew).
 */
function ruleSums(block: DisclosureBlock, status: BlockStatus, thresholds: Thresholds): readonly KnownSum[] {
  const { n, denominator } = thresholds;
  const hasDenominator = block.base !== null;
  const smallness = block.frame.figures.map((_, figure) => smallnessOf(block, figure, thresholds));
  const hasSmallPart = (kind: 'yes' | 'no' | 'known'): Uint8Array => {
    const found = new Uint8Array(smallness.length);
    for (const { parent, parts } of block.frame.families)
      if (parts.some((part) => smallness[part]?.[kind])) found[parent] = 1;
    // A part that is all there is of a sum is that sum.
    for (const { parent, parts } of block.frame.families) {
      const some = parts.filter((part) => block.yes.figures[part] !== 0);
      if (found[parent] && some.length === 1) found[some[0] ?? parent] = 1;
    }
    return found;
  };
  const [yesParts, noParts, knownParts] = [hasSmallPart('yes'), hasSmallPart('no'), hasSmallPart('known')];
  return block.frame.figures.flatMap((_, figure): KnownSum[] => {
    const [yes, known] = [block.yes.figures[figure] ?? 0, denominatorOf(block, figure)];
    if (isTold(block, status, figure) || yes < 0 || block.isSilent?.[figure]) return [];
    if (isThin(block, figure, thresholds)) return [];
    const small = smallness[figure] ?? { yes: false, no: false, known: false };
    const sum = (layers: readonly number[], lower: number, upper: number): KnownSum => ({
      columns: over(block, figure, layers),
      lower,
      upper,
      source: -1,
    });
    const shown = shownOf(block, status, figure);
    // Where the base is hidden, known is hidden whatever it is, and so is yes where known is: nothing is to be learnt.
    if (hasDenominator && !block.base?.isOpen[figure]) return [];
    if (block.known && shown.known === null) {
      if (known <= 0 || (small.known && knownParts[figure])) return [];
      return [sum([0, 1], small.known ? 1 : denominator, small.known ? n - 1 : Infinity)];
    }
    if (yes === 0 || shown.yes !== null) return [];
    return [
      ...(small.yes && yesParts[figure] ? [] : [sum([0], small.yes ? 1 : n, small.yes ? n - 1 : Infinity)]),
      ...(!hasDenominator || (small.no && noParts[figure])
        ? []
        : [sum([1], small.no ? 0 : n, small.no ? n - 1 : Infinity)]),
    ];
  });
}

/** Whether both counts of a figure are known to the attacker. */
const isTold = (block: DisclosureBlock, status: BlockStatus, figure: number): boolean =>
  hasYes(block, status, figure) && (block.known === null || hasKnown(block, status, figure));

/** Every hidden count of a block; with the rule two values must be left, without it a width of n. */
export function hiddenTargets(
  block: DisclosureBlock,
  status: BlockStatus,
  knowsRule: boolean,
  thresholds: Thresholds,
): readonly BlockTarget[] {
  const isAfterOthers = block.told?.known.includes(1) === true;
  const need = { width: knowsRule ? 1 : thresholds.n, isInWholeNumbers: knowsRule, isWorthTheWhole: false };
  const ofAnswers = block.frame.figures.flatMap((_, figure): BlockTarget[] => {
    if (isTold(block, status, figure)) return [];
    const small = smallnessOf(block, figure, thresholds);
    if (block.isSilent?.[figure] && !small.yes && !small.no && !small.known) return [];
    const target = (kind: BlockTarget['kind'], layers: readonly number[]): BlockTarget => ({
      ...need,
      figure,
      kind,
      columns: over(block, figure, layers),
    });
    if (isThin(block, figure, thresholds))
      return [...(small.yes ? [target('yes', [0])] : []), ...(small.no ? [target('no', [1])] : [])];
    const isKnownHidden = block.known !== null && !hasKnown(block, status, figure);
    // Nobody says yes, and that is shown: how many answered is hidden still. Of many it may be told by earlier releases.
    if (hasYes(block, status, figure)) return small.known || !isAfterOthers ? [target('known', [0, 1])] : [];
    const isBaseHidden = block.known === null && block.base !== null && !block.base.isShown[figure];
    return [
      target('yes', [0]),
      ...(isKnownHidden || isBaseHidden ? [target('no', [1])] : []),
      ...(isKnownHidden ? [target('known', [0, 1])] : []),
    ];
  });
  const population = block.base?.population;
  if (!population || knowsRule) return ofAnswers;
  const start = block.frame.columnCount * (block.known === null ? 2 : 3);
  const isSmall = (figure: number): boolean => (population.figures[figure] ?? 0) < thresholds.n;
  return [
    ...ofAnswers,
    ...population.frame.supports.flatMap((support, figure): BlockTarget[] =>
      population.isHidden[figure] && (!isAfterOthers || isSmall(figure))
        ? [{ ...need, figure, kind: 'population', columns: shifted(support, start) }]
        : [],
    ),
  ];
}
