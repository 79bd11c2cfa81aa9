/** What a form adds to headers that changes nothing of what they mean: in brackets, as a whole. */
const added = [
  // Whose it is: the child's.
  '(?:ข้อมูล)?(?:ของ)?(?:เด็ก|น้อง)(?:และเยาวชน)?(?:รายคน|รายบุคคล|แต่ละคน|ในชุมชน)?',
  '(?:of )?(?:the )?child(?:ren)?',
  // Whether it has to be filled in, and by whom.
  '(?:ไม่)?บังคับ(?:กรอก|ตอบ)?',
  '(?:จำเป็น|จำเป็นต้องกรอก|ต้องกรอก|ต้องระบุ|ถ้าทราบ|หากทราบ|หากมี|ถ้ามี|ถ้ามีข้อมูล)',
  '(?:กรอก|บันทึก|ตอบ|สำรวจ)โดย.*',
  'required|mandatory|compulsory|optional|if (?:any|known|available|applicable)',
  // Where it comes from, and in what form.
  '(?:จาก|ตาม|ใน)?(?:ระบบ|แบบ|แบบฟอร์ม|โปรแกรม|แบบสำรวจ)? ?(?:natpro ?)?(?:cpmis|cpms|natpro)?',
  '(?:from|in) (?:natpro )?(?:cpmis|cpms|natpro)',
  'ภาษาไทย|ข้อความ|text|string|numeric|integer|decimal degrees|wgs ?84',
  // The ages and the time it is about.
  '(?:เด็ก)?(?:อายุ)? ?(?:ต่ำกว่า|ไม่เกิน|ตั้งแต่)? ?\\d{1,2}(?: ?(?:-|–|ถึง) ?\\d{1,2})? ?ปี(?:ขึ้นไป)?',
  '(?:aged? )?\\d{1,2} ?(?:-|–|to) ?\\d{1,2}(?: years?)?',
  '(?:ปี|พ\\.?ศ\\.?|ปี ?พ\\.?ศ\\.?)? ?2[45]\\d\\d',
  'ณ ?วัน(?:ที่)?(?:สำรวจ|เก็บข้อมูล)|ในรอบ ?(?:ปี|\\d{1,2} ?เดือน)(?:ที่ผ่านมา)?|ในปี(?:ที่)?สำรวจ',
  '(?:at|on|as of) (?:the )?(?:time of )?(?:the )?survey(?: date)?',
  '(?:ตัวชี้วัด|ข้อ)(?:ที่)? ?\\d{1,2}',
].join('|');

/** Said of what is written in words, and asked of an answer: `มีปัญหาสุขภาพ (ระบุ)`. */
const addedToWords = '(?:โปรด|กรุณา)?ระบุ|ตามบัตร|ตามเอกสาร|(?:please )?specify';

const inBrackets = new RegExp(`[([{]\\s*(?:${added})\\s*[)\\]}]`, 'g');
const inBracketsOfWords = new RegExp(`[([{]\\s*(?:${addedToWords})\\s*[)\\]}]`, 'g');
const isOfChildIn = /[([{]\s*(?:(?:ข้อมูล)?(?:ของ)?(?:เด็ก|น้อง)|(?:of )?(?:the )?child)/;
const ofChildBehind =
  /[\s–-]*(?:ของ(?:เด็ก|น้อง)(?:และเยาวชน)?(?:รายคน|รายบุคคล|แต่ละคน|ในชุมชน)?|\bof (?:the )?child(?:ren)?)\s*[*?]*\s*$/;
const childBehind = /\s[-–]\s*(?:เด็ก|child)\s*$/;
const ofChildInFront = /^(?:the )?child(?:'s| s|s')? /;

/** A header without what a form adds to every header, and the indicators that it can not be then. */
export function withoutAdditions(text: string): {
  readonly bare: string;
  readonly excludes: 'household' | 'all' | null;
} {
  const behind = text.replace(inBrackets, ' ').replace(ofChildBehind, '').replace(childBehind, '');
  const short = behind === text ? text.replace(ofChildInFront, '') : behind;
  const bare = short.replace(inBracketsOfWords, ' ').trim();
  if (bare === '') return { bare: text, excludes: null };
  if (bare !== short.trim()) return { bare, excludes: 'all' };
  const isOfChild = isOfChildIn.test(text) || childBehind.test(text) || ofChildInFront.test(text);
  return { bare, excludes: isOfChild ? 'household' : null };
}
