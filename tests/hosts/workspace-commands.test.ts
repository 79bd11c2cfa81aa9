import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { buildData } from '../../build/data.ts';
import { openWorkspace } from '../../electron/engine/vault/open-workspace.ts';
import { runCli } from '../../electron/hosts/cli.ts';
import { childRow, extractText } from '../support/extract-file.ts';
import { skippedWhere } from '../support/skipped-where.ts';
import { errorText } from '../../shared/contract/app-error.ts';
import { fileWith, temporaryFolder } from '../support/engine.ts';

/** What a passphrase costs is another test's: here each of 30 takes no time. */
vi.mock('../../electron/engine/vault/passphrase-cipher.ts', async (original) => ({
  ...(await original<typeof import('../../electron/engine/vault/passphrase-cipher.ts')>()),
  scryptWorkFactor: 2,
}));

beforeAll(() => buildData());

const passphrase = 'tide lantern copper walrus';

async function natpro(cwd: string, env: Record<string, string>, ...args: string[]) {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    stdout: {
      write: (text, onWritten) => {
        out += text;
        onWritten?.(null);
      },
    },
    stderr: { write: (text: string) => (err += text) },
    stdin: { async *[Symbol.asyncIterator]() {} },
    cwd,
    env,
  });
  const json = (): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;
  return { code, err, json, error: (): unknown => JSON.parse(err.trim().split('\n').at(-1) ?? '') };
}

test('a workspace from create to restore; the case passphrase that was printed imports and sees', async () => {
  const cwd = await temporaryFolder();
  const created = await natpro(cwd, { NATPRO_PASSPHRASE: passphrase }, 'workspace', 'create', 'ระนอง');
  expect([created.code, created.err]).toEqual([0, '']);
  expect(created.json()).toMatchObject({
    folder: join(cwd, 'ระนอง'),
    recoveryCode: expect.stringMatching(/^AGE-SECRET-KEY-1( [A-Z0-9]{1,4})+$/),
    casePassphrase: expect.stringMatching(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/),
  });
  const file = await fileWith('2568.csv', extractText([childRow(), childRow()]));
  const locked = await natpro(cwd, { NATPRO_PASSPHRASE: passphrase }, 'import', '--workspace', 'ระนอง', file);
  expect([locked.code, locked.error()]).toMatchObject([3, { code: 'WORKSPACE_CASE_LOCKED' }]);
  const { casePassphrase } = created.json() as { casePassphrase: string };
  const env = { NATPRO_PASSPHRASE: passphrase, NATPRO_CASE_PASSPHRASE: casePassphrase };
  const imported = await natpro(cwd, env, 'import', '--workspace', 'ระนอง', file);
  expect(imported.code).toBe(0);
  expect(imported.json()).toMatchObject({ children: 1, files: [{ accepted: 1, rejectedCount: 1 }] });
  const opened = await natpro(cwd, env, 'workspace', 'open', 'ระนอง');
  expect(opened.code).toBe(0);
  expect(opened.json()).toMatchObject({
    state: 'open',
    years: [{ surveyYearBE: 2568, children: 1 }],
    missingFiles: [],
  });
  expect((await natpro(cwd, env, 'workspace', 'backup', 'ระนอง', 'ระนอง.backup')).code).toBe(0);
  expect((await natpro(cwd, env, 'workspace', 'restore', 'ระนอง.backup', 'เครื่องใหม่')).code).toBe(0);
  const restored = await natpro(cwd, env, 'workspace', 'open', 'เครื่องใหม่');
  expect(restored.json()).toMatchObject({ years: [{ surveyYearBE: 2568, children: 1 }] });
  const verified = await natpro(cwd, env, 'workspace', 'verify', 'เครื่องใหม่');
  expect([verified.code, verified.json()]).toMatchObject([0, { isSound: true, findings: [] }]);
});

test('verify names what is damaged and says so with its exit code', async () => {
  const cwd = await temporaryFolder();
  const env = { NATPRO_PASSPHRASE: passphrase, NATPRO_CASE_PASSPHRASE: 'มะม่วง จักรยาน ฟ้าแลบ กำมะหยี่' };
  expect((await natpro(cwd, env, 'workspace', 'create', 'w')).json()).not.toHaveProperty('casePassphrase');
  const file = await fileWith('2568.csv', extractText([childRow()]));
  await natpro(cwd, env, 'import', '--workspace', 'w', file);
  const folder = join(cwd, 'w/segments/case');
  const workspace = await openWorkspace(join(cwd, 'w'), { passphrase, isReadOnly: true });
  const { sha256 = '?' } =
    workspace
      .journal()
      .flatMap(({ segments }) => segments)
      .find(({ role }) => role === 'children:0') ?? {};
  await workspace.close();
  const segment = (await readdir(folder)).find((name) => name.startsWith(sha256));
  const bytes = await readFile(join(folder, segment ?? ''));
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  await writeFile(join(folder, segment ?? ''), bytes);
  const verified = await natpro(cwd, env, 'workspace', 'verify', 'w');
  expect([verified.code, verified.json()]).toMatchObject([
    1,
    { isSound: false, findings: [{ code: 'WORKSPACE_SEGMENT_DAMAGED', file: `segments/case/${segment}` }] },
  ]);
  const opened = await natpro(cwd, env, 'workspace', 'open', 'w');
  expect([opened.code, opened.json()]).toMatchObject([1, { missingFiles: ['2568.csv'] }]);
});

test('a passphrase is never an argument, and a wrong one is said to be wrong', async () => {
  const cwd = await temporaryFolder();
  const none = await natpro(cwd, {}, 'workspace', 'create', 'w');
  expect([none.code, none.error()]).toMatchObject([
    2,
    {
      code: 'USAGE',
      th: expect.stringContaining('ไม่มีวลีรหัสผ่านใน NATPRO_PASSPHRASE'),
      en: expect.stringContaining('no passphrase in NATPRO_PASSPHRASE'),
    },
  ]);
  expect((await natpro(cwd, {}, 'workspace', 'create', 'w', '--passphrase', passphrase)).code).toBe(2);
  await natpro(cwd, { NATPRO_PASSPHRASE: passphrase }, 'workspace', 'create', 'w');
  const wrong = await natpro(cwd, { NATPRO_PASSPHRASE: 'something else' }, 'workspace', 'open', 'w');
  expect([wrong.code, wrong.error()]).toMatchObject([3, { code: 'WORKSPACE_WRONG_PASSPHRASE' }]);
  const weak = await natpro(cwd, { NATPRO_PASSPHRASE: 'ranong2568' }, 'workspace', 'create', 'weak');
  expect([weak.code, weak.error()]).toMatchObject([3, { code: 'WORKSPACE_PASSPHRASE_WEAK' }]);
  const again = await natpro(cwd, { NATPRO_PASSPHRASE: passphrase }, 'workspace', 'create', 'w');
  expect([again.code, again.error()]).toMatchObject([3, { code: 'WORKSPACE_EXISTS' }]);
});

test('a passphrase in an argument is refused and not repeated', async () => {
  const cwd = await temporaryFolder();
  const secret = 'quiet-harbour-lamp-77';
  for (const args of [
    ['workspace', 'open', 'w', secret],
    ['workspace', 'create', 'w', '--passphrase', secret],
    ['workspace', 'backup', 'w', 'w.backup', secret],
    ['workspace', 'verify', `--passphrase=${secret}`, 'w'],
  ]) {
    const { code, err } = await natpro(cwd, {}, ...args);
    expect(code).toBe(2);
    expect(err).not.toContain(secret);
  }
  expect(await readdir(cwd)).toEqual([]);
});

describe('an output that nobody can read', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const env = { ...process.env, NATPRO_PASSPHRASE: passphrase };
  const command = `"${process.execPath}" build/bootstrap.mjs natpro workspace create`;

  test.each([
    ['closed', '>&-'],
    ['thrown away', '>/dev/null'],
    ['full', '>/dev/full'],
    ['closed by its reader', '| true'],
  ])(
    '%s: no workspace is left whose recovery code was not seen',
    skippedWhere(process.platform !== 'linux', 'only Linux has /dev/full'),
    async (_what, redirection) => {
      const cwd = await temporaryFolder();
      const script = `set -o pipefail; ${command} "${join(cwd, 'w')}" ${redirection}`;
      const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: root, env, encoding: 'utf8' });
      expect([status, JSON.parse(stderr.trim().split('\n').at(-1) ?? '')]).toMatchObject([
        3,
        { code: 'WORKSPACE_CODE_UNSEEN', ...errorText('WORKSPACE_CODE_UNSEEN') },
      ]);
      expect(await readdir(cwd)).toEqual([]);
    },
  );

  test(
    'a full one is a failure of any command',
    skippedWhere(process.platform !== 'linux', 'only Linux has /dev/full'),
    () => {
      const script = `"${process.execPath}" build/bootstrap.mjs natpro stats --help >/dev/full`;
      const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: root, env, encoding: 'utf8' });
      expect([status, JSON.parse(stderr.trim())]).toMatchObject([3, { code: 'OUTPUT_FAILED' }]);
    },
  );
});

test('wrong passphrases make the next command wait, whichever it is', async () => {
  const cwd = await temporaryFolder();
  await natpro(cwd, { NATPRO_PASSPHRASE: passphrase }, 'workspace', 'create', 'w');
  const timed = async (given: string, what: string): Promise<{ code: number; ms: number }> => {
    const begun = performance.now();
    const { code } = await natpro(cwd, { NATPRO_PASSPHRASE: given }, 'workspace', what, 'w');
    return { code, ms: performance.now() - begun };
  };
  const first = await timed('something else', 'open');
  for (const what of ['verify', 'open']) await timed('something else', what);
  const fourth = await timed('something else', 'verify');
  expect([first.code, fourth.code]).toEqual([3, 3]);
  expect(fourth.ms).toBeGreaterThan(2000);
  expect(await timed(passphrase, 'verify')).toMatchObject({ code: 0 });
});
