import { hideTable, type CountTable, type TableFigure } from '../count-table.ts';
import { figureAt, figuresOf, hiddenFigure, type Cube } from '../cube.ts';
import type { HideReport } from '../hide-block.ts';
import { everybody, stratumKey, type Stratum } from '../lattice.ts';
import type { Solver } from '../linear-program.ts';
import type { ReleaseInput, ReleaseTask } from '../release-task.ts';

/** Where a cube has a figure of a province. */
type Place = { readonly stratum: Stratum; readonly quantity: string };

/** A figure of a table, and the figures of the cube that it is. */
export type ProvinceFigure = TableFigure & { readonly places?: readonly Place[] };

export type ProvinceTable = Omit<CountTable, 'figures'> & { readonly figures: readonly ProvinceFigure[] };

/** A figure of a province, and whether it is shown. */
export type JudgedFigure = Place & { readonly value: number; readonly isShown: boolean };

/** Whether a figure of another table is shown there. */
export type FigureState = Pick<TableFigure, 'state' | 'mustHide'>;
const told: FigureState = { state: 'told' };
const hiddenElsewhere: FigureState = { state: 'asked', mustHide: true };
export const noFigure: FigureState = { state: 'rest' };

/** What tables of one province and year are made of. */
export type Scene = {
  readonly n: number;
  /** The loaded year before; null in the first. */
  readonly yearBefore: number | null;
  /** A count of today, 0 where there is none. */
  readonly count: (stratum: Stratum, quantity: string, surveyYearBE?: number) => number;
  /** Whether a count of today is 0, and no hidden one. */
  readonly isZero: (stratum: Stratum, quantity: string) => boolean;
  /** What an earlier stage made of it: told, hidden (then it must not follow here either), or no figure at all. */
  readonly stateOf: (stratum: Stratum, quantity: string, surveyYearBE?: number) => FigureState;
  readonly isThere: (stratum: Stratum) => boolean;
  /** Hides a table, and tells of each of its figures whether it is shown. */
  readonly judge: (table: ProvinceTable) => readonly JudgedFigure[];
};

/** The scene of a task, and what is reported of the tables that were hidden in it. */
export function sceneOf(
  solver: Solver,
  input: ReleaseInput,
  released: Cube,
  { surveyYearBE, province }: ReleaseTask,
): { readonly scene: Scene; readonly reports: readonly HideReport[] } {
  const reports: HideReport[] = [];
  const figure = (cube: Cube, stratum: Stratum, quantity: string, year = surveyYearBE): number =>
    figureAt(figuresOf(cube, year, 'province', stratum), quantity, province);
  const withheld = new Set(
    input.withheld
      .filter((each) => each.surveyYearBE === surveyYearBE && each.level === 'province' && each.area === province)
      .map(nameOf),
  );
  const thresholds = { n: input.n, denominator: input.denominator ?? input.n };
  // A table of which something is hidden from who asks is hidden whole.
  let isIncomplete = false;
  const judge = ({ figures, ...table }: ProvinceTable): readonly JudgedFigure[] => {
    const isHiddenWhole = isIncomplete;
    isIncomplete = false;
    const meant = figures.map((each) => ({
      ...each,
      mustHide: each.mustHide === true || each.places?.some((place) => withheld.has(nameOf(place))) === true,
    }));
    const isShown = new Map<string, boolean>();
    if (!isHiddenWhole) {
      const hidden = hideTable(
        solver,
        { ...table, figures: meant, name: `${surveyYearBE} ${table.name}` },
        thresholds,
        input.key,
      );
      reports.push(hidden.report);
      for (const [name, is] of hidden.isShown) isShown.set(name, is);
    }
    return meant.flatMap(({ name, state, cells, mustHide, places = [] }) => {
      const is = state === 'told' ? !mustHide : state === 'asked' && isShown.get(name) === true;
      const value = cells.reduce((sum, cell) => sum + (table.cells.get(cell) ?? 0), 0);
      return places.map((place): JudgedFigure => ({ ...place, value, isShown: is }));
    });
  };
  const scene: Scene = {
    n: input.n,
    yearBefore: input.full.years.findLast((year) => year < surveyYearBE) ?? null,
    count: (stratum, quantity, year) => {
      const value = figure(input.full, stratum, quantity, year);
      if (value === hiddenFigure) isIncomplete = true;
      return Math.max(0, value);
    },
    isZero: (stratum, quantity) => figure(input.full, stratum, quantity) === 0,
    stateOf: (stratum, quantity, year) => {
      const value = figure(released, stratum, quantity, year);
      return value >= 0 ? told : value === hiddenFigure ? hiddenElsewhere : noFigure;
    },
    isThere: (stratum) => figuresOf(input.full, surveyYearBE, 'province', stratum) !== null,
    judge,
  };
  return { scene, reports };
}

const nameOf = ({ stratum, quantity }: Place): string => `${stratumKey(stratum)} ${quantity}`;

/** A rate's counts in one part of a table. */
export type PartOfRate = { readonly yes: number; readonly known: number; readonly base: number };

/** The quantities of a rate in a stratum; `base` null where another table has it. */
type RatePlaces = {
  readonly stratum: Stratum;
  readonly base: string | null;
  readonly known: string;
  readonly yes: string;
};

/** The name of a table's part that is no figure: what is left of the whole. */
export const restPart = 'rest';

const layersOf = (names: readonly string[], kinds: string): readonly string[] =>
  names.flatMap((name) => kinds.split('').map((kind) => `${name} ${kind}`));

/** A rate in several parts of the children or households, and in all of them together. */
type RateTable = {
  readonly name: string;
  /** What is left of the whole is a part like any other, but no figure (`restPart`). */
  readonly parts: ReadonlyMap<string, PartOfRate>;
  readonly placesOf: (part: string) => RatePlaces;
  readonly baseState: (part: string) => FigureState & Pick<TableFigure, 'cap'>;
  readonly whole: Readonly<Record<keyof PartOfRate, FigureState>>;
  readonly mustHide?: (part: string, kind: 'known' | 'yes') => boolean;
};

/** Base, known and yes of each part, asked, and of all of them together, told where they are. */
export function rateTable(
  { name, parts, placesOf, baseState, whole, mustHide = () => false }: RateTable,
  n: number,
): ProvinceTable {
  const asked = [...parts].filter(([part]) => part !== restPart);
  const every = [...parts.keys()];
  const at = (part: string, kind: 'base' | 'known' | 'yes'): Pick<ProvinceFigure, 'places'> => {
    const { stratum, ...quantities } = placesOf(part);
    const quantity = quantities[kind];
    return quantity === null ? {} : { places: [{ stratum, quantity }] };
  };
  return {
    name,
    cells: new Map(
      [...parts].flatMap(([part, { yes, known, base }]) => [
        [`${part} y`, yes],
        [`${part} n`, known - yes],
        [`${part} u`, base - known],
      ]),
    ),
    figures: [
      ...asked.map(([part]): ProvinceFigure => ({
        name: `${part} base`,
        cells: layersOf([part], 'ynu'),
        ...at(part, 'base'),
        ...baseState(part),
      })),
      ...asked.map(([part]): ProvinceFigure => ({
        name: `${part} known`,
        cells: layersOf([part], 'yn'),
        state: 'asked',
        isDenominator: true,
        mustHide: mustHide(part, 'known'),
        ...at(part, 'known'),
      })),
      ...asked.map(([part, { yes, known }]): ProvinceFigure => ({
        name: `${part} yes`,
        cells: [`${part} y`],
        state: 'asked',
        mustHide: isTelling(yes, known, n) || mustHide(part, 'yes'),
        ...at(part, 'yes'),
      })),
      { name: 'all base', cells: layersOf(every, 'ynu'), ...whole.base },
      { name: 'all known', cells: layersOf(every, 'yn'), ...whole.known },
      { name: 'all yes', cells: layersOf(every, 'y'), ...whole.yes },
    ],
    harmless: layersOf(every, 'u'),
  };
}

/** Whether a count of yes says something of each of a few: of so few answers, or with so few who say no. */
export const isTelling = (yes: number, known: number, n: number): boolean =>
  known > 0 && (known < n || (yes > 0 && known - yes < n));

/** The quantity of an indicator's answers in children; 17-22 are those of the household they live in. */
export const answerOf = (kind: 'yes' | 'known', no: number): string => `${no >= 17 ? 'living_' : ''}${kind}_${no}`;

/** What is told of everybody's yes, or no, to an indicator: no is what answers and yes leave. */
export function answerState({ stateOf }: Scene, no: number, kind: 'yes' | 'no', year?: number): FigureState {
  const yes = stateOf(everybody, answerOf('yes', no), year);
  const known = stateOf(everybody, answerOf('known', no), year);
  if (kind === 'yes' || yes.state !== 'told') return yes;
  return known;
}
