import type { PlanRow } from '../contract/plans.ts';

/** Money and number of rows under one heading; an empty key: not said. */
export type PlanTotal = { readonly key: string; readonly satang: number; readonly rows: number };

export type PlanTotals = {
  readonly satang: number;
  readonly rows: number;
  /** Each in the order in which the headings first stand in the rows; each adds up to `satang`. */
  readonly byStrategy: readonly PlanTotal[];
  readonly byAgency: readonly PlanTotal[];
  readonly bySource: readonly PlanTotal[];
  readonly byYear: readonly PlanTotal[];
  /** Quarters 1 to 4 of the fiscal year, then what is not split. */
  readonly byQuarter: readonly PlanTotal[];
};

/** Key of money that is not split into quarters. */
export const notSplit = 'not-split';
const quarters = ['1', '2', '3', '4', notSplit];

/**
 * Totals of rows in whole satang, exactly. A row with money from two sources counts as a row of each. Every row that is
 * given counts: whoever wants none of the dropped ones leaves them out.
 * @throws RangeError where a sum is too large to be exact
 */
export function planTotals(rows: readonly PlanRow[]): PlanTotals {
  const perRow = rows.map((row) => ({ row, satang: sumSatang(row.budget.map(({ satang }) => satang)) }));
  const lines = rows.flatMap((row) => row.budget.map((line) => ({ row, ...line })));
  const by = (keyOf: (row: PlanRow) => string) =>
    grouped(perRow.map(({ row, satang }) => ({ key: keyOf(row), row, satang })));
  const byQuarter = grouped(
    lines.map((line) => ({ ...line, key: line.quarter === null ? notSplit : String(line.quarter) })),
  );
  return {
    satang: sumSatang(perRow.map(({ satang }) => satang)),
    rows: rows.length,
    byStrategy: by(({ strategy }) => strategy),
    byAgency: by(({ agency }) => agency),
    bySource: grouped(lines.map((line) => ({ ...line, key: line.source }))),
    byYear: by(({ fiscalYearBE }) => String(fiscalYearBE)),
    byQuarter: quarters.map((key) => byQuarter.find((total) => total.key === key) ?? { key, satang: 0, rows: 0 }),
  };
}

function grouped(
  items: readonly { readonly key: string; readonly row: PlanRow; readonly satang: number }[],
): readonly PlanTotal[] {
  const byKey = Map.groupBy(items, ({ key }) => key.trim());
  return [...byKey].map(([key, own]) => ({
    key,
    satang: sumSatang(own.map(({ satang }) => satang)),
    rows: new Set(own.map(({ row }) => row)).size,
  }));
}

/**
 * The sum of amounts in whole satang.
 * @throws RangeError where it is too large to be exact
 */
export function sumSatang(amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    if (!Number.isSafeInteger(sum)) throw new RangeError(`${sum} satang cannot be added up exactly.`);
  }
  return sum;
}
