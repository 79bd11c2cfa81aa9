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
  yes: ['1', 'y', 'yes', 'true', 't', 'ใช่', 'มี', 'พบ', '/', '✓', '✔', '√', '☑', 'x', '1.0'],
  no: ['0', 'n', 'no', 'false', 'f', 'ไม่ใช่', 'ไม่มี', 'ไม่พบ', '0.0'],
  unknown: ['9', '99', '-', '–', '—', '?', 'ไม่ทราบ', 'ไม่ระบุ', 'ไม่แน่ใจ', 'unknown', 'n/a', 'na', 'null', '9.0'],
};

export const sexSpellings: Readonly<Record<Exclude<Sex, 'unknown'>, readonly string[]>> = {
  male: ['ชาย', 'ช', 'ช.', 'm', 'male', '1', 'เพศชาย', 'boy', 'ด.ช.', 'เด็กชาย'],
  female: ['หญิง', 'ญ', 'ญ.', 'f', 'female', '2', 'เพศหญิง', 'girl', 'ด.ญ.', 'เด็กหญิง'],
};

export const nationalitySpellings: Readonly<Record<Exclude<Nationality, 'unknown'>, readonly string[]>> = {
  thai: ['ไทย', 'ชาวไทย', 'คนไทย', 'เชื้อชาติไทย', '099', 'thai', 'thailand', 'th', 'สัญชาติไทย', 'tha'],
  myanmar: ['เมียนมา', 'เมียนมาร์', 'พม่า', 'myanmar', 'burmese', 'burma', 'mm', 'mmr', 'สัญชาติพม่า', 'สัญชาติเมียนมา'],
  lao: ['ลาว', 'lao', 'laos', 'laotian', 'la', 'สัญชาติลาว'],
  cambodian: ['กัมพูชา', 'เขมร', 'cambodian', 'cambodia', 'khmer', 'kh', 'khm', 'สัญชาติกัมพูชา'],
  stateless: ['ไร้สัญชาติ', 'ไม่มีสถานะ', 'ไร้รัฐ', 'ไร้รัฐไร้สัญชาติ', 'ไม่มีสัญชาติ', 'ไม่มีสถานะทางทะเบียน', 'stateless', 'none'],
  other: ['อื่น ๆ', 'อื่นๆ', 'อื่น', 'other', 'others'],
};

/** Spellings that say a nationality or a sex is not known. */
export const notStatedSpellings: readonly string[] = ['', '-', '?', '9', 'ไม่ทราบ', 'ไม่ระบุ', 'unknown', 'n/a'];

/**
 * The form in which spellings are compared: Thai digits to Arabic, white space and zero-width
 * characters (with the one that makes an emoji of ✔) trimmed, lower case.
 */
export function fold(cell: string): string {
  return cell
    .normalize('NFC')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[\u200b-\u200d\ufeff]|\ufe0f/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();
}

/**
 * Reads one answer cell.
 * @param blank how an empty cell is read
 * @returns the answer, or null when the spelling is in no list
 */
export function readAnswer(cell: string | null, blank: BlankRule = 'unknown'): Answer | null {
  const folded = cell === null ? '' : fold(cell).replace(/^(\d+)\.0+$/, '$1');
  if (folded === '') return blank;
  for (const answer of answers) if (answerSpellings[answer].includes(folded)) return answer;
  return null;
}
