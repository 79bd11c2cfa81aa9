import { allFields, foldHeader, splitHeaderNumber } from './layout.ts';
import { indicatorCount, indicatorField } from './indicators.ts';

/** How a header was recognised, strongest first. */
type HeaderMatch = { readonly field: string; readonly by: 'name' | 'synonym' | 'number' };

const byName = new Map<string, HeaderMatch>();
for (const field of allFields) {
  for (const synonym of field.synonyms) byName.set(foldHeader(synonym), { field: field.key, by: 'synonym' });
}
for (const field of allFields) {
  for (const name of [field.th, field.en, field.key]) byName.set(foldHeader(name), { field: field.key, by: 'name' });
}

/**
 * The field a header stands for, compared with every Thai and English name and synonym; a leading
 * number is allowed, and where the words after it are unknown the number alone decides (1 to 22).
 * @returns null when nothing fits: the column stays unmapped and is shown as such
 */
export function matchHeader(header: string): HeaderMatch | null {
  const whole = byName.get(foldHeader(header));
  if (whole) return whole;
  const { number, words } = splitHeaderNumber(header);
  if (number === null) return null;
  const named = byName.get(foldHeader(words));
  if (named) return named;
  return number >= 1 && number <= indicatorCount ? { field: indicatorField(number), by: 'number' } : null;
}
