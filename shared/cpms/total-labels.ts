import { fold } from './answers.ts';

/** Words at the head of a row of sums. A community may be called รวมใจ: what follows must be of a sum too. */
const label =
  /^(?:(?:ยอด|ผล)?รวม(?:ยอด)?(?:$|[\s:.]|ทั้ง|หมด|จำนวน|หมู่|บ้าน|ชุมชน|ตำบล|อำเภอ|จังหวัด|เด็ก|ครัวเรือน|\d)|(?:grand\s*|sub\s*-?)?totals?(?:$|[\s:.])|sum$|ค่าเฉลี่ย|เฉลี่ย(?:$|[\s:.])|(?:คิดเป็น)?ร้อยละ|average(?:$|[\s:.])|mean$|percent|%$)/;

/** Words at the head of a row that shows how a form is filled in. */
const example = /^(?:\(?ตัวอย่าง(?:การ|ที่|ข้อมูล|$|[\s:.)\d])|example(?:$|[\s:.]))/;

export const exampleLabel = example.source;

/** Whether a cell says that its row is an example. */
export const isExampleLabel = (cell: string): boolean => cell !== '' && cell.length < 60 && example.test(fold(cell));

/** What is typed where nothing is to be said. */
export const blankSigns: readonly string[] = ['', '-', '–', '?', '.'];

/** The pattern of such a label, as a folded cell is compared with it; RE2 reads it too. */
export const totalLabel = label.source;

/** A pattern that is found in a text wherever one of its lines begins like a label of either kind; for RE2. */
export const labelAtHead = `^ *(?:${[label, example].map(({ source }) => source.slice(1).replaceAll('$', '')).join('|')})`;

/** Whether a cell says that its row is a total, an average or a percentage. */
export function isTotalLabel(cell: string): boolean {
  return cell !== '' && cell.length < 60 && label.test(fold(cell));
}
