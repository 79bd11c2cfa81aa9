import { codeLength, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { ChildrenOf } from '../answers/filter-strata.ts';
import type { CountedAreas, RowQuestions } from '../answers/row-questions.ts';
import type { IntegerColumns } from '../db/integer-columns.ts';
import { memberHalves } from '../queries/where-cell.ts';

/**
 * Households with at least one child of a kind, out of households by the groups of children in them
 * (`householdsByMembers`): they do not add up over groups, for one can be in several.
 */
export function countedHouseholds(table: IntegerColumns): RowQuestions['households'] {
  const kept = new Map<string, CountedAreas>();
  return (surveyYearBE, level, children) => {
    const { sex, ageBands, group } = children;
    const key = JSON.stringify([surveyYearBE, level, sex, ageBands, group]);
    const found = kept.get(key) ?? householdsOf(table, surveyYearBE, level, children);
    kept.set(key, found);
    return found;
  };
}

function householdsOf(
  table: IntegerColumns,
  surveyYearBE: number,
  level: AreaLevel,
  children: ChildrenOf,
): CountedAreas {
  const { low, high } = memberHalves(children);
  const [years, communities] = [table.column('survey_year'), table.column('community')];
  const [lows, highs] = [table.column('low'), table.column('high')];
  const width = 10 ** (codeLength('community') - codeLength(level));
  const rows: number[] = [];
  const targets: number[] = [];
  const areas: number[] = [];
  for (let row = years.indexOf(surveyYearBE); row >= 0 && years[row] === surveyYearBE; row++) {
    if ((((lows[row] ?? 0) & low) | ((highs[row] ?? 0) & high)) === 0) continue;
    const area = Math.floor((communities[row] ?? 0) / width);
    if (areas.at(-1) !== area) areas.push(area);
    rows.push(row);
    targets.push(areas.length - 1);
  }
  const kept = new Map<string, Int32Array>();
  const summed = (quantity: string): Int32Array => {
    const column = table.column(quantity);
    const sums = new Int32Array(areas.length);
    for (let i = 0; i < rows.length; i++) {
      const target = targets[i] ?? 0;
      sums[target] = (sums[target] ?? 0) + (column[rows[i] ?? 0] ?? 0);
    }
    return sums;
  };
  return {
    areas: Int32Array.from(areas),
    counts: (quantity) => {
      const sums = kept.get(quantity) ?? summed(quantity);
      kept.set(quantity, sums);
      return sums;
    },
  };
}
