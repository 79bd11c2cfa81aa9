import { fold, notStatedSpellings } from './answers.ts';

/** Words that stand where a person has no number. */
export const placeholderIds: readonly string[] = [
  ...notStatedSpellings.filter((spelling) => spelling !== '' && spelling !== '9'),
  ...'ไม่มี|ไม่มีเลข|ไม่มีเลขประจำตัว|ไม่มีบัตร|ไม่มีบัตรประชาชน|ไม่มีรหัส|ไม่มีเอกสาร|ไม่พบ|ไม่รู้|ว่าง|ไม่ได้ระบุ'.split('|'),
  ...'ยังไม่มี|ยังไม่มีเลข|ยังไม่มีบัตร|ยังไม่ได้ทำ|รอ|รอเลข|รอดำเนินการ|อยู่ระหว่างดำเนินการ'.split('|'),
  ...'nil|nul|undefined|missing|no id|no number|none given|pending|tba|n.a.|n.a|#n/a|x|xx|xxx|xxxx'.split('|'),
];

const words = new Set(placeholderIds);

/** Whether an id is none: a word for "has no number", zeros, nothing but signs, one digit over and over. */
export function isPlaceholderId(id: string): boolean {
  const folded = fold(id);
  return (
    words.has(folded) || /^[^\p{L}\p{N}]*$/u.test(folded) || /^0+(?:\.0+)?$/.test(folded) || /^(\d)\1{5,}$/.test(folded)
  );
}

/** Whether digits of a number are lost: a spreadsheet shortened it to `8.501E+10`. */
export const hasLostDigits = (id: string): boolean => /^\d(?:[.,]\d+)?e\+?\d+$/i.test(fold(id));
