import type { Thresholds } from '../../../shared/contract/thresholds.ts';
import { attack, fittingTable, type Proof, type TargetRange } from './attack.ts';
import {
  attackTable,
  figureOfSource,
  hiddenTargets,
  kindOfSource,
  type BlockTarget,
  type SumKind,
} from './attack-table.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import { rankOfLevel, type FrameRows } from './area-frame.ts';
import { denominatorOf, isThin, smallnessOf, type BlockStatus, type DisclosureBlock } from './figure-block.ts';
import type { KeyedRandom } from './keyed-order.ts';
import type { Solver } from './linear-program.ts';
import { shownFigures, smallSums, type ShownFigures } from './shown-figures.ts';
import { combinedRow, type SparseRow } from './sparse-row.ts';

type HideOptions = Thresholds & {
  readonly solver: Solver;
  /** Orders figures that are alike, by area code and stratum. */
  readonly random: KeyedRandom;
  /** Code of a figure's area and number of its stratum. */
  readonly placeOf: (figure: number) => readonly [code: number, stratum: number];
};

/** How a block was hidden: figures of its own smallness, others that went with them, what the attack found before. */
export type HideReport = {
  readonly figures: number;
  readonly small: number;
  readonly hidden: number;
  /** Hidden counts that the attack found with one value, or narrower than n, before they were mended. */
  readonly pinned: number;
  readonly narrowed: number;
  /** Figures hidden to mend that, and rounds it took. */
  readonly mended: number;
  readonly rounds: number;
  /** Hidden counts of which the rule alone leaves one value, whatever is shown or hidden. */
  readonly ruleAlone: number;
  /** Hidden counts, not small themselves, that earlier releases and the base leave narrower than n. */
  readonly toldBefore: number;
};

type HiddenBlock = { readonly status: BlockStatus; readonly report: HideReport };

/** Narrow counts that are mended at once: one hiding mostly mends several. */
const patience = 8;

/** After so many rounds of mending all that a proof rests on goes, not one figure of it. */
const patientRounds = 16;

/**
 * Hides a block: by elimination, then as long as an attack by linear programming narrows anything, more. A proof that a
 * figure is narrow is a sum of shown figures; it is protected like a figure, and the least wanted of its parts goes.
 * Rounds only ever hide more, so what was safe stays safe; each hides something or settles that nothing would help.
 */
export function hideBlock(block: DisclosureBlock, options: HideOptions): HiddenBlock {
  const plan = hidingPlan(block, options);
  let found: Layers = plan.hide([], [], null, null);
  const first = hiddenCount(block, found.status);
  const mending: Mending = {
    known: [],
    yes: [],
    forced: { known: new Set(), yes: new Set() },
    shownAnyway: new Set(),
    tried: new Map(),
  };
  const verdicts: Verdicts = {
    wide: new Set(),
    narrow: new Set(),
    pinned: new Set(),
    unbreakable: new Set(),
    beyondHelp: new Set(),
  };
  const fitting = fittingOnce(block, options);
  let rounds = 0;
  let isStuck = false;
  for (;;) {
    const narrow: readonly Narrow[] = narrowTargets(block, found.status, options, verdicts, fitting);
    const lonely = lonelySums(block, plan.isSmall, found);
    if (narrow.length === 0 && (lonely.length === 0 || isStuck)) break;
    rounds++;
    mending.yes.push(...lonely);
    const haste: Haste = rounds > patientRounds ? 'all' : isStuck ? 'one' : 'none';
    const vain: readonly Narrow[] = narrow.filter(
      (each) => !mend(block, plan, found, each, mending, haste, options.placeOf),
    );
    for (const { range, target } of vain) verdicts[range.isOfWhole ? 'beyondHelp' : 'unbreakable'].add(keyOf(target));
    if (vain.length === narrow.length && lonely.length === 0) continue;
    const before = found.status;
    found = plan.hide(mending.known, mending.yes, before, mending.forced);
    noteShown(mending, found.status);
    isStuck = vain.length === 0 && isSameStatus(before, found.status);
  }
  const { status } = found;
  return {
    status,
    report: {
      figures: block.frame.figures.length - (block.isSilent?.reduce((sum, is) => sum + is, 0) ?? 0),
      small: plan.isSmall.reduce((sum, is) => sum + is, 0),
      hidden: hiddenCount(block, status),
      pinned: verdicts.pinned.size,
      narrowed: verdicts.narrow.size,
      mended: hiddenCount(block, status) - first,
      rounds,
      ruleAlone: [...verdicts.beyondHelp].filter((key) => key.startsWith(rulePrefix)).length,
      toldBefore: [...verdicts.beyondHelp].filter((key) => !key.startsWith(rulePrefix)).length,
    },
  };
}

/**
 * Names of hidden counts: found wide enough; ever narrow, or of one value; narrow in their part and nothing there to
 * hide (then the whole is asked); narrow in the whole whatever is hidden.
 */
type Verdicts = Readonly<Record<'wide' | 'narrow' | 'pinned' | 'unbreakable' | 'beyondHelp', Set<string>>>;

const isSameStatus = (a: BlockStatus, b: BlockStatus): boolean =>
  (['isKnownShown', 'isYesShown'] as const).every((kind) => a[kind].every((is, figure) => is === b[kind][figure]));

const nameOf = ({ figure, kind }: BlockTarget): string => `${figure} ${kind}`;
const rulePrefix = 'rule ';
const keyOf = (target: BlockTarget): string => `${target.isInWholeNumbers ? rulePrefix : ''}${nameOf(target)}`;
const isPinned = ({ lowest, highest }: TargetRange): boolean => highest - lowest < 1e-6;
const hiddenCount = ({ isSilent }: DisclosureBlock, { isYesShown }: BlockStatus): number =>
  isYesShown.reduce((sum, is, figure) => sum + (isSilent?.[figure] ? 0 : 1 - is), 0);

type Layers = {
  readonly status: BlockStatus;
  readonly known: { readonly rows: FrameRows; readonly shown: ShownFigures } | null;
  readonly yes: { readonly rows: FrameRows; readonly shown: ShownFigures };
};

type HidingPlan = {
  readonly isSmall: Uint8Array;
  /** The most wanted first. */
  readonly order: Int32Array;
  readonly hide: (
    knownSums: readonly SparseRow[],
    yesSums: readonly SparseRow[],
    before: BlockStatus | null,
    forced: Forced | null,
  ) => Layers;
};

function hidingPlan(block: DisclosureBlock, { n, denominator, random, placeOf }: HideOptions): HidingPlan {
  const { frame, base, known, yes } = block;
  const figures = [...frame.figures.keys()];
  const small = figures.map((figure) => smallnessOf(block, figure, { n, denominator }));
  const isLeftOut = figures.map((figure) => isThin(block, figure, { n, denominator }));
  const mustHide = (layer: 'known' | 'yes', figure: number): boolean =>
    block.mustHide[layer]?.[figure] === 1 || (block[layer]?.figures[figure] ?? 0) < 0;
  const isSilent = (figure: number): boolean => block.isSilent?.[figure] === 1;
  const toldRows = (rows: FrameRows, told: Uint8Array | undefined): readonly SparseRow[] => [
    ...rows.given,
    ...figures.filter((figure) => told?.[figure]).map((figure) => rows.ofFigure(figure)),
  ];
  const order = orderOf(
    block,
    figures.filter((figure) => !isSilent(figure)),
    random,
    placeOf,
  );
  const baseZero = zerosOf(
    block,
    'base',
    (figure) =>
      (base?.isShown[figure] === 1 && base.figures[figure] === 0) ||
      (block.told?.known[figure] === 1 && known?.figures[figure] === 0),
  );
  const knownRows = frame.rows(baseZero);
  const isSmallKnown = Uint8Array.from(small, (each) => (each.known ? 1 : 0));
  const sumsOfKnown = known ? smallSums(frame.families, knownRows, known.figures, isSmallKnown, n) : [];
  const hideKnown = (sums: readonly SparseRow[], before: BlockStatus | null, forced: Forced | null) =>
    shownFigures({
      frame,
      rows: knownRows,
      values: (known ?? yes).figures,
      isProtected: Uint8Array.from(figures, (figure) => {
        if (block.told?.known[figure]) return 0;
        const isMeant =
          !isSilent(figure) && (base?.isOpen[figure] === 0 || mustHide('known', figure) || forced?.known.has(figure));
        return isSmallKnown[figure] || isMeant ? 1 : 0;
      }),
      yields: Uint8Array.from(figures, (figure) => ((known ?? yes).figures[figure] === 0 ? 1 : 0)),
      protectedSums: [...sumsOfKnown, ...sums],
      given: toldRows(knownRows, block.told?.known),
      candidates: order.filter(
        (figure) => !isLeftOut[figure] && !isSmallKnown[figure] && (!before || before.isKnownShown[figure]),
      ),
    });
  const isSmall = Uint8Array.from(small, (each) => (each.yes || each.no || each.known ? 1 : 0));
  return {
    isSmall,
    order,
    hide: (knownSums, yesSums, before, forced) => {
      const ofKnown = known ? hideKnown(knownSums, before, forced) : null;
      const isKnownShown = ofKnown?.isShown ?? base?.isShown ?? new Uint8Array(figures.length).fill(1);
      const zero = zerosOf(
        block,
        'yes',
        (figure) =>
          (base?.isShown[figure] === 1 && base.figures[figure] === 0) ||
          ((isKnownShown[figure] === 1 || block.told?.known[figure] === 1) && denominatorOf(block, figure) === 0) ||
          (block.told?.yes[figure] === 1 && yes.figures[figure] === 0) ||
          block.caps?.yes[figure] === 0,
      );
      const rows = frame.rows(zero);
      const isSmallYes = Uint8Array.from(small, (each) => (each.yes ? 1 : 0));
      const isSmallNo = Uint8Array.from(small, (each) => (each.no ? 1 : 0));
      const noes = Int32Array.from(figures, (figure) => {
        const [answered, said] = [denominatorOf(block, figure), yes.figures[figure] ?? 0];
        return answered < 0 || said < 0 ? -1 : answered - said;
      });
      const shown = shownFigures({
        frame,
        rows,
        values: yes.figures,
        isProtected: Uint8Array.from(figures, (figure) => {
          if (block.told?.yes[figure]) return 0;
          const isMeant =
            !isSilent(figure) &&
            !isLeftOut[figure] &&
            (!isKnownShown[figure] || mustHide('yes', figure) || forced?.yes.has(figure));
          return isSmall[figure] || isMeant ? 1 : 0;
        }),
        yields: Uint8Array.from(figures, (figure) => (yes.figures[figure] === 0 ? 1 : 0)),
        protectedSums: [
          ...smallSums(frame.families, rows, yes.figures, isSmallYes, n),
          ...smallSums(frame.families, rows, noes, isSmallNo, n),
          ...yesSums,
        ],
        given: toldRows(rows, block.told?.yes),
        candidates: order.filter(
          (figure) =>
            isKnownShown[figure] && !isLeftOut[figure] && !isSmall[figure] && (!before || before.isYesShown[figure]),
        ),
      });
      return {
        status: withKnownZeros(block, { isKnownShown, isYesShown: shown.isShown }, (figure) =>
          Boolean(isSmallKnown[figure] || isLeftOut[figure] || mustHide('known', figure)),
        ),
        known: ofKnown && { rows: knownRows, shown: ofKnown },
        yes: { rows, shown },
      };
    },
  };
}

/**
 * Shows what follows from shown zeros: it is no secret, and nobody's cover. Zeros themselves, and the known answers where
 * nobody's is unknown: they are the base, where they are not hidden for themselves.
 */
function withKnownZeros(
  block: DisclosureBlock,
  status: BlockStatus,
  isMeant: (figure: number) => boolean,
): BlockStatus {
  const { frame, yes, known, base } = block;
  const { isZero } = attackTable(block, status, false, { n: 0, denominator: 0 });
  const areZero = (figure: number, layers: readonly number[]): boolean =>
    !block.isSilent?.[figure] &&
    (frame.supports[figure] ?? new Int32Array(0)).every((column) =>
      layers.every((layer) => isZero[column + layer * frame.columnCount]),
    );
  return {
    isKnownShown: status.isKnownShown.map((is, figure) =>
      is ||
      (known?.figures[figure] === 0 && areZero(figure, [0, 1])) ||
      (known && base?.isShown[figure] && !isMeant(figure) && areZero(figure, [2]))
        ? 1
        : 0,
    ),
    isYesShown: status.isYesShown.map((is, figure) =>
      is || (yes.figures[figure] === 0 && areZero(figure, [0])) ? 1 : 0,
    ),
  };
}

function zerosOf(
  { frame, never }: DisclosureBlock,
  layer: 'base' | 'yes',
  isZeroFigure: (figure: number) => boolean,
): Uint8Array {
  const zero = new Uint8Array(frame.columnCount);
  for (const column of zero.keys())
    if (never?.base[column] || (layer === 'yes' && never?.yes[column])) zero[column] = 1;
  for (const [figure, support] of frame.supports.entries())
    if (isZeroFigure(figure)) for (const column of support) zero[column] = 1;
  frame.closeZeros(zero);
  return zero;
}

/**
 * The most wanted first: larger areas, then the strata in the lattice's order; there what is 0 (it can be nobody's
 * cover), then by size in doublings, and by the keyed random. By size alone whoever knows the order would know more.
 */
function orderOf(
  block: DisclosureBlock,
  figures: readonly number[],
  random: KeyedRandom,
  placeOf: HideOptions['placeOf'],
): Int32Array {
  const keys = figures.map((figure) => {
    const { level } = block.frame.figures[figure] ?? { level: 'community' as const };
    const [code, stratum] = placeOf(figure);
    const size = block.base || block.known ? denominatorOf(block, figure) : (block.yes.figures[figure] ?? 0);
    return {
      figure,
      level: rankOfLevel(level),
      stratum,
      isZero: block.yes.figures[figure] === 0 ? 0 : 1,
      size: Math.floor(Math.log2(Math.max(1, size))),
      tie: random(code, stratum),
    };
  });
  return Int32Array.from(
    keys.toSorted(
      (a, b) =>
        a.level - b.level ||
        a.stratum - b.stratum ||
        a.isZero - b.isZero ||
        b.size - a.size ||
        a.tie - b.tie ||
        a.figure - b.figure,
    ),
    ({ figure }) => figure,
  );
}

/**
 * A table that fits all that is known, the rule included: the true one, where it is known to who asks. Rounds only take
 * away what is known, so what fitted once fits.
 * @throws RangeError where the figures contradict each other
 */
function fittingOnce(block: DisclosureBlock, { solver, ...thresholds }: HideOptions) {
  let found: Float64Array | null = null;
  return (status: BlockStatus): Float64Array => {
    if (found) return found;
    const table = attackTable(block, status, true, thresholds);
    found = table.truth ?? fittingTable(solver, table);
    if (!found) throw new RangeError(`The figures of ${block.name} do not add up.`);
    return found;
  };
}

type Narrow = { readonly target: BlockTarget; readonly range: TargetRange };

/** Hidden counts that are too narrow, without the rule or with it: some of them, where there are many. */
function narrowTargets(
  block: DisclosureBlock,
  status: BlockStatus,
  { n, denominator, solver }: HideOptions,
  verdicts: Verdicts,
  fitting: (status: BlockStatus) => Float64Array,
): readonly Narrow[] {
  const found: Narrow[] = [];
  for (const knowsRule of [false, true]) {
    // What mends these may mend with the rule too.
    if (found.length > 0) break;
    const targets = hiddenTargets(block, status, knowsRule, { n, denominator })
      .filter((target) => !verdicts.wide.has(keyOf(target)) && !verdicts.beyondHelp.has(keyOf(target)))
      .map((target): BlockTarget => ({ ...target, isWorthTheWhole: verdicts.unbreakable.has(keyOf(target)) }));
    if (targets.length === 0) continue;
    const table = attackTable(block, status, knowsRule, { n, denominator });
    for (const [i, range] of attack(solver, table, targets, fitting(status), patience).entries()) {
      const target = targets[i] as BlockTarget;
      if (range.verdict === 'wide') verdicts.wide.add(keyOf(target));
      if (range.verdict !== 'narrow') continue;
      found.push({ target, range });
      verdicts.narrow.add(nameOf(target));
      if (isPinned(range)) verdicts.pinned.add(nameOf(target));
    }
  }
  return found;
}

/**
 * Sums of two hidden figures that follow from the shown ones where one of them has one contributor: that child would
 * find the other. Both of the same children do not count.
 */
function lonelySums(
  block: DisclosureBlock,
  isSmall: Uint8Array,
  { yes: { rows, shown } }: Layers,
): readonly SparseRow[] {
  const figureOf = new Map([...shown.protectedNumber].map(([figure, number]) => [number, figure]));
  return shown.span.parallels().flatMap((numbers) => {
    const figures = numbers.flatMap((number) => {
      const figure = figureOf.get(number);
      return figure !== undefined && isSmall[figure] ? [figure] : [];
    });
    const single = figures.find((figure) => block.yes.figures[figure] === 1);
    if (single === undefined) return [];
    const ofSingle = new Set(block.frame.supports[single]);
    return figures.flatMap((other) => {
      const support = block.frame.supports[other] ?? new Int32Array(0);
      const isNested =
        support.every((column) => ofSingle.has(column)) || [...ofSingle].every((column) => support.includes(column));
      if (other === single || isNested) return [];
      const [a, b] = [single, other].map((figure) => shown.span.reduce(rows.ofFigure(figure)));
      const factor = a?.values[0] === b?.values[0] ? -1 : 1;
      const sum = combinedRow([
        [rows.ofFigure(other), 1],
        [rows.ofFigure(single), factor],
      ]);
      return sum.columns.length === 0 ? [] : [sum];
    });
  });
}

/** Figures of which known, and so yes, or yes alone must be hidden. */
type Forced = Readonly<Record<'known' | 'yes', Set<number>>>;

/** What is to be hidden to mend: sums that must not follow, and figures; and how often each count was narrow. */
type Mending = {
  readonly known: SparseRow[];
  readonly yes: SparseRow[];
  readonly forced: Forced;
  /** Zeros among them that are shown nevertheless, for they follow from others. */
  readonly shownAnyway: Set<number>;
  readonly tried: Map<string, number>;
};

function noteShown({ forced, shownAnyway }: Mending, { isKnownShown, isYesShown }: BlockStatus): void {
  for (const figure of forced.yes) if (isYesShown[figure]) shownAnyway.add(figure);
  for (const figure of forced.known) if (isKnownShown[figure]) shownAnyway.add(figure);
}

/** After a round that hid nothing `one` figure of a proof is hidden, after many rounds `all`. */
type Haste = 'none' | 'one' | 'all';

/**
 * Makes a narrow figure's proof underivable: one of the shown figures it is made of will be hidden. Where its
 * denominator is shown it is the yes of others that go: a hidden denominator is narrow itself, between yes and base.
 * @returns false where nothing would help
 */
function mend(
  block: DisclosureBlock,
  { isSmall, order }: HidingPlan,
  layers: Layers,
  narrow: Narrow,
  mending: Mending,
  haste: Haste,
  placeOf: HideOptions['placeOf'],
): boolean {
  const { target, range } = narrow;
  const proofs = usefulProofs(block, range);
  if (range.proofs.length > 0 && proofs.length === 0) return false;
  // How many children there are is decided: what is said of them yields.
  if (target.kind === 'population') return hideParts(block, proofs, layers, order, mending, 'one');
  // Told by earlier releases, and of n children or more: no child is told of, and nothing could be done.
  const isToldAlready = !isSmall[target.figure] && block.told?.yes.includes(1) === true;
  if (haste !== 'none')
    return (
      hideParts(block, proofs, layers, order, mending, haste) ||
      (!target.isInWholeNumbers && !isToldAlready && hideZeroOf(block, layers.status, target, order, mending, placeOf))
    );
  const name = nameOf(target);
  const attempt = mending.tried.get(name) ?? 0;
  mending.tried.set(name, attempt + 1);
  const isKnownHidden = layers.known !== null && !layers.status.isKnownShown[target.figure];
  const rows = proofs.map((proof) => {
    const factors = wholeFactors(proof);
    if (!factors) return null;
    return {
      yes: sumOfRows(layers.yes.rows, factors, { yes: 1, no: -1 }),
      known:
        layers.known && isKnownHidden ? sumOfRows(layers.known.rows, factors, { known: 1, no: 1, unknown: -1 }) : null,
    };
  });
  const breakable = rows.filter((row) => (row?.yes.columns.length ?? 0) + (row?.known?.columns.length ?? 0) > 0);
  if (breakable.length === 0 && (target.isInWholeNumbers || isToldAlready)) return false;
  const chosen = breakable[attempt % Math.max(1, breakable.length)];
  // Both at once, where it rests on both: the yes of a figure goes with its denominator anyway.
  if (chosen && chosen.yes.columns.length > 0) mending.yes.push(chosen.yes);
  else if (chosen?.known) mending.known.push(chosen.known);
  return true;
}

/** Where all but an amphoe was held, what rests on the province's figures alone proves nothing of the whole. */
function usefulProofs({ frame }: DisclosureBlock, { proofs, isOfWhole }: TargetRange): readonly Proof[] {
  return proofs.filter(
    ({ sources }) => isOfWhole || sources.some(([source]) => (frame.amphoeOfFigure[figureOfSource(source)] ?? -1) >= 0),
  );
}

/** Hides the least wanted of the shown counts that a proof rests on, or all of them; false where there are none. */
function hideParts(
  { told }: DisclosureBlock,
  proofs: readonly Proof[],
  { status, known }: Layers,
  order: Int32Array,
  { forced, shownAnyway }: Mending,
  haste: Haste,
): boolean {
  const sources = proofs.flatMap((proof) => proof.sources.map(([source]) => source));
  const [ofYes, ofKnown] = [new Set<number>(), new Set<number>()];
  for (const source of sources) {
    const [figure, kind] = [figureOfSource(source), kindOfSource(source)];
    if (kind !== 'base' && status.isYesShown[figure] && !told?.yes[figure]) ofYes.add(figure);
    if (kind !== 'base' && known && status.isKnownShown[figure] && !told?.known[figure]) ofKnown.add(figure);
  }
  const shown = order.filter((figure) => (ofYes.has(figure) || ofKnown.has(figure)) && !shownAnyway.has(figure));
  for (const figure of haste === 'all' ? shown : shown.slice(-1))
    (ofYes.has(figure) ? forced.yes : forced.known).add(figure);
  return shown.length > 0;
}

/**
 * Where no shown count is left that a proof rests on, it rests on children of whom something is known: none of some says
 * yes, or no, or nothing. Hides the least wanted figure that says so of the count's own children; where there is none, all
 * that say so in its tambon, then in its amphoe. False where nothing is left.
 */
function hideZeroOf(
  block: DisclosureBlock,
  status: BlockStatus,
  { columns, figure: ofTarget }: BlockTarget,
  order: Int32Array,
  { forced, shownAnyway }: Mending,
  placeOf: HideOptions['placeOf'],
): boolean {
  const { frame, yes, base, told } = block;
  const own = new Set([...columns].map((column) => column % frame.columnCount));
  const tellsZero = (figure: number): boolean => {
    const known = denominatorOf(block, figure);
    const isKnown = status.isKnownShown[figure] === 1;
    const isYes = status.isYesShown[figure] === 1;
    return (
      (isYes && (yes.figures[figure] === 0 || (isKnown && yes.figures[figure] === known))) ||
      (block.known !== null && isKnown && base?.isShown[figure] === 1 && base.figures[figure] === known)
    );
  };
  const telling = order.filter(
    (figure) => !shownAnyway.has(figure) && !(told?.yes[figure] && told.known[figure]) && tellsZero(figure),
  );
  const ofOwn = telling.findLast((figure) => frame.supports[figure]?.some((column) => own.has(column)));
  const near = (['tambon', 'amphoe'] as const)
    .map((level) => {
      const area = areaAt(frame, placeOf, ofTarget, level);
      return area === null ? [] : [...telling].filter((figure) => areaAt(frame, placeOf, figure, level) === area);
    })
    .find((those) => those.length > 0);
  const found = ofOwn === undefined ? (near ?? []) : [ofOwn];
  for (const figure of found) {
    forced.known.add(figure);
    forced.yes.add(figure);
  }
  return found.length > 0;
}

/** Code of the area of a level that a figure lies in; null where its own area is larger. */
function areaAt(
  { figures }: DisclosureBlock['frame'],
  placeOf: HideOptions['placeOf'],
  figure: number,
  level: AreaLevel,
): number | null {
  const down = rankOfLevel(figures[figure]?.level ?? 'province') - rankOfLevel(level);
  return down < 0 ? null : Math.floor(placeOf(figure)[0] / 100 ** down);
}

function sumOfRows(
  rows: FrameRows,
  factors: readonly (readonly [number, number])[],
  signs: Readonly<Partial<Record<SumKind, number>>>,
): SparseRow {
  return combinedRow(
    factors.flatMap(([source, factor]): [SparseRow, number][] => {
      const sign = signs[kindOfSource(source)];
      return sign === undefined ? [] : [[rows.ofFigure(figureOfSource(source)), factor * sign]];
    }),
  );
}

const largestDenominator = 60;

/** The factors of a proof as whole numbers; null where they are no simple fractions. */
function wholeFactors({ sources }: Proof): readonly (readonly [number, number])[] | null {
  for (let denominator = 1; denominator <= largestDenominator; denominator++) {
    const scaled = sources.map(([source, factor]): [number, number] => [source, factor * denominator]);
    if (scaled.every(([, factor]) => Math.abs(factor - Math.round(factor)) < 1e-6))
      return scaled.map(([source, factor]) => [source, Math.round(factor)]);
  }
  return null;
}
