import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../oracle/', import.meta.url));

/** A file of reference numbers (`tests/oracle/README.md`) as rows by column name. */
export function referenceTable(file: string): readonly Readonly<Record<string, number>>[] {
  const [header = '', ...lines] = readFileSync(`${folder}${file}`, 'utf8').trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',').map(Number);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? Number.NaN]));
  });
}
