import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { childRow, extractText } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine } from '../../support/engine.ts';
import { smallSample } from '../../support/small-sample.ts';

test('a file of the sample is synthetic wherever it lies and whatever it is called; one that was changed is not', async () => {
  const sampleFolder = await smallSample();
  const client = await startEngine({ sampleFolder });
  const text = await readFile(join(sampleFolder, 'ranong-2567.csv'), 'utf8');
  await importPaths(client, [await fileWith('ของเรา.csv', text)]);
  expect((await client.dataset.summary()).isSynthetic).toBe(true);
  await importPaths(client, [await fileWith('b.csv', text.replace('ชาย', 'หญง'))]);
  expect((await client.dataset.summary()).isSynthetic).toBe(false);
});

test('beside a file of another content a file of the sample is taken as it comes', async () => {
  const sampleFolder = await smallSample();
  const client = await startEngine({ sampleFolder });
  const other = await fileWith('a.csv', extractText([childRow()]));
  await importPaths(client, [join(sampleFolder, 'ranong-2567.csv'), other]);
  const { extracts, isSynthetic } = await client.dataset.summary();
  expect([extracts.length, isSynthetic]).toEqual([2, false]);
});
