import type { MarksAnswer } from '../../../../shared/contract/marks.ts';
import type { HotSpotsAnswer } from '../../../../shared/contract/hot-spots.ts';
import type { ReceiptAsk, ReceiptMethod } from '../../../../shared/contract/receipt.ts';
import { clopperPearsonInterval } from '../../statistics/clopper-pearson-interval.ts';
import { gradeThresholds, reliabilityGrade } from '../../statistics/reliability-grade.ts';
import { wilsonInterval } from '../../statistics/wilson-interval.ts';
import { shownProportion, type Counts } from '../counts.ts';
import { completenessOf, gradeOf } from '../figure-of.ts';
import { fewestKnown } from '../hot-spot-map.ts';

/** What is calculated from the counts of the figure alone. A version goes up when the same counts give another result. */
export function methodsOfFigure(counts: Counts): ReceiptMethod[] {
  return [
    ...methodsOfShare(counts),
    {
      name: 'reliability-grade',
      version: '1',
      source: 'Parker et al., NCHS Vital Health Stat 2(175), 2017',
      parameters: { ...gradeThresholds },
      seed: null,
      result: gradeResult(counts),
    },
  ];
}

function gradeResult(counts: Counts): ReceiptMethod['result'] {
  const shown = shownProportion(counts);
  const grade = gradeOf(counts);
  if (shown === null || grade === null)
    return { grade, reason: null, width: null, relativeWidth: null, completeness: null };
  const completeness = counts.eligible === null ? null : completenessOf(shown.known, counts.eligible);
  const context = completeness === null ? {} : { completeness };
  return { ...reliabilityGrade(shown.yes, shown.known, context), completeness };
}

/** The intervals of a part of a whole; without bounds where it is not shown. */
export function methodsOfShare(counts: Pick<Counts, 'yes' | 'known'>): ReceiptMethod[] {
  const shown = shownProportion(counts);
  return [
    {
      name: 'wilson-interval',
      version: '1',
      source: 'Wilson 1927; Newcombe, Stat Med 17:857, 1998',
      parameters: { confidence: 0.95 },
      seed: null,
      result: boundsOf(shown && wilsonInterval(shown.yes, shown.known)),
    },
    {
      name: 'clopper-pearson-interval',
      version: '1',
      source: 'Clopper & Pearson, Biometrika 26:404, 1934',
      parameters: { confidence: 0.95 },
      seed: null,
      result: boundsOf(shown && clopperPearsonInterval(shown.yes, shown.known)),
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
        smoothed: row?.smoothed[indicator - 1] ?? null,
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
