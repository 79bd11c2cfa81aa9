import { readFileSync } from 'node:fs';
import { read, utils, type Range } from '@e965/xlsx';
import { AppError } from '../../../../shared/contract/app-error.ts';
import { answerJob } from '../../threads/answer-job.ts';

/** A sheet as text, row by row; row 1 of the sheet is `rows[0]`. Blank cells are ''. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

function sheetsOf(path: string): readonly Sheet[] {
  // The size that a workbook says it has is not always true: the cells themselves say it.
  const workbook = read(readFileSync(path), {
    dense: true,
    nodim: true,
    cellHTML: false,
    cellFormula: false,
    cellStyles: false,
  });
  return workbook.SheetNames.flatMap((name) => {
    const sheet = workbook.Sheets[name];
    if (!sheet?.['!ref']) return [];
    const range = { s: { r: 0, c: 0 }, e: utils.decode_range(sheet['!ref']).e };
    const rows = utils.sheet_to_json<readonly unknown[]>(sheet, {
      header: 1,
      raw: true,
      defval: '',
      blankrows: true,
      range,
    });
    const cells = rows.map((row) => Array.from(row, cellOf));
    fillMergedDown(cells, sheet['!merges'] ?? []);
    return [{ name, rows: cells }];
  });
}

/**
 * A cell merged over several rows holds for each of them: a header of two rows, a community over its children.
 * Over several columns it is a title and stays where it is.
 */
function fillMergedDown(rows: string[][], merges: readonly Range[]): void {
  for (const { s, e } of merges) {
    const cell = rows[s.r]?.[s.c] ?? '';
    if (cell === '') continue;
    for (let row = s.r + 1; row <= e.r && row < rows.length; row++) {
      const below = rows[row];
      if (below && (below[s.c] ?? '') === '') below[s.c] = cell;
    }
  }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const tasks = {
  read: ({ path, file }: { readonly path: string; readonly file: string }): readonly Sheet[] => {
    try {
      return sheetsOf(path);
    } catch (error) {
      const isProtected = error instanceof Error && /password/i.test(error.message);
      throw new AppError(isProtected ? 'FILE_PROTECTED' : 'FILE_DAMAGED', { file }, { cause: error });
    }
  },
};
export type WorkbookTasks = typeof tasks;

await answerJob(tasks);
