import { everybody, groups, homeMembers, type HomeMembers, type ProvinceStratum, type Stratum } from '../lattice.ts';
import { householdRates } from '../quantities.ts';
import {
  answerOf,
  countsOfParts,
  leftOf,
  type JudgedFigure,
  type PartOfRate,
  type Place,
  type Scene,
} from './province-table.ts';

const stratumOf = (members: HomeMembers): ProvinceStratum => ({ kind: 'home', members });

/** Households by the groups of their children, with 17-22. */
export function householdsByGroup({ count, judge, isThere }: Scene): readonly JudgedFigure[] {
  if (!homeMembers.every((each) => isThere(stratumOf(each)))) return [];
  const households = homeMembers.map((each) => ({
    stratum: stratumOf(each),
    quantity: 'households',
    value: count(stratumOf(each), 'households'),
  }));
  const inNone = households.reduce((left, { value }) => left - value, count(everybody, 'households'));
  const whole: readonly Place[] = [{ stratum: everybody, quantity: 'households' }];
  const counts = judge({
    figures: households,
    parts: [...households.map(({ value }) => value), inNone],
    splits: [],
    known: [],
    margins: whole,
  });
  const areShown = counts.every(({ isShown }) => isShown);
  const rates = householdRates.flatMap(({ yes, known, base, indicator }): readonly JudgedFigure[] => {
    if (known === null || indicator === null) return [];
    const of = (stratum: Stratum): PartOfRate => ({
      yes: count(stratum, yes),
      known: count(stratum, known),
      base: count(stratum, base),
    });
    const parts = homeMembers.map((each) => ({ stratum: stratumOf(each), ...of(stratumOf(each)) }));
    const judged = judge({
      figures: parts.flatMap((part) => [
        { stratum: part.stratum, quantity: known, value: part.known },
        { stratum: part.stratum, quantity: yes, value: part.yes },
      ]),
      ...countsOfParts([...parts, leftOf(of(everybody), parts)]),
      margins: [
        ...whole,
        { stratum: everybody, quantity: yes },
        { stratum: everybody, quantity: known },
        // In a household that is counted there is a child.
        ...[null, ...groups].flatMap((group) =>
          ['children', answerOf('yes', indicator), answerOf('known', indicator)].map((quantity): Place => ({
            stratum: { kind: 'plain', sex: null, age: null, group },
            quantity,
          })),
        ),
      ],
    });
    return areShown ? judged : judged.map((each) => ({ ...each, isShown: false }));
  });
  return [...counts, ...rates];
}
