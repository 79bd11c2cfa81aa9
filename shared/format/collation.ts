import type { Language } from './language.ts';

const collators: Readonly<Record<Language, Intl.Collator>> = {
  th: new Intl.Collator('th-TH', { numeric: true }),
  en: new Intl.Collator('en-GB', { numeric: true }),
};

/** Dictionary order of names: Thai leading vowels after their consonant, numbers by value. */
export function compareNames(language: Language): (a: string, b: string) => number {
  return collators[language].compare;
}
