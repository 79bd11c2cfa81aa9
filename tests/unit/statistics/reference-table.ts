import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../shared/oracles/', import.meta.url));

/** Whether the reference data lie beside the checkout; without them their tests are skipped, and counted as skipped. */
export const hasReferenceData = existsSync(folder);

/** A reference file as rows of numbers by column name. */
export function referenceTable(file: string): readonly Readonly<Record<string, number>>[] {
  const [header = '', ...lines] = readFileSync(`${folder}${file}`, 'utf8').trimEnd().split(/\r?\n/);
  const columns = header.split(',').map((name) => name.replaceAll('"', ''));
  return lines.map((line) => {
    const cells = line.split(',').map(Number);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? Number.NaN]));
  });
}
