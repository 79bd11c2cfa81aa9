import { childIndicators, householdIndicators } from '../../../shared/cpms/indicators.ts';

/** Child indicators with an age range of their own; the others share theirs with the first of the same range. */
export const eligibleColumns: readonly { readonly column: string; readonly indicator: number }[] = childIndicators
  .filter(
    (indicator, i) =>
      childIndicators.findIndex(
        (other) => other.ages?.from === indicator.ages?.from && other.ages?.to === indicator.ages?.to,
      ) === i,
  )
  .map((indicator) => ({ column: `eligible_${indicator.no}`, indicator: indicator.no }));

/** The column that counts the children eligible for a child indicator. */
export function eligibleColumn(no: number): string {
  const ages = childIndicators[no - 1]?.ages;
  const shared = childIndicators.find((other) => other.ages?.from === ages?.from && other.ages?.to === ages?.to);
  return `eligible_${shared?.no ?? no}`;
}

/** Counts of the area cube, in table order. */
export const cellCounts: readonly string[] = [
  'children',
  'migrants',
  'age_unknown',
  'high_risk',
  'risk_insufficient',
  ...eligibleColumns.map(({ column }) => column),
  ...childIndicators.flatMap(({ no }) => [`yes_${no}`, `known_${no}`]),
  ...householdIndicators.flatMap(({ no }) => [`living_yes_${no}`, `living_known_${no}`]),
];

/** Counts of the household cube, in table order. */
export const householdCounts: readonly string[] = [
  'households',
  ...householdIndicators.flatMap(({ no }) => [`yes_${no}`, `known_${no}`]),
];
