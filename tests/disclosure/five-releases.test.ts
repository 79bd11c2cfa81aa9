import { expect, test } from 'vitest';
import { figureAt, figuresOf, type Cube } from '../../electron/engine/disclosure/cube.ts';
import { heldBackTotals } from '../../electron/engine/disclosure/held-back.ts';
import type { EarlierRelease } from '../../electron/engine/disclosure/province-frames.ts';
import type { FigurePlace } from '../../electron/engine/disclosure/release-task.ts';
import { runTask } from '../../electron/engine/disclosure/release.ts';
import type { AttackedFigure } from './support/attacker.ts';
import { bit, cubeOfRecords, type ChildRecord } from './support/child-records.ts';
import { madeUpRecords } from './support/made-up.ts';
import { populationNames, releasedOf, solver, testKey } from './support/released.ts';
import { sampleRecords } from './support/sample.ts';
import { expectTrueAndLarge, expectWithstands } from './support/withstands.ts';

const n = 5;
const year = 2568;
const quantities = [...populationNames, 'yes_13', 'known_13'];
const shape = { amphoes: [[3, 3], [2]], childrenOf: () => 45, yes: 0.12, unknown: 0.05, migrants: 0.15 } as const;

/** The data after each of five changes: import, correction of a child, removal of a community, undo, a new year. */
function fiveVersions(): readonly (readonly ChildRecord[])[] {
  const imported = madeUpRecords({ ...shape, year }, 21);
  const [first] = imported;
  const corrected = imported.map((child) =>
    child === first ? { ...child, yes: child.yes ^ bit(13), no: child.no ^ bit(13) } : child,
  );
  const removed = imported.filter(({ community }) => community !== 90_010_103);
  const nextYear = madeUpRecords({ ...shape, year: year + 1 }, 22);
  return [imported, corrected, removed, imported, [...imported, ...nextYear]];
}

const heldIn = (full: Cube, earlier: readonly EarlierRelease[], withheld: readonly FigurePlace[]) =>
  heldBackTotals({ full, earlier, n, key: testKey, withheld });

test('over an import, a correction, a removal, an undo and a new year nothing hidden can be had from all releases', () => {
  const versions = fiveVersions();
  const earlier: EarlierRelease[] = [];
  const shown: { cube: Cube; versionOf: (community: number) => number }[] = [];
  // Which children a community had: the corrected one has others in the second version, the removed one none in the third.
  const versionOf =
    (release: number) =>
    (community: number): number =>
      release === 1 && community === versions[0]?.[0]?.community ? 1 : 0;
  const withheld: FigurePlace[] = [];
  for (const [release, records] of versions.entries()) {
    const full = cubeOfRecords(records);
    const held = heldIn(full, earlier, withheld);
    // One child's answer would be told by the totals of its community, tambon, amphoe and province.
    if (release === 1)
      expect(new Set(held.map(({ level }) => level))).toEqual(new Set(['province', 'amphoe', 'tambon', 'community']));
    if (release === 0 || release === 4) expect(held).toEqual([]);
    // The team has the totals hidden rather than wait, for good.
    withheld.push(...held);
    expect(heldIn(full, earlier, withheld)).toEqual([]);
    const released = releasedOf(full, ['13'], { earlier, withheld });
    expectTrueAndLarge(full, released, year, quantities, n);
    earlier.push({ full, released, n });
    shown.push({ cube: released, versionOf: versionOf(release) });
  }
  // What was small in any release stays unknown to who has all of them. The first by itself tells
  // nothing hidden; a total that is withheld later may follow from parts that were told before, and tells no child.
  const at = (cube: Cube, { level, area, stratum, quantity }: AttackedFigure): number =>
    figureAt(figuresOf(cube, year, level, stratum), quantity, area);
  const isSmall = (figure: AttackedFigure): boolean => {
    const full = earlier[figure.release]?.full as Cube;
    const value = at(full, figure);
    const known = figure.quantity === 'yes_13' ? at(full, { ...figure, quantity: 'known_13' }) : Infinity;
    return (value > 0 && value < n) || (value > 0 && known - value < n);
  };
  const { hidden } = expectWithstands(shown, year, quantities, n, isSmall);
  for (const release of shown.slice(0, 1)) expectWithstands([release], year, quantities, n);
  expect(hidden).toBeGreaterThan(0);
}, 600_000);

test('a correction that nobody could tell from the totals is released at once', () => {
  const [imported = []] = fiveVersions();
  const full = cubeOfRecords(imported);
  const released = releasedOf(full, ['13']);
  expect(heldIn(full, [{ full, released, n }], [])).toEqual([]);
});

test('the sample after a community is removed: what two releases tell together is mended, all of it', () => {
  const before = sampleRecords(2567);
  const [child] = before;
  const [full, without] = [before, before.filter(({ community }) => community !== child?.community)].map((records) =>
    cubeOfRecords(records),
  );
  if (!full || !without) throw new Error('There are two cubes.');
  const earlier = [{ full, released: releasedOf(full, ['3']), n }];
  const input = { full: without, earlier, n, key: testKey, withheld: heldIn(without, earlier, []) };
  const population = releasedOf(without, [], input);
  const { report } = runTask(solver, input, population, { surveyYearBE: 2567, province: 85, name: '3' });
  expect([report.narrowed > 0, report.toldBefore, report.ruleAlone]).toEqual([true, 0, 0]);
}, 300_000);

test('a larger threshold hides what an earlier release showed, and shows no count under it', () => {
  const full = cubeOfRecords(madeUpRecords({ ...shape, year }, 23));
  const before = releasedOf(full, ['13'], { n: 5 });
  const after = releasedOf(full, ['13'], { n: 9, earlier: [{ full, released: before, n: 5 }] });
  expectTrueAndLarge(full, before, year, quantities, 5);
  expectTrueAndLarge(full, after, year, quantities, 9);
  const shownOnce = [...before.blocks.values()].flatMap(({ columns }) =>
    columns.flatMap((column) => [...(column ?? [])].filter((value) => value >= 5 && value < 9)),
  );
  expect(shownOnce.length).toBeGreaterThan(0);
});
