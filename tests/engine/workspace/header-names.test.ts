import { expect, test } from 'vitest';
import type { Command } from '../../../shared/contract/workspace.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import { verifyReceipt } from '../../../electron/hosts/verify-receipt-command.ts';
import { fileWith, importPaths, startEngine, type EngineClient } from '../../support/engine.ts';
import { createPlace, startOffice } from './workspace-fixture.ts';

const name = 'สมหญิงคานารี';
/** Nobody has named the columns: whoever maps the file by its first row names them after a child. */
const odd = `พื้นที่,${name},อายุ\n85010301,1,10\n85010302,0,9\n`;
const mapping = { community_code: 'พื้นที่', ind13: name };

async function commandsOf(client: EngineClient): Promise<readonly Command[]> {
  return (await client.workspace.journal()).items.map(({ command }) => command);
}

test('a name that stands for a header is not in the journal in the clear, and the file is read the same all the same', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const path = await fileWith('odd-2568.csv', odd);
  const report = await importPaths(client, [path], { mapping });
  expect(report.files).toMatchObject([{ accepted: 2, error: null }]);
  await client.extracts.saveMapping({ name: 'อำเภอ', headers: ['พื้นที่', name, 'อายุ'], mapping, blank: 'unknown' });
  const profiles = await client.extracts.mappings();
  const receipt = await client.analysis.receipt({ measure: { kind: 'indicator', indicator: 13 }, filter: noFilter });
  expect(JSON.stringify([await commandsOf(client), profiles, receipt])).not.toMatch(/คานารี|พื้นที่/);
  expect(profiles[0]?.headers).toContain('อายุ');

  // By what is saved the same file is known again, read again, and its figure calculated again.
  const { fileId } = await client.files.openPath({ path });
  const saved = { ...profiles[0]?.mapping };
  const [again] = await client.extracts.inspect({ fileIds: [fileId], mappings: { [fileId]: saved } });
  expect(again?.inspection?.mapping).toMatchObject(mapping);
  expect(again?.inspection?.columns.map(({ header, key }) => key ?? header).toSorted()).toEqual(
    profiles[0]?.headers.toSorted(),
  );
  expect(await verifyReceipt(await startEngine(), receipt, [path], '/')).toMatchObject({ ok: true });
});

test('headers that the form has stay as they are', async () => {
  const { client } = await startOffice();
  const profile = { name: 'ก', headers: ['เพศ', '13. ถูกกระทำรุนแรง', `12 ${name}`], mapping: {}, blank: 'no' as const };
  await client.extracts.saveMapping(profile);
  const [saved] = await client.extracts.mappings();
  expect(saved?.headers.slice(0, 2)).toEqual(profile.headers.slice(0, 2));
  expect(saved?.headers[2]).not.toContain(name);
});

test('a row of data is no header, whatever a mapping says', async () => {
  const client = await startEngine();
  const path = await fileWith('rows-2568.csv', `85010301,${name},1,10\n85010302,มานี,0,9\n`);
  const { files } = await importPaths(client, [path], { mapping: { community_code: '85010301', ind13: '1' } });
  expect(files).toMatchObject([{ accepted: 0, error: { code: 'MAPPING_INVALID' } }]);
  expect(JSON.stringify(files)).not.toContain(name);
});
