import { ImpossibleInput } from './impossible-input.ts';

/**
 * False-discovery adjusted p-values (Benjamini & Hochberg, J R Stat Soc B 57:289, 1995; as R's `p.adjust(p, "BH", n)`).
 * Null marks a test without a result: it stays null and is not counted.
 * @param pValues  each in [0, 1] or null
 * @param tests  number of tests in the family, at least the number of p-values that are not null
 * @returns adjusted values in [0, 1], in the order given; an empty list for none
 * @throws RangeError for a value outside [0, 1] or too small a family
 */
export function benjaminiHochberg(pValues: readonly (number | null)[], tests?: number): readonly (number | null)[] {
  const ranked: { readonly position: number; readonly p: number }[] = [];
  for (const [position, p] of pValues.entries()) {
    if (p === null) continue;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is no p-value.`);
    ranked.push({ position, p });
  }
  const family = tests ?? ranked.length;
  if (!Number.isInteger(family) || family < ranked.length) {
    throw new ImpossibleInput('testsTooFew', { tests: family, values: ranked.length });
  }
  ranked.sort((a, b) => b.p - a.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let smallest = 1;
  for (const [i, { position, p }] of ranked.entries()) {
    smallest = Math.min(smallest, p * (family / (ranked.length - i)));
    adjusted[position] = smallest;
  }
  return adjusted;
}
