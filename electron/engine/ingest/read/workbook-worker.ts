import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { read, utils } from '@e965/xlsx';
import type { Sheet, WorkbookAnswer } from './read-workbook.ts';

function sheetsOf(path: string): readonly Sheet[] {
  const workbook = read(readFileSync(path), { dense: true, cellHTML: false, cellFormula: false, cellStyles: false });
  return workbook.SheetNames.flatMap((name) => {
    const sheet = workbook.Sheets[name];
    if (!sheet) return [];
    const rows = utils.sheet_to_json<readonly unknown[]>(sheet, { header: 1, raw: true, defval: '', blankrows: true });
    return [{ name, rows: rows.map((row) => Array.from(row, cellOf)) }];
  });
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function answer(): WorkbookAnswer {
  try {
    return { sheets: sheetsOf((workerData as { path: string }).path) };
  } catch (error) {
    return { problem: error instanceof Error && /password/i.test(error.message) ? 'protected' : 'damaged' };
  }
}

parentPort?.postMessage(answer());
