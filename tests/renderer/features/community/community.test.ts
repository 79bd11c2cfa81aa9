import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../../shared/contract/figure.ts';
import type { AreaMarks } from '../../../../shared/contract/marks.ts';
import type { PopulationAnswer } from '../../../../shared/contract/population.ts';
import type { PriorityAnswer } from '../../../../shared/contract/priority.ts';
import type { TrendsAnswer } from '../../../../shared/contract/trends.ts';
import {
  communityRows,
  priorityOf,
  probabilityText,
  pyramidOf,
} from '../../../../renderer/features/community/community-model.ts';
import { readFigure } from '../../../../shared/figures/figure-reading.ts';

const figure = (change: Partial<Figure> = {}): Figure => ({
  yes: 10,
  known: 100,
  eligible: 110,
  prevalence: 0.1,
  ciLow: 0.05,
  ciHigh: 0.17,
  grade: 'B',
  ...change,
});
const hidden = figure({
  yes: null,
  known: null,
  eligible: null,
  prevalence: null,
  ciLow: null,
  ciHigh: null,
  grade: null,
});
const unanswered = figure({ yes: 0, known: 0, prevalence: null, ciLow: null, ciHigh: null });

const trends = (areaCode: string, years: readonly (readonly [number, Figure])[]): TrendsAnswer => ({
  areaCode,
  years: years.map(([year]) => year),
  rows: [
    {
      indicator: 1,
      verdict: 'rising',
      yearsUsed: [],
      yearsLeftOut: [],
      change: null,
      test: null,
      smallestVisible: null,
      seenWith80Power: null,
      years: years.map(([surveyYearBE, own]) => ({ surveyYearBE, ...own })),
    },
  ],
});
const marks = { areaCode: '85010101', mark: ['much-higher'] } as unknown as AreaMarks;

describe('the indicators of a community', () => {
  test('a figure of grade D is read as an interval; a hidden one is neither that nor without an answer', () => {
    const figures = [figure(), figure({ grade: 'D' }), hidden, unanswered, { ...unanswered, eligible: 0 }];
    expect(figures.map((each) => readFigure(each, 1).state)).toEqual([
      'shown',
      'uncertain',
      'hidden',
      'no-answer',
      'no-eligible',
    ]);
  });

  test('beside each figure stand the province in the same year and the community a year before', () => {
    const own = trends('85010101', [
      [2567, figure({ yes: 7 })],
      [2568, figure()],
    ]);
    const province = trends('85', [
      [2567, figure({ yes: 70 })],
      [2568, figure({ yes: 80 })],
    ]);
    const [row] = communityRows(own, province, marks, 2568, 2567);
    expect([row?.now?.yes, row?.before?.yes, row?.province?.yes]).toEqual([10, 7, 80]);
    expect([row?.mark, row?.verdict]).toEqual(['much-higher', 'rising']);
  });

  test('nothing is said of a hidden figure: no mark, no verdict', () => {
    const [row] = communityRows(trends('85010101', [[2568, hidden]]), null, marks, 2568, null);
    expect([row?.mark, row?.verdict, row?.before, row?.province]).toEqual([null, null, null, null]);
  });
});

describe('the pyramid', () => {
  const cell = (
    ageBand: PopulationAnswer['cells'][number]['ageBand'],
    sex: PopulationAnswer['cells'][number]['sex'],
    known: number | null,
    yes: number | null = 0,
  ) => ({ ageBand, sex, known, yes });
  const answer = (cells: PopulationAnswer['cells']): PopulationAnswer => ({
    areaCode: '85010101',
    surveyYearBE: 2568,
    known: null,
    yes: null,
    cells,
  });

  test('oldest on top, the longest bar gives the scale, others are counted apart', () => {
    const pyramid = pyramidOf(
      answer([
        cell('0-4', 'male', 12, 3),
        cell('15-17', 'female', 40, 1),
        cell('18+', 'male', 2),
        cell('5-9', 'unknown', 1),
      ]),
    );
    expect(pyramid.bands.map((each) => each.band)).toEqual(['15-17', '10-14', '5-9', '0-4']);
    expect([pyramid.top, pyramid.others]).toEqual([40, 3]);
    expect(pyramid.bands.at(-1)?.male).toEqual({ children: 12, migrants: 3 });
  });

  test('a hidden bar is null and hides the rest it could be worked out from', () => {
    const pyramid = pyramidOf(answer([cell('0-4', 'male', null, null), cell('unknown', 'unknown', null, null)]));
    expect([pyramid.bands.at(-1)?.male, pyramid.others]).toEqual([null, null]);
  });

  test('where no bar says how many are migrants, the note does not speak of a dark part', () => {
    expect(pyramidOf(answer([cell('0-4', 'male', 30, null), cell('5-9', 'female', 18, null)])).tellsMigrants).toBe(
      false,
    );
    expect(pyramidOf(answer([cell('0-4', 'male', 30, null), cell('5-9', 'female', 18, 6)])).tellsMigrants).toBe(true);
  });
});

describe('priority', () => {
  const row = (rankLow: number | null, rankHigh: number | null): PriorityAnswer => ({
    surveyYearBE: 2568,
    level: 'community',
    indicators: [3],
    ranked: 20,
    top: 10,
    draws: 1000,
    seed: 1,
    rows: [
      {
        areaCode: '85010101',
        score: rankLow === null ? null : 0.1,
        topProbability: rankLow === null ? null : 0.4,
        expectedRank: rankLow,
        medianRank: rankLow,
        rankLow,
        rankHigh,
        topProbabilityUnderWeights: null,
        counts: [],
      },
    ],
  });

  test('is a range, widened to whole ranks', () => {
    expect(priorityOf(row(3.5, 11.2), '85010101')).toEqual({
      state: 'ranked',
      low: 3,
      high: 12,
      ranked: 20,
      top: 10,
      topProbability: 0.4,
    });
  });

  test('of a community that is hidden or not there, nothing is said', () => {
    expect(priorityOf(row(null, null), '85010101')).toEqual({ state: 'none' });
    expect(priorityOf(row(1, 2), '85010102')).toEqual({ state: 'none' });
  });

  test('a probability from draws is never said to be certain', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (probability) => {
        expect(['0%', '100%']).not.toContain(probabilityText(probability).replace(/^[<>]/, ''));
      }),
    );
    expect([probabilityText(0), probabilityText(0.5), probabilityText(1)]).toEqual(['<1%', '50%', '>99%']);
  });
});
