import type { Random } from './random.ts';
import type { Setting } from './tambons.ts';

type Words = readonly [string, ...string[]];

function words(text: string): Words {
  const [first = '', ...rest] = text.split(' ');
  return [first, ...rest];
}

/** Village names are put together from a landscape word and a second word; both are plain nouns. */
const placeWords: Readonly<Record<Setting, readonly [prefix: string, first: Words, second: Words]>> = {
  town: ['ชุมชน', words('ตลาด ถนน ลาน ตรอก ซอย สะพาน'), words('ร่มไม้ ร่วมใจ ตะวัน ดอกไม้ เก่า')],
  port: ['ชุมชน', words('ริมน้ำ ท่าเรือ ปากคลอง หลังท่า ริมเขื่อน'), words('คลื่นลม สมอทอง ปลาเงิน ใบเรือ ฟ้าคราม')],
  coast: ['บ้าน', words('อ่าว หาด แหลม ท่า ริมเล โขด'), words('มุก ปะการัง ลมโชย สมอ ทรายขาว เรือใบ')],
  rural: ['บ้าน', words('ไร่ สวน ทุ่ง หนอง คลอง โคก นา วัง'), words('ทอง ลม จันทร์ แก้ว ตะวัน หอม งาม ใส')],
  hill: ['บ้าน', words('เขา ควน ห้วย ธาร เนิน ผา'), words('เมฆ หมอก ดาว เขียว นิล ฟ้า เย็น')],
  island: ['บ้าน', ['เกาะ', 'อ่าวเกาะ'], words('สายลม นกเงือก มะพร้าว')],
};

/** In every invented village name: "example". */
export const placeMark = 'ตัวอย่าง';

/** All names a community of a setting may get, each marked as invented, in random order. */
export function inventedPlaceNames(setting: Setting, random: Random): string[] {
  const [prefix, firstWords, secondWords] = placeWords[setting];
  const names = firstWords.flatMap((first) => secondWords.map((second) => `${prefix}${placeMark}${first}${second}`));
  for (let i = names.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [names[i], names[j]] = [names[j] ?? '', names[i] ?? ''];
  }
  return names;
}

/** Names of the communities around the fishing port, in the order of `stories.fishingPort`. */
export const fishingPortNames: Words = words(
  'ชุมชนตัวอย่างท่าเรือประมง ชุมชนตัวอย่างลานอวน ชุมชนตัวอย่างสะพานปลา ชุมชนตัวอย่างแพปลา ชุมชนตัวอย่างโรงน้ำแข็ง',
);

const thaiFirstNames: Readonly<Record<'male' | 'female', Words>> = {
  male: words(
    'กิตติ ก้องภพ ชัยวัฒน์ ณัฐพล ธนากร ธีรเดช นพดล ปกรณ์ ประวิทย์ พงศกร พีรพัฒน์ ภาคิน ภูผา วรเมธ วิชัย วีรภัทร ศุภชัย สมชาย สิงหา สุรเดช อนุชา อภิชาติ เอกราช ฮาฟิส',
  ),
  female: words(
    'กมลชนก กัลยา จิราพร ชลธิชา ญาณิศา ฐิติมา ณิชา ดารา ธิดา นภัสสร น้ำฝน ปริยา พิมพ์ใจ แพรวา มะลิ เมธาวี รัตนา ลลิตา วรรณา ศศิธร สุดา อรทัย อริสา อามีนะห์',
  ),
};

const thaiLastNames: Words = words(
  'ใจงาม มีสุข ทองใส ศรีชุมชน รักทะเล สวนยาง ริมคลอง ชลธาร คลื่นลม ทรายทอง ป่าเขียว ฟ้าใส ดอกรัก แสงเดือน ขุนเขา นาสวน หาดงาม พรมสุข ร่มเย็น ชูแก้ว สายฝน เรือใบ ปลาทอง มะพร้าวน้ำ ไม้หอม น้ำใส ลมโชย ต้นกล้า ตะวันฉาย ใบบุญ',
);

const burmeseSyllables: Readonly<Record<'male' | 'female', Words>> = {
  male: words('อ่อง ซอ เมียว โก วิน ทุน มิน เท็ต จอ ซิน เย ลิน นาย โซ'),
  female: words('เอ ขิ่น มะ ซู โม ทิน นวย หล่า ยู ยี เม ซาน ตี จี'),
};

/** A handful of family names, as a village has them. */
export function localLastNames(random: Random): Words {
  return [random.pick(thaiLastNames), ...Array.from({ length: 7 }, () => random.pick(thaiLastNames))];
}

type PersonName = { readonly firstName: string; readonly lastName: string };

/** A Thai name: a common first name with the family's last name. */
export function thaiName(sex: 'male' | 'female', familyName: string, random: Random): PersonName {
  return { firstName: random.pick(thaiFirstNames[sex]), lastName: familyName };
}

/** A Burmese-style name in Thai script: no family name; some forms leave the second field empty. */
export function burmeseName(sex: 'male' | 'female', random: Random): PersonName {
  const syllables = burmeseSyllables[sex];
  const firstName = random.pick(syllables) + random.pick(syllables);
  return { firstName, lastName: random.chance(0.6) ? random.pick(syllables) : '' };
}
