import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { buildData } from '../../../build/data.ts';
import { childRow, extractText } from '../../support/extract-file.ts';
import { filesIn } from '../../support/files-in.ts';
import { filesWithMarkers } from '../../support/marker-scan.ts';
import { fileWith, temporaryFolder } from '../../support/engine.ts';
import { casePassphrase, planningPassphrase } from './workspace-fixture.ts';

const markers = {
  first_name: 'ZQXMARKERNAME77',
  last_name: 'ดวงจันทร์คานารี',
  national_id: '1999900077421',
  address: '99/7 ตรอกคานารี',
  household_id: 'ZQXHOUSEHOLD',
  caregiver_name: 'ZQXCAREGIVER',
  child_id: 'ZQXCHILD',
  nationality: 'ZQXANSWER',
};

test(
  'whatever a user does with a file of children, no name, number, address or answer is on disk in the clear',
  { timeout: 120_000 },
  async () => {
    buildData();
    const root = await temporaryFolder();
    for (const part of ['data', 'home', 'tmp']) mkdirSync(join(root, part));
    const rows = Array.from({ length: 30 }, (_, i) => childRow({ ...markers, child_id: `ZQXCHILD${i}` }));
    rows.push(
      childRow({ ...markers, child_id: 'ZQXCHILD0' }),
      childRow({ ...markers, community_code: 'ZQXCOMMUNITY' }),
    );
    const good = await fileWith('2568.csv', extractText(rows));
    const broken = await fileWith('2567.csv', extractText([...rows, { ...childRow(markers), sex: '"ZQXBROKEN' }]));
    const script = fileURLToPath(new URL('canary-session.ts', import.meta.url));
    const child = spawn(process.execPath, [script, root, planningPassphrase, casePassphrase, good, broken], {
      cwd: root,
      env: { ...process.env, HOME: join(root, 'home'), TMPDIR: join(root, 'tmp'), NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const ready = await new Promise<string>((resolve) => {
      child.stdout.once('data', (data: Buffer) => resolve(data.toString()));
      child.once('exit', () => resolve('ended'));
    });
    expect(ready).toBe('ready\n');
    await pause(300);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const files = [...filesIn(root).keys()];
    expect(files.some((path) => path.includes('/segments/case/'))).toBe(true);
    expect(files.some((path) => path.endsWith('.natpro-backup'))).toBe(true);
    expect(files.some((path) => path === 'log')).toBe(true);
    expect(filesWithMarkers(root, [...Object.values(markers), 'ZQXBROKEN', 'ZQXCOMMUNITY'])).toEqual([]);
  },
);
