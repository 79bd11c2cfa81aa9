import { groups, type Group, type ProvinceStratum, type Stratum } from '../lattice.ts';
import { rateTable, restPart, type JudgedFigure, type PartOfRate, type Scene } from './province-table.ts';

/** Services reached among victims and children at high risk, by group. */
export function servicesReached({ count, stateOf, judge, n, isThere }: Scene): readonly JudgedFigure[] {
  const stratumOf = (among: 'victims' | 'high-risk', group: Group): ProvinceStratum => ({
    kind: 'reached',
    among,
    group,
  });
  if (!isThere(stratumOf('victims', 'thai'))) return [];
  return groups.flatMap((group): readonly JudgedFigure[] => {
    const ofGroup: Stratum = { kind: 'plain', sex: null, age: null, group };
    const countsOf = (stratum: Stratum): PartOfRate => ({
      yes: count(stratum, 'yes_16'),
      known: count(stratum, 'known_16'),
      base: count(stratum, 'eligible_1'),
    });
    const [victims, high, all] = [stratumOf('victims', group), stratumOf('high-risk', group), ofGroup].map(countsOf);
    if (!victims || !high || !all) return [];
    const rest = {
      yes: all.yes - victims.yes - high.yes,
      known: all.known - victims.known - high.known,
      base: all.base - victims.base - high.base,
    };
    return judge(
      rateTable(
        {
          name: `reached ${group}`,
          parts: new Map([
            ['victims', victims],
            ['high-risk', high],
            [restPart, rest],
          ]),
          placesOf: (part) => ({
            stratum: stratumOf(part === 'victims' ? 'victims' : 'high-risk', group),
            base: 'eligible_1',
            known: 'known_16',
            yes: 'yes_16',
          }),
          baseState: (part) => {
            // Victims are those who say yes to 13: what is shown of these is shown of them.
            if (part === 'victims') return stateOf(ofGroup, 'yes_13');
            const isTold = stateOf(ofGroup, 'high_risk').state === 'told';
            return { state: 'asked', cap: isTold ? count(ofGroup, 'high_risk') : -1 };
          },
          whole: {
            base: stateOf(ofGroup, 'eligible_1'),
            known: stateOf(ofGroup, 'known_16'),
            yes: stateOf(ofGroup, 'yes_16'),
          },
        },
        n,
      ),
    );
  });
}
