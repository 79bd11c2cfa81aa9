import { areaLevels, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { figureAt, figuresOf, type Cube, type FigureBlock } from './cube.ts';
import { plainStrata, stratumKey } from './lattice.ts';
import { provincesOf } from './province-frames.ts';
import { quantities } from './quantities.ts';
import type { FigurePlace, ReleaseInput } from './release-task.ts';
import { wasReleasedBefore } from './result-before.ts';

/** A total that was shown and would now be shown otherwise, by fewer than n children. */
export type HeldBackTotal = FigurePlace & {
  /** What it changed by: itself, those who say no, or what is left of it beside its shown parts. */
  readonly changed: 'count' | 'no' | 'rest';
  readonly difference: number;
  /** Position of the earlier release. */
  readonly release: number;
};

/**
 * The totals for which a release has to wait. Two releases tell the difference of every total that both show. Where a
 * single child was corrected, that is the child's answer: so a difference of 1 to n - 1 children, in a count, in its
 * complement or in what is left of a total beside its shown parts, is not shown. All earlier releases count, for whoever
 * has seen one has seen it. Years and provinces that are as they were in an earlier release tell nothing new.
 */
export function heldBackTotals(input: ReleaseInput): readonly HeldBackTotal[] {
  const { full, earlier, n, withheld } = input;
  const accepted = new Set(withheld.map(nameOf));
  const isKept = new Set(
    full.years.flatMap((surveyYearBE) =>
      provincesOf(full, surveyYearBE)
        .filter((province) => wasReleasedBefore(input, { surveyYearBE, province }))
        .map((province) => `${surveyYearBE} ${province}`),
    ),
  );
  const found = earlier.flatMap(({ released }, release) =>
    [...released.blocks.values()].flatMap((past): HeldBackTotal[] => {
      const now = figuresOf(full, past.surveyYearBE, past.level, past.stratum);
      // A year that is gone tells nothing by a difference: its figures are not shown any more.
      if (!now) return [];
      const width = 10 ** (2 * areaLevels.indexOf(past.level));
      const areas = [...past.areas].filter((area) => !isKept.has(`${past.surveyYearBE} ${Math.floor(area / width)}`));
      return areas.flatMap((area) =>
        quantities.flatMap((quantity) =>
          changesOf({ released, full, past, now, n }, area, quantity).map((change) => ({ ...change, release })),
        ),
      );
    }),
  );
  return found.filter((total) => !accepted.has(nameOf(total)));
}

const nameOf = ({ surveyYearBE, level, area, stratum, quantity }: FigurePlace): string =>
  `${surveyYearBE} ${level} ${area} ${stratumKey(stratum)} ${quantity}`;

type Compared = {
  readonly released: Cube;
  readonly full: Cube;
  readonly past: FigureBlock;
  readonly now: FigureBlock;
  readonly n: number;
};

/** What a figure changed by; null where it was not shown, or is not there any more. */
function differenceOf(
  past: FigureBlock | null,
  now: FigureBlock | null,
  quantity: string,
  area: number,
): number | null {
  const [before, today] = [figureAt(past, quantity, area), figureAt(now, quantity, area)];
  return before < 0 || today < 0 ? null : today - before;
}

function changesOf(compared: Compared, area: number, quantity: string): readonly Omit<HeldBackTotal, 'release'>[] {
  const { past, now, n } = compared;
  const difference = differenceOf(past, now, quantity, area);
  if (difference === null) return [];
  const known = quantity.includes('yes_') ? differenceOf(past, now, quantity.replace('yes_', 'known_'), area) : null;
  const differences = {
    count: difference,
    no: known === null ? 0 : known - difference,
    rest: difference - (differenceOfParts(compared, area, quantity) ?? difference),
  };
  const { surveyYearBE, level, stratum } = past;
  return (['count', 'no', 'rest'] as const)
    .filter((changed) => differences[changed] !== 0 && Math.abs(differences[changed]) < n)
    .map((changed) => ({ surveyYearBE, level, area, stratum, quantity, changed, difference: differences[changed] }));
}

/** What the shown ones of an area's own areas changed by together; null where all are shown: then nothing is left. */
function differenceOfParts({ released, full, past }: Compared, area: number, quantity: string): number | null {
  const { surveyYearBE, level, stratum } = past;
  const below: AreaLevel | undefined = areaLevels[areaLevels.indexOf(level) + 1];
  if (!below || stratum.kind !== 'plain') return null;
  const before = figuresOf(released, surveyYearBE, below, stratum);
  if (!before || !plainStrata[below].some((each) => stratumKey(each) === stratumKey(stratum))) return null;
  const today = figuresOf(full, surveyYearBE, below, stratum);
  const parts = [...before.areas].filter((part) => Math.floor(part / 100) === area);
  if (parts.every((part) => figureAt(before, quantity, part) >= 0)) return null;
  return parts.reduce((sum, part) => sum + (differenceOf(before, today, quantity, part) ?? 0), 0);
}
