import { expect, test } from 'vitest';
import { seededRandom } from '../../electron/engine/statistics/seeded-random.ts';
import { errorCodes } from '../../shared/contract/error-codes.ts';
import { childRow, extractText } from '../support/extract-file.ts';
import { fileWith, importPaths, startEngine } from '../support/engine.ts';

const mutations = 120;
const rows = Array.from({ length: 30 }, (_, i) => childRow({ child_id: `C${i}`, household_id: `H${i % 7}` }));
const text = extractText(rows);
const { unit: random, below: upTo } = seededRandom(20_681);

function flipped(bytes: Buffer): Buffer {
  for (let i = 0; i < 1 + upTo(6); i++) bytes[upTo(bytes.length)] = upTo(256);
  return bytes;
}

function shuffled(content: string): string {
  const table = content
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const order = (table[0] ?? []).map((_, i) => ({ i, at: random() })).toSorted((a, b) => a.at - b.at);
  return table.map((cells) => order.map(({ i }) => cells[i] ?? '').join(',')).join('\r\n');
}

const kinds: readonly (() => Buffer)[] = [
  () => Buffer.from(text).subarray(0, 1 + upTo(Buffer.byteLength(text))),
  () => flipped(Buffer.from(text)),
  () => Buffer.from(shuffled(text)),
  () =>
    Buffer.from(
      text +
        text
          .split('\r\n')
          .slice(1 + upTo(20))
          .join('\r\n'),
    ),
  () => Buffer.concat([Buffer.from(text), Buffer.from(text.slice(0, upTo(400)), 'utf16le')]),
  () => Buffer.concat([Buffer.from(text), Buffer.from([0xa1, 0xd2, 0x2c, 0xe0, 0x0a])]),
  () => Buffer.from(text.replaceAll(',', () => (random() < 0.01 ? ',,' : ','))),
  () => Buffer.from(text.replaceAll('ใช่', () => (random() < 0.05 ? '"ใช่' : 'ใช่'))),
];

/** Lines below the header that hold something; null where quotes or odd letters may join or split lines. */
function linesToRead(bytes: Buffer): number | null {
  const content = bytes.toString('utf8');
  if (content.includes('"') || bytes.includes(0)) return null;
  return content
    .split('\n')
    .slice(1)
    .filter((line) => line.replace('\r', '').replaceAll(',', '') !== '').length;
}

test(`${mutations} mutated extracts: nothing crashes or is lost silently, and the engine goes on`, async () => {
  const client = await startEngine();
  const wrong: string[] = [];
  let imported = 0;
  for (let i = 0; i < mutations; i++) {
    const bytes = kinds[i % kinds.length]?.() ?? Buffer.alloc(0);
    const report = await importPaths(client, [await fileWith(`mutated-${i}.csv`, bytes)]);
    const [file] = report.files;
    if (file?.error) {
      if (file.error.code === 'INTERNAL' || !errorCodes.some((code) => code === file.error?.code))
        wrong.push(`${i}: ${file.error.code}`);
    } else {
      imported++;
      const lines = linesToRead(bytes);
      const seen = (file?.accepted ?? 0) + (file?.rejectedCount ?? 0);
      if (lines !== null && seen !== lines) wrong.push(`${i}: ${seen} of ${lines} rows`);
    }
    await client.extracts.clear();
  }
  expect(wrong).toEqual([]);
  expect(imported).toBeGreaterThan(mutations / 3);
});
