import { sexes, type Sex } from '../../../shared/cpms/answers.ts';
import { ageBands, type AgeBand } from '../../../shared/cpms/age-bands.ts';
import { areaLevels, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import {
  areaFrame,
  columnPlan,
  divisionAt,
  partCount,
  type AreaTree,
  type Division,
  type Family,
  type Frame,
  type FramedFigure,
  type FrameShape,
} from './area-frame.ts';
import { absentFigure, figureAt, figuresOf, rowOfArea, type Cube, type FigureBlock } from './cube.ts';
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
import { eligibleIndicators, quantityPlace, type RateQuantities } from './quantities.ts';

/** Provinces of a year of a cube. */
export function provincesOf(cube: Cube, surveyYearBE: number): readonly number[] {
  return [...(figuresOf(cube, surveyYearBE, 'province', everybody)?.areas ?? [])];
}

/** The figures of an earlier release: all of them, and what of them was told. */
export type EarlierRelease = { readonly full: Cube; readonly released: Cube; readonly n: number };

/** Where figures lie: areas of today and of earlier releases, and which cube each is of (-1: today's). */
export type ProvinceAreas = {
  readonly tree: AreaTree;
  readonly versionOfTambon: readonly number[];
  /** For a tambon or part of today the earlier releases that had it otherwise. */
  readonly otherwiseIn: readonly (readonly number[])[];
  /** For each earlier release the communities that were different, by code. */
  readonly changed: readonly ReadonlySet<number>[];
  readonly cubes: readonly Cube[];
};

const codesOf = (cube: Cube, surveyYearBE: number, province: number, level: AreaLevel): readonly number[] => {
  const width = 10 ** (2 * areaLevels.indexOf(level));
  return [...(figuresOf(cube, surveyYearBE, level, everybody)?.areas ?? [])].filter(
    (code) => Math.floor(code / width) === province,
  );
};

/** The areas of a province that reported in a year, and the tambons that earlier releases had otherwise. */
export function provinceAreas(
  today: Cube,
  surveyYearBE: number,
  province: number,
  earlier: readonly Cube[],
  names: readonly string[],
): ProvinceAreas {
  const codesAt = (cube: Cube, level: AreaLevel): readonly number[] => codesOf(cube, surveyYearBE, province, level);
  const amphoes = Int32Array.from(codesAt(today, 'amphoe'));
  const changed = earlier.map((cube) => changedCommunities(today, cube, surveyYearBE, province, names));
  const now = codesAt(today, 'community').map((community) => ({
    community,
    tambon: areaOfCommunity(community, 'tambon'),
    otherwiseIn: [...changed.keys()].filter((version) => changed[version]?.has(community)),
  }));
  const placesNow = [...Map.groupBy(now, ({ tambon, otherwiseIn }) => `${tambon} ${otherwiseIn.join()}`).values()].map(
    (those) => ({
      code: those[0]?.tambon ?? 0,
      version: -1,
      otherwiseIn: those[0]?.otherwiseIn ?? [],
      communities: those.map(({ community }) => community),
    }),
  );
  const placesThen = [...changed.entries()].flatMap(([version, codes]) => {
    const then = codesAt(earlier[version] as Cube, 'community').filter((community) => codes.has(community));
    return [...Map.groupBy(then, (community) => areaOfCommunity(community, 'tambon'))].map(([code, communities]) => ({
      code,
      version,
      otherwiseIn: [],
      communities,
    }));
  });
  const places = [...placesNow, ...placesThen];
  const communities = places
    .flatMap(({ version, communities: those }, tambon) => those.map((community) => ({ community, tambon, version })))
    .toSorted(
      (a, b) => Number(a.version >= 0) - Number(b.version >= 0) || a.version - b.version || a.community - b.community,
    );
  return {
    tree: {
      province,
      amphoes,
      tambonCodes: Int32Array.from(codesAt(today, 'tambon')),
      tambons: Int32Array.from(places, ({ code }) => code),
      tambonsToday: placesNow.length,
      amphoeOfTambon: Int32Array.from(places, ({ code, version }) =>
        version < 0 ? amphoes.indexOf(Math.floor(code / 100)) : -1,
      ),
      communities: Int32Array.from(communities, ({ community }) => community),
      communitiesToday: now.length,
      tambonOfCommunity: Int32Array.from(communities, ({ tambon }) => tambon),
      isCounted: Uint8Array.from(communities, ({ community, version }) => {
        const cube = version < 0 ? today : (earlier[version] as Cube);
        return hasNoRecords(figuresOf(cube, surveyYearBE, 'community', everybody), community) ? 1 : 0;
      }),
    },
    versionOfTambon: places.map(({ version }) => version),
    otherwiseIn: places.map(({ otherwiseIn }) => otherwiseIn),
    changed,
    cubes: [...earlier],
  };
}

/** Whether a community gave counts only: 0 recorded, or in a released cube none told of. */
function hasNoRecords(all: FigureBlock | null, community: number): boolean {
  const recorded = figureAt(all, 'recorded', community);
  return (recorded === 0 || recorded === absentFigure) && figureAt(all, 'children', community) !== 0;
}

/** Communities of which a count of some quantities is not the same in two full cubes, to the finest stratum. */
export function changedCommunities(
  today: Cube,
  then: Cube,
  surveyYearBE: number,
  province: number,
  names: readonly string[],
): ReadonlySet<number> {
  const changed = new Set<number>();
  for (const stratum of [everybody, ...finestStrata]) {
    const [now, before] = [today, then].map((cube) => figuresOf(cube, surveyYearBE, 'community', stratum));
    const communities = new Set([...(now?.areas ?? []), ...(before?.areas ?? [])]);
    for (const community of communities) {
      if (areaOfCommunity(community, 'province') !== province || changed.has(community)) continue;
      const isSame = names.every(
        (name) => figureAt(now ?? null, name, community) === figureAt(before ?? null, name, community),
      );
      if (!isSame) changed.add(community);
    }
  }
  return changed;
}

/** Code of a figure's area. */
function areaCodeOf(tree: AreaTree, { level, area }: Pick<FramedFigure, 'level' | 'area'>): number {
  if (level === 'province') return tree.province;
  const codes = { amphoe: tree.amphoes, tambon: tree.tambonCodes, community: tree.communities }[level];
  return codes[area] ?? 0;
}

type Part = { readonly sex: Sex; readonly age: string; readonly group: Group };

const isIn = (part: Part, { sex, age, group }: PlainStratum, agesOf: (age: AgePart) => readonly string[]): boolean =>
  (sex === null || sex === part.sex) &&
  (age === null || agesOf(age).includes(part.age)) &&
  (group === null || group === part.group);

const positions = (parts: readonly Part[], isWanted: (part: Part) => boolean): readonly number[] =>
  [...parts.keys()].filter((i) => isWanted(parts[i] as Part));

const areasAt = (tree: AreaTree, level: AreaLevel): readonly number[] => {
  const count = {
    province: 1,
    amphoe: tree.amphoes.length,
    tambon: tree.tambonCodes.length,
    community: tree.communitiesToday,
  }[level];
  return [...new Array(count).keys()];
};

const partsOf = (ages: readonly string[]): readonly Part[] =>
  sexes.flatMap((sex) => ages.flatMap((age) => groups.map((group) => ({ sex, age, group }))));

/** A frame and where its figures and true columns are to be found. */
export type ProvinceFrame = {
  readonly areas: ProvinceAreas;
  readonly frame: Frame;
  /** Earlier release that a figure is of; -1: today's. */
  readonly versionOfFigure: readonly number[];
  readonly codeOfFigure: readonly number[];
};

/** A frame of counts, with the columns' true counts of a quantity from the full cubes. */
export type CountFrame = ProvinceFrame & {
  readonly truthOf: (today: Cube, surveyYearBE: number, quantity: string) => Float64Array;
};

type Drawn = Pick<FramedFigure, 'level' | 'stratum' | 'quantity' | 'parts' | 'hasCounted'>;

/** Today's figures, and those of earlier releases that had other children in them. */
function drawnFigures(
  areas: ProvinceAreas,
  surveyYearBE: number,
  kinds: readonly Drawn[],
  isThere: (kind: Drawn, area: number) => boolean,
): {
  readonly figures: readonly FramedFigure[];
  readonly versions: readonly number[];
  readonly codes: readonly number[];
} {
  const { tree, versionOfTambon, otherwiseIn, changed, cubes } = areas;
  const figures: FramedFigure[] = [];
  const versions: number[] = [];
  const codes: number[] = [];
  const numbers = new Map<string, number>();
  const nameOf = ({ level, stratum, quantity }: Drawn, code: number): string =>
    `${level} ${code} ${stratumKey(stratum)} ${quantity}`;
  const add = (figure: FramedFigure, version: number, code: number): void => {
    figures.push(figure);
    versions.push(version);
    codes.push(code);
  };
  for (const kind of kinds)
    for (const area of areasAt(tree, kind.level)) {
      if (!isThere(kind, area)) continue;
      const code = areaCodeOf(tree, { level: kind.level, area });
      numbers.set(nameOf(kind, code), figures.length);
      add({ ...kind, area }, -1, code);
    }
  for (const [version, communities] of changed.entries()) {
    const cube = cubes[version] as Cube;
    for (const kind of kinds) {
      if (kind.level === 'community') {
        for (const [area, code] of tree.communities.entries())
          if (versionOfTambon[tree.tambonOfCommunity[area] ?? 0] === version && isThere(kind, area))
            add({ ...kind, area }, version, code);
        continue;
      }
      for (const code of codesOf(cube, surveyYearBE, tree.province, kind.level)) {
        if (![...communities].some((community) => areaOfCommunity(community, kind.level) === code)) continue;
        const positions = [...tree.tambons.keys()].filter(
          (tambon) => areaOfCommunity((tree.tambons[tambon] ?? 0) * 100, kind.level) === code,
        );
        const past = {
          today: numbers.get(nameOf(kind, code)) ?? null,
          without: positions.filter((t) => otherwiseIn[t]?.includes(version)),
          instead: positions.filter((t) => versionOfTambon[t] === version),
        };
        const places = kind.level === 'amphoe' ? tree.amphoes : tree.tambonCodes;
        add({ ...kind, area: Math.max(0, places.indexOf(code)), past }, version, code);
      }
    }
  }
  return { figures, versions, codes };
}

const householdDivisions = (['tambon', 'community'] as const).map((level): Division => ({ level, partOf: [0] }));

/** Frame of a count that has no strata, of households. */
export function householdFrame(areas: ProvinceAreas, surveyYearBE: number): CountFrame {
  const tree: AreaTree = { ...areas.tree, isCounted: new Uint8Array(areas.tree.communities.length) };
  const kinds = areaLevels.map((level): Drawn => ({
    level,
    stratum: everybody,
    quantity: '',
    parts: [0],
    hasCounted: true,
  }));
  const { figures, versions, codes } = drawnFigures(areas, surveyYearBE, kinds, () => true);
  const shape: FrameShape = {
    tree,
    figures,
    divisions: householdDivisions,
    families: familiesOf(tree, figures),
    countedQuantities: [],
  };
  return {
    areas,
    frame: areaFrame(shape),
    versionOfFigure: versions,
    codeOfFigure: codes,
    truthOf: (today, year, quantity) => {
      const columns = new Float64Array(columnPlan(shape).count);
      const counts = Array.from(tree.communities, (code, i) =>
        Math.max(0, figureAt(figuresOf(cubeOfPlace(areas, today, i), year, 'community', everybody), quantity, code)),
      );
      addTruth(shape, columns, counts, 0);
      return columns;
    },
  };
}

/** The full cube that a community's counts are of. */
const cubeOfPlace = (areas: ProvinceAreas, today: Cube, community: number): Cube =>
  areas.cubes[areas.versionOfTambon[areas.tree.tambonOfCommunity[community] ?? 0] ?? -1] ?? today;

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
/** What a community tells apart: the ages of its eligible counts. */
const communityAges = ['0-4', '5', '6-9', '10+', '18+'] as const;
const communityAgeOf = (age: string): number =>
  age === '18+' ? 4 : (communityAges as readonly string[]).includes(age) ? communityAges.indexOf(age as '5') : 3;

const byCommunity: Division = {
  level: 'community',
  partOf: populationParts.map(({ age }) => communityAgeOf(age)),
};
const byFinestParts: Division = { level: 'tambon', partOf: [...populationParts.keys()] };
const divisions: readonly Division[] = [byFinestParts, byCommunity];

/** The parts of a level's division that are made of some of the finest. @throws RangeError where they are cut across */
function partsAt(level: AreaLevel, finest: readonly number[]): readonly number[] {
  const { partOf } = divisionAt(divisions, level);
  const wanted = new Set(finest);
  const parts = new Set(finest.map((part) => partOf[part] ?? 0));
  if (partOf.some((part, i) => parts.has(part) && !wanted.has(i)))
    throw new RangeError(`Parts of a ${level} are cut across.`);
  return [...parts].toSorted((a, b) => a - b);
}

const partsIn = (stratum: PlainStratum): readonly number[] =>
  positions(populationParts, (part) => isIn(part, stratum, (age) => agesOfPart[age]));
const finestPartOf = (sex: Sex, age: string, group: Group): number =>
  populationParts.findIndex((each) => each.sex === sex && each.age === age && each.group === group);

export const populationQuantities: readonly string[] = [
  'children',
  ...eligibleIndicators.map((no) => `eligible_${no}`),
];

/**
 * Frame of the rates of children, over the same parts as the population: a community tells the ages of its children by
 * how many are eligible for what, so its yes are bounded by age too.
 */
export function rateFrame(areas: ProvinceAreas, surveyYearBE: number, yes: string): ProvinceFrame {
  const kinds = areaLevels.flatMap((level) =>
    plainStrata[level]
      .filter((stratum) => plainQuantities(level, stratum).includes(yes))
      .map((stratum): Drawn => ({
        level,
        stratum,
        quantity: '',
        parts: partsAt(level, partsIn(stratum)),
        hasCounted: stratum === everybody,
      })),
  );
  const { figures, versions, codes } = drawnFigures(areas, surveyYearBE, kinds, () => true);
  return {
    areas,
    frame: areaFrame({
      ...ratePlan(areas),
      figures,
      families: familiesOf(areas.tree, figures),
      hasWholeCommunities: true,
    }),
    versionOfFigure: versions,
    codeOfFigure: codes,
  };
}

/** True columns of a rate: those who say yes, those who have an answer, those who could have one. */
export type RateTruth = Readonly<Record<'yes' | 'known' | 'base', Float64Array>>;

/**
 * The true columns of a rate. A cube has no ages of 5 by themselves: yes and known of the band 5-9 are laid on the ages
 * 6-9 as far as there is room, which fits all that is known as well as the truth does.
 */
export function rateTruth(
  areas: ProvinceAreas,
  today: Cube,
  surveyYearBE: number,
  { yes, known, base }: RateQuantities,
): RateTruth {
  const plan = ratePlan(areas);
  const columns = [0, 1, 2].map(() => new Float64Array(columnPlan(plan).count));
  const [ofYes, ofKnown, ofBase] = columns as [Float64Array, Float64Array, Float64Array];
  const source = base === 'recorded' ? 'children' : base;
  for (const { band, sex, group, figuresAt } of finestOf(today, surveyYearBE, areas)) {
    const inBand = {
      yes: figuresAt([yes]),
      known: known === null ? figuresAt([source]) : figuresAt([known]),
      base: figuresAt([source]),
    };
    const add = (age: string, counts: Readonly<Record<'yes' | 'known' | 'base', Float64Array>>): void => {
      const part = finestPartOf(sex, age, group);
      addTruth(plan, ofYes, counts.yes, part);
      addTruth(plan, ofKnown, counts.known, part);
      addTruth(plan, ofBase, counts.base, part);
    };
    if (band !== '5-9') {
      add(band, inBand);
      continue;
    }
    const older = figuresAt(['eligible_3']);
    const least = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => Math.min(value, b[i] ?? 0));
    const without = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value - (b[i] ?? 0));
    const base69 = least(inBand.base, older);
    const known69 = least(inBand.known, base69);
    const yes69 = least(inBand.yes, known69);
    add('6-9', { yes: yes69, known: known69, base: base69 });
    add('5', {
      yes: without(inBand.yes, yes69),
      known: without(inBand.known, known69),
      base: without(inBand.base, base69),
    });
  }
  addCounted(plan, ofYes, areas, today, surveyYearBE, () => yes);
  addCounted(plan, ofKnown, areas, today, surveyYearBE, () => known ?? base);
  addCounted(plan, ofBase, areas, today, surveyYearBE, () => base);
  return { yes: ofYes, known: ofKnown, base: ofBase };
}

/** Columns that are 0 whatever the data: of an age that is not asked, and for indicator 1 of Thai children. */
export function neverColumns(
  areas: ProvinceAreas,
  { base, indicator, name }: RateQuantities,
): { readonly base: Uint8Array; readonly yes: Uint8Array } {
  const shape = ratePlan(areas);
  const plan = columnPlan(shape);
  const ages = agesOfQuantity[base] ?? populationAges;
  const never = { base: new Uint8Array(plan.count), yes: new Uint8Array(plan.count) };
  const isThaiOnly = indicator === 1 && name === '1';
  for (const division of shape.divisions) {
    const among = (isMeant: (part: Part) => boolean): ReadonlySet<number> =>
      new Set(division.partOf.filter((_, finest) => isMeant(populationParts[finest] as Part)));
    const [asked, migrant] = [among(({ age }) => ages.includes(age)), among(({ group }) => group === 'migrant')];
    for (let part = 0; part < partCount(division); part++)
      for (const area of placesAt(areas.tree, division.level)) {
        const column = plan.of(division.level, area, part);
        if (!asked.has(part)) never.base[column] = 1;
        if (isThaiOnly && !migrant.has(part)) never.yes[column] = 1;
      }
  }
  return never;
}

/** Positions of the areas that have columns. */
const placesAt = (tree: AreaTree, level: Division['level']): readonly number[] => [
  ...{ tambon: tree.tambons, community: tree.communities }[level].keys(),
];

const ratePlan = ({ tree }: ProvinceAreas): Omit<FrameShape, 'figures' | 'families'> => ({
  tree,
  divisions,
  countedQuantities: [''],
});

/**
 * Frame of how many children there are, and how many of an age to be asked: together, for they follow from each other
 * (those of 10 to 17 and of unknown age are those eligible for 14).
 */
export function populationFrame(areas: ProvinceAreas, surveyYearBE: number): CountFrame {
  const { tree } = areas;
  const names = [...populationQuantities, ...(tree.isCounted.some(Boolean) ? ['recorded'] : [])];
  const kinds = areaLevels.flatMap((level) =>
    plainStrata[level].flatMap((stratum) =>
      names
        .filter((name) => plainQuantities(level, stratum).includes(name))
        .map((quantity): Drawn => {
          const wanted = positions(
            populationParts,
            (part) =>
              isIn(part, stratum, (age) => agesOfPart[age]) && agesOfQuantity[quantity]?.includes(part.age) === true,
          );
          return {
            level,
            stratum,
            quantity,
            parts: partsAt(level, wanted),
            hasCounted: stratum === everybody && quantity !== 'recorded',
          };
        }),
    ),
  );
  // A community that gave counts only has no records, and no groups.
  const { figures, versions, codes } = drawnFigures(
    areas,
    surveyYearBE,
    kinds,
    ({ level, hasCounted }, area) => level !== 'community' || hasCounted || !tree.isCounted[area],
  );
  const shape: FrameShape = {
    tree,
    figures,
    divisions,
    families: familiesOf(tree, figures),
    countedQuantities: populationQuantities,
  };
  return {
    areas,
    frame: areaFrame(shape),
    versionOfFigure: versions,
    codeOfFigure: codes,
    truthOf: (today, year) => {
      const columns = new Float64Array(columnPlan(shape).count);
      for (const { band, sex, group, figuresAt } of finestOf(today, year, areas)) {
        const add = (age: string, values: Float64Array): void => {
          addTruth(shape, columns, values, finestPartOf(sex, age, group));
        };
        if (band === '5-9') {
          add('5', figuresAt(['eligible_11'], ['eligible_3']));
          add('6-9', figuresAt(['eligible_3']));
        } else add(band, figuresAt(['children']));
      }
      addCounted(shape, columns, areas, today, year, (quantity) => quantity);
      return columns;
    },
  };
}

/** For each column of a frame of rates those of the population's frame that make up a base. */
export function columnsBehind(areas: ProvinceAreas, quantity: string): readonly Int32Array[] {
  const { tree } = areas;
  const shape = ratePlan(areas);
  const rates = columnPlan(shape);
  const population = columnPlan({ ...shape, countedQuantities: populationQuantities });
  const ages = agesOfQuantity[quantity] ?? populationAges;
  const asked = positions(populationParts, ({ age }) => ages.includes(age));
  const behind: Int32Array[] = Array.from({ length: rates.count }, () => new Int32Array(0));
  for (const { level } of shape.divisions)
    for (const area of placesAt(tree, level))
      for (const part of partsAt(level, asked))
        behind[rates.of(level, area, part)] = Int32Array.of(population.of(level, area, part));
  for (const [community, isCounted] of tree.isCounted.entries())
    if (isCounted && quantity !== 'recorded')
      behind[rates.ofCounted(community, '')] = Int32Array.of(population.ofCounted(community, quantity));
  return behind;
}

type FinestPart = {
  readonly sex: Sex;
  readonly band: AgeBand;
  readonly group: Group;
  /** Counts by position of community: those of some quantities less those of others. */
  readonly figuresAt: (plus: readonly string[], minus?: readonly string[]) => Float64Array;
};

function finestOf(today: Cube, surveyYearBE: number, areas: ProvinceAreas): readonly FinestPart[] {
  const { tree } = areas;
  const cubes = Array.from(tree.communities, (_, i) => cubeOfPlace(areas, today, i));
  return finestStrata.map((stratum): FinestPart => {
    const places = cubes.map((cube, i) => {
      const block = figuresOf(cube, surveyYearBE, 'community', stratum);
      if (!block) throw new RangeError(`The cube has no finest figures of ${surveyYearBE}: it is no full cube.`);
      return { block, row: rowOfArea(block, tree.communities[i] ?? 0) };
    });
    const { sex, age, group } = stratum satisfies FinestStratum;
    const sums = (names: readonly string[], sign: number, into: Float64Array): void => {
      for (const name of names)
        for (const [i, { block, row }] of places.entries())
          into[i] = (into[i] ?? 0) + sign * (block.columns[quantityPlace(name)]?.[row] ?? 0);
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

/** Adds counts of one of the finest parts, by community, to the columns of the areas that they are in. */
function addTruth(
  shape: Omit<FrameShape, 'figures' | 'families'>,
  columns: Float64Array,
  counts: ArrayLike<number>,
  finest: number,
): void {
  const { tree, divisions } = shape;
  const plan = columnPlan(shape);
  for (const [community, tambon] of tree.tambonOfCommunity.entries()) {
    if (tree.isCounted[community]) continue;
    for (const { level, partOf } of divisions) {
      const column = plan.of(level, { tambon, community }[level], partOf[finest] ?? 0);
      columns[column] = (columns[column] ?? 0) + (counts[community] ?? 0);
    }
  }
}

function addCounted(
  shape: Omit<FrameShape, 'figures' | 'families'>,
  columns: Float64Array,
  areas: ProvinceAreas,
  today: Cube,
  surveyYearBE: number,
  quantityOf: (counted: string) => string,
): void {
  const plan = columnPlan(shape);
  for (const [community, isCounted] of shape.tree.isCounted.entries()) {
    if (!isCounted) continue;
    const block = figuresOf(cubeOfPlace(areas, today, community), surveyYearBE, 'community', everybody);
    for (const quantity of shape.countedQuantities)
      columns[plan.ofCounted(community, quantity)] = Math.max(
        0,
        figureAt(block, quantityOf(quantity), shape.tree.communities[community] ?? 0),
      );
  }
}

/** How one stratum is divided by sex, age or group: the lists of parts that make it up. */
function dividedBy({ sex, age, group }: PlainStratum): readonly (readonly PlainStratum[])[] {
  const plain = (part: Partial<PlainStratum>): PlainStratum => ({ kind: 'plain', sex, age, group, ...part });
  return [
    ...(sex === null ? [sexes.map((each) => plain({ sex: each }))] : []),
    ...(age === null
      ? [twoBands.map((each) => plain({ age: each })), fourBands.map((each) => plain({ age: each }))]
      : []),
    ...(age === '0-9' || age === '10-17' ? [agePartBands[age].map((each) => plain({ age: each }))] : []),
    ...(group === null ? [groups.map((each) => plain({ group: each }))] : []),
  ];
}

/** Figures that add up to others: over areas, and over the parts of a stratum. */
function familiesOf(tree: AreaTree, figures: readonly FramedFigure[]): readonly Family[] {
  const place = (level: AreaLevel, area: number, stratum: PlainStratum, quantity: string): string =>
    `${level} ${area} ${stratumKey(stratum)} ${quantity}`;
  const numbers = new Map(
    figures.flatMap((each, i): [string, number][] =>
      each.past ? [] : [[place(each.level, each.area, each.stratum, each.quantity), i]],
    ),
  );
  const parentOf = ({ level, area }: FramedFigure): readonly [AreaLevel, number] | null => {
    if (level === 'community') {
      const tambon = tree.tambonOfCommunity[area] ?? 0;
      const code = tree.tambons[tambon] ?? 0;
      return tambon < tree.tambonsToday ? ['tambon', tree.tambonCodes.indexOf(code)] : null;
    }
    if (level === 'tambon') return ['amphoe', tree.amphoes.indexOf(Math.floor((tree.tambonCodes[area] ?? 0) / 100))];
    return level === 'amphoe' ? ['province', 0] : null;
  };
  const upward = new Map<number, number[]>();
  for (const [i, figure] of figures.entries()) {
    const above = figure.past ? null : parentOf(figure);
    const parent = above && numbers.get(place(above[0], above[1], figure.stratum, figure.quantity));
    if (parent !== null && parent !== undefined) upward.set(parent, [...(upward.get(parent) ?? []), i]);
  }
  const sideways = figures.flatMap(({ level, area, stratum, quantity, hasCounted, past }, parent): Family[] => {
    if (past) return [];
    // Parts do not add up to a whole that has communities without parts in it.
    if (hasCounted && tree.isCounted.some(Boolean)) return [];
    return dividedBy(stratum).flatMap((parts) => {
      const found = parts.map((part) => numbers.get(place(level, area, part, quantity)));
      return found.every((each) => each !== undefined) ? [{ parent, parts: found }] : [];
    });
  });
  return [...[...upward].map(([parent, parts]) => ({ parent, parts })), ...sideways];
}
