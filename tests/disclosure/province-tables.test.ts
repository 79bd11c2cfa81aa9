import { describe, expect, test } from 'vitest';
import { copiedBlock, cubeOf, figureAt, figuresOf, type Cube } from '../../electron/engine/disclosure/cube.ts';
import { heldBackTotals } from '../../electron/engine/disclosure/held-back.ts';
import {
  everybody,
  homeMembers,
  provinceStrata,
  riskNumbers,
  stratumKey,
  type ProvinceStratum,
  type Stratum,
} from '../../electron/engine/disclosure/lattice.ts';
import { quantities, quantityPlace } from '../../electron/engine/disclosure/quantities.ts';
import type { EarlierRelease } from '../../electron/engine/disclosure/province-frames.ts';
import type { ReleaseInput } from '../../electron/engine/disclosure/release-task.ts';
import { provinceTasks, runProvinceTask } from '../../electron/engine/disclosure/provinces/province-tables.ts';
import { boundsOf, type System } from './support/attacker.ts';
import { bit, cubeOfRecords, type ChildRecord } from './support/child-records.ts';
import { madeUpRecords, type Shape } from './support/made-up.ts';

const n = 5;
const [earlier, year] = [2567, 2568];
const province = 90;

/** Two years of one province: most children are in both, some moved, some came, some have no id. */
function twoYears(shape: Shape, seed: number): readonly ChildRecord[] {
  const [before, now] = [madeUpRecords({ ...shape, year: earlier }, seed), madeUpRecords(shape, seed + 1)];
  const ids = now.map((_, i) => (i % 29 === 0 ? undefined : `C${i}`));
  return [
    ...before.map((child, i) => ({ ...child, ...(i % 31 === 0 ? {} : { id: `C${i % 17 === 0 ? i + 100_000 : i}` }) })),
    ...now.map((child, i) => ({ ...child, ...(ids[i] === undefined ? {} : { id: ids[i] }) })),
  ];
}

/** A figure of the province in a year. */
type Figure = { readonly stratum: Stratum; readonly quantity: string; readonly surveyYearBE: number };
const nameOf = ({ stratum, quantity, surveyYearBE }: Figure): string =>
  `${surveyYearBE} ${stratumKey(stratum)} ${quantity}`;
const valueIn = (cube: Cube, { stratum, quantity, surveyYearBE }: Figure): number =>
  figureAt(figuresOf(cube, surveyYearBE, 'province', stratum), quantity, province);

/** A cell of a table that the attacker sets up, and the figures that it is part of. */
type Cell = { readonly name: string; readonly of: readonly Figure[] };

const of = (stratum: Stratum, quantity: string, surveyYearBE = year): Figure => ({ stratum, quantity, surveyYearBE });
const answer = (kind: 'yes' | 'known', no: number): string => `${no >= 17 ? 'living_' : ''}${kind}_${no}`;

/** What an answer of yes, no or not known is part of: counts of yes and of answers. */
const counted = (
  stratum: Stratum,
  said: string,
  quantityOf: (kind: 'yes' | 'known') => string,
  at = year,
): Figure[] => [
  ...(said === 'unknown' ? [] : [of(stratum, quantityOf('known'), at)]),
  ...(said === 'yes' ? [of(stratum, quantityOf('yes'), at)] : []),
];

const three = ['yes', 'no', 'unknown'] as const;
const of2 = (no: number) => (kind: 'yes' | 'known') => answer(kind, no);

/** Children by their answers to two indicators. */
function pairCells(first: number, second: number): readonly Cell[] {
  const told = (indicator: number, said: string): ProvinceStratum | null =>
    said === 'unknown' || indicator === 16 ? null : { kind: 'answer', indicator, answer: said as 'yes' | 'no' };
  return three.flatMap((a) =>
    three.map((b): Cell => {
      const [ofFirst, ofSecond] = [told(first, a), told(second, b)];
      return {
        name: `${a} ${b}`,
        of: [
          ...counted(everybody, a, of2(first)),
          ...counted(everybody, b, of2(second)),
          ...(ofFirst ? counted(ofFirst, b, of2(second)) : []),
          ...(ofSecond ? counted(ofSecond, a, of2(first)) : []),
        ],
      };
    }),
  );
}

/** Children of a group by whether services reached them. */
const reachedCells = (group: 'thai' | 'migrant'): readonly Cell[] =>
  (['victims', 'high-risk', 'rest'] as const).flatMap((among) =>
    three.map((said): Cell => {
      const ofGroup: Stratum = { kind: 'plain', sex: null, age: null, group };
      return {
        name: `${among} ${said}`,
        of: [
          of(ofGroup, 'eligible_1'),
          ...counted(ofGroup, said, of2(16)),
          ...(among === 'rest'
            ? []
            : [
                of({ kind: 'reached', among, group }, 'eligible_1'),
                ...counted({ kind: 'reached', among, group }, said, of2(16)),
              ]),
          ...(among === 'victims' ? [of(ofGroup, 'yes_13')] : []),
        ],
      };
    }),
  );

/** Households by whose children they have, and an answer. */
const homeCells = (no: number): readonly Cell[] =>
  ([...homeMembers, null] as const).flatMap((members) =>
    three.map((said): Cell => {
      const quantityOf = (kind: 'yes' | 'known'): string => `home_${kind}_${no}`;
      const strata: Stratum[] = [everybody, ...(members === null ? [] : [{ kind: 'home', members } as const])];
      return {
        name: `${members} ${said}`,
        of: strata.flatMap((stratum) => [of(stratum, 'households'), ...counted(stratum, said, quantityOf)]),
      };
    }),
  );

const flowCells: readonly Cell[] = [
  { name: 'stayed', sides: ['now', 'before'] },
  { name: 'arrived', sides: ['now'] },
  { name: 'new', sides: ['now'] },
  { name: 'unkeyed-now', sides: ['now'] },
  { name: 'left', sides: ['before'] },
  { name: 'gone', sides: ['before'] },
  { name: 'unkeyed-before', sides: ['before'] },
].map(({ name, sides }): Cell => ({
  name,
  of: [name, ...sides]
    .map((flow) => of({ kind: 'flow', flow } as ProvinceStratum, 'children'))
    .concat(sides.map((side) => of(everybody, 'recorded', side === 'now' ? year : earlier))),
}));

/** Children of the two years by both answers; some are in one year only. */
const changeCells = (no: number): readonly Cell[] =>
  [...three, 'absent'].flatMap((was) =>
    [...three, 'absent'].map((is): Cell => {
      const isPair = was !== 'absent' && is !== 'absent';
      const before = (name: string): Stratum => ({ kind: 'before', answer: name }) as ProvinceStratum;
      return {
        name: `${was} ${is}`,
        of: [
          ...(is === 'absent' ? [] : counted(everybody, is, of2(no))),
          ...(was === 'absent' ? [] : counted(everybody, was, of2(no), earlier)),
          ...(isPair ? counted(before(was), is, of2(no)) : []),
          ...(isPair && is === 'unknown' && was !== 'unknown'
            ? [of(before('became-unknown'), answer('known', no))]
            : []),
        ],
      };
    }),
  );

/** The attacker's sums over the cells of a table, out of what a cube shows. */
function attackOn(cells: readonly Cell[], cube: Cube) {
  const figures = new Map(cells.flatMap((cell) => cell.of.map((figure) => [nameOf(figure), figure] as const)));
  const sumOf = (figure: Figure): ReadonlyMap<number, number> =>
    new Map(
      [...cells.entries()]
        .filter(([, cell]) => cell.of.some((each) => nameOf(each) === nameOf(figure)))
        .map(([i]) => [i, 1] as const),
    );
  const rows = [...figures.values()].flatMap((figure) => {
    const value = valueIn(cube, figure);
    return value < 0 ? [] : [{ entries: sumOf(figure), lower: value, upper: value }];
  });
  const system: System<Figure> = { columns: cells.length, rows, sumOf };
  const hidden = [...figures.values()].filter((figure) => valueIn(cube, figure) === -1);
  return { hidden, bounds: boundsOf(system, hidden, n) };
}

/** Children by completeness and number of risks, and of these by one indicator: each stacked count sums some of them. */
function stackCells(no: number): readonly Cell[] {
  return Array.from({ length: riskNumbers.length + 1 }, (_, k) =>
    (['complete', 'incomplete'] as const).flatMap((completeness) =>
      (k === 0 ? [false] : [true, false]).map((has): Cell => ({
        name: `${k} ${completeness} ${has}`,
        of: (['as-no', 'leave-out'] as const).flatMap((unknown) =>
          unknown === 'leave-out' && completeness === 'incomplete'
            ? []
            : Array.from({ length: k + 1 }, (__, atLeast) => [
                of({ kind: 'stack', unknown, atLeast }, 'children'),
                ...(has && atLeast > 0 ? [of({ kind: 'stack', unknown, atLeast }, answer('yes', no))] : []),
              ]).flat(),
        ),
      })),
    ),
  ).flat();
}

const tables: Readonly<Record<string, readonly (readonly Cell[])[]>> = {
  pairs: [pairCells(3, 13), pairCells(2, 11), pairCells(4, 20), pairCells(2, 16)],
  reached: [reachedCells('thai'), reachedCells('migrant')],
  homes: [17, 18, 19, 20, 21, 22].map(homeCells),
  stacks: [3, 13, 20].map(stackCells),
  flows: [flowCells],
  changes: [3, 11, 13, 20].map(changeCells),
};

/** A province in which hardly anything is small, and three in which much is. */
const large: Shape = { amphoes: [[2, 2]], childrenOf: () => 700, yes: 0.15, unknown: 0.04, migrants: 0.3 };
const shapes: Readonly<Record<string, Shape>> = {
  'a large province': large,
  'a small province': { amphoes: [[2, 2]], childrenOf: () => 60, yes: 0.12, unknown: 0.06, migrants: 0.12 },
  'few migrants': { amphoes: [[3]], childrenOf: () => 60, yes: 0.2, unknown: 0.03, migrants: 0.03 },
  'many answers that are not known': { amphoes: [[3]], childrenOf: () => 70, yes: 0.2, unknown: 0.4, migrants: 0.3 },
};

/** What is shown of a full cube where every plain figure is that is not small, but for some that are hidden. */
const plainOf = (full: Cube, isHidden: (figure: Figure) => boolean = () => false): Cube =>
  cubeOf(
    'released',
    1,
    [...full.blocks.values()]
      .filter(({ level, stratum }) => level === 'province' && stratum.kind === 'plain')
      .map((block) => {
        const copy = copiedBlock(block);
        for (const quantity of quantities) {
          const { stratum, surveyYearBE } = block;
          const column = copy.columns[quantityPlace(quantity)];
          const value = column?.[0] ?? 0;
          if ((value > 0 && value < n) || isHidden({ stratum, quantity, surveyYearBE })) column?.fill(-1);
        }
        return copy;
      }),
  );

/** A cube with the tables of the province beside the plain figures that are shown. */
function withTables(full: Cube, plain: Cube, others: Partial<ReleaseInput> = {}): Cube {
  const input = { full, earlier: [], n, key: new Uint8Array(32), withheld: [], ...others };
  const blocks = full.years.flatMap((surveyYearBE) =>
    provinceTasks.flatMap((name) => runProvinceTask(input, plain, { surveyYearBE, province, name }).blocks),
  );
  return cubeOf('released', 1, [...plain.blocks.values(), ...blocks]);
}

/** The same with every figure of the tables hidden. */
const withoutTables = (released: Cube): Cube =>
  cubeOf(
    'released',
    1,
    [...released.blocks.values()].map((block) => {
      const copy = copiedBlock(block);
      if (block.stratum.kind !== 'plain') for (const column of copy.columns) column?.fill(-1);
      return copy;
    }),
  );

/** Figures of provinces alone, by what a cube does with them. */
const figuresIn = (cube: Cube, is: (value: number) => boolean): readonly Figure[] =>
  cube.years.flatMap((surveyYearBE) =>
    provinceStrata.flatMap((stratum) =>
      quantities
        .map((quantity): Figure => ({ stratum, quantity, surveyYearBE }))
        .filter((figure) => is(valueIn(cube, figure))),
    ),
  );
const shownIn = (cube: Cube): readonly Figure[] => figuresIn(cube, (value) => value >= 0);

describe.each(Object.entries(shapes))('what a province alone has: %s', (name, shape) => {
  const full = cubeOfRecords(twoYears(shape, 51));
  const released = withTables(full, plainOf(full));

  test('what is shown is true, and no small count', () => {
    const shown = shownIn(released);
    const kinds = new Set(shown.map(({ stratum }) => stratum.kind));
    if (name === 'a large province')
      expect(kinds).toEqual(new Set(['answer', 'reached', 'stack', 'home', 'flow', 'before']));
    for (const figure of shown) {
      const value = valueIn(released, figure);
      expect(value, nameOf(figure)).toBe(valueIn(full, figure));
      expect(value === 0 || value >= n, nameOf(figure)).toBe(true);
    }
  });

  test.each(Object.keys(tables))('nothing hidden can be had: %s', (kind) => {
    const found = (tables[kind] ?? []).map((cells) => attackOn(cells, released));
    const narrow = found.flatMap(({ bounds }) => bounds.filter(({ lowest, highest }) => highest - lowest < n - 1e-6));
    // Of a rare answer its own count, which is shown, leaves no more: nobody learns it from the table.
    const beforehand = new Set(
      (tables[kind] ?? []).flatMap((cells) =>
        attackOn(cells, withoutTables(released))
          .bounds.filter(({ lowest, highest }) => highest - lowest < n - 1e-6)
          .map(({ figure }) => nameOf(figure)),
      ),
    );
    expect(
      narrow
        .filter(({ figure }) => !beforehand.has(nameOf(figure)))
        .map(({ figure, lowest, highest }) => `${nameOf(figure)}: ${lowest} to ${highest}`),
    ).toEqual([]);
  });

  test('a table is shown whole or not at all; stacked risk from the first cut-off upward', () => {
    const states = Map.groupBy(
      figuresIn(released, (value) => value >= -1),
      ({ stratum, quantity, surveyYearBE }) => {
        const no = /\d+$/.exec(quantity)?.[0];
        if (stratum.kind === 'answer') {
          if (no === undefined || quantity.includes('eligible')) return `${surveyYearBE} registration`;
          return `${surveyYearBE} ${[Number(no), stratum.indicator].toSorted((x, y) => x - y).join(' ')}`;
        }
        if (stratum.kind === 'stack') return `${surveyYearBE} ${stratum.unknown} ${stratum.atLeast}`;
        return `${surveyYearBE} ${stratum.kind} ${no === undefined || stratum.kind === 'reached' ? '' : no}`;
      },
    );
    const mixed = [...states].filter(
      ([, those]) => new Set(those.map((each) => valueIn(released, each) >= 0)).size > 1,
    );
    expect(mixed.map(([table]) => table)).toEqual([]);
    for (const unknown of ['as-no', 'leave-out'])
      for (const at of [earlier, year]) {
        const shown = Array.from({ length: 18 }, (_, k) => states.get(`${at} ${unknown} ${k}`) ?? []).map((those) =>
          those.every((each) => valueIn(released, each) >= 0),
        );
        expect(shown.toSorted((a, b) => Number(b) - Number(a))).toEqual(shown);
      }
  });
});

test('what one cut-off more would be stays open where stacked risk ends', () => {
  const full = cubeOfRecords(twoYears(large, 51));
  const released = withTables(full, plainOf(full));
  const at = (atLeast: number): Figure => of({ kind: 'stack', unknown: 'as-no', atLeast }, 'children');
  const last = Array.from({ length: 18 }, (_, k) => k).findLast((k) => valueIn(released, at(k)) >= 0) ?? 0;
  const beyond = Array.from({ length: 17 - last }, (_, i) => valueIn(full, at(last + 1 + i)));
  const more = beyond.reduce((sum, each) => sum + each, 0);
  expect([last > 0, last < 17, more > 0]).toEqual([true, true, true]);
  expect(Math.min(more, valueIn(full, at(last))) - Math.ceil(more / (17 - last))).toBeGreaterThanOrEqual(n);
});

test('a table goes where a figure that it hangs together with is hidden', () => {
  const full = cubeOfRecords(twoYears(large, 51));
  const thai: Stratum = { kind: 'plain', sex: null, age: null, group: 'thai' };
  const young: Stratum = { kind: 'plain', sex: null, age: '0-4', group: null };
  const cases: readonly (readonly [hidden: Figure, gone: Figure])[] = [
    [of(thai, 'high_risk'), of({ kind: 'reached', among: 'victims', group: 'migrant' }, 'yes_16')],
    [of(everybody, 'known_13'), of({ kind: 'answer', indicator: 4, answer: 'yes' }, 'yes_13')],
    [of(young, 'yes_13'), of({ kind: 'answer', indicator: 13, answer: 'no' }, 'yes_4')],
    [of(thai, 'yes_5'), of({ kind: 'answer', indicator: 1, answer: 'yes' }, 'yes_5')],
    [of(everybody, 'living_yes_20'), of({ kind: 'stack', unknown: 'as-no', atLeast: 1 }, 'children')],
    [of(thai, 'living_yes_20'), of({ kind: 'home', members: 'both' }, 'home_yes_20')],
    [of(everybody, 'recorded', earlier), of({ kind: 'flow', flow: 'new' }, 'children')],
    [of(everybody, 'yes_13', earlier), of({ kind: 'before', answer: 'no' }, 'yes_13')],
  ];
  const whole = withTables(full, plainOf(full));
  for (const [hidden, gone] of cases) {
    const without = withTables(
      full,
      plainOf(full, (figure) => nameOf(figure) === nameOf(hidden)),
    );
    expect([nameOf(gone), valueIn(whole, gone) >= 0, valueIn(without, gone)]).toEqual([nameOf(gone), true, -1]);
  }
});

test('a planted leak is found: small counts hidden and nothing beside them', () => {
  const full = cubeOfRecords(twoYears(shapes['a small province'] as Shape, 51));
  const naive = cubeOf(
    'released',
    1,
    [...full.blocks.values()].map((block) => {
      const copy = copiedBlock(block);
      for (const column of copy.columns)
        for (const [row, value] of column?.entries() ?? []) if (value > 0 && value < n && column) column[row] = -1;
      return copy;
    }),
  );
  const narrow = Object.values(tables)
    .flat()
    .flatMap((cells) => attackOn(cells, naive).bounds)
    .filter(({ lowest, highest }) => highest - lowest < 1e-6);
  expect(narrow.length).toBeGreaterThan(0);
});

test('what an earlier release hid stays hidden, also with another threshold; totals that the team gave up take their table along', () => {
  const full = cubeOfRecords(twoYears(large, 51));
  const plain = plainOf(full);
  const strict = withTables(full, plain, { n: 40 });
  const first = withTables(full, plain);
  const again = withTables(full, plain, { earlier: [{ full, released: strict, n: 40 }] });
  const hiddenThen = figuresIn(strict, (value) => value === -1).filter((figure) => valueIn(first, figure) >= 0);
  expect(hiddenThen.length).toBeGreaterThan(100);
  expect(hiddenThen.filter((figure) => valueIn(again, figure) >= 0)).toEqual([]);
  const place = {
    ...of({ kind: 'answer', indicator: 4, answer: 'yes' }, 'yes_13'),
    level: 'province',
    area: province,
  } as const;
  const without = withTables(full, plain, { withheld: [place] });
  const table = [place, of({ kind: 'answer', indicator: 13, answer: 'no' }, 'known_4')];
  expect([table.map((each) => valueIn(first, each) >= 0), table.map((each) => valueIn(without, each))]).toEqual([
    [true, true],
    [-1, -1],
  ]);
});

test('a correction of one child is held back by what it changes in any table', () => {
  const records = twoYears(shapes['a large province'] as Shape, 51);
  const full = cubeOfRecords(records);
  const before: EarlierRelease = { full, released: withTables(full, plainOf(full)), n };
  const child = records.find((each) => each.year === year && each.age !== null && each.age >= 12);
  const corrected = cubeOfRecords(
    records.map((each) =>
      each === child ? { ...each, yes: each.yes ^ bit(13), no: each.no ^ bit(13), household: 'another' } : each,
    ),
  );
  const held = heldBackTotals({ full: corrected, earlier: [before], n, key: new Uint8Array(32), withheld: [] });
  expect(new Set(held.map(({ stratum }) => stratum.kind)).size).toBeGreaterThan(2);
  const released = withTables(corrected, plainOf(corrected), { earlier: [before], withheld: held });
  const toldAnyway = held
    .filter(({ level, stratum }) => level === 'province' && stratum.kind !== 'plain')
    .filter((place) => valueIn(released, place) >= 0);
  expect(toldAnyway.map(nameOf)).toEqual([]);
});

test('in the first year nobody is told what became of the children before', () => {
  const full = cubeOfRecords(madeUpRecords({ ...large, year }, 3));
  const released = withTables(full, plainOf(full));
  expect(figuresOf(released, year, 'province', { kind: 'flow', flow: 'stayed' })).toBeNull();
});
