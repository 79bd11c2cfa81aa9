import type { MarksAnswer } from '../../../../shared/contract/marks.ts';
import type { HotSpotsAnswer } from '../../../../shared/contract/hot-spots.ts';
import type { ReceiptAsk, ReceiptMethod } from '../../../../shared/contract/receipt.ts';
import type { Counts } from '../../queries/counts-by-stratum.ts';
import { clopperPearsonInterval } from '../../statistics/clopper-pearson-interval.ts';
import type { Proportion } from '../../statistics/proportion.ts';
import { gradeThresholds, reliabilityGrade } from '../../statistics/reliability-grade.ts';
import { wilsonInterval } from '../../statistics/wilson-interval.ts';
import { completenessOf } from '../figure-of.ts';
import { fewestKnown } from '../hot-spot-map.ts';
import { thousandthsOf } from '../marks-of-areas.ts';

/** What is calculated from the counts of the figure alone. A version goes up when the same counts give another result. */
export function methodsOfFigure({ yes, known, eligible }: Counts): ReceiptMethod[] {
  const completeness = completenessOf({ yes, known, eligible });
  return [
    ...methodsOfShare({ yes, known }),
    {
      name: 'reliability-grade',
      version: '1',
      source: 'Parker et al., NCHS Vital Health Stat 2(175), 2017',
      parameters: { ...gradeThresholds },
      seed: null,
      result: { ...reliabilityGrade(yes, known, { completeness }), completeness },
    },
  ];
}

/** The intervals of a part of a whole. */
export function methodsOfShare({ yes, known }: Proportion): ReceiptMethod[] {
  return [
    {
      name: 'wilson-interval',
      version: '1',
      source: 'Wilson 1927; Newcombe, Stat Med 17:857, 1998',
      parameters: { confidence: 0.95 },
      seed: null,
      result: boundsOf(wilsonInterval(yes, known)),
    },
    {
      name: 'clopper-pearson-interval',
      version: '1',
      source: 'Clopper & Pearson, Biometrika 26:404, 1934',
      parameters: { confidence: 0.95 },
      seed: null,
      result: boundsOf(clopperPearsonInterval(yes, known)),
    },
  ];
}

function boundsOf(interval: { readonly low: number; readonly high: number } | null): ReceiptMethod['result'] {
  return { low: interval?.low ?? null, high: interval?.high ?? null };
}

/** What depends on the other areas of the province: the mark against its rest, and the smoothed figure. */
export function methodsOfMarks(answer: MarksAnswer, areaCode: string, indicator: number): ReceiptMethod[] {
  const row = answer.rows.find((each) => each.areaCode === areaCode);
  return [
    {
      name: 'difference-from-rest',
      version: '1',
      source: 'Newcombe, Stat Med 17:873, 1998; Fisher 1935; Benjamini & Hochberg, J R Stat Soc B 57:289, 1995',
      parameters: { confidence: 0.95, confidenceMuch: 0.998, falseDiscoveryOver: 'areas × indicators' },
      seed: null,
      result: { mark: row?.mark[indicator - 1] ?? null },
    },
    {
      name: 'empirical-bayes',
      version: '2',
      source: 'Martuzzi & Elliott, Stat Med 15:1867, 1996',
      parameters: { minimumAreasWithinAmphoe: 5 },
      seed: null,
      result: {
        smoothed: thousandthsOf(row?.smoothed[indicator - 1] ?? null),
        noMoreThanChance: answer.noMoreThanChance[indicator - 1] ?? null,
      },
    },
  ];
}

/** How the area came out as a hot spot or not. */
export function methodOfHotSpot(
  answer: HotSpotsAnswer,
  areaCode: string,
  asked: NonNullable<ReceiptAsk['hotSpots']>,
): ReceiptMethod {
  const row = answer.rows.find((each) => each.areaCode === areaCode);
  return {
    name: 'getis-ord-gi-star',
    version: '1',
    source: 'Ord & Getis 1995; Anselin 1995; Benjamini & Hochberg, J R Stat Soc B 57:289, 1995',
    parameters: {
      weights: asked.weights,
      permutations: asked.permutations,
      packId: answer.packId,
      smallAreasAreNeighbours: asked.smallAreasAreNeighbours,
      minimumKnown: fewestKnown,
    },
    seed: asked.seed,
    result: {
      giStar: row?.giStar ?? null,
      p: row?.p ?? null,
      pAdjusted: row?.pAdjusted ?? null,
      class: row?.class ?? null,
      localMoran: row?.localMoran ?? null,
      quadrant: row?.quadrant ?? null,
      noResult: row?.noResult ?? null,
    },
  };
}
