import fc from 'fast-check';
import { expect, test } from 'vitest';
import { riskClasses } from '../../shared/contract/rule-set.ts';
import { compareClasses, compareClassesBy, type ClassPair } from '../../shared/rules/compare-classes.ts';

const pair = (from: ClassPair['from'], to: ClassPair['to'], children: number): ClassPair => ({ from, to, children });

test('the table has classes before in rows and after in columns; who changes comes in order of numbers', () => {
  const compared = compareClasses([
    pair('none', 'none', 40),
    pair('none', 'watch', 3),
    pair('high', 'victim', 7),
    pair('insufficient', 'high', 3),
    pair('none', 'watch', 2),
    pair('victim', 'high', 0),
  ]);
  expect(compared).toEqual({
    table: [
      [40, 5, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 7, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 3, 0, 0],
    ],
    children: 55,
    changed: 15,
    changes: [pair('high', 'victim', 7), pair('none', 'watch', 5), pair('insufficient', 'high', 3)],
  });
});

test('no children: a table of zeros; no number of children: refused', () => {
  expect(compareClasses([])).toEqual({
    table: riskClasses.map(() => [0, 0, 0, 0, 0]),
    children: 0,
    changed: 0,
    changes: [],
  });
  expect(() => compareClasses([pair('none', 'watch', -1)])).toThrow(RangeError);
  expect(() => compareClasses([pair('none', 'watch', 1.5)])).toThrow(RangeError);
});

test('nobody is lost, in the whole or in the parts', () => {
  const classes = fc.constantFrom(...riskClasses);
  const pairs = fc.array(
    fc.record({ from: classes, to: classes, children: fc.nat(50), key: fc.constantFrom('850101', '850102', '850103') }),
  );
  fc.assert(
    fc.property(pairs, (given) => {
      const whole = compareClasses(given);
      const parts = [...compareClassesBy(given).values()];
      expect(whole.children).toBe(given.reduce((sum, { children }) => sum + children, 0));
      expect(parts.reduce((sum, each) => sum + each.children, 0)).toBe(whole.children);
      expect(parts.reduce((sum, each) => sum + each.changed, 0)).toBe(whole.changed);
      for (const [i, from] of riskClasses.entries()) {
        const before = given.filter((each) => each.from === from).reduce((sum, { children }) => sum + children, 0);
        expect(whole.table[i]?.reduce((sum, count) => sum + count, 0)).toBe(before);
      }
    }),
  );
});
