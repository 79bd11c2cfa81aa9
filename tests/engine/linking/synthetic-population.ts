import type { LinkRecord } from '../../../electron/engine/linking/link-types.ts';
import { seededRandom, type SeededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import { nationalIdCheckDigit } from '../../../shared/cpms/national-id.ts';

/** Records with the child each one is of, which only the tests know. */
export type SyntheticPopulation = {
  readonly records: readonly LinkRecord[];
  readonly childOf: ReadonlyMap<number, number>;
  /** Birth events of twins: children with the same number are twins. */
  readonly twinsOf: ReadonlyMap<number, number>;
};

export type PopulationOptions = {
  readonly seed: number;
  readonly children: number;
  readonly years?: readonly number[];
  readonly communities?: number;
  /** Shares, 0 to 1. */
  readonly migrants?: number;
  readonly twins?: number;
  readonly withId?: number;
  /** Child ids: the same over the years, given anew each year, or none. */
  readonly childIds?: 'stable' | 'anew' | 'none';
  /** Share of names written another way in a year. */
  readonly variants?: number;
  /** Share of records with the number of another child of the household. */
  readonly mixedUpIds?: number;
  /** How many first syllables there are, up to 24: few make many namesakes. */
  readonly syllables?: number;
};

const thaiHeads = 'กิตติ ณัฐ ธน ธีร ปริญ พงศ์ พิมพ์ ภัทร วร วิ ศุภ ศิริ สม สุ อนุ อภิ จิร ชล กัญ รัตน์ นภ ปิย เบญ มณี'.split(' ');
const thaiTails = {
  0: 'ชัย พล พงษ์ กร เดช วัฒน์ ศักดิ์ ภพ ธร ชาติ วิทย์ ฤทธิ์ นนท์ สิทธิ์ ภูมิ รัตน์'.split(' '),
  1: 'พร ภา นันท์ ลักษณ์ ธิดา วรรณ รัตน์ ณี ญา สุดา ทิพย์ มาศ ชนก กาญจน์ ลดา ดา'.split(' '),
} as const;
const lastHeads = 'ทอง ศรี ใจ แก้ว สุข บุญ จันทร์ เพชร คง ชู วงศ์ แสง นวล พรหม ไชย มณี ร่ม ขุน ปาน หอม'.split(' ');
const lastTails = 'ดี งาม สุข ใส มา รักษ์ พันธ์ ทอง เจริญ มั่น คง กุล วงศ์ เกตุ แก้ว นาค ประเสริฐ สมบูรณ์ ชล ธาร'.split(' ');
const burmese: readonly (readonly [thai: string, roman: string])[] = [
  ['อ่อง', 'Aung'],
  ['ซอ', 'Saw'],
  ['เมียว', 'Myo'],
  ['โก', 'Ko'],
  ['วิน', 'Win'],
  ['ทุน', 'Tun'],
  ['มิน', 'Min'],
  ['เท็ต', 'Thet'],
  ['จอ', 'Kyaw'],
  ['ลิน', 'Lin'],
  ['นาย', 'Naing'],
  ['โซ', 'Soe'],
  ['ขิ่น', 'Khin'],
  ['ซู', 'Su'],
  ['โม', 'Moe'],
  ['หล่า', 'Hla'],
  ['ยี', 'Yi'],
  ['เม', 'May'],
  ['ซาน', 'San'],
  ['ทิน', 'Tin'],
];
/** One of the ways in which a clerk may romanise the pieces above. */
const romanPieces: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'กิตติ Kitti,ณัฐ Nat,ธน Thana,ธีร Teera,ปริญ Parin,พงศ์ Pong,พิมพ์ Pim,ภัทร Phattara,วร Wora,วิ Wi,ศุภ Supha,ศิริ Siri,' +
    'สม Som,สุ Su,อนุ Anu,อภิ Aphi,จิร Jira,ชล Chon,กัญ Kan,รัตน์ Rat,นภ Napha,ปิย Piya,เบญ Ben,มณี Manee,ชัย Chai,พล Phon,' +
    'พงษ์ Phong,กร Korn,เดช Dech,วัฒน์ Wat,ศักดิ์ Sak,ภพ Phop,ธร Thorn,ชาติ Chat,วิทย์ Wit,ฤทธิ์ Rit,นนท์ Non,สิทธิ์ Sit,ภูมิ Phum,' +
    'พร Porn,ภา Pha,นันท์ Nan,ลักษณ์ Lak,ธิดา Thida,วรรณ Wan,ณี Nee,ญา Ya,สุดา Suda,ทิพย์ Thip,มาศ Mas,ชนก Chanok,กาญจน์ Kan,' +
    'ลดา Lada,ดา Da,ทอง Thong,ศรี Sri,ใจ Jai,แก้ว Kaew,สุข Suk,บุญ Boon,จันทร์ Chan,เพชร Phet,คง Khong,ชู Chu,วงศ์ Wong,แสง Saeng,' +
    'นวล Nuan,พรหม Prom,ไชย Chai,ร่ม Rom,ขุน Khun,ปาน Pan,หอม Hom,ดี Dee,งาม Ngam,ใส Sai,มา Ma,รักษ์ Rak,พันธ์ Phan,เจริญ Charoen,' +
    'มั่น Man,กุล Kul,เกตุ Ket,นาค Nak,ประเสริฐ Prasert,สมบูรณ์ Somboon,ธาร Than'
  )
    .split(',')
    .map((entry) => entry.split(' ')),
);

type Name = readonly string[];
type Child = {
  readonly no: number;
  readonly sex: 0 | 1;
  readonly born: Date;
  readonly first: Name;
  readonly last: Name;
  readonly isBurmese: boolean;
  readonly twins: number;
  readonly serial: number;
};
type Family = { readonly no: number; readonly isMigrant: boolean; readonly children: Child[] };

const nicknames = 'บอย แนน เมย์ ฟ้า โอ๊ต ปลา หมู นก กุ้ง บีม มิ้นท์ อาร์ม'.split(' ');

const chance = (random: SeededRandom, share: number): boolean => random.unit() < share;
const pick = <Item>(random: SeededRandom, items: readonly Item[]): Item => items[random.below(items.length)] as Item;
/** Common names are common: the position of an item falls off as in a village register. */
const pickCommon = <Item>(random: SeededRandom, items: readonly Item[]): Item =>
  items[Math.floor(items.length * random.unit() ** 1.6)] as Item;

/** An invented number: office code 9999 does not exist. */
function idNumber(firstDigit: string, serial: number): string {
  const first12 = `${firstDigit}9999${String(serial).padStart(7, '0')}`;
  return `${first12}${nationalIdCheckDigit(first12)}`;
}

function drawFirstName(random: SeededRandom, sex: 0 | 1, isBurmese: boolean, syllables: number): Name {
  if (isBurmese) {
    const spoken = Array.from({ length: 2 + random.below(2) }, () => pick(random, burmese));
    return spoken.map((syllable) => syllable.join('/'));
  }
  return [pickCommon(random, thaiHeads.slice(0, syllables)), pickCommon(random, thaiTails[sex])];
}

/** Twins are often named alike: one piece of the name in common. */
function drawTwinName(random: SeededRandom, of: Child, sex: 0 | 1, syllables: number): Name {
  for (;;) {
    const fresh = drawFirstName(random, sex, of.isBurmese, syllables);
    const alike = chance(random, 0.6) && sex === of.sex ? [of.first[0] ?? '', ...fresh.slice(1)] : fresh;
    if (alike.join('') !== of.first.join('')) return alike;
  }
}

const asThai = (name: Name): string => name.map((piece) => piece.split('/')[0]).join('');
const asRoman = (name: Name): string =>
  name
    .map((piece) => piece.split('/')[1] ?? romanPieces[piece] ?? '')
    .join(name[0]?.includes('/') ? ' ' : '')
    .toLowerCase();

const soundAlike: readonly (readonly [string, string])[] = [
  ['ณ', 'น'],
  ['ศ', 'ส'],
  ['ษ', 'ศ'],
  ['ภ', 'พ'],
  ['ธ', 'ท'],
  ['ฐ', 'ท'],
  ['ญ', 'ย'],
  ['\u0e35', '\u0e34'],
  ['รร', '\u0e31'],
];

function misspelt(random: SeededRandom, name: Name): string {
  const text = asThai(name);
  const kind = random.unit();
  if (kind < 0.4) {
    const [from, to] = pick(random, soundAlike);
    return text.includes(from) ? text.replace(from, to) : text.replace(/.\u0e4c$/, '');
  }
  if (kind < 0.55) return text.replace(/[\u0e48\u0e49]/g, '').replace(/[ก-ฮ][\u0e34\u0e38]?\u0e4c/, '');
  if (kind < 0.7) return pick(random, ['ด.ช.', 'ด.ญ.', 'เด็กชาย ', 'เด็กหญิง ']) + text;
  if (kind < 0.8) return `${text.slice(0, 2)}\u200b${text.slice(2)} `;
  if (kind < 0.92) {
    const at = 1 + random.below(Math.max(1, text.length - 1));
    const instead = chance(random, 0.5) ? pick(random, ['น', 'ร', 'า', 'ล', 'ม', 'ก']) : '';
    return text.slice(0, at) + instead + text.slice(at + 1);
  }
  return asRoman(name);
}

function drawFamilies({ seed, children, migrants = 0.3, twins = 0.012, syllables = 24 }: PopulationOptions): Family[] {
  const random = seededRandom(seed);
  const families: Family[] = [];
  let no = 0;
  let birthEvents = 0;
  while (no < children) {
    const isMigrant = chance(random, migrants);
    const last: Name = isMigrant ? [] : [pick(random, lastHeads), pick(random, lastTails)];
    const family: Family = { no: families.length, isMigrant, children: [] };
    const births = 1 + random.below(3);
    for (let birth = 0; birth < births; birth++) {
      const isGuessed = isMigrant && chance(random, 0.15);
      const year = 2007 + random.below(17);
      const born = isGuessed
        ? new Date(Date.UTC(year, 0, 1))
        : new Date(Date.UTC(year, random.below(12), 1 + random.below(28)));
      const birthEvent = birthEvents++;
      const count = chance(random, twins) ? 2 : 1;
      for (let i = 0; i < count; i++) {
        const before = i > 0 ? family.children.at(-1) : undefined;
        const sex = before && chance(random, 0.7) ? before.sex : random.below(2) === 0 ? 0 : 1;
        const first = before
          ? drawTwinName(random, before, sex, syllables)
          : drawFirstName(random, sex, isMigrant, syllables);
        const serial = no;
        family.children.push({ no: no++, sex, born, first, last, isBurmese: isMigrant, twins: birthEvent, serial });
      }
    }
    families.push(family);
  }
  return families;
}

const numberOf = (date: Date): number =>
  date.getUTCFullYear() * 10000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();

/**
 * An invented province over some survey years: Thai and Burmese names in Thai script and romanised, spelling
 * variants and nicknames, mistyped birth months and sexes, ID numbers missing, mistyped, replaced (0 by 1) or given late, families that move or
 * whose household is numbered anew, twins, children entered twice. The same options give the same population.
 */
export function syntheticPopulation(options: PopulationOptions): SyntheticPopulation {
  const {
    years = [2566, 2567, 2568],
    communities = 60,
    withId = 0.9,
    childIds = 'none',
    variants = 0.12,
    mixedUpIds = 0.003,
  } = options;
  const random = seededRandom(options.seed + 1);
  const records: LinkRecord[] = [];
  const childOf = new Map<number, number>();
  const twinsOf = new Map<number, number>();
  let running = 0;
  for (const family of drawFamilies(options)) {
    let home = { community: random.below(communities), label: family.no };
    const idAfter = family.children.map((child) => {
      if (!chance(random, child.isBurmese ? withId * 0.6 : withId)) return null;
      const isReplaced = chance(random, 0.03);
      return { from: years[0] ?? 0, first: child.isBurmese || isReplaced ? '0' : '1', isReplaced };
    });
    for (const [y, surveyYearBE] of years.entries()) {
      if (chance(random, 0.06)) home = { community: random.below(communities), label: 1_000_000 + running };
      else if (chance(random, 0.02)) home = { ...home, label: 1_000_000 + running };
      for (const [c, child] of family.children.entries()) {
        if (numberOf(child.born) > (surveyYearBE - 543) * 10000 + 101 || chance(random, 0.06)) continue;
        const id = idAfter[c];
        const copies = chance(random, 0.008) ? 2 : 1;
        for (let copy = 0; copy < copies; copy++) {
          const isNamed = (name: Name) =>
            name.length === 0 ? '' : chance(random, variants) ? misspelt(random, name) : asThai(name);
          const { serial } = chance(random, mixedUpIds) ? pick(random, family.children) : child;
          let nationalId =
            id && !chance(random, 0.06) ? idNumber(id.isReplaced && y > 0 ? '1' : id.first, serial) : null;
          if (nationalId && chance(random, 0.015))
            nationalId = nationalId.slice(0, 12) + ((Number(nationalId[12]) + 3) % 10);
          const born = chance(random, 0.015) ? new Date(child.born.getTime() + 31 * 86_400_000) : child.born;
          const ref = running++;
          records.push({
            ref,
            surveyYearBE,
            community: String(85010000 + home.community),
            childId: childIds === 'none' ? null : childIds === 'stable' ? `K${child.no}` : `${1 + (ref % 40)}`,
            nationalId,
            firstName: chance(random, 0.005) ? pick(random, nicknames) : isNamed(child.first),
            lastName: chance(random, 0.03) ? '' : isNamed(child.last),
            sex: chance(random, 0.01) ? 2 : chance(random, 0.004) ? (child.sex === 0 ? 1 : 0) : child.sex,
            birthMonth: Math.floor(numberOf(born) / 100),
            birthDate: numberOf(born),
            householdId: chance(random, 0.02) ? null : String(home.label),
          });
          childOf.set(ref, child.no);
          twinsOf.set(child.no, child.twins);
        }
      }
    }
  }
  return { records, childOf, twinsOf };
}
