import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import { backupWorkspace, restoreWorkspace } from '../../../electron/engine/vault/backup-workspace.ts';
import { verifyWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { keys, named } from './damage.ts';
import { arrowOf, casePassphrase, newWorkspace, planningPassphrase, quick, reopened } from './vault-fixture.ts';

const hash = 'a'.repeat(64);

/** Ten entries in bundles of three and one by itself, a segment of each kind, closed. */
async function packed(): Promise<{ readonly folder: string; readonly bundle: string }> {
  const { workspace, folder } = await newWorkspace({ entriesPerBundle: 3 });
  const segments = [
    { ...(await workspace.writeSegment('analytic', arrowOf({ yes: [1] }))), role: 'a' },
    { ...(await workspace.writeSegment('case', arrowOf({ name: ['Mya'] }))), role: 'b' },
  ];
  await workspace.append({ type: 'load' }, segments);
  for (let i = 2; i <= 10; i++) await workspace.append({ type: 'note', i });
  await workspace.close();
  const bundle = readdirSync(join(folder, 'journal')).find((name) => name.startsWith('00000004-')) ?? '';
  return { folder, bundle };
}

type Oddity = readonly [file: string, make: (path: string, folder: string, bundle: string) => void];

const copyOfLast = (path: string, folder: string): void => copyFileSync(join(folder, 'journal/00000010.age'), path);
const copyOfBundle = (path: string, folder: string, bundle: string): void =>
  copyFileSync(join(folder, 'journal', bundle), path);
const folderThere = (path: string): void => mkdirSync(path);
const danglingLink = (path: string): void => symlinkSync(`${path}-nowhere`, path);
const junk = (path: string): void => writeFileSync(path, 'junk');

const oddities: readonly Oddity[] = [
  ['journal/000000010.age', copyOfLast],
  ['journal/10.age', copyOfLast],
  ['journal/00000011.age', copyOfLast],
  ['journal/00000400.age', copyOfLast],
  ['journal/999999999999999.age', copyOfLast],
  ['journal/900000000000000.age', junk],
  ['journal/00000010 (1).age', copyOfLast],
  ['journal/notes.txt', junk],
  ['journal/00000011.age', folderThere],
  ['journal/999999999999999.age', folderThere],
  ['journal/00000012.age', danglingLink],
  ['journal/999999999999999.age', danglingLink],
  [`journal/00000001-999999999.${hash}.zst.age`, copyOfBundle],
  [`journal/900000001-900001000.${hash}.zst.age`, junk],
  [`journal/800000001-800000003.${hash}.zst.age`, folderThere],
  ['journal/000000004-000000006.zst.age', copyOfBundle],
  [`segments/case/${hash}.arrow.zst.age`, folderThere],
  [`segments/case/${hash}.arrow.zst.age`, danglingLink],
  ['segments/analytic/report.docx', junk],
  ['segments/analytic/report', folderThere],
];

/** What a tree looks like that must not be touched; an odd name stays where it is. */
test.each(oddities)('%s costs a finding, and nothing else (%#)', async (file, make) => {
  const { folder, bundle } = await packed();
  make(join(folder, file), folder, bundle);
  const started = performance.now();
  const report = await verifyWorkspace(folder, keys, quick());
  expect(named(report)).toEqual([['WORKSPACE_ODD_FILE', file, null]]);
  const workspace = await reopened(folder, { entriesPerBundle: 3 });
  expect([named(workspace), workspace.journal().length]).toEqual([[['WORKSPACE_ODD_FILE', file, null]], 10]);
  await workspace.openCase(casePassphrase);
  await workspace.checkCase();
  expect(named(workspace)).toEqual([['WORKSPACE_ODD_FILE', file, null]]);
  const next = await workspace.append({ type: 'note', i: 11 }).catch((error: { code: string }) => error.code);
  expect(file === 'journal/00000011.age' ? next : (next as { seq: number }).seq).toBe(
    file === 'journal/00000011.age' ? 'WORKSPACE_CHANGED_ELSEWHERE' : 11,
  );
  await workspace.close();
  expect(performance.now() - started).toBeLessThan(20_000);
});

test.each(['.tmp-x', 'journal/.tmp-x', 'segments/case/.tmp-x'])(
  'a folder named %s stays, is named on opening, and stops nothing',
  async (file) => {
    const { folder } = await packed();
    mkdirSync(join(folder, file));
    writeFileSync(join(folder, file, 'inside'), 'x');
    const workspace = await reopened(folder);
    expect([named(workspace), workspace.journal().length]).toEqual([[['WORKSPACE_ODD_FILE', file, null]], 10]);
    await workspace.close();
    expect(readdirSync(join(folder, file))).toEqual(['inside']);
  },
);

test.each(['key.copy.age', 'case-key.age', 'recovery.age', 'manifest.age', 'manifest.1.age', 'lock'])(
  'a folder in the place of %s does not keep the workspace shut',
  async (file) => {
    const { folder } = await packed();
    rmSync(join(folder, file), { force: true });
    mkdirSync(join(folder, file));
    const workspace = await reopened(folder);
    expect([workspace.findings.length > 0, workspace.journal().length]).toEqual([true, 10]);
    expect((await workspace.append({ type: 'note' })).seq).toBe(11);
    await workspace.close();
    const again = await reopened(folder);
    expect(again.journal().length).toBe(11);
  },
);

test('a backup of a folder with odd names is made, and opens', async () => {
  const { folder, bundle } = await packed();
  const shapes = oddities.filter(([, make]) => make === folderThere || make === danglingLink);
  for (const [file, make] of new Map(shapes)) make(join(folder, file), folder, bundle);
  const place = await temporaryFolder();
  await backupWorkspace(folder, join(place, 'backup'), { passphrase: planningPassphrase, workFactor: 2 });
  await restoreWorkspace(join(place, 'backup'), join(place, 'restored'), { passphrase: planningPassphrase });
  const restored = await reopened(join(place, 'restored'));
  expect([restored.findings, restored.journal().length]).toEqual([[], 10]);
});

test('what a system puts into folders is no finding, and many odd names are one', async () => {
  const { folder } = await packed();
  for (const name of ['.DS_Store', 'desktop.ini', 'Thumbs.db']) junk(join(folder, 'journal', name));
  expect((await verifyWorkspace(folder, keys, quick())).isSound).toBe(true);
  for (let i = 0; i < 2000; i++) junk(join(folder, 'journal', `copy ${i}.age`));
  const report = await verifyWorkspace(folder, keys, quick());
  expect([named(report), report.findings[0]?.en.includes('2000')]).toEqual([
    [['WORKSPACE_ODD_FILE', 'journal/copy 0.age', null]],
    true,
  ]);
});

test('100 random mixtures of odd names: all entries are there, and each folder concerned is named', async () => {
  const { folder, bundle } = await packed();
  const parent = await temporaryFolder();
  const random = seededRandom(20_272);
  const withoutNext = oddities.filter(([file]) => file !== 'journal/00000011.age');
  for (let i = 0; i < 100; i++) {
    const copy = join(parent, String(i));
    cpSync(folder, copy, { recursive: true });
    const places = new Map<string, Oddity[1]>();
    while (places.size <= i % 4) {
      const [file, make] = withoutNext[Math.floor(random.unit() * withoutNext.length)] as Oddity;
      places.set(file, make);
    }
    for (const [file, make] of places) make(join(copy, file), copy, bundle);
    const folders = new Set([...places.keys()].map((file) => file.slice(0, file.lastIndexOf('/'))));
    const workspace = await reopened(copy);
    const found = workspace.findings.map(({ code, file }) => `${code} ${file.slice(0, file.lastIndexOf('/'))}`);
    expect([i, found.toSorted(), workspace.journal().length]).toEqual([
      i,
      [...folders].map((each) => `WORKSPACE_ODD_FILE ${each}`).toSorted(),
      10,
    ]);
    expect((await workspace.append({ type: 'note', i: 11 })).seq).toBe(11);
    await workspace.close();
    rmSync(copy, { recursive: true });
  }
});
