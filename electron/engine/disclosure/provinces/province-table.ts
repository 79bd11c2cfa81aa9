import { figureAt, figuresOf, hiddenFigure, type Cube } from '../cube.ts';
import { agePartBands, everybody, stratumKey, type AgePart, type Stratum } from '../lattice.ts';
import { eligibleQuantity } from '../quantities.ts';
import type { ReleaseInput, ReleaseTask } from '../release-task.ts';

/** Where a cube has a figure of a province; of the task's year where none is said. */
export type Place = { readonly stratum: Stratum; readonly quantity: string; readonly surveyYearBE?: number };

/** A figure of a province with its count. */
export type ProvinceFigure = Place & { readonly value: number };

/** A figure of a province, and whether it is shown. */
export type JudgedFigure = ProvinceFigure & { readonly isShown: boolean };

/** Figures of a province that tell of each other. They are shown together or not at all. */
type ProvinceTable = {
  readonly figures: readonly ProvinceFigure[];
  /**
   * Counts that follow from them: of children, or households, that nobody else is like. None may be of 1 to n - 1. How many
   * answers are not known is none of them.
   */
  readonly parts: readonly number[];
  /** Those of a part who say yes and who say no: where some say yes, fewer than n who say no would tell of each of them. */
  readonly splits: readonly (readonly [yes: number, no: number])[];
  /** Denominators. */
  readonly known: readonly number[];
  /** Figures elsewhere that the table hangs together with. Where one of them is hidden the table is, for it would bound it. */
  readonly margins: readonly Place[];
};

/** What tables of one province and year are made of. */
export type Scene = {
  readonly n: number;
  /** The loaded year before; null in the first. */
  readonly yearBefore: number | null;
  /** A count of today; 0 where it is hidden from who asks, and then the next table is not shown. */
  readonly count: (stratum: Stratum, quantity: string, surveyYearBE?: number) => number;
  readonly isThere: (stratum: Stratum) => boolean;
  readonly judge: (table: ProvinceTable) => readonly JudgedFigure[];
};

/**
 * The scene of a task. A table is shown whole, or not at all: then nothing hidden can follow in it, with whatever else
 * is known. What an earlier release hid stays hidden while it is of the same year, for two releases tell their difference.
 */
export function sceneOf(input: ReleaseInput, released: Cube, { surveyYearBE, province }: ReleaseTask): Scene {
  const { earlier, full, n, denominator = n } = input;
  const figure = (cube: Cube, { stratum, quantity, surveyYearBE: year = surveyYearBE }: Place): number =>
    figureAt(figuresOf(cube, year, 'province', stratum), quantity, province);
  const withheld = new Set(
    input.withheld
      .filter((each) => each.surveyYearBE === surveyYearBE && each.level === 'province' && each.area === province)
      .map(nameOf),
  );
  let isIncomplete = false;
  const isFew = (count: number): boolean => count > 0 && count < n;
  const isShown = ({ figures, parts, splits, known, margins }: ProvinceTable): boolean =>
    !parts.some((count) => isFew(count) || count < 0) &&
    !splits.some(([yes, no]) => yes > 0 && no < n) &&
    !known.some((count) => count > 0 && count < denominator) &&
    margins.every((place) => figure(released, place) >= 0) &&
    !figures.some(
      (place) =>
        withheld.has(nameOf(place)) || earlier.some((release) => figure(release.released, place) === hiddenFigure),
    );
  return {
    n,
    yearBefore: full.years.findLast((year) => year < surveyYearBE) ?? null,
    count: (stratum, quantity, year) => {
      const value = figure(full, { stratum, quantity, ...(year === undefined ? {} : { surveyYearBE: year }) });
      if (value === hiddenFigure) isIncomplete = true;
      return Math.max(0, value);
    },
    isThere: (stratum) => figuresOf(full, surveyYearBE, 'province', stratum) !== null,
    judge: (table) => {
      const is = !isIncomplete && isShown(table);
      isIncomplete = false;
      return table.figures.map((each): JudgedFigure => ({ ...each, isShown: is }));
    },
  };
}

const nameOf = ({ stratum, quantity }: Place): string => `${stratumKey(stratum)} ${quantity}`;

/** A rate's counts in one part of a table. */
export type PartOfRate = { readonly yes: number; readonly known: number; readonly base: number };

/** What a rate's part leaves of others that have it too. */
export const leftOf = (whole: PartOfRate, parts: readonly PartOfRate[]): PartOfRate => {
  const left = (kind: keyof PartOfRate): number => parts.reduce((so, part) => so - part[kind], whole[kind]);
  return { yes: left('yes'), known: left('known'), base: left('base') };
};

/** The parts, splits and denominators of a rate in the parts of a whole, what is left of it among them. */
export const countsOfParts = (parts: readonly PartOfRate[]): Pick<ProvinceTable, 'parts' | 'splits' | 'known'> => ({
  parts: parts.flatMap(({ yes, known, base }) => [yes, known - yes, known, base]),
  splits: parts.map(({ yes, known }) => [yes, known - yes]),
  known: parts.map(({ known }) => known),
});

/** The quantity of an indicator's answers in children; 17-22 are those of the household they live in. */
export const answerOf = (kind: 'yes' | 'known', no: number): string => `${no >= 17 ? 'living_' : ''}${kind}_${no}`;

const ageParts = Object.keys(agePartBands) as AgePart[];

/** What is shown elsewhere of everybody's answers to an indicator, and of those of each age. */
export function marginsOfIndicator(no: number, surveyYearBE?: number): readonly Place[] {
  const base = no >= 17 ? 'recorded' : eligibleQuantity(no);
  const year = surveyYearBE === undefined ? {} : { surveyYearBE };
  const answers = [answerOf('yes', no), answerOf('known', no)];
  return [
    ...[base, ...answers].map((quantity): Place => ({ stratum: everybody, quantity, ...year })),
    ...ageParts.flatMap((age) =>
      ['children', ...answers].map((quantity): Place => ({
        stratum: { kind: 'plain', sex: null, age, group: null },
        quantity,
        ...year,
      })),
    ),
  ];
}
