import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/contract/app-error.ts';
import { statisticMethods } from '../../electron/engine/statistics/methods/run-statistic.ts';
import { runStatsCommand, statsHelp, statsMethodNames } from '../../electron/hosts/stats-command.ts';

const run = (method: string, input: unknown) => runStatsCommand(method, JSON.stringify(input));

function usageError(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'USAGE') return String(error.detail['found']);
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('natpro stats', () => {
  test('knows the methods the issue names', () => {
    expect(statsMethodNames).toEqual(
      expect.arrayContaining([
        'wilson',
        'clopper-pearson',
        'eb-binomial',
        'funnel',
        'bh',
        'gi-star',
        'local-moran',
        'alkire-foster',
        'standardise',
        'trend',
        'scan',
        'priority',
        'cochran-armitage',
        'newcombe',
        'grade',
        'gap',
        'cooccurrence',
        'global-moran',
      ]),
    );
    expect(new Set(statsMethodNames).size).toBe(statsMethodNames.length);
  });

  test.each(statisticMethods.map(({ name, example }) => [name, example] as const))(
    '%s runs its example, the same each time, and its help shows it',
    (name, example) => {
      const result = run(name, example);
      expect(run(name, example)).toEqual(result);
      const help = statsHelp(name);
      expect(help).toContain(`< ${JSON.stringify(example)}`);
      expect(help).toContain(`> ${JSON.stringify(result)}`);
      for (const field of Object.keys(result)) expect(help).toContain(field);
    },
  );

  test('the help of all methods names each once', () => {
    for (const name of statsMethodNames)
      expect(
        statsHelp()
          .split('\n')
          .filter((line) => line === name),
      ).toHaveLength(1);
  });

  test('numbers come back as documented', () => {
    expect(run('wilson', { yes: 65, known: 100 })).toEqual({
      share: 0.65,
      low: expect.closeTo(0.552544432969, 12),
      high: expect.closeTo(0.736357517569, 12),
    });
    expect(run('bh', { p: [0.0001, 0.0004, 0.0019, 0.0095, 0.0201], tests: 15 })).toEqual({
      pAdjusted: [0.0015, 0.003, 0.0095, 0.035625, 0.0603].map((p) => expect.closeTo(p, 12)),
    });
    expect(run('grade', { yes: 3, known: 30 })).toMatchObject({ grade: 'D' });
    expect(run('trend', { years: [{ surveyYearBE: 2568, yes: 3, known: 100 }] })).toMatchObject({
      verdict: 'too-little-data',
    });
  });

  test('any confidence between 0 and 1 has a score interval (R: prop.test(12, 40, conf.level = 0.8, correct = FALSE))', () => {
    expect(run('wilson', { yes: 12, known: 40, confidence: 0.8 })).toEqual({
      share: 0.3,
      low: expect.closeTo(0.216539124713006, 12),
      high: expect.closeTo(0.399236867297213, 12),
    });
  });

  test('no denominator gives null, not zero', () => {
    const nothing = { share: null, low: null, high: null };
    expect(run('wilson', { yes: 0, known: 0 })).toEqual(nothing);
    expect(run('clopper-pearson', { yes: 0, known: 0 })).toEqual(nothing);
    expect(run('newcombe', { first: { yes: 0, known: 0 }, second: { yes: 1, known: 2 } })).toEqual({
      difference: null,
      low: null,
      high: null,
    });
    expect(run('cochran-armitage', { groups: [] })).toEqual({ z: null, chiSquare: null, p: null });
    expect(run('global-moran', { values: [1, 1], neighbours: [[1], [0]] })).toMatchObject({ moranI: null });
  });

  test('a list of inputs gives a list of results', () => {
    expect(
      run('wilson', [
        { yes: 0, known: 20 },
        { yes: 65, known: 100 },
      ]),
    ).toEqual([run('wilson', { yes: 0, known: 20 }), run('wilson', { yes: 65, known: 100 })]);
    expect(run('wilson', [])).toEqual([]);
  });

  test('maps come as neighbours, outlines or points', () => {
    const values = [1, 2, 3, 9];
    const square = (x: number) => ({
      type: 'Polygon',
      coordinates: [
        [
          [x, 0],
          [x + 1, 0],
          [x + 1, 1],
          [x, 1],
          [x, 0],
        ],
      ],
    });
    const maps = [
      { neighbours: [[1], [0, 2], [1, 3], [2]] },
      { outlines: [0, 1, 2, 3].map(square) },
      {
        points: [
          [0, 0],
          [1, 0],
          [2, 0],
          [3, 0],
        ],
        band: 1,
      },
    ];
    const results = maps.map((map) => run('gi-star', { values, ...map, permutations: 99 }) as { areas: unknown });
    expect(results[1]?.areas).toEqual(results[0]?.areas);
    expect(results[2]?.areas).toEqual(results[0]?.areas);
    expect(run('weights', { outlines: [square(0), null] })).toEqual({
      kind: 'queen',
      neighbours: [[], []],
      islands: [0, 1],
    });
  });

  test('local Moran leaves out missing values as the hot spots do', () => {
    const { areas } = run('local-moran', {
      values: [1, null, 3, 9, 2],
      neighbours: [[1], [0, 2], [1, 3], [2, 4], [3]],
      permutations: 99,
    }) as {
      areas: { noResult: string | null; localI?: number | null }[];
    };
    expect(areas.map(({ noResult }) => noResult)).toEqual(['no-neighbour', 'no-value', null, null, null]);
    expect(areas[0]?.localI).toBeNull();
    expect(areas[2]?.localI).toEqual(expect.any(Number));
  });

  test('k nearest are sought among the areas with a value, so that none of these is left alone', () => {
    const points = [0, 1, 2, 10, 11, 12].map((x) => [x, 0]);
    const { areas } = run('gi-star', {
      values: [0.1, null, 0.3, 0.5, null, 0.2],
      points,
      knn: 1,
      permutations: 99,
    }) as { areas: { noResult: string | null }[] };
    expect(areas.map(({ noResult }) => noResult)).toEqual([null, 'no-value', null, null, 'no-value', null]);
  });

  test('group names in any script are kept apart', () => {
    const { groups } = run('alkire-foster', {
      children: [[1], [0], [1]],
      groups: ['ปากน้ำ', '__proto__', 'ປາກນ້ຳ'],
      k: 1,
    }) as {
      groups: { group: string; H: number }[];
    };
    expect(groups.map(({ group, H }) => [group, H])).toEqual([
      ['ปากน้ำ', 1],
      ['__proto__', 0],
      ['ປາກນ້ຳ', 1],
    ]);
  });

  test.each([
    ['an unknown method', () => run('wilsn', {}), /wilsn/],
    ['no JSON', () => runStatsCommand('wilson', '{"yes": 1'), /JSON/],
    ['nothing', () => runStatsCommand('wilson', ''), /JSON/],
    ['a missing field', () => run('wilson', { yes: 1 }), /known/],
    ['a misspelt field', () => run('wilson', { yes: 1, known: 2, confidance: 0.9 }), /confidance/],
    ['a confidence of 1', () => run('wilson', { yes: 1, known: 2, confidence: 1 }), /confidence/],
    ['more yes than known', () => run('wilson', { yes: 3, known: 2 }), /yes 3 of known 2/],
    [
      'a field inside a list',
      () => run('eb-binomial', { areas: [{ yes: 1, known: 2 }, { yes: 1 }] }),
      /areas\.1\.known/,
    ],
    [
      'some areas with a group',
      () =>
        run('eb-binomial', {
          areas: [
            { yes: 1, known: 2, group: 'ก' },
            { yes: 1, known: 2 },
          ],
        }),
      /group/,
    ],
    ['groups of another length', () => run('alkire-foster', { children: [[1]], groups: [], k: 1 }), /groups/],
    ['no map', () => run('gi-star', { values: [1] }), /neighbours, outlines, points/],
    ['two maps', () => run('gi-star', { values: [1], neighbours: [[]], points: [[0, 0]], knn: 1 }), /one of/],
    ['points without a rule', () => run('gi-star', { values: [1], points: [[0, 0]] }), /knn or band/],
    [
      'weights without neighbours',
      () => run('gi-star', { values: [1], points: [[0, 0]], knn: 1, weights: [[]] }),
      /weights/,
    ],
    ['a bad item of a list of inputs', () => run('wilson', [{ yes: 1, known: 2 }, 5]), /JSON object/],
  ])('%s is refused with what was found', (_, work, found) => {
    expect(usageError(work)).toMatch(found);
  });
});
