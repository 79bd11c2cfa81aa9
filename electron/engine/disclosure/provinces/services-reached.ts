import { groups, type Group, type ProvinceStratum, type Stratum } from '../lattice.ts';
import { countsOfParts, leftOf, type JudgedFigure, type PartOfRate, type Place, type Scene } from './province-table.ts';

const classes = ['victims', 'high-risk'] as const;
const stratumOf = (among: (typeof classes)[number], group: Group): ProvinceStratum => ({
  kind: 'reached',
  among,
  group,
});

/** Services reached among victims and children at high risk, by group: both groups or none, for they make up a whole. */
export function servicesReached({ count, judge, isThere }: Scene): readonly JudgedFigure[] {
  if (!isThere(stratumOf('victims', 'thai'))) return [];
  const countsOf = (stratum: Stratum): PartOfRate => ({
    yes: count(stratum, 'yes_16'),
    known: count(stratum, 'known_16'),
    base: count(stratum, 'eligible_1'),
  });
  const ofGroups = groups.map((group) => {
    const ofGroup: Stratum = { kind: 'plain', sex: null, age: null, group };
    const parts = classes.map((among) => ({ stratum: stratumOf(among, group), ...countsOf(stratumOf(among, group)) }));
    return { ofGroup, parts, rest: leftOf(countsOf(ofGroup), parts) };
  });
  return judge({
    figures: ofGroups.flatMap(({ parts }) =>
      parts.flatMap(({ stratum, yes, known, base }) => [
        { stratum, quantity: 'eligible_1', value: base },
        { stratum, quantity: 'known_16', value: known },
        { stratum, quantity: 'yes_16', value: yes },
      ]),
    ),
    ...countsOfParts(ofGroups.flatMap(({ parts, rest }) => [...parts, rest])),
    margins: ofGroups.flatMap(({ ofGroup }) =>
      ['eligible_1', 'known_16', 'yes_16', 'yes_13', 'high_risk'].map((quantity): Place => ({
        stratum: ofGroup,
        quantity,
      })),
    ),
  });
}
