import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { ProvinceMap } from '../../../shared/contract/boundaries.ts';
import type { HotSpotRow, HotSpotsAnswer } from '../../../shared/contract/hot-spots.ts';

export const filled = <T>(length: number, value: T): T[] => Array.from({ length }, () => value);

type Answers = Readonly<Record<number, readonly [yes: number, known: number] | 'hidden'>>;

/** An area's row with answers to some indicators, two unknown ones beside, and intervals of ± 5 points. */
export function rowOf(areaCode: string, answers: Answers, surveyYearBE = 2568): AreaPrevalence {
  const pick = <T>(rest: T, value: (yes: number, known: number) => T, hidden: T): T[] =>
    filled(22, rest).map((none, i) => {
      const found = answers[i + 1];
      if (found === 'hidden') return hidden;
      return found ? value(found[0], found[1]) : none;
    });
  const share = (of: (share: number) => number) =>
    pick<number | null>(null, (yes, known) => (known === 0 ? null : of(yes / known)), null);
  return {
    surveyYearBE,
    areaCode,
    children: 100,
    migrants: 0,
    households: 0,
    hidden: pick(false, () => false, true),
    yes: pick<number | null>(0, (yes) => yes, null),
    no: pick<number | null>(0, (yes, known) => known - yes, null),
    unknown: pick(0, () => 2, 2),
    prevalence: share((value) => value),
    ciLow: share((value) => Math.max(0, value - 0.05)),
    ciHigh: share((value) => Math.min(1, value + 0.05)),
    livingYes: filled(6, 0),
    livingKnown: filled(6, 0),
  };
}

/** A row in which one indicator has answers. */
export const row = (areaCode: string, no: number, yes: number, known: number, surveyYearBE = 2568): AreaPrevalence =>
  rowOf(areaCode, { [no]: [yes, known] }, surveyYearBE);

const square = (code: string, x: number, size = 1): ProvinceMap['tambon']['features'][number] => ({
  type: 'Feature',
  properties: {
    code,
    nameTh: `ต.${code}`,
    nameEn: code === '850101' ? 'Khao Niwet' : null,
    labelLon: x + size / 2,
    labelLat: 9.5,
  },
  geometry: {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [x, 9],
          [x + size, 9],
          [x + size, 10],
          [x, 10],
          [x, 9],
        ],
      ],
    ],
  },
});

const layer = (...features: ProvinceMap['tambon']['features']): ProvinceMap['tambon'] => ({
  type: 'FeatureCollection',
  features,
});

/** A province of two amphoe and three tambons in a row, a community in each of two. */
export const map: ProvinceMap = {
  pack: {
    packId: 'p',
    nameTh: '',
    nameEn: '',
    isSchematic: true,
    attributionTh: 'แนวเขต: ตัวอย่าง <กรม> & สำนัก',
    attributionEn: 'Boundaries: example <department> & office',
    levels: ['province', 'amphoe', 'tambon'],
    provinces: ['85'],
  },
  bounds: [98, 9, 101, 10],
  province: layer(square('85', 98, 3)),
  amphoe: layer(square('8501', 98, 2), square('8502', 100)),
  tambon: layer(square('850101', 98), square('850102', 99), square('850201', 100)),
  neighbours: layer(),
  landBorder: layer(),
  context: layer(),
  communities: ['85010101', '85010102', '85020101'].map((areaCode) => ({
    areaCode,
    lon: 98.5,
    lat: 9.5,
    isSchematic: true,
  })),
};

export function spotRow(areaCode: string, result: Partial<HotSpotRow>): HotSpotRow {
  return {
    areaCode,
    value: 0.2,
    known: 100,
    giStar: 1,
    p: 0.5,
    pAdjusted: 0.6,
    class: null,
    isAgainst: false,
    localMoran: 0,
    quadrant: null,
    island: false,
    noResult: null,
    ...result,
  };
}

export function spotsAnswer(rows: readonly HotSpotRow[], tested = rows.length): HotSpotsAnswer {
  return {
    surveyYearBE: 2568,
    indicator: 3,
    weights: 'queen',
    permutations: 9999,
    seed: 1,
    packId: 'p',
    tested,
    isExploratory: tested < 30,
    rows: [...rows],
  };
}
