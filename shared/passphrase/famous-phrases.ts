import { englishSayings, thaiSayings } from './sayings.ts';

/** Every way to take one of each list, one after the other. */
function combined(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.reduce<readonly string[]>(
    (found, list) => found.flatMap((begin) => list.map((end) => `${begin} ${end}`)),
    [''],
  );
}

/** A list of words or of phrases, as it stands here: with a bar between them. */
const of = (text: string): readonly string[] => text.split('|');

/** What people say of themselves, wish each other, and call what they protect. */
const everyday: readonly (readonly string[])[] = [
  combined(
    of('ฉัน|ผม|เรา|หนู|พ่อ|แม่'),
    of('รัก|คิดถึง'),
    of('เธอ|คุณ|แม่|พ่อ|ลูก|ครอบครัว|ประเทศไทย|เมืองไทย|ในหลวง|พระเจ้าอยู่หัว|เมืองระนอง|จังหวัดระนอง|เด็กๆ|งานนี้'),
    of('|มาก|มากที่สุด|ที่สุดในโลก|ตลอดไป|เสมอ|คนเดียว'),
  ),
  combined(
    of('i|we'),
    of('love|miss|need|want|hate'),
    of(
      'you|my mother|my father|my mom|my dad|my family|my wife|my husband|my children|my kids|my son|my daughter|my job|my country',
    ),
    of('|so much|forever|very much|always|the most'),
  ),
  combined(
    of('i love'),
    of(
      'thailand|bangkok|ranong|phuket|jesus|god|music|football|liverpool|manchester united|chelsea|arsenal|coffee|cats|dogs|summer|chocolate',
    ),
    of('|so much|forever|very much|always'),
  ),
  combined(
    of('ขอให้|ขอจง'),
    of('มีความสุข|รวย|โชคดี|สุขภาพแข็งแรง|ถูกหวย|ปลอดภัย|เจริญ'),
    of('|ทุกคน|ตลอดไป|มากๆ|นะ|นะครับ|นะคะ|ทุกวัน'),
  ),
  combined(
    of('สุขสันต์'),
    of('วันเกิด|วันปีใหม่|วันสงกรานต์|วันแม่|วันพ่อ|วันครู|วันเด็ก|วันแห่งความรัก'),
    of('|นะ|นะครับ|นะคะ|ทุกคน|แม่|พ่อ|ลูกรัก'),
  ),
  combined(
    of('happy'),
    of('birthday|new year|mothers day|fathers day|valentines day|songkran|christmas'),
    of('to you|to me|everyone|my love|to all'),
  ),
  combined(
    of('นี่คือ|นี่เป็น|อันนี้'),
    of('รหัสผ่าน|วลีรหัสผ่าน|ความลับ|รหัสลับ|แฟ้มงาน'),
    of('ของฉัน|ของผม|ของเรา|ของหนู|ของสำนักงาน|ของจังหวัด|ของเครื่องนี้|ของแฟ้มงาน|ที่ใหม่|ที่เก่า'),
    of('|ครับ|ค่ะ|นะ'),
  ),
  combined(
    of('this is|here is|that is|it is'),
    of('my|our|the|a|not my'),
    of(
      'password|passphrase|secret|computer|workspace|secret word|long password|very long password|new password|strong password|good password',
    ),
    of('|for work|for the office|for planning|for the case data|please'),
  ),
];

/** Offices of the field, with what they are called for short. */
const offices: readonly (readonly string[])[] = [
  of(
    'สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์|พัฒนาสังคมและความมั่นคงของมนุษย์|กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์|กรมกิจการเด็กและเยาวชน|บ้านพักเด็กและครอบครัว|' +
      'ศูนย์ช่วยเหลือสังคม|สำนักงานสาธารณสุข|สำนักงานจังหวัด|ศาลากลางจังหวัด|ที่ว่าการอำเภอ|องค์การบริหารส่วนจังหวัด|องค์การบริหารส่วนตำบล|เทศบาลเมือง|โรงพยาบาลระนอง|' +
      'สำนักงานเขตพื้นที่การศึกษา|สำนักงานส่งเสริมการปกครองท้องถิ่น|ทีมสหวิชาชีพ|คณะกรรมการคุ้มครองเด็ก|คณะกรรมการคุ้มครองเด็กจังหวัด|พระราชบัญญัติคุ้มครองเด็ก|ระบบคุ้มครองเด็ก|' +
      'การคุ้มครองเด็ก|คุ้มครองเด็กระนอง|ข้อมูลเด็กระนอง|ตำรวจภูธรจังหวัด|กองทุนคุ้มครองเด็ก|สภาเด็กและเยาวชน|ตัวชี้วัดยี่สิบสองข้อ',
  ),
  combined(
    of('ranong|the ranong|provincial|the provincial|'),
    of(
      'social development and human security|social development|child protection|children and youth|public health|provincial administration',
    ),
    of('office|team|committee|department|unit|system|data'),
  ),
  of(
    'ministry of social development and human security|department of children and youth|shelter for children and families|child protection act|' +
      'multidisciplinary team|natpro atlas workspace|natpro atlas ranong|natpro cpmis|child protection monitoring',
  ),
];

/** One spelling of a phrase: letters and digits only. */
function squeezed(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

const headLength = 4;
/** Shorter ones are in too many other phrases. */
const shortestPhrase = 8;

type Phrases = { readonly count: number; readonly byHead: ReadonlyMap<string, readonly string[]> };

let made: Phrases | null = null;

/** Made when it is first asked for: some thousands, of the few parts above. */
function phrases(): Phrases {
  if (made) return made;
  const all = new Set([...thaiSayings, ...englishSayings, ...everyday.flat(), ...offices.flat()].map(squeezed));
  const byHead = new Map<string, string[]>();
  const taken = [...all].filter(({ length }) => length >= shortestPhrase).toSorted((a, b) => b.length - a.length);
  for (const phrase of taken) {
    const head = phrase.slice(0, headLength);
    byHead.set(head, [...(byHead.get(head) ?? []), phrase]);
  }
  made = { count: taken.length, byHead };
  return made;
}

/** How many there are. */
export function famousPhraseCount(): number {
  return phrases().count;
}

/** The length of the longest famous phrase that stands at this place of a squeezed text; 0 for none. */
export function famousLength(text: string, begin: number): number {
  const candidates = phrases().byHead.get(text.slice(begin, begin + headLength)) ?? [];
  return candidates.find((phrase) => text.startsWith(phrase, begin))?.length ?? 0;
}
