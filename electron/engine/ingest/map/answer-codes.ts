import { fold, readAnswer, type Answer, type CodeRule } from '../../../../shared/cpms/answers.ts';
import type { DistinctCell } from './distinct-cell.ts';

/** The column of an indicator with its distinct cells. */
export type AnswerColumn = { readonly field: string; readonly cells: readonly DistinctCell[] };

/** Columns of a table in which 1 and 2 stand for the answers. */
export type AnswerCodes = {
  readonly fields: ReadonlySet<string>;
  /** The codes that a person has to explain, with how often each stands there; none where all is clear. */
  readonly unclear: readonly { readonly code: string; readonly count: number }[];
};

/** A smaller share of 2 among 1 and 2 is a slip of the pen on a form that is ticked with 1. */
const fewestTwos = 0.01;

/** With fewer columns than this, nothing but 1 may well be true. */
const fewestColumns = 5;

const codeOf = ({ text }: DistinctCell): string => fold(text).replace(/\.0+$/, '');

const countOf = (cells: readonly DistinctCell[], isMeant: (cell: DistinctCell) => boolean): number =>
  cells.reduce((sum, cell) => sum + (isMeant(cell) ? cell.count : 0), 0);

/** A cell that says by itself what it means: 0, or a word. */
function isTelling(cell: DistinctCell): boolean {
  const answer = readAnswer(cell.text);
  return answer === 'no' || (answer === 'yes' && codeOf(cell) !== '1');
}

/**
 * Which columns are coded 1 and 2 instead of 1 and 0. Some forms have 1 for yes, some for no, and a file does not say
 * which: nobody but a person who knows the form can. A column with more 0 (or words) than 2 is none of these.
 */
export function answerCodesOf(columns: readonly AnswerColumn[]): AnswerCodes {
  const coded = columns.filter(({ cells }) => {
    const telling = countOf(cells, isTelling);
    const twos = countOf(cells, (cell) => codeOf(cell) === '2');
    return (telling === 0 || telling < twos) && cells.some((cell) => ['1', '2'].includes(codeOf(cell)));
  });
  const counts = ['1', '2'].map((code) => ({
    code,
    count: coded.reduce((sum, { cells }) => sum + countOf(cells, (cell) => codeOf(cell) === code), 0),
  }));
  const [ones = 0, twos = 0] = counts.map(({ count }) => count);
  const isAllOne =
    columns.length >= fewestColumns && columns.every(({ cells }) => cells.every((cell) => codeOf(cell) === '1'));
  const isUnclear = isAllOne || twos > (ones + twos) * fewestTwos;
  return {
    fields: new Set(coded.map(({ field }) => field)),
    unclear: isUnclear ? counts.filter(({ count }) => count > 0) : [],
  };
}

/** What a code means under a rule; null for a cell that is no such code. */
export function codedAnswer(text: string, rule: CodeRule): Answer | null {
  const code = fold(text).replace(/\.0+$/, '');
  if (code === '1') return rule === 'one-is-yes' ? 'yes' : 'no';
  if (code === '2') return rule === 'one-is-yes' ? 'no' : 'yes';
  return null;
}
