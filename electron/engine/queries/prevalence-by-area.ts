import { AppError } from '../../../shared/contract/app-error.ts';
import { emptyPrevalenceTable, type PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { childIndicators, householdIndicators, indicatorCount } from '../../../shared/cpms/indicators.ts';
import type { Reader } from '../db/database.ts';
import type { IntegerColumns } from '../db/integer-columns.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { eligibleColumn, householdCounts } from '../tables/cube-counts.ts';
import { isAboutCommunities, shownCounts, type PrevalenceQuestion } from './prevalence-question.ts';
import { sumsOfCells } from './sums-of-cells.ts';
import { countsFromCube, tambonCube } from './tambon-cube.ts';

/**
 * Counts of yes, no and unknown, prevalence and Wilson interval of the 22 indicators by area and year, in
 * order of year and area code. Child indicators count eligible children, household indicators count
 * households (product §3).
 */
export async function prevalenceByArea(
  db: Reader,
  question: PrevalenceQuestion,
  signal?: AbortSignal,
): Promise<PrevalenceTable> {
  if (!isAboutCommunities(question)) {
    const { children, households } = countsFromCube(await tambonCube(db), question);
    if (signal?.aborted) throw new AppError('CANCELLED');
    return tableOf(children, households);
  }
  const [children, households] = await Promise.all([
    sumsOfCells(db, 'children', shownCounts, question, signal),
    sumsOfCells(db, 'households', householdCounts, question, signal),
  ]);
  return tableOf(children, households);
}

function tableOf(children: IntegerColumns, households: IntegerColumns): PrevalenceTable {
  const table = emptyPrevalenceTable(children.length, Array.from(children.column('area'), String));
  for (const [name, column] of [
    ['surveyYearBE', 'survey_year'],
    ['children', 'children'],
    ['migrants', 'migrants'],
  ] as const) {
    table[name].set(children.column(column));
  }
  const homeRow = matchRows(children, households);
  fill(homeRow, households.column('households'), table.households, 0, 1);
  const sameRow = Int32Array.from({ length: children.length }, (_, row) => row);
  for (const { no } of childIndicators) {
    fillIndicator(
      table,
      no,
      sameRow,
      children.column(`yes_${no}`),
      children.column(`known_${no}`),
      children.column(eligibleColumn(no)),
    );
  }
  for (const [i, { no }] of householdIndicators.entries()) {
    fillIndicator(
      table,
      no,
      homeRow,
      households.column(`yes_${no}`),
      households.column(`known_${no}`),
      households.column('households'),
    );
    fill(sameRow, children.column(`living_yes_${no}`), table.livingYes, i, householdIndicators.length);
    fill(sameRow, children.column(`living_known_${no}`), table.livingKnown, i, householdIndicators.length);
  }
  return table;
}

/** For each row of `children` the row of `households` of the same year and area, or -1; both are in order. */
function matchRows(children: IntegerColumns, households: IntegerColumns): Int32Array {
  const [years, areas] = [children.column('survey_year'), children.column('area')];
  const [homeYears, homeAreas] = [households.column('survey_year'), households.column('area')];
  let at = 0;
  return Int32Array.from({ length: children.length }, (_, row) => {
    const [year, area] = [years[row] ?? 0, areas[row] ?? 0];
    while (
      at < households.length &&
      ((homeYears[at] ?? 0) < year || (homeYears[at] === year && (homeAreas[at] ?? 0) < area))
    )
      at++;
    return homeYears[at] === year && homeAreas[at] === area ? at : -1;
  });
}

function fill(sourceRow: Int32Array, source: Int32Array, target: Int32Array, offset: number, width: number): void {
  for (let row = 0; row < sourceRow.length; row++) target[row * width + offset] = source[sourceRow[row] ?? -1] ?? 0;
}

function fillIndicator(
  table: PrevalenceTable,
  no: number,
  sourceRow: Int32Array,
  yes: Int32Array,
  known: Int32Array,
  eligible: Int32Array,
): void {
  for (let row = 0; row < sourceRow.length; row++) {
    const at = sourceRow[row] ?? -1;
    const [yesCount, knownCount] = [yes[at] ?? 0, known[at] ?? 0];
    const cell = row * indicatorCount + no - 1;
    table.yes[cell] = yesCount;
    table.no[cell] = knownCount - yesCount;
    table.unknown[cell] = (eligible[at] ?? 0) - knownCount;
    const interval = wilsonInterval(yesCount, knownCount);
    if (!interval) continue;
    table.prevalence[cell] = yesCount / knownCount;
    table.ciLow[cell] = interval.low;
    table.ciHigh[cell] = interval.high;
  }
}
