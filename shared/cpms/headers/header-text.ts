import { fold } from '../answers.ts';

/**
 * The text of a header as it is compared: Thai spelled in one way (ํา is ำ, เเ is แ, marks typed twice once), digits
 * Arabic, letters of full width plain, no characters without width, `birthDate` and `birth_date` in words.
 */
export function headerText(header: string): string {
  return fold(
    header
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/[\u00ad\u200e\u200f\u202a-\u202e\u2060-\u2064]/g, '')
      .replace(/[_\u00b7\u2022]+/g, ' '),
  )
    .replace(/ํ([่-๋]?)า/g, '$1ำ')
    .replaceAll('เเ', 'แ')
    .replace(/([ัิ-ู็-์])\1+/g, '$1')
    .replaceAll('ๆ', '')
    .replace(/[’‘`´]/g, "'");
}

/**
 * The form in which headers are told apart: as `headerText`, without spaces, dots, slashes, brackets and other signs.
 */
export function foldHeader(header: string): string {
  return headerText(header).replace(/[\s._/\\:;,*()[\]{}"'“”–—-]+/g, '');
}

const numberInFront =
  /^\s*(?:ตัวชี้วัด(?:ที่)?|ข้อ(?:ที่)?|คำถาม(?:ที่)?|ช่อง(?:ที่)?|indicator|ind|question|item|no\.?|q|v|c)?[\s.-]*[([]?\s*0*(\d{1,2})(?![\d.,]*\d)\s*(?:[)\].:\s-]+|(?=[^\d\s]))(?=\S)/i;

/** "3.1 ...", "ข้อ 13.2": a question below another, whose number is none of the form. */
const numberBelow = /^\s*(?:ข้อ(?:ที่)?|q)?\s*\d{1,2}\.\d{1,2}(?:\.\d+)*[.)]?\s*(?=\S)/i;

const numberAlone =
  /^\s*(?:ตัวชี้วัด(?:ที่)?|ข้อ(?:ที่)?|คำถาม(?:ที่)?|ช่อง(?:ที่)?|indicator|ind|question|item|q)?[\s.-]*[([]?\s*0*(\d{1,2})\s*[)\].:]*\s*$/i;

/** The number that a header starts with, or is, and the words behind it. */
type NumberedHeader = { readonly number: number | null; readonly words: string };

/** Splits "3. ไม่ได้รับการศึกษา" into 3 and the words; of "ข้อ 3" no words are left. */
export function splitNumber(header: string): NumberedHeader {
  const text = headerText(header);
  const alone = numberAlone.exec(text);
  if (alone) return { number: Number(alone[1]), words: '' };
  const below = numberBelow.exec(text);
  if (below) return { number: null, words: text.slice(below[0].length) };
  const front = numberInFront.exec(text);
  return front ? { number: Number(front[1]), words: text.slice(front[0].length) } : { number: null, words: text };
}
