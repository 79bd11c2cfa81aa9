import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { buildData } from '../../../build/data.ts';
import { childRow, extractText } from '../../support/extract-file.ts';
import { filesIn } from '../../support/files-in.ts';
import { filesWithMarkers, spellingsOf } from '../../support/marker-scan.ts';
import { fileWith, temporaryFolder } from '../../support/engine.ts';
import { openedWith } from '../../support/opened-with.ts';
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

/** Starts a session in a folder of its own, and kills it in the middle of its work. */
async function killedSession(script: string, root: string, args: readonly string[], atWork: number): Promise<string> {
  for (const part of ['data', 'home', 'tmp']) mkdirSync(join(root, part));
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path, root, planningPassphrase, casePassphrase, ...args], {
    cwd: root,
    env: { ...process.env, HOME: join(root, 'home'), TMPDIR: join(root, 'tmp'), NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ready = await new Promise<string>((resolve) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString()));
    child.once('exit', () => resolve('ended'));
  });
  await pause(atWork);
  child.kill('SIGKILL');
  await new Promise((resolve) => (child.signalCode === null ? child.once('exit', resolve) : resolve(null)));
  return ready;
}

test('whatever a user does with a file of children, no name, number, address or answer is on disk in the clear', async () => {
  buildData();
  const root = await temporaryFolder();
  const rows = Array.from({ length: 30 }, (_, i) => childRow({ ...markers, child_id: `ZQXCHILD${i}` }));
  rows.push(childRow({ ...markers, child_id: 'ZQXCHILD0' }), childRow({ ...markers, community_code: 'ZQXCOMMUNITY' }));
  const good = await fileWith('2568.csv', extractText(rows));
  const broken = await fileWith('2567.csv', extractText([...rows, { ...childRow(markers), sex: '"ZQXBROKEN' }]));
  expect(await killedSession('canary-session.ts', root, [good, broken], 300)).toBe('ready\n');
  const files = [...filesIn(root).keys()];
  expect(files.some((path) => path.includes('/segments/case/'))).toBe(true);
  expect(files.some((path) => path.endsWith('.natpro-backup'))).toBe(true);
  expect(files.some((path) => path === 'log')).toBe(true);
  expect(filesWithMarkers(root, [...Object.values(markers), 'ZQXBROKEN', 'ZQXCOMMUNITY'])).toEqual([]);
});

/** In days since 1970, as Arrow would store it. */
const birthDay = (date: string): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(Date.parse(date) / 86_400_000);
  return bytes;
};

test('linking, registers, counts, recovery and too little memory leave nothing on disk, and the planning passphrase opens no name', async () => {
  buildData();
  const root = await temporaryFolder();
  const child = (year: string, i: number, first_name: string) =>
    childRow({
      ...markers,
      survey_year: year,
      survey_date: `15/02/${year}`,
      first_name,
      birth_date: `${10 + (i % 15)}/03/2558`,
      child_id: i % 2 === 0 ? `ZQXCHILD${i}` : '',
      national_id: i === 0 ? markers.national_id : '',
      household_id: `ZQXHOUSEHOLD${i}`,
    });
  const year = (of: string, spelling: (i: number) => string) =>
    Array.from({ length: 60 }, (_, i) => child(of, i, spelling(i)));
  const letters = 'กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวศสห';
  const name = (i: number): string => `คานารี${letters[i % letters.length]}${letters[(i * 7) % letters.length]}`;
  const paths = [
    await fileWith('register.csv', 'รหัสชุมชน/หมู่บ้าน,ชื่อชุมชน/หมู่บ้าน,จำนวนเด็ก\r\n85010301,บ้านเงา,80\r\n'),
    await fileWith('counts.csv', 'ปีที่สำรวจ,รหัสชุมชน/หมู่บ้าน,ตัวชี้วัดที่,จำนวนที่พบ,จำนวนที่มีข้อมูล\r\n2566,85010301,13,6,48\r\n'),
    await fileWith('2567.csv', extractText(year('2567', name))),
    await fileWith(
      '2568.csv',
      extractText([
        ...year('2568', (i) => (i % 2 === 0 ? name(i) : `${name(i)}า`)),
        child('2568', 1, name(1)),
        { ...child('2568', 99, name(1)), community_code: 'ZQXCOMMUNITY' },
      ]),
    ),
  ];
  const ready = await killedSession('canary-linking-session.ts', root, ['256MB', ...paths], 150);
  expect(ready).toMatch(/^ready [1-9]/);
  const all = [...Object.values(markers), 'ZQXHOUSEHOLD1', 'ZQXCOMMUNITY', 'คานารี', name(3), '/03/2558'];
  expect(filesWithMarkers(root, all)).toEqual([]);
  expect([...filesIn(root).keys()].filter((path) => /duckdb|\.tmp$|spill|\.wal$/i.test(path))).toEqual([]);

  const opened = await openedWith(join(root, 'data', 'แฟ้ม'), 'key.age', planningPassphrase);
  const folders = [...opened.keys()].map((path) => path.split('/').slice(0, -1).join('/'));
  // Nothing was released: of the data the planning key opens that there is a journal.
  expect(new Set(folders)).toEqual(new Set(['', 'journal']));
  expect([...opened.keys()].filter((path) => /^journal\/.*\.zst\.age$/.test(path)).length).toBeGreaterThan(0);
  expect([...opened.keys()]).not.toContain('case-cache.zst.age');
  const needles = all.filter((marker) => marker !== markers.nationality).flatMap(spellingsOf);
  const told = [...opened].filter(([, bytes]) => needles.some((needle) => bytes.includes(needle)));
  expect(told.map(([path]) => path)).toEqual([]);
  const ofFiles = paths.slice(1).flatMap((path) => {
    const bytes = readFileSync(path);
    return [basename(path), createHash('sha256').update(bytes).digest('hex')];
  });
  expect([...opened].filter(([, bytes]) => ofFiles.some((told) => bytes.includes(told))).map(([path]) => path)).toEqual(
    [],
  );
  const named = await openedWith(join(root, 'data', 'แฟ้ม'), 'case-key.age', casePassphrase);
  const days = Array.from({ length: 15 }, (_, i) => birthDay(`2015-03-${10 + i}`));
  const segments = [...named].filter(([path]) => path.startsWith('segments/case/'));
  expect(segments.filter(([, bytes]) => days.some((day) => bytes.includes(day))).map(([path]) => path)).toEqual([]);
  expect(segments.length).toBeGreaterThan(3);
  expect([...named.values()].some((bytes) => bytes.includes(name(3)))).toBe(true);
  expect([...named.keys()]).toContain('case-cache.zst.age');
});
