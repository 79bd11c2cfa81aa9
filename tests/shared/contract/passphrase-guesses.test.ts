import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import { leastPassphraseBits, passphraseStrength } from '../../../shared/contract/passphrase-strength.ts';
import { onOtherLayout } from '../../../shared/passphrase/keyboard.ts';
import { seriesWords } from '../../../shared/passphrase/word-series.ts';
import { famousPhraseCount } from '../../../shared/passphrase/famous-phrases.ts';
import { englishSayings, thaiSayings } from '../../../shared/passphrase/sayings.ts';

const isTaken = (passphrase: string): boolean => passphraseStrength(passphrase).bits >= leastPassphraseBits;

/** Typed as people do who think that they are clever. */
const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(' ', ''),
  (text) => text.replaceAll(' ', '-'),
  (text) => text.toUpperCase(),
  (text) => `${text} 2568!`,
  (text) => text.replace(/[oieast]/g, (letter) => '013457'.charAt('oieast'.indexOf(letter)) || letter),
  (text) => Array.from(text, (letter) => onOtherLayout(letter) ?? letter).join(''),
];

test('some thousands of famous phrases are known', () => {
  expect(famousPhraseCount()).toBeGreaterThan(3000);
});

test('every saying is refused, however it is dressed up', () => {
  const taken = [...thaiSayings, ...englishSayings].flatMap((saying) =>
    disguises.flatMap((disguise) => (isTaken(disguise(saying)) ? [disguise(saying)] : [])),
  );
  expect(taken).toEqual([]);
});

describe('refused', () => {
  test.each([
    'สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดระนอง',
    'สนง. พัฒนาสังคมและความมั่นคงของมนุษย์ จ.ระนอง 2568',
    'Ranong Provincial Social Development and Human Security Office',
    'บ้านพักเด็กและครอบครัวจังหวัดระนอง',
    'คณะกรรมการคุ้มครองเด็กจังหวัดระนอง 2568',
  ])('the office’s own name: %s', (passphrase) => expect(isTaken(passphrase)).toBe(false));

  test.each([
    'monday tuesday wednesday thursday friday',
    'MondayTuesdayWednesdayThursdayFridaySaturday',
    'จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์',
    'วันจันทร์วันอังคารวันพุธวันพฤหัสวันศุกร์วันเสาร์วันอาทิตย์',
    'january february march april may june',
    'มกราคมกุมภาพันธ์มีนาคมเมษายนพฤษภาคม',
    'june july august 2568 monday',
    'one two three four five six seven eight',
    'onetwothreefourfivesixseveneightnineten',
    'หนึ่งสองสามสี่ห้าหกเจ็ดแปดเก้าสิบ',
    'หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด สิบสอง',
    '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20',
    '๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙ ๑๐ ๑๑ ๑๒',
    '5 10 15 20 25 30 35 40 45 50',
    'first second third fourth fifth sixth',
    'alpha bravo charlie delta echo foxtrot',
    'ระนอง ชุมพร สุราษฎร์ธานี พังงา ภูเก็ต',
    'nakhon si thammarat surat thani',
  ])('what is counted off: %s', (passphrase) => expect(isTaken(passphrase)).toBe(false));

  test.each([
    'qwertyuiopasdfghjklzxcvbnm',
    '1qaz2wsx3edc4rfv5tgb',
    'qazwsxedcrfvtgbyhn',
    'zaq1xsw2cde3vfr4',
    'asdf jkl; asdf jkl;',
    'poiuytrewq lkjhgfdsa',
    '!QAZ@WSX#EDC$RFV',
    'ฟหกดเ้่าสวงผปแอิืทมใฝ',
    'ๆไำพะัีรนยบลฃ',
    'ๅ/-ภถุึคตจขช',
    'ๅๆฟผ/ไหป-ำกแภพดอ',
    'ฝใมทืิอแปผ งวสา่้เดกหฟ',
    '+๑๒๓๔ู฿๕๖๗๘๙',
  ])('a walk over the keyboard: %s', (passphrase) => expect(isTaken(passphrase)).toBe(false));

  test.each([
    '15/03/2555 081-234-5678',
    '081-234-5678 15/03/2555',
    '150325550812345678',
    '15032555 0812345678 1/2/2530',
    '+66 81 234 5678 15-03-2012',
    '9999 00000 00 1 9 081-234-5678',
    '077-811-234 25/12/2560',
    '๑๕/๐๓/๒๕๕๕ ๐๘๑-๒๓๔-๕๖๗๘',
  ])('a date with a telephone number: %s', (passphrase) => expect(isTaken(passphrase)).toBe(false));
});

test('the refusal says in both languages what was found and what to do', () => {
  const { hints } = passphraseStrength('monday tuesday wednesday 15/03/2555 ranong');
  const { th, en } = new AppError('WORKSPACE_PASSPHRASE_WEAK', { hints }).sentences;
  expect(th).toMatch(/^วลีรหัสผ่านเดาง่ายเกินไป: .*วัน เดือน.*เบอร์โทรศัพท์.* ใช้คำสี่คำขึ้นไป/);
  expect(en).toMatch(/^The passphrase is too easy to guess: .*days, months.*telephone.*\. Use four or more words/);
});

describe('good phrases', () => {
  /** Words of this application's own texts, of four letters or more; without those that are refused on purpose. */
  const vocabulary = (language: 'th' | 'en'): readonly string[] => {
    const letters = language === 'th' ? /^[\p{Script=Thai}]{4,}$/u : /^[a-z]{4,}$/;
    const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    const folder = fileURLToPath(new URL(`../../../shared/i18n/${language}/`, import.meta.url));
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8').toLowerCase());
    const found = texts.flatMap((text) => [...segmenter.segment(text)]);
    return [...new Set(found.map(({ segment }) => segment).filter((word) => letters.test(word)))]
      .filter((word) => seriesWords(word) === null)
      .toSorted();
  };
  const random = seededRandom(20_685);
  const pick = (from: readonly string[] | string): string => from[random.below(from.length)] ?? '';
  const several = (count: number, make: () => string): readonly string[] => Array.from({ length: count }, make);
  const thai = vocabulary('th');
  const english = vocabulary('en');
  const made = 'abcdefghjkmnpqrstuvwxyz23456789';
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

  test.each([
    // Measured before weak phrases were known beyond single words: 10.8, 0.2, 0.0, 0.6, 0.0, 0.0, 0.0 % and, low on purpose, 54 %.
    ['four Thai words', () => several(4, () => pick(thai)).join(' '), 0.14],
    ['five Thai words', () => several(5, () => pick(thai)).join(' '), 0.01],
    ['seven Thai words without blanks', () => several(7, () => pick(thai)).join(''), 0.002],
    ['four English words', () => several(4, () => pick(english)).join(' '), 0.02],
    ['five English words', () => several(5, () => pick(english)).join(' '), 0.002],
    ['words of both', () => `${pick(thai)} ${pick(english)} ${pick(thai)} ${pick(english)} ${pick(thai)}`, 0.005],
    ['what the command line makes up', () => several(4, () => several(5, () => pick(made)).join('')).join('-'), 0.001],
    ['sixteen letters and digits', () => several(16, () => pick(letters)).join(''), 0.58],
  ] as const)('%s are taken but for a small share', (_name, make, most) => {
    const phrases = several(2000, make);
    const refused = phrases.filter((phrase) => !isTaken(phrase));
    expect(refused.length / phrases.length).toBeLessThan(most);
  });

  test('there are words enough for that to say something', () => {
    expect([thai.length > 450, english.length > 1500]).toEqual([true, true]);
  });
});
