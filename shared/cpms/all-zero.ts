/**
 * A community of so many children without a single yes among the 22 indicators is a finding: more likely a form left as it
 * was than a place without problems. With fewer there may well be nothing to report.
 */
export const fewestOfAllZero = 10;
