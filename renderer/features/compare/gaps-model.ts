import type { Filter } from '../../../shared/contract/filter.ts';
import type { GapDimension, GapGroup, GapsAnswer, GroupGap, IndicatorGaps } from '../../../shared/contract/gaps.ts';
import { gapDirection, isClear, isHiddenFigure } from '../../figures/clear-gap.ts';

/** The groups that a dimension sets against its reference, in the order of the chart. */
export const groupsOf: Readonly<Record<GapDimension, readonly GapGroup[]>> = {
  group: ['migrant'],
  sex: ['female'],
  'age-band': ['5-9', '10-14', '15-17'],
  'birth-registration': ['not-registered'],
};

export const referenceOf: Readonly<Record<GapDimension, GapGroup>> = {
  group: 'thai',
  sex: 'male',
  'age-band': '0-4',
  'birth-registration': 'registered',
};

export type GapsModel = {
  /** Rows of the chart: a gap for each of the dimension's groups, null where there is none to show. */
  readonly rows: readonly { readonly indicator: number; readonly gaps: readonly (GroupGap | null)[] }[];
  /** Indicators left out because the groups differ in them by definition. */
  readonly byDefinition: readonly number[];
  /** Indicators in which the planning view hides a group. */
  readonly hidden: readonly number[];
  /** Indicators in which some gap's interval does not cover zero. */
  readonly clear: readonly IndicatorGaps[];
  /** Ends of the axis in percentage points, with zero inside. */
  readonly from: number;
  readonly to: number;
};

const stepOf = (range: number): number => [1, 2, 5, 10, 20, 25, 50].find((step) => step * 6 >= range) ?? 50;

/** What the chart of gaps shows; hidden gaps are left out and named, never drawn as zero. */
export function gapsModel(answer: GapsAnswer): GapsModel {
  const compared = answer.rows.filter((row) => !row.isByDefinition);
  const hiddenIn = (row: IndicatorGaps): boolean => isHiddenFigure(row.reference) || row.groups.some(isHiddenFigure);
  const rows = compared.map((row) => ({
    indicator: row.indicator,
    gaps: groupsOf[answer.by].map((group) => {
      const found = row.groups.find((each) => each.group === group) ?? null;
      return found?.difference ? found : null;
    }),
  }));
  const drawn = rows.flatMap((row) => row.gaps).flatMap((gap) => gap?.difference ?? []);
  const low = Math.min(0, ...drawn.map((gap) => gap.low)) * 100;
  const high = Math.max(0, ...drawn.map((gap) => gap.high)) * 100;
  const step = stepOf(high - low);
  return {
    rows: rows.filter((row) => row.gaps.some((gap) => gap !== null)),
    byDefinition: answer.rows.filter((row) => row.isByDefinition).map((row) => row.indicator),
    hidden: compared.filter(hiddenIn).map((row) => row.indicator),
    clear: compared.filter((row) => row.groups.some(isClear)),
    from: Math.floor(low / step) * step,
    to: Math.max(step, Math.ceil(high / step) * step),
  };
}

/** Indicators clearly more or less frequent in one group than in the reference, widest gap first. */
export function clearlyApart(
  answer: GapsAnswer,
  group: GapGroup,
  direction: 'higher' | 'lower',
): readonly { readonly indicator: number; readonly gap: GroupGap }[] {
  const sizeOf = ({ difference }: GroupGap): number => Math.abs(difference?.difference ?? 0);
  return answer.rows
    .filter((row) => !row.isByDefinition)
    .flatMap((row) => {
      const gap = row.groups.find((each) => each.group === group);
      return gap && gapDirection(gap) === direction ? [{ indicator: row.indicator, gap }] : [];
    })
    .toSorted((a, b) => sizeOf(b.gap) - sizeOf(a.gap));
}

/** The filter of one group of children; null where a filter cannot name it. */
export function filterOfGroup(filter: Filter, group: GapGroup): Filter | null {
  switch (group) {
    case 'thai':
    case 'migrant':
      return { ...filter, group };
    case 'male':
    case 'female':
      return { ...filter, sex: group };
    case '0-4':
    case '5-9':
    case '10-14':
    case '15-17':
      return { ...filter, ageBands: [group] };
    case 'registered':
    case 'not-registered':
      return null;
  }
}
