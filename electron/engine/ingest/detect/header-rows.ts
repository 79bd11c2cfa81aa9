import { fieldOfHeader, readHeader } from '../../../../shared/cpms/headers/read-header.ts';
import { spokenIn } from '../../../../shared/cpms/headers/header-concepts.ts';
import { headerText } from '../../../../shared/cpms/headers/header-text.ts';
import { cellsFit } from './column-cells.ts';

/** Stands between the name of a group and the name of a column below it. */
const below = ' / ';

/** Columns that the lower row of a header of two rows names at least; fewer are a row of data that happens to match. */
const fewestLower = 2;

/**
 * A header of two rows, the names of groups above and of columns below, as one row; null where the lower row is data. A
 * group's name goes on over the blank cells to its right; it is put before the names of its columns where they would mean
 * something else without it (`เกิด` over `ปี`, `ผู้ดูแล` over `ชื่อ`) or where a name stands more than once.
 */
export function joinedHeader(upper: readonly string[], lower: readonly string[]): readonly string[] | null {
  const width = Math.max(upper.length, lower.length);
  const at = (row: readonly string[], column: number): string => (row[column] ?? '').trim();
  const groups = groupNames(upper, lower);
  let named = 0;
  let kept = 0;
  for (let column = 0; column < width; column++) {
    const own = at(lower, column);
    const above = at(upper, column);
    if (own === '' || own === above) {
      if (isHeaderWord(above)) kept++;
      continue;
    }
    const group = groups[column] ?? '';
    if (isValueOf(above, own)) return null;
    if (isHeaderWord(own) || (group !== '' && /\p{L}/u.test(own) && isHeaderWord(`${group}${below}${own}`))) named++;
    else if (isHeaderWord(above)) return null;
  }
  if (named < fewestLower || kept === 0) return null;
  const names = Array.from({ length: width }, (_, column) => at(lower, column));
  return names.map((own, column) => {
    const group = groups[column] ?? '';
    if (own === '' || own === at(upper, column)) return own === '' && group === at(upper, column) ? group : own;
    if (group === '') return own;
    const isTwice = names.filter((name) => name === own).length > 1;
    return isTwice || changesMeaning(group, own) ? `${group}${below}${own}` : own;
  });
}

/** The name of the group above each column; a name ends where the next one begins. */
function groupNames(upper: readonly string[], lower: readonly string[]): readonly string[] {
  const groups: string[] = [];
  let current = '';
  for (let column = 0; column < Math.max(upper.length, lower.length); column++) {
    const own = (upper[column] ?? '').trim();
    if (own !== '') current = own;
    groups.push(own !== '' || (lower[column] ?? '').trim() !== '' ? current : '');
  }
  return groups;
}

/** Fields whose values are known when they are seen; those of names could be anything. */
const telling = /^(?:ind\d\d|sex|age_years|nationality|birth_date|survey_date|survey_year|community_code|national_id)$/;

/** Whether a cell is a value of the field that the one above it names: `ชาย` below `เพศ`. */
function isValueOf(header: string, cell: string): boolean {
  const field = header === '' ? null : fieldOfHeader(header);
  if (field === null || !telling.test(field)) return false;
  return ['fits', 'decisive'].includes(cellsFit(field, [cell], () => true));
}

/** Whether a cell is a name of a column: at least a field that may be asked about, or words of headers and nothing else. */
function isHeaderWord(cell: string): boolean {
  if (cell === '') return false;
  if (readHeader(cell).candidates.length > 0) return true;
  const { concepts, known, letters } = spokenIn(headerText(cell));
  return letters > 0 && known === letters && concepts.size > 0;
}

function changesMeaning(group: string, own: string): boolean {
  const alone = readHeader(own).candidates[0];
  const together = readHeader(`${group}${below}${own}`).candidates[0];
  return (
    alone?.field !== together?.field ||
    alone?.isContrary !== together?.isContrary ||
    (alone?.score ?? 0) > (together?.score ?? 0) + 0.1
  );
}
