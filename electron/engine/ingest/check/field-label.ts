import { allFields } from '../../../../shared/cpms/layout.ts';

/** The words for a field in both languages; of an indicator with its number. */
export function fieldLabel(key: string): { readonly th: string; readonly en: string } {
  const field = allFields.find((each) => each.key === key);
  const number = /^ind(\d\d)$/.exec(key)?.[1];
  const { th, en } = field ?? { th: key, en: key };
  return number === undefined ? { th, en } : { th: `${Number(number)}. ${th}`, en: `${Number(number)}. ${en}` };
}
