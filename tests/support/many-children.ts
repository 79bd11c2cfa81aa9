import { expect } from 'vitest';
import { childRow, extractText, type ExtractRow } from './extract-file.ts';
import { fileWith, importPaths, startEngine, type EngineClient, type ImportOptions } from './engine.ts';

let given = 0;

/** Children alike, each in a household of its own unless the row names one. */
export function children(count: number, row: ExtractRow = {}): readonly ExtractRow[] {
  return Array.from({ length: count }, () => {
    given += 1;
    return childRow({ household_id: `H${given}`, ...row, child_id: `C${given}` });
  });
}

/** Children of whom some say yes to an indicator, the others no. */
export function childrenWith(field: string, yes: number, known: number, row: ExtractRow = {}): readonly ExtractRow[] {
  return [...children(yes, { ...row, [field]: 'ใช่' }), ...children(known - yes, row)];
}

/** An engine with these rows loaded, all of them accepted. */
export async function engineWithRows(rows: readonly ExtractRow[], options: ImportOptions = {}): Promise<EngineClient> {
  const client = await startEngine();
  const report = await importPaths(client, [await fileWith('rows.csv', extractText(rows))], options);
  expect(report.files.map((file) => [file.error, file.accepted])).toEqual([[null, rows.length]]);
  return client;
}
