import { indicatorField, indicators } from '../../../../shared/cpms/indicators.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import type { OpenedExtract } from '../open-extract.ts';
import { fieldLabel } from './field-label.ts';
import { warningOf } from './findings.ts';

const namedAtMost = 12;
const longestNamed = 80;

const shown = (header: string): string => `"${header.replace(/\s+/g, ' ').trim().slice(0, longestNamed)}"`;

/**
 * What is to be said of the header: columns that a person has to explain, with the fields they may be; columns that ask the
 * contrary; headers that stand twice; indicators that are not there.
 */
export function headerWarnings(opened: OpenedExtract): readonly Warning[] {
  const { tables } = opened;
  const asked = tables.flatMap((table) => table.asked);
  const contrary = asked.filter(({ candidates }) => candidates[0]?.isContrary === true);
  const doubtful = asked.filter((each) => !contrary.includes(each));
  const duplicates = tables.flatMap((table) => table.duplicateHeaders);
  const rivals = tables.flatMap((table) => table.rivals);
  const placed = tables.flatMap((table) => table.placed);
  const there = new Set(tables.flatMap((table) => [...table.columns.keys()]));
  // A table of counts or of one row an answer has a row for each indicator, not a column.
  const missing = there.has('indicator_no')
    ? []
    : indicators.filter((indicator) => !there.has(indicatorField(indicator.no)));
  const named = <T>(all: readonly T[], words: (one: T, language: 'th' | 'en') => string) => ({
    th: all
      .slice(0, namedAtMost)
      .map((one) => words(one, 'th'))
      .join(', '),
    en: all
      .slice(0, namedAtMost)
      .map((one) => words(one, 'en'))
      .join(', '),
  });
  const said: Warning[] = [];
  if (doubtful.length > 0)
    said.push(
      warningOf(
        'header_doubtful',
        doubtful.length,
        [],
        named(
          doubtful,
          ({ header, candidates }, language) =>
            `${shown(header)} (${candidates.map(({ field, isContrary }) => (isContrary ? contraryOf(field, language) : fieldLabel(field)[language])).join(' / ')})`,
        ),
      ),
    );
  if (contrary.length > 0)
    said.push(
      warningOf(
        'header_contrary',
        contrary.length,
        [],
        named(
          contrary,
          ({ header, candidates }, language) =>
            `${shown(header)} (${fieldLabel(candidates[0]?.field ?? '')[language]})`,
        ),
      ),
    );
  if (placed.length > 0)
    said.push(
      warningOf(
        'header_placed',
        placed.length,
        [],
        named(placed, ({ header, field }, language) => `${shown(header)} (${fieldLabel(field)[language]})`),
      ),
    );
  if (rivals.length > 0)
    said.push(
      warningOf(
        'header_rival',
        rivals.length,
        [],
        named(rivals, ({ header, field }, language) => `${shown(header)} (${fieldLabel(field)[language]})`),
      ),
    );
  if (duplicates.length > 0)
    said.push(
      warningOf('header_duplicate', duplicates.length, [], duplicates.slice(0, namedAtMost).map(shown).join(', ')),
    );
  if (missing.length > 0)
    said.push(
      warningOf(
        'column_missing',
        missing.length,
        [],
        named(missing, (indicator, language) => `${indicator.no}. ${indicator[language]}`),
      ),
    );
  return said;
}

const contraryOf = (field: string, language: 'th' | 'en'): string =>
  language === 'th' ? `ตรงข้ามกับ ${fieldLabel(field).th}` : `contrary of ${fieldLabel(field).en}`;

/** What is to be said of the sheets of a workbook: those that are left out, and rows that a filter hides and that count. */
export function sheetWarnings({ leftOut, sheets, tables }: OpenedExtract): readonly Warning[] {
  const of = (why: (typeof leftOut)[number]['why'][]): typeof leftOut =>
    leftOut.filter((each) => why.includes(each.why));
  const names = (some: typeof leftOut): string => some.map(({ sheet }) => shown(sheet)).join(', ');
  const rows = (some: typeof leftOut): number => some.reduce((sum, each) => sum + each.rows, 0);
  const hidden = of(['hidden']);
  const summaries = of(['counts', 'percent']);
  const read = sheets.filter(({ name, hiddenRows }) => hiddenRows > 0 && tables.some(({ sheet }) => sheet === name));
  return [
    ...(hidden.length > 0 ? [warningOf('sheet_hidden', rows(hidden), [], names(hidden))] : []),
    ...(summaries.length > 0 ? [warningOf('sheet_summary', rows(summaries), [], names(summaries))] : []),
    ...(read.length > 0
      ? [
          warningOf(
            'rows_hidden',
            read.reduce((sum, each) => sum + each.hiddenRows, 0),
            [],
            read.map(({ name }) => shown(name)).join(', '),
          ),
        ]
      : []),
  ];
}
