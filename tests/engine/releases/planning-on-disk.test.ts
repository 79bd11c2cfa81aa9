import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { extractText, type ExtractRow } from '../../support/extract-file.ts';
import { fileWith, importPaths, temporaryFolder, type EngineClient } from '../../support/engine.ts';
import { filesIn } from '../../support/files-in.ts';
import { spellingsOf } from '../../support/marker-scan.ts';
import { identityIn, openedWith } from '../../support/opened-with.ts';
import { rejectsOf } from '../../support/rejects.ts';
import { skippedWhere } from '../../support/skipped-where.ts';
import { quick } from '../vault/vault-fixture.ts';
import { casePassphrase, createPlace, place, planningPassphrase, startOffice } from '../workspace/workspace-fixture.ts';
import { provinceRows, settled } from './made-province.ts';

const canaries = {
  first_name: 'ZQXNAME',
  last_name: 'ดวงจันทร์คานารี',
  national_id: '1999900077421',
  child_id: 'ZQXCHILD',
  household_id: 'ZQXHOUSE',
  address: '99/7 ตรอกคานารี',
};
/** What nobody would call a file by chance. */
const fileNames = ['คานารี-2567.csv', 'คานารี-2568.csv', 'คานารี-นับ.csv'];

const rowsOf = (year: string): readonly ExtractRow[] =>
  provinceRows.map((row, i) => ({
    ...row,
    ...canaries,
    survey_year: year,
    survey_date: `15/02/${year}`,
    child_id: `${canaries.child_id}${i}`,
    household_id: `${canaries.household_id}${i}`,
    national_id: i === 0 ? canaries.national_id : '',
    first_name: `${canaries.first_name}${i}`,
  }));

async function decideAll(client: EngineClient): Promise<void> {
  const { pairs } = await client.case.linking.pairs({ kind: 'duplicate' });
  const [pair] = pairs;
  if (!pair) throw new Error('There is a pair.');
  await client.case.linking.decide({
    decisions: [{ a: pair.a.place, b: pair.b.place, decision: 'same', retired: 'b' }],
  });
}

type Place = { readonly folder: string; readonly paths: readonly string[]; readonly backup: string };

/** A workspace in which everything was done that a journal tells of: imports, removals, links, decisions, releases. */
async function wholeWorkspace(): Promise<Place> {
  const options = { releasesAlone: true, vault: { ...quick(), entriesPerBundle: 4 } };
  const { client, workspaces } = await startOffice(undefined, options);
  await createPlace(client);
  const [first, second] = [rowsOf('2567'), rowsOf('2568')];
  const again = { ...second[1], child_id: 'ZQXCHILDagain', national_id: '', community_code: '85010301' };
  const rejected = { ...second[2], child_id: 'ZQXCHILDnone', community_code: '' };
  const counts = 'ปีที่สำรวจ,รหัสชุมชน/หมู่บ้าน,ตัวชี้วัดที่,จำนวนที่พบ,จำนวนที่มีข้อมูล\r\n2566,85010301,13,6,48\r\n';
  const paths = [
    await fileWith(fileNames[0] ?? '', extractText([...first])),
    await fileWith(fileNames[1] ?? '', extractText([...second, again, rejected])),
    await fileWith(fileNames[2] ?? '', counts),
  ];
  for (const path of paths) await importPaths(client, [path]);
  await client.case.linking.run();
  await decideAll(client);
  const { extracts } = await client.dataset.summary();
  const rejects = await rejectsOf(client, extracts[1]?.extractId ?? '');
  expect(rejects.name).toContain('คานารี-2568');
  const { documentId } = await client.documents.makeRejects({
    document: 'reject-workbook',
    extractId: extracts[1]?.extractId ?? '',
    language: 'th',
  });
  await client.documents.handedOut({ documentId, way: 'file', file: rejects.name, sha256: '0'.repeat(64) });
  await client.extracts.remove({ extractId: extracts[2]?.extractId ?? '' });
  await client.workspace.undo({ seq: null });
  await importPaths(client, [paths[0] ?? ''], { blank: 'no' });
  expect(await settled(client)).toMatchObject({ state: 'current' });
  const { file: backup } = await client.workspace.backup({ passphrase: planningPassphrase });
  await client.workspace.close();
  return { folder: join(workspaces, place.name), paths, backup };
}

/** Entries of a journal out of its files and bundles. */
function entriesIn(opened: ReadonlyMap<string, Buffer>): readonly Record<string, unknown>[] {
  return [...opened]
    .filter(([path]) => path.startsWith('journal/'))
    .flatMap(([, bytes]) => bytes.toString('utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Every number in a value, with the name it stands under. */
function numbersIn(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'number') return [name];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => numbersIn(each, Array.isArray(value) ? name : key));
}

/** Numbers that the planning key may read: about the workspace, and about what was released. */
const numbersTold = new Set(['seq', 'bytes', 'lattice', 'n', 'denominator', 'figures', 'hidden', 'surveyYearsBE']);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('on disk the planning passphrase opens no row, no name, no file and no count that was not released', async () => {
  const { folder, paths } = await wholeWorkspace();
  const opened = await openedWith(folder, 'key.age', planningPassphrase);
  const needles = [
    ...Object.values(canaries),
    ...fileNames.map((name) => name.replace('.csv', '')),
    ...paths.map((path) => sha256(readFileSync(path))),
  ].flatMap(spellingsOf);
  const told = [...opened].filter(([, bytes]) => needles.some((needle) => bytes.includes(needle)));
  expect(told.map(([path]) => path)).toEqual([]);
  expect([...filesIn(folder).keys()].filter((path) => fileNames.some((name) => path.includes(name)))).toEqual([]);

  const entries = entriesIn(opened);
  expect(opened.size).toBeGreaterThan(6);
  expect([...opened.keys()].some((path) => /^journal\/.*\.zst\.age$/.test(path))).toBe(true);
  const types = new Set(entries.map(({ command }) => (command as { type: string }).type));
  for (const type of ['import', 'remove', 'undo', 'link', 'decide', 'export', 'release', 'backup'])
    expect([type, types.has(type)]).toEqual([type, true]);
  const numbers = entries.flatMap(({ command }) => numbersIn(command));
  expect(numbers.filter((name) => !numbersTold.has(name))).toEqual([]);
  const cited = entries.flatMap(({ segments }) => segments as { kind: string; role: string; sha256: string }[]);
  const roles = new Set(cited.filter(({ kind }) => kind === 'analytic').map(({ role }) => role));
  expect(roles).toEqual(new Set(['released', 'publication', 'names']));

  // The segments are cubes and names; no count of them is a small one of children.
  const segments = [...opened].filter(([path]) => path.startsWith('segments/'));
  expect(segments.length).toBe(cited.filter(({ kind }) => kind === 'analytic').length);
  const small: string[] = [];
  for (const [path, bytes] of segments) {
    const table = tableFromIPC(bytes);
    const names = table.schema.fields.map(({ name }) => name);
    expect([
      path,
      names.some((name) => /child|line|sheet|birth|extract/i.test(name) && !/^children$/.test(name)),
    ]).toEqual([path, false]);
    const yes = names.filter((name) => name.startsWith('yes_'));
    for (const name of yes)
      for (const value of (table.getChild(name)?.toArray() ?? []) as Int32Array)
        if (value > 0 && value < 5) small.push(name);
    if (names.includes('name')) expect(names).toEqual(['area', 'name']);
    else expect(yes.length).toBeGreaterThan(10);
  }
  expect(small).toEqual([]);

  const named = await openedWith(folder, 'case-key.age', casePassphrase);
  expect([...named.values()].some((bytes) => bytes.includes('ZQXNAME0'))).toBe(true);
});

const tools = ['age', 'zstd', 'script', 'tar'];
const missing = tools.filter((tool) => spawnSync('which', [tool]).status !== 0);

describe(
  'with the command-line tools',
  skippedWhere(missing.length > 0, `not installed here: ${missing.join(', ')}`),
  () => {
    test('the planning key opens the same and no more, of the folder and of a backup', async () => {
      const { folder, backup } = await wholeWorkspace();
      const out = await temporaryFolder();
      const key = join(out, 'key.txt');
      writeFileSync(key, await identityIn(readFileSync(join(folder, 'key.age')), planningPassphrase));
      const opened = await openedWith(folder, 'key.age', planningPassphrase);
      for (const [path] of filesIn(folder)) {
        const { status, stdout } = spawnSync('age', ['-d', '-i', key, join(folder, path)], { maxBuffer: 2 ** 28 });
        expect([path, status === 0]).toEqual([path, opened.has(path)]);
        if (status !== 0) continue;
        const plain = path.includes('.zst.') ? execFileSync('zstd', ['-d', '-c'], { input: stdout }) : stdout;
        expect(plain.equals(opened.get(path) ?? Buffer.alloc(0))).toBe(true);
      }
      const tar = join(out, 'backup.tar');
      execFileSync('script', ['-qec', `age -d -o '${tar}' '${backup}'`, '/dev/null'], {
        input: `${planningPassphrase}\n`,
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      execFileSync('tar', ['-xf', tar, '-C', out]);
      const restored = await openedWith(out, 'key.age', planningPassphrase);
      const needles = [...Object.values(canaries), ...fileNames].flatMap(spellingsOf);
      const told = [...restored].filter(([, bytes]) => needles.some((needle) => bytes.includes(needle)));
      expect([restored.size > 6, told.map(([path]) => basename(path))]).toEqual([true, []]);
    });
  },
);
