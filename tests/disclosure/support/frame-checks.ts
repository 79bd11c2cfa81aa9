import { areaLevels } from '../../../shared/geo/area-codes.ts';
import { figureAt, figuresOf, type Cube } from '../../../electron/engine/disclosure/cube.ts';
import {
  agePartBands,
  fourBands,
  groups,
  plainStrata,
  stratumKey,
  twoBands,
  type PlainStratum,
} from '../../../electron/engine/disclosure/lattice.ts';
import { sexes } from '../../../shared/cpms/answers.ts';
import { childRates } from '../../../electron/engine/disclosure/quantities.ts';

/** Every sum that does not hold in a full cube, in words; counted communities are in totals alone. */
export function areaTreeFits(cube: Cube, surveyYearBE: number, province: number): readonly string[] {
  const wrong: string[] = [];
  const names = ['children', 'eligible_1', 'eligible_14', ...childRates.slice(1, 20).map(({ yes }) => yes)];
  const at = (level: (typeof areaLevels)[number], stratum: PlainStratum, name: string, area: number): number =>
    figureAt(figuresOf(cube, surveyYearBE, level, stratum), name, area);
  for (const [i, level] of areaLevels.entries())
    for (const stratum of plainStrata[level]) {
      const block = figuresOf(cube, surveyYearBE, level, stratum);
      for (const area of block?.areas ?? [])
        for (const name of names) {
          const whole = at(level, stratum, name, area);
          if (whole < 0) continue;
          const below = areaLevels[i + 1];
          const inside = below && figuresOf(cube, surveyYearBE, below, stratum);
          if (inside && figureAt(inside, name, inside.areas[0] ?? 0) >= 0) {
            const sum = [...inside.areas]
              .filter((part) => Math.floor(part / 100) === area)
              .reduce((so, part) => so + figureAt(inside, name, part), 0);
            if (sum !== whole) wrong.push(`${level} ${area} ${stratumKey(stratum)} ${name}: ${sum} of ${whole}`);
          }
          if (stratumKey(stratum) === 'all') continue;
          for (const parts of divided(stratum)) {
            const sums = parts.map((part) => at(level, part, name, area));
            if (sums.some((each) => each < 0)) continue;
            const sum = sums.reduce((so, each) => so + each, 0);
            if (sum !== whole)
              wrong.push(
                `${level} ${area} ${stratumKey(stratum)} ${name}: ${sum} of ${whole} by ${stratumKey(parts[0] as PlainStratum)}`,
              );
          }
        }
    }
  if (at('province', plainStrata.province[0] as PlainStratum, 'children', province) <= 0) wrong.push('nobody');
  return wrong;
}

function divided({ sex, age, group }: PlainStratum): readonly (readonly PlainStratum[])[] {
  const plain = (part: Partial<PlainStratum>): PlainStratum => ({ kind: 'plain', sex, age, group, ...part });
  const known = new Set(plainStrata.province.map(stratumKey));
  return [
    ...(sex === null ? [sexes.map((each) => plain({ sex: each }))] : []),
    ...(age === null
      ? [twoBands.map((each) => plain({ age: each })), fourBands.map((each) => plain({ age: each }))]
      : []),
    ...(age === '0-9' || age === '10-17' ? [agePartBands[age].map((each) => plain({ age: each }))] : []),
    ...(group === null ? [groups.map((each) => plain({ group: each }))] : []),
  ].filter((parts) => parts.every((part) => known.has(stratumKey(part))));
}
