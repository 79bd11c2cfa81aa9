import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKey, normaliseName } from '../../../electron/engine/linking/normalise-name.ts';

const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from('กขคงจชซญณดตถทธนบปผพฟภมยรลวศษสหอะาเแโไ'),
      '\u0e31',
      '\u0e33',
      '\u0e34',
      '\u0e48',
      '\u0e4c',
      ' ',
      '.',
    ),
    maxLength: 14,
  }),
  fc.constantFrom('ด.ช.ด.ช.', 'นายนายนาย', 'mr. mr. x', 'เด็กชาย', 'Miss'),
);

test.each([
  ['ด.ช.สมชาย', 'สมชาย'],
  ['ด.ญ. พิมพ์ใจ', 'พิมพ์ใจ'],
  ['ดช สมชาย', 'สมชาย'],
  ['เด็กหญิงพิมพ์ใจ', 'พิมพ์ใจ'],
  ['น.ส.วรรณา', 'วรรณา'],
  ['นางสาว วรรณา', 'วรรณา'],
  ['นายสมชาย', 'สมชาย'],
  ['นางนวล', 'นวล'],
  ['  Mr.  SOMCHAI ', 'somchai'],
  ['Miss Wanna', 'wanna'],
])('the title of %s is no part of the name', (written, name) => {
  expect(normaliseName(written)).toBe(name);
});

test.each(['นายิกา', 'ดชนี', 'missara', 'มรกต', 'Maung Win', 'นาย'])('%s has no title to lose', (name) => {
  expect(normaliseName(name)).toBe(name.toLowerCase());
});

test.each([
  ['น\u0e4d\u0e49าฝน', 'น\u0e49\u0e33ฝน'],
  ['น\u0e49\u0e4dาฝน', 'น\u0e49\u0e33ฝน'],
  ['เเก้ว', 'แก้ว'],
  ['ป\u0e48\u0e34น', 'ป\u0e34\u0e48น'],
  ['สุ\u0e38ดา', 'สุดา'],
  ['สม\u200bชาย\u200d', 'สมชาย'],
  ['สม-ชาย ๒', 'สม ชาย'],
  ['José', 'jose\u0301'.normalize('NFC')],
])('%j is written as %j', (written, name) => {
  expect(normaliseName(written)).toBe(name);
});

test.each(['အောင်ဆန်း', 'ສົມໃຈ', 'សុខ'])('%s is kept in its script', (name) => {
  expect(nameKey(`${name}\u200b`)).toEqual({
    script: 'other',
    normal: name.normalize('NFC'),
    sound: name.normalize('NFC'),
    skeleton: null,
  });
});

test.each([
  ['ณัฐพล', 'นัทพล'],
  ['ณัฏฐา', 'ณัฐฐา'],
  ['ศิริพงษ์', 'สิริพงศ์'],
  ['วรรณา', 'วัณณา'],
  ['สิทธิ์', 'สิท'],
  ['พันธุ์', 'พัน'],
  ['จันทร์', 'จัน'],
  ['ฤทธิชัย', 'ริทธิชัย'],
  ['ภูมิ', 'พูมิ'],
  ['กัญญา', 'กัญยา'],
  ['น้อย', 'นอย'],
  ['หญิง', 'ยิง'],
  ['ใบบุญ', 'ไบบุญ'],
  ['Phatcharee', 'Patchari'],
  ['Thanakorn', 'Tanakon'],
  ['Vichai', 'Wichai'],
  ['Khin Oo', 'Kin U'],
  ['Faa', 'Pha'],
  ['Somchay', 'Som-chai'],
  ['Jirah', 'Chira'],
])('%s and %s sound alike', (a, b) => {
  expect(nameKey(a).sound).toBe(nameKey(b).sound);
});

test.each([
  ['สมชาย', 'สมชัย'],
  ['ปรีชา', 'พรีชา'],
  ['มาลี', 'มาลา'],
  ['กานดา', 'ขานดา'],
  ['Mali', 'Mala'],
  ['Dara', 'Tara'],
])('%s and %s are two names', (a, b) => {
  expect(nameKey(a).sound).not.toBe(nameKey(b).sound);
});

test.each([
  ['สมชาย', 'Somchai'],
  ['ธนากร', 'Thanakorn'],
  ['ณัฐพล', 'Nattapon'],
  ['จันทร์เพ็ญ', 'Chanpen'],
  ['กัลยา', 'Kanlaya'],
  ['พรทิพย์', 'Pornthip'],
  ['ชลธิชา', 'Chonthicha'],
  ['วีรภัทร', 'Weerapat'],
  ['น้ำฝน', 'Namfon'],
  ['ไพลิน', 'Pailin'],
  ['เมธาวี', 'Maythawee'],
  ['อ่องซอ', 'Aung Saw'],
])('%s and %s have the same consonants', (thai, roman) => {
  expect([nameKey(thai).script, nameKey(roman).script]).toEqual(['thai', 'latin']);
  expect(nameKey(thai).skeleton).toBe(nameKey(roman).skeleton);
});

test('nothing but spaces, digits or marks is no name', () => {
  for (const text of ['', ' \u200b', '-', '12', '...', 'ๆ']) expect(nameKey(text).script).toBe('blank');
});

test('a name of letters has a sound, whatever the letters', () => {
  fc.assert(
    fc.property(anyName, (text) => {
      const key = nameKey(text);
      expect(key.sound === '').toBe(key.script === 'blank');
      expect(key.skeleton).not.toBe('');
      expect(key.normal).toBe(key.normal.normalize('NFC'));
    }),
  );
});
