import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../shared/contract/figure.ts';
import type { HighMigrationRow } from '../../../shared/contract/high-migration.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import { map as en } from '../../../shared/i18n/en/map.ts';
import { map as th } from '../../../shared/i18n/th/map.ts';
import {
  highMigrationAskOf,
  highMigrationFills,
  migrationLens,
  rankedMigration,
} from '../../../shared/drawing/migration-model.ts';
import { figureWords, migrationReasonWords } from '../../../shared/drawing/migration-reason.ts';

const figure = (prevalence: number | null, change: Partial<Figure> = {}): Figure => ({
  yes: 0,
  known: 400,
  eligible: 400,
  prevalence,
  ciLow: prevalence === null ? null : Math.max(0, prevalence - 0.03),
  ciHigh: prevalence === null ? null : prevalence + 0.03,
  grade: 'A',
  ...change,
});
const hidden = figure(null, { yes: null, known: null, eligible: null, grade: null });

function rowOf(reason: Partial<HighMigrationRow['reason']>, change: Partial<HighMigrationRow> = {}): HighMigrationRow {
  const whole = {
    code: 'as-province',
    share: 0.223,
    provinceShare: 0.128,
    restShare: 0.12,
    class: 'none',
    mark: null,
    ...reason,
  } as const;
  return {
    areaCode: '850101',
    isHigh: whole.code === 'hot-spot' || whole.code === 'high-share',
    reason: whole,
    arrival: figure(whole.share),
    noThaiNationality: figure(0.05),
    giStar: 1,
    p: 0.5,
    pAdjusted: 0.5,
    noResult: null,
    ...change,
  };
}
const plain = (words: string): string => words.replaceAll('\u00A0', ' ');

describe('the reason in a sentence', () => {
  test.each<[name: string, row: HighMigrationRow, thai: string, english: string]>([
    [
      'hot-spot',
      rowOf({ code: 'hot-spot', class: 'hot-95', mark: 'higher' }),
      'ย้ายเข้า 22.3% สูงกว่าที่อื่นในจังหวัด (ทั้งจังหวัด 12.8%) และพื้นที่รอบข้างก็สูง (hot spot มั่นใจ 95%)',
      '22.3% moved in: higher than elsewhere in the province (whole province 12.8%), and the areas around it are high too (hot spot, sure 95%)',
    ],
    [
      'high-share',
      rowOf({ code: 'high-share', mark: 'much-higher' }),
      'ย้ายเข้า 22.3% สูงกว่าที่อื่นในจังหวัด (ทั้งจังหวัด 12.8%) อย่างชัดเจน แต่รอบข้างไม่สูงชัดเจน',
      '22.3% moved in: clearly higher than elsewhere in the province (whole province 12.8%), but the areas around it are not clearly high',
    ],
    [
      'high-share of an island',
      rowOf({ code: 'high-share', class: null, mark: 'higher' }, { noResult: 'no-neighbour' }),
      'ย้ายเข้า 22.3% สูงกว่าที่อื่นในจังหวัด (ทั้งจังหวัด 12.8%) อย่างชัดเจน แต่ไม่มีพื้นที่ติดกันให้เทียบ',
      '22.3% moved in: clearly higher than elsewhere in the province (whole province 12.8%), but no area touches it to compare with',
    ],
    [
      'high-share without a test',
      rowOf({ code: 'high-share', class: null, mark: 'higher' }),
      'ย้ายเข้า 22.3% สูงกว่าที่อื่นในจังหวัด (ทั้งจังหวัด 12.8%) อย่างชัดเจน ส่วนพื้นที่รอบข้างไม่ได้ทดสอบ',
      '22.3% moved in: clearly higher than elsewhere in the province (whole province 12.8%); the areas around it were not tested',
    ],
    [
      'beside-high',
      rowOf({ code: 'beside-high', share: 0.11, class: 'hot-90' }),
      'ย้ายเข้า 11.0% ไม่สูงกว่าที่อื่นในจังหวัด (ทั้งจังหวัด 12.8%) แต่พื้นที่รอบข้างสูง (hot spot ค่อนข้างมั่นใจ 90%)',
      '11.0% moved in: not higher than elsewhere in the province (whole province 12.8%), but the areas around it are high (hot spot, fairly sure 90%)',
    ],
    [
      'as-province',
      rowOf({ share: 0.13 }),
      'ย้ายเข้า 13.0% ไม่ต่างจากที่อื่นในจังหวัด (ทั้งจังหวัด 12.8%) อย่างชัดเจน',
      '13.0% moved in: not clearly different from elsewhere in the province (whole province 12.8%)',
    ],
    [
      'low',
      rowOf({ code: 'low', share: 0.05, mark: 'lower' }),
      'ย้ายเข้า 5.0% ต่ำกว่าที่อื่นในจังหวัด (ทั้งจังหวัด 12.8%) อย่างชัดเจน',
      '5.0% moved in: clearly lower than elsewhere in the province (whole province 12.8%)',
    ],
    [
      'low in a cold spot',
      rowOf({ code: 'low', share: 0.05, mark: 'much-lower', class: 'cold-99' }),
      'ย้ายเข้า 5.0% ต่ำกว่าที่อื่นในจังหวัด (ทั้งจังหวัด 12.8%) อย่างชัดเจน และพื้นที่รอบข้างก็ต่ำ (cold spot มั่นใจมาก 99%)',
      '5.0% moved in: clearly lower than elsewhere in the province (whole province 12.8%), and the areas around it are low too (cold spot, very sure 99%)',
    ],
    [
      'low beside a hot spot',
      rowOf({ code: 'low', share: 0.05, mark: 'lower', class: 'hot-95' }),
      'ย้ายเข้า 5.0% ต่ำกว่าที่อื่นในจังหวัด (ทั้งจังหวัด 12.8%) อย่างชัดเจน แต่พื้นที่รอบข้างสูง (hot spot มั่นใจ 95%)',
      '5.0% moved in: clearly lower than elsewhere in the province (whole province 12.8%), but the areas around it are high (hot spot, sure 95%)',
    ],
    [
      'a cold spot alone',
      rowOf({ code: 'low', share: 0.12, mark: 'similar', class: 'cold-90' }),
      'ย้ายเข้า 12.0% ไม่ต่างจากที่อื่นในจังหวัด (ทั้งจังหวัด 12.8%) อย่างชัดเจน แต่อยู่ในบริเวณที่ค่าต่ำอยู่ติดกัน (cold spot ค่อนข้างมั่นใจ 90%)',
      '12.0% moved in: not clearly different from elsewhere in the province (whole province 12.8%), but in a cluster of low values (cold spot, fairly sure 90%)',
    ],
    ['too-few', rowOf({ code: 'too-few', class: null }, { noResult: 'too-few' }), th.reasonTooFew, en.reasonTooFew],
    ['no-data', rowOf({ code: 'no-data', share: null, class: null }), th.reasonNoData, en.reasonNoData],
  ])('%s', (_name, row, thai, english) => {
    expect(plain(migrationReasonWords(row, th))).toBe(thai);
    expect(migrationReasonWords(row, en)).toBe(english);
  });

  test('a hidden figure says that it is hidden, whatever its code, and no number', () => {
    const byResult = rowOf({ code: 'too-few', class: null }, { noResult: 'hidden' });
    const byCounts = rowOf({ code: 'hot-spot', class: 'hot-99' }, { arrival: hidden });
    for (const row of [byResult, byCounts]) {
      expect(migrationReasonWords(row, th)).toBe('ปกปิดเพื่อคุ้มครองเด็ก');
      expect(migrationReasonWords(row, en)).toBe('Hidden to protect children');
    }
    expect(figureWords(hidden, th)).toBe('ปกปิดเพื่อคุ้มครองเด็ก');
  });

  test('both shares have the decimals that the interval supports, or enough to differ', () => {
    const wide = (share: number) => ({ arrival: figure(share, { ciLow: share - 0.1, ciHigh: share + 0.1 }) });
    const words = (share: number): string =>
      migrationReasonWords(rowOf({ code: 'high-share', share, mark: 'higher' }, wide(share)), en);
    expect(words(0.223)).toContain('22% moved in: clearly higher than elsewhere in the province (whole province 13%)');
    expect(words(0.134)).toContain(
      '13.4% moved in: clearly higher than elsewhere in the province (whole province 12.8%)',
    );
    const few = figure(0.45, { ciLow: 0.29, ciHigh: 0.62, grade: 'D' });
    expect(
      migrationReasonWords(rowOf({ code: 'hot-spot', class: 'hot-95', share: 0.45 }, { arrival: few }), en),
    ).toContain('29–62% moved in: higher than elsewhere in the province (whole province 13%)');
    expect(migrationReasonWords(rowOf({ provinceShare: null }), en)).toBe(
      '22.3% moved in: not clearly different from elsewhere in the province',
    );
  });
});

describe('the list and the map', () => {
  const rows = [
    rowOf({ code: 'no-data', share: null }, { areaCode: '1' }),
    rowOf({ code: 'as-province', share: 0.2 }, { areaCode: '2' }),
    rowOf({ code: 'high-share', share: 0.5 }, { areaCode: '3' }),
    rowOf({ code: 'hot-spot', share: 0.3, class: 'hot-90' }, { areaCode: '4' }),
    rowOf({ code: 'hot-spot', share: 0.4, class: 'hot-90' }, { areaCode: '5' }),
    rowOf({ code: 'too-few', share: null }, { areaCode: '6', noResult: 'hidden', arrival: hidden }),
    rowOf({ code: 'too-few', share: 0.9 }, { areaCode: '7' }),
    rowOf({ code: 'low', share: 0.1 }, { areaCode: '8' }),
  ];

  test('hot spots, then high shares, then the others from the highest; those without a figure last', () => {
    expect(rankedMigration(rows).map((row) => row.areaCode)).toEqual(['5', '4', '3', '2', '8', '7', '1', '6']);
  });

  test('only tambons of high migration that are on the map have a ground', () => {
    const answer = {
      surveyYearBE: 2568,
      weights: 'queen',
      leastRatio: 1.25,
      permutations: 9999,
      seed: 1,
      packId: null,
      tested: 8,
      isExploratory: true,
      rows,
    };
    const lens = migrationLens(answer, ['2', '3', '4']);
    expect([...lens.rows.keys()]).toEqual(['2', '3', '4']);
    expect([...highMigrationFills(lens)]).toEqual([
      ['3', '--high-migration'],
      ['4', '--high-migration'],
    ]);
  });

  test('the question: tambons that touch, always with the same seed', () => {
    expect(highMigrationAskOf({ ...noFilter, surveyYearBE: 2568 }, 1.25)).toEqual({
      level: 'tambon',
      filter: { ...noFilter, surveyYearBE: 2568 },
      weights: 'queen',
      permutations: 9999,
      seed: 1,
      packId: null,
      smallAreasAreNeighbours: false,
      leastRatio: 1.25,
    });
  });
});
