import type { AreaProfileAnswer } from '../../../shared/contract/area-profile.ts';
import type { GapGroup, GapsAnswer, IndicatorGaps } from '../../../shared/contract/gaps.ts';
import type { HighMigrationAnswer } from '../../../shared/contract/high-migration.ts';
import type { PopulationAnswer } from '../../../shared/contract/population.ts';
import type { PriorityAnswer } from '../../../shared/contract/priority.ts';
import type { RightsAnswer, RightsRow } from '../../../shared/contract/rights.ts';
import type { StackedRiskAnswer } from '../../../shared/contract/stacked-risk.ts';
import type { StandardisedAnswer } from '../../../shared/contract/standardised.ts';
import type { TrendsAnswer } from '../../../shared/contract/trends.ts';
import type { IsHidden } from '../answers/is-hidden.ts';
import type { ReceiptContent } from '../answers/receipt/sealed-receipt.ts';
import { hiddenCells, isDisclosive } from '../statistics/hidden-cells.ts';

type Counts = { readonly yes: number | null; readonly known: number | null };

/**
 * An object with everything taken out that a hidden count stands for: only the named keys stay. Lists become empty,
 * inner counts lose theirs, all else is null.
 */
function blanked<Row extends object>(row: Row, kept: readonly (keyof Row)[]): Row {
  const entries = Object.entries(row).map(([key, value]: [string, unknown]) => {
    if (kept.includes(key as keyof Row)) return [key, value];
    if (Array.isArray(value)) return [key, []];
    const isCounts = typeof value === 'object' && value !== null && 'yes' in value && 'known' in value;
    return [key, isCounts ? blanked(value, []) : null];
  });
  return Object.fromEntries(entries) as Row;
}

function isSmall({ yes, known }: Counts, threshold: number): boolean {
  return yes !== null && known !== null && isDisclosive({ yes, known }, threshold);
}

/** Which of the parts of one shown total to hide: the small ones, and another where there would be only one. */
function hiddenParts(parts: readonly Counts[], threshold: number): readonly boolean[] {
  const cells = parts.map((part) => ({
    yes: part.yes ?? 0,
    known: part.known ?? 0,
    parent: 0,
    isDisclosive: isSmall(part, threshold),
  }));
  return hiddenCells(cells, [false]);
}

export function planningTrends(answer: TrendsAnswer, isHidden: IsHidden): TrendsAnswer {
  const rows = answer.rows.map((row) => {
    const hidden = row.years.map((year) => isHidden(year.surveyYearBE, answer.areaCode, row.indicator));
    if (!hidden.includes(true)) return row;
    const years = row.years.map((year, i) => (hidden[i] ? blanked(year, ['surveyYearBE']) : year));
    return { ...blanked(row, ['indicator']), verdict: 'too-little-data' as const, years };
  });
  return { ...answer, rows };
}

/** Says whether the planning view hides an indicator in one of the groups. */
export type IsGroupHidden = (group: GapGroup, indicator: number) => boolean;

export function planningGaps(
  answer: GapsAnswer,
  isHidden: IsHidden,
  isGroupHidden: IsGroupHidden,
  threshold: number,
): GapsAnswer {
  const rows = answer.rows.map((row): IndicatorGaps => {
    const figures = [row.reference, ...row.groups];
    const parts = hiddenParts(figures, threshold);
    const isAll =
      isHidden(answer.surveyYearBE, answer.areaCode, row.indicator) ||
      figures.some(({ group }) => isGroupHidden(group, row.indicator));
    const isReferenceHidden = isAll || parts[0] === true;
    return {
      ...row,
      reference: isReferenceHidden ? blanked(row.reference, ['group']) : row.reference,
      groups: row.groups.map((group, i) => {
        if (isAll || parts[i + 1]) return blanked(group, ['group']);
        return isReferenceHidden ? { ...group, difference: null, ratio: null, ratioInterval: null } : group;
      }),
    };
  });
  return { ...answer, rows };
}

/** The bars are hidden all together, and so are the migrant children in them: one follows from the others. */
export function planningPopulation(
  answer: PopulationAnswer,
  { children, migrants }: { readonly children: number | null; readonly migrants: number | null },
  isHidden: { readonly children: boolean; readonly migrants: boolean },
): PopulationAnswer {
  const yes = children === null ? null : migrants;
  return {
    ...answer,
    known: children === null ? null : answer.known,
    yes: yes === null ? null : answer.yes,
    cells: answer.cells.map((cell) => {
      if (isHidden.children || children === null) return blanked(cell, ['ageBand', 'sex']);
      return isHidden.migrants || yes === null ? { ...cell, yes: null } : cell;
    }),
  };
}

/**
 * Combinations of fewer children than may be shown are left out: their list of indicators would describe a child.
 * @param isTogetherHidden  by place in the answer
 */
export function planningProfile(
  answer: AreaProfileAnswer,
  isHidden: IsHidden,
  isTogetherHidden: { readonly pair: (at: number) => boolean; readonly combination: (at: number) => boolean },
  threshold: number,
): AreaProfileAnswer {
  const { areaCode, surveyYearBE } = answer;
  const province = areaCode.slice(0, 2);
  return {
    ...answer,
    migration: answer.migration.map((row) => ({
      ...row,
      area: isHidden(surveyYearBE, areaCode, row.indicator) ? blanked(row.area, []) : row.area,
      province: isHidden(surveyYearBE, province, row.indicator) ? blanked(row.province, []) : row.province,
    })),
    pairs: answer.pairs.map((pair, at) => (isTogetherHidden.pair(at) ? blanked(pair, ['first', 'second']) : pair)),
    combinations: answer.combinations.flatMap((combination, at) => {
      if (isTogetherHidden.combination(at)) return [];
      const isRestSmall =
        combination.withUnknown !== null && combination.withUnknown > 0 && combination.withUnknown < threshold;
      return [isRestSmall ? { ...combination, withUnknown: null } : combination];
    }),
  };
}

/**
 * The score and the ranks of an area stand on 17 smoothed figures of all areas together, so that no count can be had
 * back from them: they stay, and the counts they are made from go where they are hidden. Of fewer indicators see
 * `priorityOfAreas`.
 */
export function planningPriority(answer: PriorityAnswer, isHidden: IsHidden): PriorityAnswer {
  const rows = answer.rows.map((row) => {
    const counts = row.counts.map((each) =>
      isHidden(answer.surveyYearBE, row.areaCode, each.indicator) ? blanked(each, ['indicator']) : each,
    );
    return { ...row, score: row.score === null ? null : Math.round(row.score * 1000) / 1000, counts };
  });
  return { ...answer, rows };
}

/** @param isRowHidden  whether one of the two figures is hidden, small or not */
export function planningRights(
  answer: RightsAnswer,
  isRowHidden: (row: RightsRow) => boolean,
  threshold: number,
): RightsAnswer {
  const rows = answer.rows.map((row) =>
    isRowHidden(row) || isSmall(row.thai, threshold) || isSmall(row.migrant, threshold)
      ? blanked(row, ['right', 'indicator', 'among', 'isHigherBetter', 'isByDefinition'])
      : row,
  );
  return { ...answer, rows };
}

export function planningStandardised(
  answer: StandardisedAnswer,
  isHidden: IsHidden,
  threshold: number,
): StandardisedAnswer {
  const rows = answer.rows.map((row) =>
    isHidden(answer.surveyYearBE, row.areaCode, answer.indicator) || isSmall(row, threshold)
      ? blanked(row, ['areaCode'])
      : row,
  );
  return { ...answer, rows };
}

/** @param isHidden  of an area or, null, of all together: the children at the cut-off, or those of them with an indicator */
export function planningStackedRisk(
  answer: StackedRiskAnswer,
  isHidden: (areaCode: string | null, indicator: number | null) => boolean,
): StackedRiskAnswer {
  const areas = answer.areas.map((area) => {
    if (isHidden(area.areaCode, null)) return blanked(area, ['areaCode']);
    const indicatorContributions = area.indicatorContributions.map((part, i) =>
      isHidden(area.areaCode, answer.byIndicator[i]?.indicator ?? null) ? null : part,
    );
    return { ...area, indicatorContributions };
  });
  const isAllHidden = isHidden(null, null);
  const byIndicator = answer.byIndicator.map((row) =>
    isAllHidden || isHidden(null, row.indicator) ? blanked(row, ['indicator']) : row,
  );
  return isAllHidden
    ? { ...blanked(answer, ['surveyYearBE', 'k', 'unknown']), byIndicator, areas }
    : { ...answer, byIndicator, areas };
}

/** @param isOnlyClassShown  of an area: its statistics would tell the hidden figure of a neighbour */
export function planningHighMigration(
  answer: HighMigrationAnswer,
  isHidden: IsHidden,
  isOnlyClassShown: (areaCode: string) => boolean,
): HighMigrationAnswer {
  const rows = answer.rows.map((row) => {
    const stateless = isHidden(answer.surveyYearBE, row.areaCode, 1) ? blanked(row.stateless, []) : row.stateless;
    if (!isHidden(answer.surveyYearBE, row.areaCode, 8)) {
      const statistics = isOnlyClassShown(row.areaCode)
        ? { giStar: null, p: null, pAdjusted: null }
        : { giStar: to2(row.giStar) };
      return { ...row, stateless, ...statistics };
    }
    return {
      ...row,
      isHigh: false,
      reason: { ...blanked(row.reason, ['provinceShare']), code: 'too-few' as const },
      arrival: blanked(row.arrival, []),
      stateless,
      giStar: null,
      p: null,
      pAdjusted: null,
      noResult: 'hidden' as const,
    };
  });
  return { ...answer, rows };
}

/** A receipt of a hidden figure says what was asked and from which files, and no number; its hash is of what it says. */
export function hiddenReceipt(receipt: ReceiptContent): ReceiptContent {
  return {
    ...receipt,
    figure: { ...blanked(receipt.figure, []), isHidden: true },
    methods: receipt.methods.map((method) => ({ ...method, result: blanked(method.result, []) })),
  };
}

function to2(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
