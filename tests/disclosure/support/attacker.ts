import loadHighs from 'highs';
import { areaLevels, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { sexes } from '../../../shared/cpms/answers.ts';
import { childIndicators } from '../../../shared/cpms/indicators.ts';
import { figureAt, figuresOf, type Cube } from '../../../electron/engine/disclosure/cube.ts';
import { everybody, plainStrata, stratumKey, type PlainStratum } from '../../../electron/engine/disclosure/lattice.ts';

/**
 * An attacker who has what planning view shows, over several releases, and nothing of the code that hides: the unknowns
 * here are the children of each community by sex, single range of age and group, how many of them say yes and how many
 * have an answer, for all quantities and all releases at once. (The engine asks block by block, over tambons.)
 */
export type Shown = {
  readonly cube: Cube;
  /** Data version that the release was made from; communities with the same number have the same children. */
  readonly versionOf: (community: number) => number;
};

export type AttackedFigure = {
  readonly level: AreaLevel;
  readonly area: number;
  readonly stratum: PlainStratum;
  /** Of the release with this number. */
  readonly release: number;
  readonly quantity: string;
};

type Bounds<Figure> = { readonly figure: Figure; readonly lowest: number; readonly highest: number };

const ages = [
  { name: '0-4', years: [0, 4], band: '0-4' },
  { name: '5', years: [5, 5], band: '5-9' },
  { name: '6-9', years: [6, 9], band: '5-9' },
  { name: '10-14', years: [10, 14], band: '10-14' },
  { name: '15-17', years: [15, 17], band: '15-17' },
  { name: '18+', years: [18, 30], band: '18+' },
  { name: 'unknown', years: null, band: 'unknown' },
] as const;
type Age = (typeof ages)[number];
const bandsOf: Readonly<Record<string, readonly string[]>> = {
  '0-9': ['0-4', '5-9'],
  '10-17': ['10-14', '15-17'],
  other: ['18+', 'unknown'],
};
const bothGroups = ['thai', 'migrant'] as const;

type Part = { readonly sex: string; readonly age: Age; readonly group: string };
const parts: readonly Part[] = sexes.flatMap((sex) =>
  ages.flatMap((age) => bothGroups.map((group): Part => ({ sex, age, group }))),
);

const isEligible = (age: Age, no: number): boolean => {
  const range = childIndicators[no - 1]?.ages;
  if (!range) return true;
  return age.years === null || (age.years[0] >= range.from && age.years[1] <= range.to);
};

const isPart = (part: Part, { sex, age, group }: PlainStratum): boolean =>
  (sex === null || sex === part.sex) &&
  (age === null || (bandsOf[age] ?? [age]).includes(part.age.band)) &&
  (group === null || group === part.group);

/** A quantity as the layer of unknowns that it sums: children, or the yes or the answers of an indicator. */
type Reading = { readonly layer: string; readonly isCounted: (age: Age) => boolean };

function readingOf(quantity: string): Reading {
  const [, living, kind, number] = /^(living_)?(yes|known|eligible)_(\d+)$/.exec(quantity) ?? [];
  if (!kind)
    return quantity === 'children' || quantity === 'recorded'
      ? { layer: 'children', isCounted: () => true }
      : { layer: `yes ${quantity}`, isCounted: () => true };
  if (kind === 'eligible') return { layer: 'children', isCounted: (age) => isEligible(age, Number(number)) };
  return {
    layer: `${kind} ${living ?? ''}${number}`,
    isCounted: (age) => living !== undefined || isEligible(age, Number(number)),
  };
}

/** The unknowns and what is known of them, as rows of a linear program. */
export type System<Figure = AttackedFigure> = {
  readonly columns: number;
  readonly rows: readonly {
    readonly entries: ReadonlyMap<number, number>;
    readonly lower: number;
    readonly upper: number;
  }[];
  readonly sumOf: (figure: Figure) => ReadonlyMap<number, number>;
};

type AttackOptions = {
  readonly surveyYearBE: number;
  /** Quantities that the attacker looks at; more of them can only help. */
  readonly quantities: readonly string[];
  /** Further knowledge: a figure lies between two bounds. */
  readonly hints?: readonly { readonly figure: AttackedFigure; readonly lower: number; readonly upper: number }[];
};

/** Sets up all sums and inequalities that follow from what is shown. */
export function systemOf(releases: readonly Shown[], { surveyYearBE, quantities, hints = [] }: AttackOptions): System {
  const numbers = new Map<string, number>();
  const layers = new Set(quantities.map((quantity) => readingOf(quantity).layer));
  layers.add('children');
  const unknown = (community: number, version: number, layer: string, part: number): number => {
    const key = `${community} ${version} ${layer} ${part}`;
    const found = numbers.get(key) ?? numbers.size;
    numbers.set(key, found);
    return found;
  };
  const communitiesOf = ({ cube }: Shown): readonly number[] => [
    ...(figuresOf(cube, surveyYearBE, 'community', everybody)?.areas ?? []),
  ];
  const sumOf = ({ level, area, stratum, release, quantity }: AttackedFigure): ReadonlyMap<number, number> => {
    const shown = releases[release] as Shown;
    const width = 10 ** (2 * (3 - areaLevels.indexOf(level)));
    const { layer, isCounted } = readingOf(quantity);
    const entries = new Map<number, number>();
    for (const community of communitiesOf(shown)) {
      if (Math.floor(community / width) !== area) continue;
      for (const [i, part] of parts.entries())
        if (isPart(part, stratum) && isCounted(part.age))
          entries.set(unknown(community, shown.versionOf(community), layer, i), 1);
    }
    return entries;
  };
  const rows: { entries: ReadonlyMap<number, number>; lower: number; upper: number }[] = [];
  for (const [release, { cube }] of releases.entries())
    for (const level of areaLevels)
      for (const stratum of plainStrata[level]) {
        const block = figuresOf(cube, surveyYearBE, level, stratum);
        for (const quantity of quantities)
          for (const area of block?.areas ?? []) {
            const value = figureAt(block, quantity, area);
            if (value >= 0)
              rows.push({ entries: sumOf({ level, area, stratum, release, quantity }), lower: value, upper: value });
          }
      }
  for (const { figure, lower, upper } of hints) rows.push({ entries: sumOf(figure), lower, upper });
  const seen = new Set<string>();
  for (const shown of releases)
    for (const community of communitiesOf(shown)) {
      const version = shown.versionOf(community);
      if (seen.has(`${community} ${version}`)) continue;
      seen.add(`${community} ${version}`);
      for (const layer of layers) {
        if (layer === 'children') continue;
        const above =
          layer.startsWith('yes') && layers.has(layer.replace('yes', 'known'))
            ? layer.replace('yes', 'known')
            : 'children';
        for (const [i, { age, group }] of parts.entries()) {
          const no = Number(/(\d+)$/.exec(layer)?.[1] ?? 0);
          const isNever = no > 0 && no < 17 && !/living/.test(layer) && !isEligible(age, no);
          // Nobody without Thai nationality is a Thai child.
          const isBarred = layer === 'yes 1' && group === 'thai';
          rows.push({
            entries: new Map([
              [unknown(community, version, layer, i), 1],
              ...(isNever || isBarred ? [] : ([[unknown(community, version, above, i), -1]] as const)),
            ]),
            lower: -Infinity,
            upper: 0,
          });
        }
      }
    }
  return {
    get columns() {
      return numbers.size;
    },
    rows,
    sumOf,
  };
}

const highs = await loadHighs();

/** The least and the greatest value of each figure; a figure is left once it is `enough` apart. */
export function boundsOf<Figure>(
  system: System<Figure>,
  figures: readonly Figure[],
  enough: number,
): readonly Bounds<Figure>[] {
  const sums = figures.map((figure) => system.sumOf(figure));
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { entries } of system.rows) {
    for (const [column, value] of entries) {
      indices.push(column);
      values.push(value);
    }
    starts.push(indices.length);
  }
  const infinite = (value: number): number => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
  const model = highs.createModel({
    numCols: system.columns,
    numRows: system.rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(system.columns),
    colLower: new Float64Array(system.columns),
    colUpper: new Float64Array(system.columns).fill(highs.infinity),
    rowLower: system.rows.map(({ lower }) => infinite(lower)),
    rowUpper: system.rows.map(({ upper }) => infinite(upper)),
    matrix: { format: 'csr', numRows: system.rows.length, numCols: system.columns, starts, indices, values },
  });
  try {
    model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', simplex_strategy: 4 });
    const ranges = figures.map(() => ({ lowest: Infinity, highest: -Infinity }));
    const widen = (columns: Float64Array): void => {
      for (const [i, entries] of sums.entries()) {
        let sum = 0;
        for (const [column, factor] of entries) sum += factor * (columns[column] ?? 0);
        const range = ranges[i] as (typeof ranges)[number];
        range.lowest = Math.min(range.lowest, sum);
        range.highest = Math.max(range.highest, sum);
      }
    };
    for (const [i, entries] of sums.entries())
      for (const sign of [1, -1]) {
        const range = ranges[i] as (typeof ranges)[number];
        if (range.highest - range.lowest >= enough) continue;
        for (const [column, factor] of entries) model.changeColCost(column, sign * factor);
        model.run();
        const status = model.getModelStatus();
        if (status === highs.constants.modelStatus.unbounded) range.highest = Infinity;
        else if (status === highs.constants.modelStatus.optimal) widen(model.getSolution().colValue);
        else throw new Error(`The attacker's program ended with ${status}: what is shown does not add up.`);
        for (const column of entries.keys()) model.changeColCost(column, 0);
      }
    return figures.map((figure, i) => ({ figure, ...(ranges[i] as (typeof ranges)[number]) }));
  } finally {
    model.dispose();
  }
}

/** Every figure of a release that is hidden, of some quantities. */
export function hiddenFigures(
  release: number,
  cube: Cube,
  surveyYearBE: number,
  quantities: readonly string[],
): readonly AttackedFigure[] {
  return areaLevels.flatMap((level) =>
    plainStrata[level].flatMap((stratum) => {
      const block = figuresOf(cube, surveyYearBE, level, stratum);
      return quantities.flatMap((quantity) =>
        [...(block?.areas ?? [])]
          .filter((area) => figureAt(block, quantity, area) === -1)
          .map((area): AttackedFigure => ({ level, area, stratum, release, quantity })),
      );
    }),
  );
}

export const nameOfFigure = ({ level, area, stratum, release, quantity }: AttackedFigure): string =>
  `${release}: ${level} ${area} ${stratumKey(stratum)} ${quantity}`;
