import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { FramedFigure } from './area-frame.ts';
import {
  absentFigure,
  emptyBlock,
  figureAt,
  figuresOf,
  hiddenFigure,
  type Cube,
  type CubeKind,
  type FigureBlock,
} from './cube.ts';
import { isThin, type BlockStatus, type Counted, type DisclosureBlock, type Population } from './figure-block.ts';
import { areaOfCommunity } from './full-cube.ts';
import { hideBlock, type HideReport } from './hide-block.ts';
import { keyedRandom, type ReleaseKey } from './keyed-order.ts';
import { plainQuantities, plainStrata, stratumKey, stratumNumber, type Stratum } from './lattice.ts';
import type { Solver } from './linear-program.ts';
import {
  changedCommunities,
  columnsBehind,
  householdFrame,
  populationFrame,
  populationQuantities,
  provinceAreas,
  rateFrame,
  type EarlierRelease,
  neverColumns,
  rateTruth,
  type CountFrame,
  type ProvinceAreas,
  type RateTruth,
  type ProvinceFrame,
} from './province-frames.ts';
import { childRates, householdRates, quantityPlace, type RateQuantities } from './quantities.ts';

/** One figure of a cube. */
export type FigurePlace = {
  readonly surveyYearBE: number;
  readonly level: AreaLevel;
  readonly area: number;
  readonly stratum: Stratum;
  readonly quantity: string;
};

/** What a release is made of. */
export type ReleaseInput = {
  readonly full: Cube;
  /** All that were shown to anybody, with the data they were made from; the latest last. */
  readonly earlier: readonly EarlierRelease[];
  /** Smallest count that may be shown (product §6: 5; never under 3). */
  readonly n: number;
  /** Smallest denominator that may be shown; n where not said. */
  readonly denominator?: number;
  /**
   * `released` where not said. A publication cube is made of a released one: hidden figures are hidden from who makes it
   * too.
   */
  readonly kind?: Exclude<CubeKind, 'full'>;
  /** Secret, and the same for all releases of a workspace. */
  readonly key: ReleaseKey;
  /** Totals whose loss the team accepted, or that are pending: hidden whatever they are. */
  readonly withheld: readonly FigurePlace[];
};

/** A part of a release that can be done by itself once those before it are. */
export type ReleaseTask = {
  readonly surveyYearBE: number;
  readonly province: number;
  /** `population`, `households`, or the name of a rate. */
  readonly name: string;
};

export type TaskResult = {
  readonly task: ReleaseTask;
  readonly blocks: readonly FigureBlock[];
  readonly report: HideReport;
};

/** First how many there are, then, with what is shown of that, what is said of them. */
export const firstTasks = ['population', 'households'] as const;

/**
 * Releases one count, or one rate.
 * @param released  what the tasks before it gave
 */
export function runReleaseTask(solver: Solver, input: ReleaseInput, released: Cube, task: ReleaseTask): TaskResult {
  const rate = [...childRates, ...householdRates].find(({ name }) => name === task.name);
  const scene = { ...input, ...versionsIn(input, task, rate ? namesOfRate(rate) : namesOfCount(task)) };
  const { block, frame, names } = rate ? rateBlock(scene, released, task, rate) : countBlock(scene, task);
  const thresholds = { n: input.n, denominator: input.denominator ?? input.n };
  const { status, report } = hideBlock(block, {
    ...thresholds,
    solver,
    random: keyedRandom(input.key, `${task.surveyYearBE} ${task.name}`),
    placeOf: (figure) => [
      frame.codeOfFigure[figure] ?? 0,
      stratumNumber((frame.frame.figures[figure] as FramedFigure).stratum),
    ],
  });
  return {
    task,
    report,
    blocks: releasedFigures(
      frame,
      task.surveyYearBE,
      block,
      (figure) => isThin(block, figure, thresholds),
      status,
      names,
    ),
  };
}

type Named = { readonly yes: (figure: number) => string; readonly known: string | null };
type Prepared = { readonly block: DisclosureBlock; readonly frame: ProvinceFrame; readonly names: Named };

/** What the counts of a task were in earlier releases, and the areas with those that had other children then. */
type Scene = ReleaseInput & { readonly versions: readonly Version[]; readonly areas: ProvinceAreas };

/** Counts that some earlier releases were made of, alike in all of them: what one of them told of these, all did. */
type Version = { readonly full: Cube; readonly released: readonly Cube[] };

const namesOfCount = ({ name }: ReleaseTask): readonly string[] =>
  name === 'population' ? populationQuantities : ['households'];
const namesOfRate = ({ yes, known, base }: RateQuantities): readonly string[] => [
  yes,
  ...(known === null ? [] : [known]),
  ...(base === 'households' ? [] : populationQuantities),
  base,
];

function versionsIn(
  { full, earlier }: ReleaseInput,
  { surveyYearBE, province }: ReleaseTask,
  names: readonly string[],
): Pick<Scene, 'versions' | 'areas'> {
  const versions: { full: Cube; released: Cube[] }[] = [];
  for (const release of earlier) {
    const same = versions.find(
      (version) => changedCommunities(release.full, version.full, surveyYearBE, province, names).size === 0,
    );
    if (same) same.released.push(release.released);
    else versions.push({ full: release.full, released: [release.released] });
  }
  const cubes = versions.map((version) => version.full);
  return { versions, areas: provinceAreas(full, surveyYearBE, province, cubes, names) };
}

function countBlock(input: Scene, task: ReleaseTask): Prepared {
  const { areas } = input;
  const isPopulation = task.name === 'population';
  const frame = isPopulation ? populationFrame(areas, task.surveyYearBE) : householdFrame(areas, task.surveyYearBE);
  const nameOf = (figure: number): string =>
    isPopulation ? (frame.frame.figures[figure]?.quantity ?? '') : 'households';
  const figures = figuresIn(input, frame, task.surveyYearBE, nameOf);
  const told = toldIn(input, frame, task.surveyYearBE, nameOf);
  return {
    frame,
    names: { yes: nameOf, known: null },
    block: {
      name: task.name,
      frame: frame.frame,
      yes: { figures, columns: truthIn(input, frame, task.surveyYearBE, 'households') },
      known: null,
      base: null,
      never: null,
      mustHide: { known: null, yes: withheldIn(input, frame, task.surveyYearBE, nameOf) },
      told: { known: told, yes: told },
      caps: null,
      isSilent: silentIn(frame),
    },
  };
}

function rateBlock(input: Scene, released: Cube, task: ReleaseTask, rate: RateQuantities): Prepared {
  const { surveyYearBE } = task;
  const { areas } = input;
  const { yes, known, base } = rate;
  const isOfHouseholds = base === 'households';
  const frame = isOfHouseholds ? householdFrame(areas, surveyYearBE) : rateFrame(areas, surveyYearBE, yes);
  const baseName = (figure: number): string => baseOf(rate, frame.frame.figures[figure] as FramedFigure);
  const truth = truthOfRate(input, areas, surveyYearBE, rate);
  const counted = (kind: keyof RateTruth, name: (figure: number) => string): Counted => ({
    figures: figuresIn(input, frame, surveyYearBE, name),
    columns: truth?.[kind] ?? null,
  });
  const told = {
    known: toldIn(input, frame, surveyYearBE, () => known ?? yes),
    yes: toldIn(input, frame, surveyYearBE, () => yes),
  };
  const ofBase = counted('base', baseName);
  const { caps, hiddenWith } = boundsElsewhere(released, surveyYearBE, frame, rate);
  const few = fewHouseholds(input, frame, surveyYearBE, rate);
  /** Told by an earlier release, or by the tasks before. A community that gave counts only has no records: 0. */
  const isToldNow = (nameOf: (figure: number) => string): Uint8Array =>
    toldIn(input, frame, surveyYearBE, nameOf).map((is, figure) => {
      if (is || (frame.versionOfFigure[figure] ?? -1) >= 0) return is;
      const { level, stratum } = frame.frame.figures[figure] as FramedFigure;
      const isCounted =
        level === 'community' && areas.tree.isCounted[(frame.frame.figures[figure] as FramedFigure).area];
      if (isCounted && nameOf(figure) === 'recorded') return 1;
      const block = figuresOf(released, surveyYearBE, level, stratum);
      return figureAt(block, nameOf(figure), frame.codeOfFigure[figure] ?? 0) >= 0 ? 1 : 0;
    });
  return {
    frame,
    names: { yes: () => yes, known },
    block: {
      name: task.name,
      frame: frame.frame,
      yes: counted('yes', () => yes),
      known: known === null ? null : counted('known', () => known),
      base: {
        ...ofBase,
        population: isOfHouseholds ? null : populationBehind(input, released, surveyYearBE, base),
        isShown: isToldNow(baseName),
        isOpen: isToldNow((figure) => {
          const { level, stratum } = frame.frame.figures[figure] as FramedFigure;
          return isOfHouseholds || plainQuantities(level, stratum).includes(baseName(figure))
            ? baseName(figure)
            : 'children';
        }),
      },
      never: isOfHouseholds ? null : neverColumns(areas, rate),
      mustHide: {
        known:
          known === null
            ? null
            : unionOf(
                withheldIn(input, frame, surveyYearBE, () => known),
                few?.known ?? null,
              ),
        yes: unionOf(
          withheldIn(input, frame, surveyYearBE, () => yes),
          ...hiddenWith,
          few?.yes ?? null,
        ),
      },
      told,
      caps,
      isSilent: silentIn(frame),
    },
  };
}

/** The children behind a base, with what is shown of them. */
function populationBehind(input: Scene, released: Cube, surveyYearBE: number, base: string): Population {
  const { areas } = input;
  const frame = populationFrame(areas, surveyYearBE);
  const nameOf = (figure: number): string => frame.frame.figures[figure]?.quantity ?? '';
  const told = toldIn(input, frame, surveyYearBE, nameOf);
  const isShown = told.map((is, figure) => {
    if (is || (frame.versionOfFigure[figure] ?? -1) >= 0) return is;
    const { level, stratum } = frame.frame.figures[figure] as FramedFigure;
    const block = figuresOf(released, surveyYearBE, level, stratum);
    return figureAt(block, nameOf(figure), frame.codeOfFigure[figure] ?? 0) >= 0 ? 1 : 0;
  });
  return {
    frame: frame.frame,
    columns: truthIn(input, frame, surveyYearBE, ''),
    figures: figuresIn(input, frame, surveyYearBE, nameOf),
    isShown,
    isHidden: isShown.map((is, figure) => (is || (frame.versionOfFigure[figure] ?? -1) >= 0 ? 0 : 1)),
    behind: columnsBehind(areas, base),
  };
}

type Bounds = { readonly caps: DisclosureBlock['caps']; readonly hiddenWith: readonly Uint8Array[] };

/**
 * Figures that another is never above, as anybody knows: children without Thai nationality are migrants, and households
 * of which something is true have a child of whom it is counted. Where the larger one is hidden the smaller is too.
 */
function boundsElsewhere(
  released: Cube,
  surveyYearBE: number,
  { frame, areas, versionOfFigure, codeOfFigure }: ProvinceFrame,
  { name, indicator, base }: RateQuantities,
): Bounds {
  const none = { caps: null, hiddenWith: [] };
  const isOfHouseholds = base === 'households';
  if (isOfHouseholds ? areas.tree.isCounted.some(Boolean) : name !== '1') return none;
  const shownElsewhere = (quantity: string): Int32Array =>
    Int32Array.from(frame.figures, ({ level, stratum }, figure) => {
      if ((versionOfFigure[figure] ?? -1) >= 0) return absentFigure;
      const place: Stratum = isOfHouseholds ? stratum : { ...stratum, group: 'migrant' };
      const isInLattice = isOfHouseholds || plainStrata[level].some((each) => stratumKey(each) === stratumKey(place));
      if (!isInLattice) return absentFigure;
      // What is left out is not shown either.
      return Math.max(
        hiddenFigure,
        figureAt(figuresOf(released, surveyYearBE, level, place), quantity, codeOfFigure[figure] ?? 0),
      );
    });
  if (!isOfHouseholds) {
    const migrants = shownElsewhere('children');
    return { caps: null, hiddenWith: [whereHidden(migrants)] };
  }
  const [yes, known] = [`living_yes_${indicator}`, `living_known_${indicator}`].map(shownElsewhere);
  if (!yes || !known) return none;
  const no = yes.map((of, figure) => (of < 0 || (known[figure] ?? -1) < 0 ? -1 : (known[figure] ?? 0) - of));
  return { caps: { yes, no }, hiddenWith: [whereHidden(yes)] };
}

/**
 * Where the children who live in households with an answer come from fewer than n households: how many these are is
 * hidden, and their children bound it from both sides (a household has one at least, and there are so many siblings).
 */
function fewHouseholds(
  { full, n }: Scene,
  { frame, versionOfFigure, codeOfFigure }: ProvinceFrame,
  surveyYearBE: number,
  { base, indicator, yes }: RateQuantities,
): { readonly yes: Uint8Array; readonly known: Uint8Array } | null {
  if (base !== 'recorded' || !yes.startsWith('living_')) return null;
  const isFew = (count: number): boolean => count > 0 && count < n;
  const of = (isMeant: (said: number, answered: number) => boolean): Uint8Array =>
    Uint8Array.from(frame.figures, ({ level, stratum }, figure) => {
      if ((versionOfFigure[figure] ?? -1) >= 0 || stratumKey(stratum) !== 'all') return 0;
      const block = figuresOf(full, surveyYearBE, level, stratum);
      const [said, answered] = [`home_yes_${indicator}`, `home_known_${indicator}`].map((name) =>
        figureAt(block, name, codeOfFigure[figure] ?? 0),
      );
      return isMeant(said ?? 0, answered ?? 0) ? 1 : 0;
    });
  return {
    yes: of((said, answered) => isFew(said) || isFew(answered) || (said > 0 && isFew(answered - said))),
    known: of((_, answered) => isFew(answered)),
  };
}

const whereHidden = (figures: Int32Array): Uint8Array =>
  Uint8Array.from(figures, (figure) => (figure === hiddenFigure ? 1 : 0));

function unionOf(...masks: readonly (Uint8Array | null)[]): Uint8Array | null {
  const given = masks.filter((mask) => mask !== null);
  const [first, ...others] = given;
  return first ? first.map((is, i) => (is || others.some((mask) => mask[i]) ? 1 : 0)) : null;
}

/** `recorded` is told of everybody only; elsewhere all children have a record of their own. */
function baseOf({ base }: RateQuantities, { stratum }: FramedFigure): string {
  return base === 'recorded' && stratumKey(stratum) !== 'all' ? 'children' : base;
}

function truthOfRate(
  { full, kind }: Scene,
  areas: ProvinceAreas,
  surveyYearBE: number,
  rate: RateQuantities,
): RateTruth | null {
  if (kind === 'publication') return null;
  if (rate.base !== 'households') return rateTruth(areas, full, surveyYearBE, rate);
  const { truthOf } = householdFrame(areas, surveyYearBE);
  return {
    yes: truthOf(full, surveyYearBE, rate.yes),
    known: truthOf(full, surveyYearBE, rate.known ?? rate.base),
    base: truthOf(full, surveyYearBE, rate.base),
  };
}

const truthIn = (input: ReleaseInput, frame: CountFrame, surveyYearBE: number, quantity: string): Float64Array | null =>
  input.kind === 'publication' ? null : frame.truthOf(input.full, surveyYearBE, quantity);

const cubeOfFigure = ({ full, versions }: Scene, frame: ProvinceFrame, figure: number): Cube =>
  versions[frame.versionOfFigure[figure] ?? -1]?.full ?? full;

function figuresIn(
  input: Scene,
  frame: ProvinceFrame,
  surveyYearBE: number,
  nameOf: (figure: number) => string,
): Int32Array {
  return Int32Array.from(frame.frame.figures, ({ level, stratum }, figure) => {
    const block = figuresOf(cubeOfFigure(input, frame, figure), surveyYearBE, level, stratum);
    const value = figureAt(block, nameOf(figure), frame.codeOfFigure[figure] ?? 0);
    return value === absentFigure ? 0 : value;
  });
}

/** Figures that an earlier release told: then, or now where nothing in them has changed since. */
function toldIn(
  { versions }: Scene,
  frame: ProvinceFrame,
  surveyYearBE: number,
  nameOf: (figure: number) => string,
): Uint8Array {
  const { changed } = frame.areas;
  return Uint8Array.from(frame.frame.figures, ({ level, stratum }, figure) => {
    const code = frame.codeOfFigure[figure] ?? 0;
    const wasTold = ({ released }: Version): boolean =>
      released.some((cube) => figureAt(figuresOf(cube, surveyYearBE, level, stratum), nameOf(figure), code) >= 0);
    const version = versions[frame.versionOfFigure[figure] ?? -1];
    if (version) return wasTold(version) ? 1 : 0;
    const isIn = (community: number): boolean => areaOfCommunity(community, level) === code;
    return versions.some((each, i) => ![...(changed[i] ?? [])].some(isIn) && wasTold(each)) ? 1 : 0;
  });
}

function withheldIn(
  { withheld }: ReleaseInput,
  frame: ProvinceFrame,
  surveyYearBE: number,
  nameOf: (figure: number) => string,
): Uint8Array | null {
  const places = new Set(
    withheld
      .filter((place) => place.surveyYearBE === surveyYearBE)
      .map(({ level, area, stratum, quantity }) => `${level} ${area} ${stratumKey(stratum)} ${quantity}`),
  );
  if (places.size === 0) return null;
  return Uint8Array.from(frame.frame.figures, ({ level, stratum }, figure) => {
    const place = `${level} ${frame.codeOfFigure[figure]} ${stratumKey(stratum)}`;
    return (frame.versionOfFigure[figure] ?? -1) < 0 && places.has(`${place} ${nameOf(figure)}`) ? 1 : 0;
  });
}

const silentIn = ({ versionOfFigure }: ProvinceFrame): Uint8Array =>
  Uint8Array.from(versionOfFigure, (version) => (version >= 0 ? 1 : 0));

/** Today's figures of a block as columns of a cube: counts where they are shown. */
function releasedFigures(
  { frame, versionOfFigure, codeOfFigure, areas }: ProvinceFrame,
  surveyYearBE: number,
  { yes, known }: DisclosureBlock,
  isLeftOut: (figure: number) => boolean,
  { isYesShown, isKnownShown }: BlockStatus,
  names: Named,
): readonly FigureBlock[] {
  const blocks = new Map<string, FigureBlock>();
  const { tree } = areas;
  const codesAt = (level: AreaLevel): Int32Array =>
    ({
      province: Int32Array.of(tree.province),
      amphoe: tree.amphoes,
      tambon: tree.tambonCodes,
      community: tree.communities.slice(0, tree.communitiesToday),
    })[level];
  for (const [figure, { level, stratum, area }] of frame.figures.entries()) {
    if ((versionOfFigure[figure] ?? -1) >= 0) continue;
    const place = `${level} ${stratumKey(stratum)}`;
    const block = blocks.get(place) ?? emptyBlock({ surveyYearBE, level, stratum, areas: codesAt(level) }, []);
    blocks.set(place, block);
    const set = (quantity: string, isShown: boolean, value: number): void => {
      const columns = block.columns as (Int32Array | undefined)[];
      const column = (columns[quantityPlace(quantity)] ??= new Int32Array(block.areas.length).fill(absentFigure));
      if (block.areas[area] !== codeOfFigure[figure]) throw new RangeError(`${place} ${area} lies elsewhere.`);
      column[area] = isShown ? value : isLeftOut(figure) ? absentFigure : hiddenFigure;
    };
    const name = names.yes(figure);
    set(name, isYesShown[figure] === 1, yes.figures[figure] ?? 0);
    if (name === 'children' && stratumKey(stratum) === 'all' && !tree.isCounted.some(Boolean))
      set('recorded', isYesShown[figure] === 1, yes.figures[figure] ?? 0);
    if (names.known !== null && known) set(names.known, isKnownShown[figure] === 1, known.figures[figure] ?? 0);
  }
  return [...blocks.values()];
}
