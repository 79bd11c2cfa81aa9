import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
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

/** Texts that a page, a sheet or a chart shows; not the funnel's, and not those of commands and errors. */
const shown = th.filter(({ path }) =>
  /^\.(?:marks|overview|compare|community|map|detail|filter|common|indicatorTexts|plans)\./.test(path),
);

describe('the words of the glossary', () => {
  test('a child or a place is not “higher” (สูงกว่า: of stature): only a percentage is', () => {
    const wrong = shown.filter(
      ({ text }) => /(?:สูง|ต่ำ)กว่า/.test(text) && !/ร้อยละ|ความชุก|%|ย้ายเข้า <0>|อายุต่ำกว่า/.test(text),
    );
    expect(wrong).toEqual([]);
  });

  test('a difference is in percentage points (จุดร้อยละ); จุด alone is a spot, a dot or a full stop', () => {
    const wrong = shown.filter(
      ({ path, text }) => /จุด(?!ร้อยละ)/.test(text) && !path.startsWith('.compare.differenceTerms'),
    );
    expect(wrong).toEqual([]);
  });

  test('without Thai nationality is not stateless: only the field of nationality says who is', () => {
    const stateless = [...th, ...en].filter(({ text }) => /ไร้สัญชาติ|stateless/i.test(text));
    expect(stateless.map(({ path }) => path).filter((path) => !path.startsWith('.rules.'))).toEqual([]);
  });

  test('indicators 14 and 21 are said in the same words', () => {
    for (const [language, words] of [['th', 'กระทำผิดกฎหมาย'] as const, ['en', 'conflict with the law'] as const]) {
      const { short } = messages[language].indicatorTexts;
      const { indicators: clauses } = messages[language].rules;
      const said = [short, clauses].flatMap((each) => [each.conflict_with_law, each.household_conflict_with_law]);
      expect(said.map((text) => text.toLowerCase().includes(words))).toEqual([true, true, true, true]);
    }
  });
});
