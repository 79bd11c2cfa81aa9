import { expect, test } from 'vitest';
import { contract } from '../../../shared/contract/contract.ts';
import { childRow, extractText } from '../../support/extract-file.ts';
import { fileWith, importPaths, type EngineClient } from '../../support/engine.ts';
import { proceduresOf } from '../../support/procedures-naming-children.ts';
import { casePassphrase, createPlace, planningPassphrase, startOffice } from './workspace-fixture.ts';
import { caseRejectsOf, rejectsOf } from '../../support/rejects.ts';

const paths = proceduresOf(contract.case).map(({ path }) => path);

/** What each procedure of the branch says to a question that means nothing. */
async function codes(client: EngineClient): Promise<readonly string[]> {
  const said: string[] = [];
  for (const path of paths) {
    const procedure = path
      .split('.')
      .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], client.case);
    const asked = (procedure as (input: unknown) => Promise<unknown>)({ nothing: true });
    said.push(
      await asked.then(
        () => 'no error',
        (error: { code?: string }) => error.code ?? 'another error',
      ),
    );
  }
  return said;
}

test('the whole branch is refused without the case key, before anybody looks at the question', async () => {
  const { client } = await startOffice();
  const all = (code: string) => paths.map(() => code);
  expect(paths.length).toBeGreaterThan(3);
  expect(await codes(client)).toEqual(all('WORKSPACE_NONE'));
  await createPlace(client);
  expect(await codes(client)).not.toContain('WORKSPACE_CASE_LOCKED');
  await client.workspace.lockCase();
  expect(await codes(client)).toEqual(all('WORKSPACE_CASE_LOCKED'));
  await client.workspace.lock();
  expect(await codes(client)).toEqual(all('WORKSPACE_LOCKED'));
});

test('rejected rows of a file that this session read are at hand until the next lock', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const path = await fileWith('a.csv', extractText([childRow({ community_code: '' }), childRow({ child_id: 'C2' })]));
  const { files } = await importPaths(client, [path]);
  const extractId = files[0]?.extractId ?? '';
  expect((await rejectsOf(client, extractId)).name).toContain('a.xlsx');
  await client.workspace.lockCase();
  for (const asked of [rejectsOf(client, extractId), caseRejectsOf(client, extractId)])
    await expect(asked).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  await client.workspace.lock();
  await client.workspace.unlock({ passphrase: planningPassphrase });
  await expect(rejectsOf(client, extractId)).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'แก้แถวที่ไม่นำเข้า' });
  expect((await caseRejectsOf(client, extractId)).name).toContain('a.xlsx');
  await expect(rejectsOf(client, extractId)).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
});
