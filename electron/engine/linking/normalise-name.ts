import { latinSkeleton, latinSound } from './latin-sounds.ts';
import { thaiSkeleton, thaiSound } from './thai-sounds.ts';

type NameScript = 'thai' | 'latin' | 'other' | 'blank';

/** One part of a name (first or last) in the forms in which it is compared. */
export type NameKey = {
  readonly script: NameScript;
  /** Without title, invisible characters and repeated marks; lower case; NFC. '' when blank. */
  readonly normal: string;
  /** Two spellings of one sound in one script have the same sound key; of another script it is `normal`. */
  readonly sound: string;
  /** Consonants as both scripts write them, Thai against romanised; null for every other script. */
  readonly skeleton: string | null;
};

const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const thaiTitles =
  /^(?:เด็กชาย|เด็กหญิง|นางสาว|(?:ด\.?\s?ช|ด\.?\s?ญ|น\.?\s?ส)(?:\.\s?|\s+)|นาย|นาง)\s*(?=[ก-ฮเแโไใ][^\s]|[ก-ฮ]$)/;
const latinTitles = /^(?:mrs|mr|ms|miss|master|boy|girl)(?:\.\s*|\s+)(?=\p{L})/u;
const thaiLetter = /[ก-ฮ]/;

/** Order and form of Thai marks: one ำ, one แ, the tone above its vowel, no mark twice. */
function regularThai(text: string): string {
  return text
    .replace(/เเ/g, 'แ')
    .replace(/([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a])/g, '$2$1')
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
    .replace(/([\u0e48-\u0e4b])\u0e4d\u0e32/g, '$1\u0e33')
    .replace(/([\u0e30-\u0e3a\u0e47-\u0e4e])\1+/g, '$1');
}

function withoutTitle(text: string, titles: RegExp): string {
  const rest = text.replace(titles, '');
  return rest === '' ? text : rest;
}

/**
 * A name as two writers of the same name would have it: NFC, lower case, no title (ด.ช., ด.ญ., เด็กชาย, เด็กหญิง,
 * นาย, นาง, น.ส., นางสาว, Mr …), no invisible characters, no repeated or misordered Thai marks, single spaces,
 * no punctuation or digits. Burmese, Lao and Khmer script stay as they are but for NFC and invisible characters.
 * Burmese forms of address (U, Daw, Ko, Ma, Maung) are often part of the name and stay.
 * @param text  first or last name as in the file
 * @returns '' when there is no letter
 */
export function normaliseName(text: string): string {
  const plain = text.normalize('NFC').replace(invisible, '').trim().toLowerCase();
  const untitled = thaiLetter.test(plain)
    ? withoutTitle(regularThai(plain), thaiTitles)
    : withoutTitle(plain, latinTitles);
  return untitled
    .replace(/[^\p{L}\p{M}\s]/gu, ' ')
    .replace(/[ๆฯ]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The forms of a name part in which names are compared (see `NameKey`).
 * A name with Thai letters is Thai, else one with Latin letters is Latin; letters of the other script are left out.
 */
export function nameKey(text: string): NameKey {
  const normal = normaliseName(text);
  if (normal === '') return { script: 'blank', normal, sound: '', skeleton: null };
  if (thaiLetter.test(normal)) {
    return { script: 'thai', normal, sound: thaiSound(normal) || normal, skeleton: thaiSkeleton(normal) || null };
  }
  if (/\p{Script=Latin}/u.test(normal)) {
    return { script: 'latin', normal, sound: latinSound(normal) || normal, skeleton: latinSkeleton(normal) || null };
  }
  return { script: 'other', normal, sound: normal, skeleton: null };
}
