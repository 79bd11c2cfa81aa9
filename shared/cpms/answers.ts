import { plainCell } from './plain-cell.ts';

/** Spellings side by side, where each is a word or a sign. */
const listed = (spellings: string): readonly string[] => spellings.split('|');

/** Every answer is one of three; a blank is unknown, never no. */
export const answers = ['yes', 'no', 'unknown'] as const;
export type Answer = (typeof answers)[number];

/** How a blank answer is read: as unknown, or as no on forms where only "yes" is ticked. */
export const blankRules = ['unknown', 'no'] as const;
export type BlankRule = (typeof blankRules)[number];

/** What 1 and 2 mean on a form that has them for its two answers: 1 is yes and 2 is no, or 1 is no and 2 is yes. */
export const codeRules = ['one-is-yes', 'one-is-no'] as const;
export type CodeRule = (typeof codeRules)[number];

export const sexes = ['male', 'female', 'unknown'] as const;
export type Sex = (typeof sexes)[number];

export const nationalities = ['thai', 'myanmar', 'lao', 'cambodian', 'stateless', 'other', 'unknown'] as const;
export type Nationality = (typeof nationalities)[number];

/**
 * Spellings of each value as `fold` leaves them, keyed by the value. The reader compares folded cells
 * against these lists only, so a spelling that is not here is reported, not guessed.
 */
export const answerSpellings: Readonly<Record<Answer, readonly string[]>> = {
  yes: ['1', 'y', 'yes', 'true', 't', 'ใช่', 'มี', 'พบ', 'จริง', '/', '✓', '✔', '√', '☑', '✅', 'x', '×', '☒', '1.0'],
  no: ['0', 'n', 'no', 'false', 'f', 'ไม่ใช่', 'ไม่มี', 'ไม่พบ', 'ไม่', 'ไม่จริง', 'เท็จ', '✗', '✘', '❌', '0.0'],
  unknown: listed("9|99|-|–|—|?|ไม่ทราบ|ไม่ระบุ|ไม่แน่ใจ|ไม่มีข้อมูล|ไม่ตอบ|ไม่รู้|unknown|don't know|n/a|na|null|nan|none|9.0"),
};

/** Ticks that are nothing else: beside them an x is a cross. */
export const tickSpellings: readonly string[] = ['/', '✓', '✔', '√', '☑', '✅'];

const crosses: readonly string[] = ['x', '×', '☒'];

/** A box that nobody ticked. */
const emptyBoxes: readonly string[] = ['☐', '□', '▢'];

/** What an x means: a tick where it stands alone, a cross where other cells of the table have ticks. */
export type CrossRule = 'tick' | 'cross';

export const sexSpellings: Readonly<Record<Exclude<Sex, 'unknown'>, readonly string[]>> = {
  male: ['ชาย', 'ช', 'ช.', 'm', 'male', '1', 'เพศชาย', 'boy', 'ด.ช.', 'เด็กชาย'],
  female: ['หญิง', 'ญ', 'ญ.', 'f', 'female', '2', 'เพศหญิง', 'girl', 'ด.ญ.', 'เด็กหญิง'],
};

export const nationalitySpellings: Readonly<Record<Exclude<Nationality, 'unknown'>, readonly string[]>> = {
  thai: ['ไทย', 'ชาวไทย', 'คนไทย', 'เชื้อชาติไทย', '099', 'thai', 'thailand', 'th', 'สัญชาติไทย', 'tha'],
  myanmar: ['เมียนมา', 'เมียนมาร์', 'พม่า', 'myanmar', 'burmese', 'burma', 'mm', 'mmr', 'สัญชาติพม่า', 'สัญชาติเมียนมา'],
  lao: ['ลาว', 'lao', 'laos', 'laotian', 'la', 'สัญชาติลาว'],
  cambodian: ['กัมพูชา', 'เขมร', 'cambodian', 'cambodia', 'khmer', 'kh', 'khm', 'สัญชาติกัมพูชา'],
  stateless: ['ไร้สัญชาติ', 'ไม่มีสถานะ', 'ไร้รัฐ', 'ไร้รัฐไร้สัญชาติ', 'ไม่มีสัญชาติ', 'ไม่มีสถานะทางทะเบียน', 'stateless'],
  other: ['อื่น ๆ', 'อื่นๆ', 'อื่น', 'other', 'others'],
};

/** Spellings that say a nationality or a sex is not known. */
export const notStatedSpellings: readonly string[] = listed('|-|?|9|ไม่ทราบ|ไม่ระบุ|ไม่มีข้อมูล|unknown|n/a|na|nan|none|null');

/** The form in which spellings are compared: as `plainCell`, in lower case. */
export function fold(cell: string): string {
  return plainCell(cell).toLowerCase();
}

/**
 * Reads one answer cell, with a label or a code where an export writes both: `1. ใช่`, `ใช่ (1)`, `0 = ไม่ใช่`.
 * @param blank how an empty cell is read
 * @param cross what an x means
 * @returns the answer, or null when the spelling is in no list
 */
export function readAnswer(
  cell: string | null,
  blank: BlankRule = 'unknown',
  cross: CrossRule = 'tick',
): Answer | null {
  const folded = cell === null ? '' : fold(cell).replace(/^(\d+)\.0+$/, '$1');
  if (folded === '' || emptyBoxes.includes(folded)) return blank;
  if (cross === 'cross' && crosses.includes(folded)) return 'no';
  const known = spelled(folded);
  if (known) return known;
  const labelled =
    /^\d{1,2}\s*[.):=-]?\s*(\D.*)$/.exec(folded)?.[1] ?? /^(\D+?)\s*[(=:]\s*\d{1,2}\)?$/.exec(folded)?.[1];
  // A sign behind a number is no label: `1-` is neither.
  return labelled !== undefined && /\p{L}/u.test(labelled) ? spelled(labelled.trim()) : null;
}

function spelled(folded: string): Answer | null {
  for (const answer of answers) if (answerSpellings[answer].includes(folded)) return answer;
  return null;
}
