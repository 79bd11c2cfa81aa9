import { everybody, groups, homeMembers, type HomeMembers, type ProvinceStratum, type Stratum } from '../lattice.ts';
import { householdRates } from '../quantities.ts';
import {
  answerOf,
  noFigure,
  rateTable,
  restPart,
  type FigureState,
  type JudgedFigure,
  type PartOfRate,
  type ProvinceFigure,
  type Scene,
} from './province-table.ts';

const stratumOf = (members: HomeMembers): ProvinceStratum => ({ kind: 'home', members });

/** Households by the groups of their children, with 17-22. */
export function householdsByGroup({ count, stateOf, judge, n, isThere }: Scene): readonly JudgedFigure[] {
  if (!homeMembers.every((each) => isThere(stratumOf(each)))) return [];
  const households = homeMembers.map((each) => [each, count(stratumOf(each), 'households')] as const);
  const inNone = count(everybody, 'households') - households.reduce((sum, [, each]) => sum + each, 0);
  const counts = judge({
    name: 'homes',
    cells: new Map<string, number>([...households, [restPart, inNone]]),
    figures: [
      ...homeMembers.map((each): ProvinceFigure => ({
        name: each,
        cells: [each],
        state: 'asked',
        places: [{ stratum: stratumOf(each), quantity: 'households' }],
      })),
      { name: 'all', cells: [...homeMembers, restPart], ...stateOf(everybody, 'households') },
    ],
  });
  const stateOfHomes = (members: string): FigureState => {
    const found = counts.find(({ stratum }) => stratum.kind === 'home' && stratum.members === members);
    if (!found) return noFigure;
    return found.isShown ? { state: 'told' } : { state: 'asked', mustHide: true };
  };
  const rates = householdRates.flatMap(({ name, yes, known, base, indicator }): readonly JudgedFigure[] => {
    if (known === null || indicator === null) return [];
    const of = (stratum: Stratum): PartOfRate => ({
      yes: count(stratum, yes),
      known: count(stratum, known),
      base: count(stratum, base),
    });
    const parts = homeMembers.map((each) => [each, of(stratumOf(each))] as const);
    const whole = of(everybody);
    const left = (kind: keyof PartOfRate): number => parts.reduce((so, [, each]) => so - each[kind], whole[kind]);
    const rest: PartOfRate = { yes: left('yes'), known: left('known'), base: left('base') };
    // In a household that is shown there is a child: where its group's are hidden, so is it.
    const isHiddenInChildren = (part: string, kind: 'yes' | 'known'): boolean =>
      groups.some(
        (group) =>
          (part === group || part === 'both') &&
          stateOf({ kind: 'plain', sex: null, age: null, group }, answerOf(kind, indicator)).state !== 'told',
      );
    return judge(
      rateTable(
        {
          name: `homes ${name}`,
          parts: new Map<string, PartOfRate>([...parts, [restPart, rest]]),
          placesOf: (part) => ({ stratum: stratumOf(part as HomeMembers), base: null, known, yes }),
          baseState: stateOfHomes,
          whole: { base: stateOf(everybody, base), known: stateOf(everybody, known), yes: stateOf(everybody, yes) },
          mustHide: isHiddenInChildren,
        },
        n,
      ),
    );
  });
  return [...counts, ...rates];
}
