import { indicatorCount } from '../../../shared/cpms/indicators.ts';
import { seededRandom, type SeededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import { bit, everyAnswer, type ChildRecord } from './child-records.ts';

/** How the children of a made-up province are. */
export type Shape = {
  readonly year?: number;
  /** Communities of each tambon, tambons of each amphoe. */
  readonly amphoes: readonly (readonly number[])[];
  readonly childrenOf: (random: SeededRandom, community: number) => number;
  /** Chance of a yes, of an unknown answer, of a migrant, of an unknown sex and age. */
  readonly yes: number;
  readonly unknown: number;
  readonly migrants: number;
  readonly unknownSex?: number;
  readonly unknownAge?: number;
  readonly adults?: number;
};

/** Children drawn at random, the same for the same seed. */
export function madeUpRecords(shape: Shape, seed: number): readonly ChildRecord[] {
  const random = seededRandom(seed);
  const chance = (p: number): boolean => random.unit() < p;
  const records: ChildRecord[] = [];
  for (const [a, tambons] of shape.amphoes.entries())
    for (const [t, communities] of tambons.entries())
      for (let c = 0; c < communities; c++) {
        const community = 90_000_000 + (a + 1) * 10_000 + (t + 1) * 100 + c + 1;
        const children = shape.childrenOf(random, c);
        for (let i = 0; i < children; i++) {
          const isMigrant = chance(shape.migrants);
          let yes = 0;
          let unknown = 0;
          for (let no = 2; no <= indicatorCount; no++) {
            if (chance(shape.yes)) yes |= bit(no);
            else if (chance(shape.unknown)) unknown |= bit(no);
          }
          if (isMigrant && chance(0.9)) yes |= 1;
          records.push({
            year: shape.year ?? 2568,
            community,
            household: `H${Math.floor(i / 2)}`,
            sex: chance(shape.unknownSex ?? 0) ? 'unknown' : chance(0.5) ? 'male' : 'female',
            age: chance(shape.unknownAge ?? 0) ? null : chance(shape.adults ?? 0) ? 18 : random.below(18),
            isMigrant,
            yes,
            no: everyAnswer & ~yes & ~unknown,
          });
        }
      }
  return records;
}
