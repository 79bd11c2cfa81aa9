import { areaLevels } from '../../../shared/geo/area-codes.ts';
import { absentFigure, figuresOf, type Cube, type FigureBlock } from './cube.ts';
import { latticeVersion, type Stratum } from './lattice.ts';
import { provinceTasks } from './provinces/province-tables.ts';
import { populationQuantities, type EarlierRelease } from './province-frames.ts';
import { childRates, householdRates, quantities, quantityPlace } from './quantities.ts';
import type { ReleaseInput, ReleaseTask } from './release-task.ts';

type Place = Pick<ReleaseTask, 'surveyYearBE' | 'province'>;

/** Some figures of a cube: of these strata and quantities, in one province and year. */
type Part = {
  readonly surveyYearBE: number;
  readonly province: number;
  readonly isMeant: (block: Pick<FigureBlock, 'level' | 'stratum'>) => boolean;
  readonly names: readonly string[];
};

/** What a task makes, the counts it makes that of, and what it reads of what the tasks before it show. */
type TaskParts = { readonly made: Part; readonly counts: readonly Part[]; readonly shownBefore: readonly Part[] };

/**
 * The figures of a task as the newest earlier release has them that was made of the same counts, with the same threshold
 * and beside the same shown figures; null where there is none. They were told of these very children already, so that
 * showing them once more tells nothing.
 */
export function resultBefore(input: ReleaseInput, before: Cube, task: ReleaseTask): readonly FigureBlock[] | null {
  const { made, counts, shownBefore } = partsOf(input.full, task);
  const found = input.earlier.findLast(
    (release) =>
      isComparable(input, release) &&
      counts.every((part) => isSamePart(input.full, release.full, part)) &&
      shownBefore.every((part) => isSamePart(before, release.released, part)),
  );
  return found ? blocksOf(found.released, made) : null;
}

/** Whether an earlier release was made of the same counts of a province and year, to the finest stratum. */
export function wasReleasedBefore(input: ReleaseInput, place: Place): boolean {
  const everything: Part = { ...place, isMeant: () => true, names: quantities };
  return input.earlier.some(
    (release) => isComparable(input, release) && isSamePart(input.full, release.full, everything),
  );
}

const isComparable = ({ n }: ReleaseInput, release: EarlierRelease): boolean =>
  release.n === n && release.released.latticeVersion === latticeVersion;

const madeStrata: Readonly<Record<string, readonly Stratum['kind'][]>> = {
  answers: ['answer'],
  reached: ['reached'],
  stacks: ['stack'],
  homes: ['home'],
  flows: ['flow', 'before'],
};
const isPlain = ({ stratum }: Pick<FigureBlock, 'stratum'>): boolean => stratum.kind === 'plain';
const isCounted = ({ stratum }: Pick<FigureBlock, 'stratum'>): boolean =>
  stratum.kind === 'plain' || stratum.kind === 'finest';
const ofChildren = [...populationQuantities, 'recorded'];

function partsOf(full: Cube, { surveyYearBE, province, name }: ReleaseTask): TaskParts {
  const plain = (names: readonly string[]): Part => ({ surveyYearBE, province, isMeant: isPlain, names });
  const counts = (names: readonly string[]): Part => ({ surveyYearBE, province, isMeant: isCounted, names });
  if (provinceTasks.includes(name)) {
    const kinds = madeStrata[name] ?? [];
    const yearBefore = full.years.findLast((year) => year < surveyYearBE);
    const ofProvince = (isMeant: Part['isMeant']): readonly Part[] =>
      [surveyYearBE, ...(yearBefore === undefined ? [] : [yearBefore])].map((year) => ({
        surveyYearBE: year,
        province,
        isMeant: (block) => block.level === 'province' && isMeant(block),
        names: quantities,
      }));
    return {
      made: { surveyYearBE, province, isMeant: ({ stratum }) => kinds.includes(stratum.kind), names: quantities },
      counts: ofProvince(() => true),
      shownBefore: ofProvince(isPlain),
    };
  }
  const rate = [...childRates, ...householdRates].find((each) => each.name === name);
  if (!rate) {
    const names = name === 'population' ? ofChildren : ['households'];
    return { made: plain(names), counts: [counts(names)], shownBefore: [] };
  }
  const own = [rate.yes, ...(rate.known === null ? [] : [rate.known])];
  const living = rate.base === 'households' ? [`living_yes_${rate.indicator}`, `living_known_${rate.indicator}`] : [];
  const beside = [...ofChildren, ...(rate.base === 'households' ? [rate.base, ...living] : [])];
  return { made: plain(own), counts: [counts([...own, ...beside])], shownBefore: [plain(beside)] };
}

const blocksIn = (cube: Cube, { surveyYearBE, isMeant }: Part): readonly FigureBlock[] =>
  [...cube.blocks.values()].filter((block) => block.surveyYearBE === surveyYearBE && isMeant(block));

/** Rows of a block that are of a province. */
function rowsIn({ level, areas }: FigureBlock, province: number): readonly number[] {
  const width = 10 ** (2 * areaLevels.indexOf(level));
  return [...areas.keys()].filter((row) => Math.floor((areas[row] ?? 0) / width) === province);
}

function blocksOf(cube: Cube, part: Part): readonly FigureBlock[] {
  return blocksIn(cube, part).flatMap((block): FigureBlock[] => {
    const rows = rowsIn(block, part.province);
    if (rows.length === 0) return [];
    const pick = (values: Int32Array): Int32Array => Int32Array.from(rows, (row) => values[row] ?? 0);
    const columns: (Int32Array | undefined)[] = new Array(block.columns.length);
    for (const place of part.names.map(quantityPlace)) {
      const column = block.columns[place];
      const picked = column && pick(column);
      if (picked?.some((value) => value !== absentFigure)) columns[place] = picked;
    }
    return [{ ...block, areas: pick(block.areas), columns }];
  });
}

function isSamePart(a: Cube, b: Cube, part: Part): boolean {
  const isIn = (block: FigureBlock, other: Cube): boolean =>
    isSameBlock(block, figuresOf(other, block.surveyYearBE, block.level, block.stratum), part);
  return blocksIn(a, part).every((block) => isIn(block, b)) && blocksIn(b, part).every((block) => isIn(block, a));
}

/** Whether a block's figures are in another with the same areas of a province. */
function isSameBlock(a: FigureBlock, b: FigureBlock | null, { province, names }: Part): boolean {
  const [ofA, ofB] = [rowsIn(a, province), b ? rowsIn(b, province) : []];
  const isSame = (x: Int32Array | undefined, y: Int32Array | undefined): boolean =>
    (x === undefined && y === undefined) ||
    ofA.every((row, i) => (x?.[row] ?? absentFigure) === (y?.[ofB[i] ?? -1] ?? absentFigure));
  const places = names.map(quantityPlace);
  if (places.every((place) => isSame(a.columns[place], undefined))) return true;
  return (
    ofA.length === ofB.length &&
    isSame(a.areas, b?.areas) &&
    places.every((place) => isSame(a.columns[place], b?.columns[place]))
  );
}
