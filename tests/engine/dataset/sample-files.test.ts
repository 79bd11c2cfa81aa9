import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { childRow, extractText } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine } from '../../support/engine.ts';
import { smallSample } from '../../support/small-sample.ts';
import { createPlace, startOffice } from '../workspace/workspace-fixture.ts';

test('a file of the sample is synthetic wherever it lies and whatever it is called; one that was changed is not', async () => {
  const sampleFolder = await smallSample();
  const client = await startEngine({ sampleFolder });
  const text = await readFile(join(sampleFolder, 'ranong-2567.csv'), 'utf8');
  await importPaths(client, [await fileWith('ของเรา.csv', text)]);
  expect((await client.dataset.summary()).isSynthetic).toBe(true);
  await importPaths(client, [await fileWith('b.csv', text.replace('ชาย', 'หญง'))]);
  expect((await client.dataset.summary()).isSynthetic).toBe(false);
});

test('a file of the sample is counted neither with other files nor in a workspace: it is refused, and nothing comes in', async () => {
  const sampleFolder = await smallSample();
  const { client } = await startOffice(undefined, { sampleFolder });
  const ofSample = join(sampleFolder, 'ranong-2567.csv');
  const other = await fileWith('a.csv', extractText([childRow()]));
  await expect(importPaths(client, [other, ofSample])).rejects.toMatchObject({ code: 'SAMPLE_APART' });
  expect((await client.dataset.summary()).extracts).toEqual([]);
  await createPlace(client);
  await expect(importPaths(client, [ofSample])).rejects.toMatchObject({ code: 'SAMPLE_APART' });
  await importPaths(client, [other]);
  expect((await client.dataset.summary()).extracts.map(({ file }) => file)).toEqual(['a.csv']);
});
