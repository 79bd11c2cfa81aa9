import { sexes, type Sex } from '../../../shared/cpms/answers.ts';
import { ageBands, type AgeBand } from '../../../shared/cpms/age-bands.ts';
import { areaLevels, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import {
  areaFrame,
  columnPlan,
  type AreaTree,
  type Family,
  type Frame,
  type FramedFigure,
  type FrameShape,
} from './area-frame.ts';
import { figureAt, figuresOf, rowOfArea, type Cube } from './cube.ts';
import { areaOfCommunity } from './full-cube.ts';
import {
  agePartBands,
  everybody,
  finestStrata,
  fourBands,
  groups,
  plainQuantities,
  plainStrata,
  stratumKey,
  twoBands,
  type AgePart,
  type FinestStratum,
  type Group,
  type PlainStratum,
} from './lattice.ts';
import { eligibleIndicators, quantityPlace } from './quantities.ts';

/** Provinces of a year of a cube. */
export function provincesOf(cube: Cube, surveyYearBE: number): readonly number[] {
  return [...(figuresOf(cube, surveyYearBE, 'province', everybody)?.areas ?? [])];
}

/** The areas of a province that reported in a year. */
export function areaTree(cube: Cube, surveyYearBE: number, province: number): AreaTree {
  const inside = (level: AreaLevel): Int32Array => {
    const width = 10 ** (2 * areaLevels.indexOf(level));
    return (figuresOf(cube, surveyYearBE, level, everybody)?.areas ?? new Int32Array(0)).filter(
      (code) => Math.floor(code / width) === province,
    );
  };
  const [amphoes, tambons, communities] = [inside('amphoe'), inside('tambon'), inside('community')];
  const all = figuresOf(cube, surveyYearBE, 'community', everybody);
  return {
    province,
    amphoes,
    tambons,
    amphoeOfTambon: tambons.map((code) => amphoes.indexOf(Math.floor(code / 100))),
    communities,
    tambonOfCommunity: communities.map((code) => tambons.indexOf(areaOfCommunity(code, 'tambon'))),
    isCounted: Uint8Array.from(communities, (code) =>
      figureAt(all, 'recorded', code) === 0 && figureAt(all, 'children', code) !== 0 ? 1 : 0,
    ),
  };
}

/** Code of a figure's area. */
export function areaCodeOf(tree: AreaTree, { level, area }: Pick<FramedFigure, 'level' | 'area'>): number {
  if (level === 'province') return tree.province;
  const codes = { amphoe: tree.amphoes, tambon: tree.tambons, community: tree.communities }[level];
  return codes[area] ?? 0;
}

type Part = { readonly sex: Sex; readonly age: string; readonly group: Group };

const isIn = (part: Part, { sex, age, group }: PlainStratum, agesOf: (age: AgePart) => readonly string[]): boolean =>
  (sex === null || sex === part.sex) &&
  (age === null || agesOf(age).includes(part.age)) &&
  (group === null || group === part.group);

const positions = (parts: readonly Part[], isWanted: (part: Part) => boolean): readonly number[] =>
  [...parts.keys()].filter((i) => isWanted(parts[i] as Part));

const areasAt = (tree: AreaTree, level: AreaLevel): readonly number[] =>
  level === 'province' ? [0] : [...{ amphoe: tree.amphoes, tambon: tree.tambons, community: tree.communities }[level].keys()];

const partsOf = (ages: readonly string[]): readonly Part[] =>
  sexes.flatMap((sex) => ages.flatMap((age) => groups.map((group) => ({ sex, age, group }))));

/** The parts of a tambon's children whom the strata of rates tell apart: sex, four bands and the rest, group. */
const rateParts = partsOf(fourBands);
const bandsOfPart = (age: AgePart): readonly string[] =>
  (fourBands as readonly string[]).includes(age) ? [age] : agePartBands[age];

/** A frame and where its true columns are to be found. */
export type ProvinceFrame = {
  readonly tree: AreaTree;
  readonly frame: Frame;
  /** The columns' true counts of a quantity, from a full cube. */
  readonly truthOf: (cube: Cube, surveyYearBE: number, quantity: string) => Float64Array;
};

/** Frame of the rates of children. Without groups (indicator 1) no figure is told apart by group. */
export function rateFrame(tree: AreaTree, hasGroups: boolean): ProvinceFrame {
  const figures = areaLevels.flatMap((level) =>
    plainStrata[level]
      .filter(({ group }) => group === null || (hasGroups && level !== 'community'))
      .flatMap((stratum) =>
        areasAt(tree, level).map(
          (area): FramedFigure => ({
            level,
            area,
            stratum,
            quantity: '',
            parts: level === 'community' ? [0] : positions(rateParts, (part) => isIn(part, stratum, bandsOfPart)),
            hasCounted: stratum === everybody,
          }),
        ),
      ),
  );
  const shape: FrameShape = {
    tree,
    figures,
    communityPart: rateParts.map(() => 0),
    families: familiesOf(tree, figures),
    countedQuantities: [''],
  };
  return {
    tree,
    frame: areaFrame(shape),
    truthOf: (cube, year, quantity) => {
      const columns = new Float64Array(columnPlan(shape).count);
      for (const { band, sex, group, figuresAt } of finestOf(cube, year, tree)) {
        const age = fourBands.find((each) => (agePartBands[each] as readonly AgeBand[]).includes(band)) ?? 'other';
        const part = rateParts.findIndex((each) => each.sex === sex && each.age === age && each.group === group);
        addTruth(shape, columns, figuresAt([quantity]), part);
      }
      addCounted(shape, columns, cube, year, () => quantity);
      return columns;
    },
  };
}

/** Frame of a count that has no strata, of households. */
export function householdFrame(tree: AreaTree): ProvinceFrame {
  const figures = areaLevels.flatMap((level) =>
    areasAt(tree, level).map(
      (area): FramedFigure => ({ level, area, stratum: everybody, quantity: '', parts: [0], hasCounted: true }),
    ),
  );
  const all: AreaTree = { ...tree, isCounted: new Uint8Array(tree.communities.length) };
  const shape: FrameShape = {
    tree: all,
    figures,
    communityPart: [0],
    families: familiesOf(tree, figures),
    countedQuantities: [],
  };
  return {
    tree,
    frame: areaFrame(shape),
    truthOf: (cube, year, quantity) => {
      const columns = new Float64Array(columnPlan(shape).count);
      const block = figuresOf(cube, year, 'community', everybody);
      addTruth(shape, columns, tree.communities.map((code) => Math.max(0, figureAt(block, quantity, code))), 0);
      return columns;
    },
  };
}

/** Ages between which eligibility or a band changes: those of 5 are eligible for 11 and not for 3. */
const populationAges = ['0-4', '5', '6-9', '10-14', '15-17', '18+', 'unknown'] as const;
const populationParts = partsOf(populationAges);
const agesOfPart: Readonly<Record<AgePart, readonly string[]>> = {
  '0-9': ['0-4', '5', '6-9'],
  '10-17': ['10-14', '15-17'],
  '0-4': ['0-4'],
  '5-9': ['5', '6-9'],
  '10-14': ['10-14'],
  '15-17': ['15-17'],
  other: ['18+', 'unknown'],
};
const agesOfQuantity: Readonly<Record<string, readonly string[]>> = {
  children: populationAges,
  recorded: populationAges,
  eligible_1: ['0-4', '5', '6-9', '10-14', '15-17', 'unknown'],
  eligible_11: ['5', '6-9', '10-14', '15-17', 'unknown'],
  eligible_3: ['6-9', '10-14', '15-17', 'unknown'],
  eligible_14: ['10-14', '15-17', 'unknown'],
};
/** What a community tells apart: the ages of its eligible counts, and group. */
const communityAges = ['0-4', '5', '6-9', '10+', '18+'] as const;
const communityAgeOf = (age: string): number =>
  age === '18+' ? 4 : (communityAges as readonly string[]).includes(age) ? communityAges.indexOf(age as '5') : 3;
const communityPartOf = ({ age, group }: Part): number => communityAgeOf(age) * groups.length + groups.indexOf(group);

export const populationQuantities: readonly string[] = ['children', ...eligibleIndicators.map((no) => `eligible_${no}`)];

/**
 * Frame of how many children there are, and how many of an age to be asked: together, for they follow from each other
 * (those of 10 to 17 and of unknown age are those eligible for 14).
 */
export function populationFrame(tree: AreaTree): ProvinceFrame {
  const hasCounted = tree.isCounted.some(Boolean);
  const names = [...populationQuantities, ...(hasCounted ? ['recorded'] : [])];
  const figures = areaLevels.flatMap((level) =>
    plainStrata[level].flatMap((stratum) =>
      names
        .filter((name) => plainQuantities(level, stratum).includes(name))
        .flatMap((quantity) =>
          areasAt(tree, level)
            .filter((area) => quantity !== 'recorded' || level !== 'community' || !tree.isCounted[area])
            .map((area): FramedFigure => {
              const wanted = positions(
                populationParts,
                (part) =>
                  isIn(part, stratum, (age) => agesOfPart[age]) && agesOfQuantity[quantity]?.includes(part.age) === true,
              );
              const ofCommunity = [...new Set(wanted.map((i) => communityPartOf(populationParts[i] as Part)))];
              return {
                level,
                area,
                stratum,
                quantity,
                parts: level === 'community' ? ofCommunity : wanted,
                hasCounted: stratum === everybody && quantity !== 'recorded',
              };
            }),
        ),
    ),
  );
  const living = figures.filter((figure) => figure.level !== 'community' || figure.stratum === everybody || !tree.isCounted[figure.area]);
  const shape: FrameShape = {
    tree,
    figures: living,
    communityPart: populationParts.map(communityPartOf),
    families: familiesOf(tree, living),
    countedQuantities: populationQuantities,
  };
  return {
    tree,
    frame: areaFrame(shape),
    truthOf: (cube, year) => {
      const columns = new Float64Array(columnPlan(shape).count);
      for (const { band, sex, group, figuresAt } of finestOf(cube, year, tree)) {
        const add = (age: string, values: Float64Array): void => {
          const part = populationParts.findIndex((each) => each.sex === sex && each.age === age && each.group === group);
          addTruth(shape, columns, values, part);
        };
        if (band === '5-9') {
          add('5', figuresAt(['eligible_11'], ['eligible_3']));
          add('6-9', figuresAt(['eligible_3']));
        } else add(band, figuresAt(['children']));
      }
      addCounted(shape, columns, cube, year, (quantity) => quantity);
      return columns;
    },
  };
}

type FinestPart = {
  readonly sex: Sex;
  readonly band: AgeBand;
  readonly group: Group;
  /** Counts by position of community: those of some quantities less those of others. */
  readonly figuresAt: (plus: readonly string[], minus?: readonly string[]) => Float64Array;
};

function finestOf(cube: Cube, surveyYearBE: number, tree: AreaTree): readonly FinestPart[] {
  return finestStrata.map((stratum): FinestPart => {
    const block = figuresOf(cube, surveyYearBE, 'community', stratum);
    if (!block) throw new RangeError(`The cube has no finest figures of ${surveyYearBE}: it is no full cube.`);
    const rows = tree.communities.map((code) => rowOfArea(block, code));
    const { sex, age, group } = stratum satisfies FinestStratum;
    const sums = (names: readonly string[], sign: number, into: Float64Array): void => {
      for (const name of names) {
        const column = block.columns[quantityPlace(name)];
        for (const [i, row] of rows.entries()) into[i] = (into[i] ?? 0) + sign * (column?.[row] ?? 0);
      }
    };
    return {
      sex,
      band: ageBands[ageBands.indexOf(age)] ?? 'unknown',
      group,
      figuresAt: (plus, minus = []) => {
        const into = new Float64Array(tree.communities.length);
        sums(plus, 1, into);
        sums(minus, -1, into);
        return into;
      },
    };
  });
}

/** Adds counts of a part, by community, to the columns of the communities and of their tambons. */
function addTruth(shape: FrameShape, columns: Float64Array, counts: ArrayLike<number>, part: number): void {
  const plan = columnPlan(shape);
  for (const [community, tambon] of shape.tree.tambonOfCommunity.entries()) {
    if (shape.tree.isCounted[community]) continue;
    const value = counts[community] ?? 0;
    const [inTambon, here] = [plan.ofTambon(tambon, part), plan.ofCommunity(community, shape.communityPart[part] ?? 0)];
    columns[inTambon] = (columns[inTambon] ?? 0) + value;
    columns[here] = (columns[here] ?? 0) + value;
  }
}

function addCounted(
  shape: FrameShape,
  columns: Float64Array,
  cube: Cube,
  surveyYearBE: number,
  quantityOf: (counted: string) => string,
): void {
  const plan = columnPlan(shape);
  const block = figuresOf(cube, surveyYearBE, 'community', everybody);
  for (const [community, isCounted] of shape.tree.isCounted.entries()) {
    if (!isCounted) continue;
    for (const quantity of shape.countedQuantities)
      columns[plan.ofCounted(community, quantity)] = Math.max(
        0,
        figureAt(block, quantityOf(quantity), shape.tree.communities[community] ?? 0),
      );
  }
}

/** How one stratum is divided by sex, age or group: the lists of parts that make it up. */
function divisions({ sex, age, group }: PlainStratum): readonly (readonly PlainStratum[])[] {
  const plain = (part: Partial<PlainStratum>): PlainStratum => ({ kind: 'plain', sex, age, group, ...part });
  return [
    ...(sex === null ? [sexes.map((each) => plain({ sex: each }))] : []),
    ...(age === null ? [twoBands.map((each) => plain({ age: each })), fourBands.map((each) => plain({ age: each }))] : []),
    ...(age === '0-9' || age === '10-17' ? [agePartBands[age].map((each) => plain({ age: each }))] : []),
    ...(group === null ? [groups.map((each) => plain({ group: each }))] : []),
  ];
}

/** Figures that add up to others: over areas, and over the parts of a stratum. */
function familiesOf(tree: AreaTree, figures: readonly FramedFigure[]): readonly Family[] {
  const place = (level: AreaLevel, area: number, stratum: PlainStratum, quantity: string): string =>
    `${level} ${area} ${stratumKey(stratum)} ${quantity}`;
  const numbers = new Map(figures.map((each, i) => [place(each.level, each.area, each.stratum, each.quantity), i]));
  const parentOf = ({ level, area }: FramedFigure): readonly [AreaLevel, number] | null => {
    if (level === 'community') return ['tambon', tree.tambonOfCommunity[area] ?? 0];
    if (level === 'tambon') return ['amphoe', tree.amphoeOfTambon[area] ?? 0];
    return level === 'amphoe' ? ['province', 0] : null;
  };
  const upward = new Map<number, number[]>();
  for (const [i, figure] of figures.entries()) {
    const above = parentOf(figure);
    const parent = above && numbers.get(place(above[0], above[1], figure.stratum, figure.quantity));
    if (parent !== null && parent !== undefined) upward.set(parent, [...(upward.get(parent) ?? []), i]);
  }
  const sideways = figures.flatMap(({ level, area, stratum, quantity, hasCounted }, parent): Family[] => {
    // Parts do not add up to a whole that has communities without parts in it.
    if (hasCounted && tree.isCounted.some(Boolean)) return [];
    return divisions(stratum).flatMap((parts) => {
      const found = parts.map((part) => numbers.get(place(level, area, part, quantity)));
      return found.every((each) => each !== undefined) ? [{ parent, parts: found }] : [];
    });
  });
  return [...[...upward].map(([parent, parts]) => ({ parent, parts })), ...sideways];
}
