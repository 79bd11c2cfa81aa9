/**
 * Five-year groups as the UN uses them, cut at 18. Their edges fall on the eligible ages 5 and 10;
 * eligibility itself (6 to 17 for schooling) is decided per child before grouping.
 */
export const ageBands = ['0-4', '5-9', '10-14', '15-17', '18+', 'unknown'] as const;
export type AgeBand = (typeof ageBands)[number];

/** The band of an age in completed years; null (not known) has a band of its own. */
export function ageBandOf(ageYears: number | null): AgeBand {
  if (ageYears === null) return 'unknown';
  if (ageYears < 5) return '0-4';
  if (ageYears < 10) return '5-9';
  if (ageYears < 15) return '10-14';
  return ageYears < 18 ? '15-17' : '18+';
}
