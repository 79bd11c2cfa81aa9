import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { backupWorkspace } from '../../../electron/engine/vault/backup-workspace.ts';
import { createWorkspace } from '../../../electron/engine/vault/create-workspace.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { arrowOf, casePassphrase, filesIn, planningPassphrase, quick } from './vault-fixture.ts';
import { skippedWhere } from '../../support/skipped-where.ts';

const tools = ['age', 'zstd', 'script', 'tar'];
const missing = tools.filter((tool) => spawnSync('which', [tool]).status !== 0);

/** `age` asks for a passphrase on a terminal only; `script` is one. */
function ageWithPassphrase(file: string, passphrase: string, output: string): void {
  const command = `age -d -o '${output}' '${file}'`;
  execFileSync('script', ['-qec', command, '/dev/null'], { input: `${passphrase}\n`, stdio: ['pipe', 'pipe', 'pipe'] });
}

const whereTheyAre = skippedWhere(missing.length > 0, `not installed here: ${missing.join(', ')}`);

describe('with the command-line tools alone', whereTheyAre, () => {
  test('the passphrases recover a segment of each kind, the journal, a sealed part and a backup', async () => {
    const place = await temporaryFolder();
    const folder = join(place, 'workspace');
    const options = {
      planningPassphrase,
      casePassphrase,
      ...quick(),
      passphrases: directPassphrases(10),
      entriesPerBundle: 2,
    };
    const { workspace } = await createWorkspace(folder, options);
    const children = await workspace.writeSegment(
      'analytic',
      arrowOf({ community: [85010101, 85010102], yes: [3, 4] }),
    );
    const names = await workspace.writeSegment('case', arrowOf({ name: ['สมหญิง', 'Aung'] }));
    const cited = [
      { ...children, role: 'children' },
      { ...names, role: 'identifiers' },
    ];
    await workspace.append({ type: 'load', file: 'a.csv' }, cited);
    await workspace.append({ type: 'sealed-note', text: 'สมหญิง' });
    await workspace.append({ type: 'note' });
    await workspace.close();

    const [planningKey, caseKey] = [join(place, 'planning.txt'), join(place, 'case.txt')];
    ageWithPassphrase(join(folder, 'key.age'), planningPassphrase, planningKey);
    ageWithPassphrase(join(folder, 'case-key.age'), casePassphrase, caseKey);
    const decrypted = (key: string, path: string): Buffer => execFileSync('age', ['-d', '-i', key, path]);
    const rows = (key: string, path: string): unknown => {
      const arrow = execFileSync('zstd', ['-d', '-c'], { input: decrypted(key, join(folder, path)) });
      return tableFromIPC(arrow)
        .toArray()
        .map((row: { toJSON(): unknown }) => row.toJSON());
    };
    expect(rows(planningKey, `segments/analytic/${children.sha256}.arrow.zst.age`)).toEqual([
      { community: 85010101, yes: 3 },
      { community: 85010102, yes: 4 },
    ]);
    const caseFile = `segments/case/${names.sha256}.arrow.zst.age`;
    expect(rows(caseKey, caseFile)).toEqual([{ name: 'สมหญิง' }, { name: 'Aung' }]);
    expect(spawnSync('age', ['-d', '-i', planningKey, join(folder, caseFile)]).status).not.toBe(0);

    const journal = readdirSync(join(folder, 'journal')).toSorted();
    expect(journal.map((name) => name.replace(/[0-9a-f]{64}/, 'SHA256'))).toEqual([
      '00000001-00000002.SHA256.zst.age',
      '00000003.age',
    ]);
    const [bundle = '', single = ''] = journal.map((name) => join(folder, 'journal', name));
    expect(bundle).toContain(createHash('sha256').update(readFileSync(bundle)).digest('hex'));
    const packed = execFileSync('zstd', ['-d', '-c'], { input: decrypted(planningKey, bundle) });
    const lines = [...packed.toString().split('\n').slice(0, -1), decrypted(planningKey, single).toString()];
    let previousHash = '0'.repeat(64);
    const commands: unknown[] = [];
    for (const line of lines) {
      const entry = JSON.parse(line) as Record<string, unknown>;
      expect(entry['previousHash']).toBe(previousHash);
      previousHash = createHash('sha256').update(line).digest('hex');
      commands.push(entry['command']);
      if (typeof entry['sealed'] !== 'string') continue;
      writeFileSync(join(place, 'sealed.age'), entry['sealed']);
      expect(JSON.parse(decrypted(caseKey, join(place, 'sealed.age')).toString())).toEqual({ text: 'สมหญิง' });
    }
    expect(commands).toEqual([{ type: 'load', file: 'a.csv' }, { type: 'sealed-note' }, { type: 'note' }]);

    const backup = join(place, 'backup.natpro');
    await backupWorkspace(folder, backup, { passphrase: planningPassphrase, workFactor: 10 });
    const unpacked = join(place, 'unpacked');
    mkdirSync(unpacked);
    ageWithPassphrase(backup, planningPassphrase, join(place, 'backup.tar'));
    execFileSync('tar', ['-xf', join(place, 'backup.tar'), '-C', unpacked]);
    const files = new Map(filesIn(unpacked));
    files.delete('backup.json');
    expect(files).toEqual(filesIn(folder));
    expect(dirname(unpacked)).toBe(place);
  });
});
