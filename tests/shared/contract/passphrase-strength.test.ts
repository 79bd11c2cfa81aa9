import { expect, test } from 'vitest';
import {
  leastPassphraseBits,
  normalPassphrase,
  passphraseStrength,
} from '../../../shared/contract/passphrase-strength.ts';

const bitsOf = (passphrase: string): number => passphraseStrength(passphrase).bits;

test.each([
  '',
  '12345678',
  'password',
  'Password1234',
  'P@ssw0rd',
  'qwertyuiop[]',
  'aaaaaaaaaaaaaaaaaaaa',
  'abcdefghijklmnop',
  'ranong2568',
  'natproatlas',
  'ranong ranong ranong ranong',
  'walrus',
  'mango bicycle',
  '15/03/2555',
  'รหัสผ่าน1234',
  'ระนอง ระนอง ระนอง',
  'กขคงจฉชซ',
])('%j is refused', (passphrase) => {
  expect(bitsOf(passphrase)).toBeLessThan(leastPassphraseBits);
});

test.each([
  'tide lantern copper walrus',
  'มะม่วง จักรยาน ฟ้าแลบ กำมะหยี่',
  'ทะเล ภูเขา กาแฟ จักรยาน',
  'k7Qx-9fTz-2mLw',
  'นกฮูกสีม่วงกินก๋วยเตี๋ยวบนหลังคา',
])('%j is taken', (passphrase) => {
  expect(bitsOf(passphrase)).toBeGreaterThanOrEqual(leastPassphraseBits);
});

test('the hints say what is wrong', () => {
  expect(passphraseStrength('Password1234').hints).toEqual(['common', 'sequence', 'few_words']);
  expect(passphraseStrength('ranong 2568').hints).toEqual(['short', 'common', 'year', 'few_words']);
  expect(passphraseStrength('walrus walrus').hints).toEqual(['repeats', 'few_words']);
  expect(passphraseStrength('tide lantern copper walrus ninety')).toMatchObject({ hints: [] });
});

test('the levels follow the bits, and another word never makes it weaker', () => {
  const words = ['tide', 'lantern', 'copper', 'walrus', 'ninety', 'umbrella', 'quartz'];
  const grown = words.map((_, i) => passphraseStrength(words.slice(0, i + 1).join(' ')));
  expect(grown.map(({ level }) => level)).toEqual(['very_weak', 'very_weak', 'weak', 'fair', 'fair', 'good', 'strong']);
  expect(grown.map(({ bits }) => bits)).toEqual(grown.map(({ bits }) => bits).toSorted((a, b) => a - b));
});

test('the same passphrase typed another way is the same', () => {
  expect(normalPassphrase('  cafe\u0301 มะม่วง \n')).toBe('caf\u00e9 มะม่วง');
});
