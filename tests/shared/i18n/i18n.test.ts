import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { indicators } from '../../../shared/cpms/indicators.ts';
import { messages } from '../../../renderer/ui/messages.ts';

type Leaf = { readonly path: string; readonly text: string; readonly values: number };

/** Every text, sentences filled with the name of their parameter's place. */
function leaves(node: unknown, path: string): Leaf[] {
  if (typeof node === 'string') return [{ path, text: node, values: 0 }];
  if (typeof node === 'function') {
    const values = Array.from({ length: node.length }, (_, index) => `<${index}>`);
    return [{ path, text: (node as (...values: string[]) => string)(...values), values: node.length }];
  }
  return Object.entries(node as object).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

const th = leaves(messages.th, '');
const en = leaves(messages.en, '');

test('Thai and English have the same texts', () => {
  expect(en.map((leaf) => leaf.path).toSorted()).toEqual(th.map((leaf) => leaf.path).toSorted());
  expect(th.length).toBeGreaterThan(200);
});

test('no text is empty, and none is left in the other language', () => {
  const sameInBoth = new Set([
    '.common.product',
    '.shell.languages.th',
    '.shell.languages.en',
    '.shell.languageNames.th',
    '.shell.languageNames.en',
  ]);
  const thai = /[\u0e01-\u0e5b]/;
  const wrong = [
    ...th.filter((leaf) => leaf.text.trim() === ''),
    ...en.filter((leaf) => leaf.text.trim() === ''),
    ...en.filter((leaf) => !sameInBoth.has(leaf.path) && thai.test(leaf.text)),
  ];
  expect(wrong).toEqual([]);
});

test('a sentence uses every value it is given, in both languages', () => {
  const lacking = [...th, ...en].filter(
    ({ text, values }) => new Set([...text.matchAll(/<(\d)>/g)].map((match) => match[1])).size !== values,
  );
  expect(lacking).toEqual([]);
});

test('each indicator has a short name in both languages', () => {
  for (const language of ['th', 'en'] as const) {
    expect(Object.keys(messages[language].indicatorTexts.short)).toEqual(indicators.map((indicator) => indicator.key));
  }
});

test('every Thai namespace has its English twin', () => {
  const folder = (language: string) =>
    readdirSync(join(fileURLToPath(new URL('../../../shared/i18n', import.meta.url)), language)).toSorted();
  expect(folder('en')).toEqual(folder('th'));
});
