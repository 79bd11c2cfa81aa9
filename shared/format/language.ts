/** Languages of the interface; Thai comes first. */
export const languages = ['th', 'en'] as const;
export type Language = (typeof languages)[number];

/** BCP 47 tag for the platform's own formatting: Buddhist calendar in Thai, Arabic digits in both. */
export function localeOf(language: Language): string {
  return language === 'th' ? 'th-TH-u-ca-buddhist-nu-latn' : 'en-GB-u-nu-latn';
}
