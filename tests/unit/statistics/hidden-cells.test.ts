import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hiddenCells, isDisclosive, type NestedCounts } from '../../../electron/engine/statistics/hidden-cells.ts';

test.each([
  [0, 0, false],
  [0, 40, false],
  [0, 4, true],
  [1, 40, true],
  [4, 40, true],
  [5, 40, false],
  [36, 40, true],
  [35, 40, false],
  [12, 12, true],
  [40, 40, true],
])('%i of %i is disclosive: %s', (yes, known, expected) => {
  expect(isDisclosive({ yes, known }, 5)).toBe(expected);
});

test('counts that are none are refused', () => {
  for (const counts of [{ yes: 3, known: 2 }, { yes: -1, known: 2 }, { yes: 0.5, known: 2 }]) expect(() => isDisclosive(counts, 5)).toThrow(RangeError);
});

test('one hidden part of a shown total takes the next smallest along', () => {
  const areas = [3, 50, 20, 0].map((yes) => ({ yes, known: 100, parent: 0 }));
  expect(hiddenCells(areas, [false], 5)).toEqual([true, false, false, true]);
});

test('a hidden total hides one part at least; totals without disclosive parts stay whole', () => {
  const areas = [30, 50].map((yes) => ({ yes, known: 100, parent: 0 }));
  expect(hiddenCells(areas, [true], 5)).toEqual([true, false]);
  expect(hiddenCells(areas, [false], 5)).toEqual([false, false]);
});

const counts = fc.array(
  fc.record({ known: fc.nat(60), share: fc.double({ min: 0, max: 1, noNaN: true }), parent: fc.nat(3) }).map(({ known, share, parent }): NestedCounts => ({ known, yes: Math.round(share * known), parent })),
  { maxLength: 30 },
);

test('no disclosive cell is shown, and none is the only hidden part of a shown total with other parts', () => {
  fc.assert(
    fc.property(counts, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (areas, isParentHidden) => {
      const hidden = hiddenCells(areas, isParentHidden, 5);
      for (const [i, area] of areas.entries()) if (isDisclosive(area, 5)) expect(hidden[i]).toBe(true);
      for (const parent of [0, 1, 2, 3]) {
        const parts = areas.flatMap((area, i) => (area.parent === parent && area.known > 0 ? [i] : []));
        const hiddenParts = parts.filter((i) => hidden[i]).length;
        if (isParentHidden[parent] && parts.length > 0) expect(hiddenParts).toBeGreaterThanOrEqual(1);
        else if (parts.length > 1) expect(hiddenParts).not.toBe(1);
      }
    }),
  );
});

test('a higher threshold never shows more', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (a, b) => {
      const [yes, known] = [Math.min(a, b), Math.max(a, b)];
      if (isDisclosive({ yes, known }, 5)) expect(isDisclosive({ yes, known }, 10)).toBe(true);
    }),
  );
});
