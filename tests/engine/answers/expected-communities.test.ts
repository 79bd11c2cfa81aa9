import { expect, test } from 'vitest';
import { verifyReceipt } from '../../../electron/hosts/verify-receipt-command.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import type { Receipt } from '../../../shared/contract/receipt.ts';
import { childRow, extractText } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine, type EngineClient } from '../../support/engine.ts';

const codes = ['85010301', '85010302', '85010303', '85010201'];
const registerText = ['รหัสชุมชน/หมู่บ้าน,ชื่อชุมชน', ...codes.map((code, i) => `${code},ชุมชน ${i}`)].join('\n');

/** Two communities of the register report, and one that nobody expects. */
const extract = (): Promise<string> =>
  fileWith(
    'a.csv',
    extractText(
      ['85010301', '85010302', '85010401'].map((community_code, i) => childRow({ child_id: `C${i}`, community_code })),
    ),
  );

async function saveRegister(client: EngineClient, path: string): Promise<void> {
  const { fileId } = await client.files.openPath({ path });
  await client.quality.saveRegister({ fileId });
}

async function headline(client: EngineClient, area: string | null = null): Promise<unknown> {
  const [row] = await client.analysis.headlines({ filter: { ...noFilter, area } });
  return [row?.communitiesReported, row?.communitiesExpected];
}

const receiptOf = (client: EngineClient): Promise<Receipt> =>
  client.analysis.receipt({ measure: { kind: 'headline', headline: 'communities' }, filter: noFilter });

test('with a register the headline expects its communities, as the coverage does, and undo takes them back', async () => {
  const client = await startEngine({ keepsRows: true });
  await importPaths(client, [await extract()]);
  // One year and no register: nobody can say who should have reported.
  expect(await headline(client)).toEqual([3, null]);
  await saveRegister(client, await fileWith('register.csv', registerText));
  expect([await headline(client), await headline(client, '850103'), await headline(client, '850104')]).toEqual([
    [2, 4],
    [2, 3],
    [0, 0],
  ]);
  const { total } = await client.quality.coverage({ surveyYearBE: null, area: null, level: 'community' });
  expect([total.reported, total.expected]).toEqual(await headline(client));
  await client.workspace.undo({ seq: null });
  // One year and no register: nobody can say who should have reported.
  expect(await headline(client)).toEqual([3, null]);
});

test('its receipt names the register, and verifies with it only', async () => {
  const client = await startEngine({ keepsRows: true });
  const path = await extract();
  await importPaths(client, [path]);
  const before = await receiptOf(client);
  expect(before.definition.denominator).toBeNull();
  expect([before.figure.yes, before.figure.known, before.figure.isHidden, before.register]).toEqual([
    3,
    null,
    false,
    undefined,
  ]);
  const registerPath = await fileWith('register.csv', registerText);
  await saveRegister(client, registerPath);
  const receipt = await receiptOf(client);
  expect(receipt).toMatchObject({
    figure: { yes: 2, known: 4, prevalence: 0.5 },
    register: { file: 'register.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
    definition: { denominator: { en: 'all communities of the register' } },
  });
  const verified = async (...paths: string[]): Promise<unknown> =>
    verifyReceipt(await startEngine(), receipt, paths, '/');
  expect(await verified(path, registerPath)).toMatchObject({ ok: true });
  expect(await verified(path)).toMatchObject({ failures: [{ file: 'register.csv', code: 'FILE_MISSING' }] });
  expect(await verifyReceipt(await startEngine(), before, [path], '/')).toMatchObject({ ok: true });
});

test('other receipts have no register', async () => {
  const client = await startEngine({ keepsRows: true });
  await importPaths(client, [await extract()]);
  await saveRegister(client, await fileWith('register.csv', registerText));
  const receipt = await client.analysis.receipt({
    measure: { kind: 'headline', headline: 'children' },
    filter: noFilter,
  });
  expect(receipt.register).toBeUndefined();
});

test('with one year and no register the file says how many communities it has, and which tambons have none', async () => {
  const client = await startEngine();
  await importPaths(client, [await extract()]);
  const all = await client.quality.coverage({ surveyYearBE: null, area: null, level: 'tambon' });
  expect([all.basis, all.total.reported, all.total.missing]).toEqual(['nothing', 3, 0]);
  // Of the 30 tambons of Ranong two have reported.
  expect(all.tambonsWithout).toHaveLength(28);
  expect(all.tambonsWithout.filter((code) => ['850103', '850104'].includes(code))).toEqual([]);
  const amphoe = await client.quality.coverage({ surveyYearBE: null, area: '8503', level: 'tambon' });
  expect(amphoe.tambonsWithout.every((code) => code.startsWith('8503'))).toBe(true);
  const reported = await client.quality.coverage({ surveyYearBE: null, area: '850103', level: 'tambon' });
  expect(reported.tambonsWithout).toEqual([]);
});
