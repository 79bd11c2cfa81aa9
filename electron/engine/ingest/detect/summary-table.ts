import { fold, readAnswer } from '../../../../shared/cpms/answers.ts';
import { indicatorField, indicators } from '../../../../shared/cpms/indicators.ts';
import type { TableFound } from './detect-table.ts';

/** What the rows of a table are where they are no children: numbers of children, or shares of them. */
export type SummaryKind = 'counts' | 'percent';

/** Fields that only a row of a child has. */
const personFields = [
  'child_id',
  'national_id',
  'first_name',
  'last_name',
  'birth_date',
  'born_year',
  'age_years',
] as const;

/** Numbers that answers are not, as a share of what stands under the indicators: a slip of the pen is fewer. */
const fewestNumbers = 0.03;
const manyNumbers = 0.2;

/** Rows of which each has a community of its own: with fewer nothing follows from it. */
const fewestCommunities = 5;

/**
 * Whether the columns of indicators hold numbers of children or percentages, a row an area, instead of answers. Children
 * are known by something of a child: an id, a name, a birth, an age.
 * @param rows  the first rows below the header
 */
export function summaryKind({ columns, layout }: TableFound, rows: readonly (readonly string[])[]): SummaryKind | null {
  if (layout !== 'child') return null;
  const answered = indicators.flatMap(({ no }) => columns.get(indicatorField(no)) ?? []);
  const cells = rows.flatMap((row) => answered.map((column) => fold(row[column] ?? ''))).filter((cell) => cell !== '');
  if (cells.length === 0) return null;
  const share = (is: (cell: string) => boolean): number => cells.filter(is).length / cells.length;
  const isPercent = share(isShare) >= manyNumbers;
  const hasPersons = personFields.some((field) => columns.has(field));
  if (hasPersons) return isPercent ? 'percent' : null;
  if (isPercent) return 'percent';
  if (share(isCount) >= manyNumbers) return 'counts';
  const isOneEach = hasOneRowEach(columns, rows);
  if (isOneEach && share(isShare) >= fewestNumbers) return 'percent';
  if (isOneEach && share((cell) => isCount(cell) || cell === '2') >= fewestNumbers) return 'counts';
  return isOneEach && rows.length >= fewestCommunities ? 'counts' : null;
}

/** 3 and more, but not what stands for "unknown". */
const isCount = (cell: string): boolean =>
  /^\d{1,3}(?:,?\d{3})*(?:\.0+)?$/.test(cell) && Number(cell.replaceAll(',', '')) > 2 && readAnswer(cell) === null;

const isShare = (cell: string): boolean => /^\d{1,3}(?:\.\d+)?\s*%$/.test(cell) || /^\d{1,3}\.\d*[1-9]$/.test(cell);

function hasOneRowEach(columns: TableFound['columns'], rows: readonly (readonly string[])[]): boolean {
  const place = columns.get('community_code') ?? columns.get('community_name');
  if (place === undefined) return false;
  const year = columns.get('survey_year');
  const keys = rows.flatMap((row) => {
    const cell = (row[place] ?? '').trim();
    return cell === '' ? [] : [`${cell} ${year === undefined ? '' : (row[year] ?? '')}`];
  });
  return keys.length >= 2 && new Set(keys).size === keys.length;
}
