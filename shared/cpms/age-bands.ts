/**
 * Five-year groups as the UN uses them, cut at 18. Their edges fall on the eligible ages 5 and 10;
 * eligibility itself (6 to 17 for schooling) is decided per child before grouping.
 */
export const ageBands = ['0-4', '5-9', '10-14', '15-17', '18+', 'unknown'] as const;
export type AgeBand = (typeof ageBands)[number];
