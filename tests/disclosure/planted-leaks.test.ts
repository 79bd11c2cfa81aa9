import { expect, test } from 'vitest';
import {
  copiedBlock,
  cubeOf,
  figureAt,
  figuresOf,
  hiddenFigure,
  type Cube,
} from '../../electron/engine/disclosure/cube.ts';
import { everybody, plainStrata, stratumKey, type PlainStratum } from '../../electron/engine/disclosure/lattice.ts';
import { quantityPlace } from '../../electron/engine/disclosure/quantities.ts';
import { areaLevels, type AreaLevel } from '../../shared/geo/area-codes.ts';
import { boundsOf, systemOf, type AttackedFigure } from './support/attacker.ts';
import { bit, cubeOfRecords, everyAnswer, type ChildRecord } from './support/child-records.ts';
import { populationNames, releasedOf } from './support/released.ts';

const n = 5;
const year = 2568;
const quantities = [...populationNames, 'yes_13', 'known_13'];

/** A community's children, so many of them victims. */
function community(
  code: number,
  children: number,
  victims: number,
  other: Partial<ChildRecord> = {},
): readonly ChildRecord[] {
  return Array.from({ length: children }, (_, i): ChildRecord => {
    const yes = i < victims ? bit(13) : 0;
    return {
      year,
      community: 90_000_000 + code,
      household: `H${i}`,
      sex: i % 2 === 0 ? 'male' : 'female',
      age: 3 + (i % 12),
      isMigrant: false,
      yes,
      no: everyAnswer & ~yes,
      ...other,
    };
  });
}

/** What is shown of a full cube where some figures are hidden, and all others shown. */
function shownBut(
  full: Cube,
  isHidden: (level: AreaLevel, area: number, stratum: PlainStratum, quantity: string) => boolean,
): Cube {
  return cubeOf(
    'released',
    1,
    areaLevels.flatMap((level) =>
      plainStrata[level].flatMap((stratum) => {
        const found = figuresOf(full, year, level, stratum);
        if (!found) return [];
        const block = copiedBlock(found);
        for (const quantity of quantities) {
          const column = block.columns[quantityPlace(quantity)];
          for (const [row, area] of block.areas.entries())
            if (column && isHidden(level, area, stratum, quantity)) column[row] = hiddenFigure;
        }
        return [block];
      }),
    ),
  );
}

const victims = (level: AreaLevel, area: number, stratum: PlainStratum = everybody, release = 0): AttackedFigure => ({
  level,
  area,
  stratum,
  release,
  quantity: 'yes_13',
});

function found(
  cubes: readonly Cube[],
  figure: AttackedFigure,
  versionOf: (release: number, community: number) => number = () => 0,
) {
  const shown = cubes.map((cube, release) => ({ cube, versionOf: (code: number) => versionOf(release, code) }));
  const [bounds] = boundsOf(systemOf(shown, { surveyYearBE: year, quantities }), [figure], n);
  return { lowest: Math.round(bounds?.lowest ?? NaN), highest: Math.round(bounds?.highest ?? NaN) };
}

const few = [...community(10_101, 60, 2), ...community(10_102, 60, 9), ...community(10_103, 60, 12)];

test('hiding small counts alone is found out: the total less the others', () => {
  const full = cubeOfRecords(few);
  const primaryOnly = shownBut(full, (level, area, _, quantity) => {
    const value = figureAt(figuresOf(full, year, level, _), quantity, area);
    return quantity === 'yes_13' && value > 0 && value < n;
  });
  expect(found([primaryOnly], victims('community', 90_010_101))).toEqual({ lowest: 2, highest: 2 });
});

test('hiding table by table is found out: by areas, and by sex, each safe for itself', () => {
  const full = cubeOfRecords([...few, ...community(10_201, 80, 11), ...community(10_202, 80, 3)]);
  // Each table has two hidden parts; together the sexes of the tambons tell the tambon that the communities hide.
  const byTable = shownBut(
    full,
    (level, area, stratum, quantity) =>
      quantity === 'yes_13' &&
      ((level === 'community' && [90_010_101, 90_010_102].includes(area)) ||
        (level === 'tambon' && stratumKey(stratum) === 'all') ||
        (level === 'community' && area >= 90_010_201)),
  );
  const tambon = found([byTable], victims('tambon', 900_101));
  expect(tambon.lowest).toBe(tambon.highest);
});

test('a partner that everybody knows to be 0 is found out', () => {
  const young = community(10_104, 40, 0, { age: 2 });
  const full = cubeOfRecords([...few, ...young]);
  // The fourth community is hidden beside the first, yet the children of its ages have no victim: shown by age.
  const zeroPartner = shownBut(
    full,
    (level, area, _, quantity) =>
      quantity === 'yes_13' && level === 'community' && [90_010_101, 90_010_104].includes(area),
  );
  const bounds = found([zeroPartner], victims('community', 90_010_101));
  expect(bounds.highest - bounds.lowest).toBeLessThan(n);
});

test('a partner with one contributor protects nothing from that child', () => {
  const full = cubeOfRecords([...community(10_101, 60, 2), ...community(10_102, 60, 1), ...community(10_103, 60, 12)]);
  const single = shownBut(
    full,
    (level, area, _, quantity) =>
      quantity === 'yes_13' && level === 'community' && [90_010_101, 90_010_102].includes(area),
  );
  const cubes = [{ cube: single, versionOf: () => 0 }];
  const own = { figure: victims('community', 90_010_102), lower: 1, upper: 1 };
  const [bounds] = boundsOf(
    systemOf(cubes, { surveyYearBE: year, quantities, hints: [own] }),
    [victims('community', 90_010_101)],
    n,
  );
  expect(Math.round((bounds?.highest ?? 0) - (bounds?.lowest ?? 0))).toBe(0);
});

test('what one release shows and the next hides is found out by their difference', () => {
  const before = cubeOfRecords(few);
  const after = cubeOfRecords(few.filter(({ community: code }) => code !== 90_010_101));
  const hides = (cube: Cube): Cube =>
    shownBut(
      cube,
      (level, area, _, quantity) =>
        quantity === 'yes_13' && level === 'community' && [90_010_101, 90_010_102].includes(area),
    );
  expect(found([hides(before)], victims('community', 90_010_101))).not.toEqual({ lowest: 2, highest: 2 });
  expect(found([hides(before), hides(after)], victims('community', 90_010_101))).toEqual({ lowest: 2, highest: 2 });
});

test('children whose sex is not known are a part like any other: left open, they are found out', () => {
  const unknown = community(10_103, 3, 2, { sex: 'unknown' });
  const full = cubeOfRecords([...few, ...unknown, ...community(10_201, 60, 9)]);
  const open = shownBut(full, (_, __, stratum, quantity) => quantity === 'yes_13' && stratum.sex === 'unknown');
  const of = plainStrata.tambon.find(({ sex }) => sex === 'unknown');
  expect(found([open], victims('tambon', 900_101, of ?? everybody))).toEqual({ lowest: 2, highest: 2 });
});

test('the release of the same children withstands each of these', () => {
  const unknown = community(10_103, 3, 2, { sex: 'unknown' });
  const full = cubeOfRecords([...few, ...unknown, ...community(10_201, 80, 11), ...community(10_202, 80, 3)]);
  const released = releasedOf(full, ['13']);
  const attacked = [victims('community', 90_010_101), victims('community', 90_010_202)];
  for (const figure of attacked) {
    const { lowest, highest } = found([released], figure);
    expect(highest - lowest).toBeGreaterThanOrEqual(n);
  }
});
