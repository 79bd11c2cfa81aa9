import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hiddenCells, isDisclosive, type NestedCell } from '../../../electron/engine/statistics/hidden-cells.ts';

const cell = (yes: number, known: number, parent: number): NestedCell => ({
  yes,
  known,
  parent,
  isDisclosive: isDisclosive({ yes, known }, 5),
});

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

test.each([
  { yes: 3, known: 2 },
  { yes: -1, known: 2 },
  { yes: 0.5, known: 2 },
])('$yes of $known is refused', (impossible) => {
  expect(() => isDisclosive(impossible, 5)).toThrow(RangeError);
});

test('one hidden part of a shown total takes the next smallest along', () => {
  const areas = [3, 50, 20, 0].map((yes) => cell(yes, 100, 0));
  expect(hiddenCells(areas, [false])).toEqual([true, false, false, true]);
});

test('a hidden total hides one part at least; totals without disclosive parts stay whole', () => {
  const areas = [30, 50].map((yes) => cell(yes, 100, 0));
  expect(hiddenCells(areas, [true])).toEqual([true, false]);
  expect(hiddenCells(areas, [false])).toEqual([false, false]);
});

const counts = fc.array(
  fc
    .record({ known: fc.nat(60), share: fc.double({ min: 0, max: 1, noNaN: true }), parent: fc.nat(3) })
    .map(({ known, share, parent }): NestedCell => cell(Math.round(share * known), known, parent)),
  { maxLength: 30 },
);

test('no disclosive cell is shown, and none is the only hidden part of a shown total with other parts', () => {
  fc.assert(
    fc.property(counts, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (areas, isParentHidden) => {
      const hidden = hiddenCells(areas, isParentHidden);
      expect(areas.filter((area, i) => isDisclosive(area, 5) && !hidden[i])).toEqual([]);
      const exposed = [0, 1, 2, 3].filter((parent) => {
        const parts = areas.flatMap((area, i) => (area.parent === parent && area.known > 0 ? [i] : []));
        const hiddenParts = parts.filter((i) => hidden[i]).length;
        return isParentHidden[parent] ? parts.length > 0 && hiddenParts === 0 : parts.length > 1 && hiddenParts === 1;
      });
      expect(exposed).toEqual([]);
    }),
  );
});

test('what is disclosive at a threshold is so at a higher one', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (a, b) => {
      const [yes, known] = [Math.min(a, b), Math.max(a, b)];
      expect(isDisclosive({ yes, known }, 5) && !isDisclosive({ yes, known }, 10)).toBe(false);
    }),
  );
});
