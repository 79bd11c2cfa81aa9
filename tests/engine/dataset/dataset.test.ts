import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Database } from '../../../electron/engine/db/database.ts';
import { sql } from '../../../electron/engine/db/sql.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import { prevalenceRows, prevalenceTableFromIpc } from '../../../shared/contract/prevalence-table.ts';
import { loadAreaRegister } from '../../../electron/engine/boundaries/area-register.ts';
import { generateExtract } from '../../../sample-data/generate-extract.ts';
import { childRow, extractText } from '../../support/extract-file.ts';
import { fileWith, importPaths, lastReport, startEngine } from '../../support/engine.ts';

const file = (rows: Parameters<typeof extractText>[0], name = 'cells.csv'): Promise<string> =>
  fileWith(name, extractText(rows));

test('the sample opens with three synthetic years, and goes when real data come', async () => {
  const client = await startEngine();
  const report = await lastReport(await client.extracts.openSample());
  expect(report.files.map((each) => [each.surveyYearBE, each.rejectedCount, each.error])).toEqual([
    [2566, 0, null],
    [2567, 0, null],
    [2568, 0, null],
  ]);
  expect(await client.dataset.summary()).toMatchObject({ isSynthetic: true, provinces: ['85'] });
  await importPaths(client, [await file([childRow()])]);
  const summary = await client.dataset.summary();
  expect([
    summary.isSynthetic,
    summary.years.map((year) => [year.surveyYearBE, year.children]),
    summary.extracts.length,
  ]).toEqual([false, [[2568, 1]], 1]);
});

test('the same file again replaces itself; another file with the same children adds only new ones', async () => {
  const client = await startEngine();
  const path = await file([childRow()]);
  await importPaths(client, [path]);
  const again = await importPaths(client, [path]);
  expect([again.files[0]?.accepted, again.children]).toEqual([1, 1]);
  const other = await importPaths(client, [await file([childRow(), childRow({ child_id: 'C2' })])]);
  expect([
    other.files[0]?.accepted,
    other.files[0]?.rejected.map((row) => [row.line, row.reason]),
    other.children,
  ]).toEqual([1, [[2, 'duplicate_child']], 2]);
});

test('an extract can be taken out again', async () => {
  const client = await startEngine();
  await importPaths(client, [
    await file([childRow()], 'a.csv'),
    await file([childRow({ survey_year: '2567' })], 'b.csv'),
  ]);
  const { extracts, revision } = await client.dataset.summary();
  await client.extracts.remove({ extractId: extracts.find((each) => each.surveyYearBE === 2568)?.extractId ?? '' });
  const after = await client.dataset.summary();
  expect([after.years.map((year) => year.surveyYearBE), after.revision > revision]).toEqual([[2567], true]);
  await client.extracts.clear();
  expect((await client.dataset.summary()).years).toEqual([]);
});

test('a cancelled import changes nothing', async () => {
  const client = await startEngine();
  await importPaths(client, [await file([childRow()])]);
  const path = await fileWith(
    'large.csv',
    extractText(Array.from({ length: 20_000 }, (_, i) => childRow({ child_id: `N${i}` }))),
  );
  const { fileId } = await client.files.openPath({ path });
  const stop = new AbortController();
  const work = (async () => {
    for await (const event of await client.extracts.import(
      { files: [{ fileId }], blank: 'unknown' },
      { signal: stop.signal },
    )) {
      if (event.type === 'progress') stop.abort();
    }
  })();
  await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
  expect((await client.dataset.summary()).years.map((year) => year.children)).toEqual([1]);
  expect((await importPaths(client, [path])).children).toBe(20_001);
});

test('a large answer comes as Arrow with the same figures', async () => {
  const tambonCodes = loadAreaRegister(join(import.meta.dirname, '../../../dist/data'))
    .tambonCodes()
    .slice(0, 300);
  const client = await startEngine();
  let text = '';
  await generateExtract({ children: 20_000, surveyYearBE: 2568, communities: 6000, seed: 7, tambonCodes }, (part) => {
    text += part;
  });
  await importPaths(client, [await fileWith('large.csv', text)]);
  const all = await client.analysis.prevalence({ level: 'community', filter: noFilter });
  if (all.encoding !== 'arrow') throw new Error('Arrow was expected.');
  const rows = prevalenceRows(prevalenceTableFromIpc(new Uint8Array(await all.blob.arrayBuffer())));
  const one = await client.analysis.prevalence({
    level: 'community',
    filter: { ...noFilter, area: rows[17]?.areaCode ?? '' },
  });
  expect(one).toMatchObject({ encoding: 'rows', rows: [rows[17]] });
});

test('headlines: children, migrants, communities reported of expected, victims and high risk', async () => {
  const client = await startEngine();
  await importPaths(client, [
    await file([
      childRow({ survey_year: '2567' }),
      childRow({ survey_year: '2567', community_code: '85010302', child_id: 'C9' }),
      childRow({ child_id: 'C1', ind13: 'ใช่', ind06: 'ใช่' }),
      childRow({ child_id: 'C2', ind06: 'ใช่', nationality: 'ลาว' }),
      childRow({ child_id: 'C3', ind04: 'ใช่', ind07: 'ใช่' }),
      childRow({ child_id: 'C4', ind11: 'ใช่' }),
      childRow({ child_id: 'C5', ind11: 'ใช่', birth_date: '01/01/2552' }),
    ]),
  ]);
  const headlines = await client.analysis.headlines({ filter: noFilter });
  expect(
    headlines.map((row) => [
      row.surveyYearBE,
      row.children,
      row.migrants,
      row.communitiesReported,
      row.communitiesExpected,
      row.victims,
      row.victimsKnown,
      row.highRisk,
    ]),
  ).toEqual([
    [2567, 2, 0, 2, 2, 0, 2, 0],
    [2568, 5, 1, 1, 2, 1, 5, 3],
  ]);
});

test('names: communities by the extract, larger areas by the register', async () => {
  const client = await startEngine();
  await importPaths(client, [await file([{ ...childRow(), community_name: 'บ้านตัวอย่าง' }])]);
  const names = new Map((await client.dataset.areas()).map((area) => [area.code, [area.th, area.en]]));
  expect([names.get('85'), names.get('850103'), names.get('85010301')]).toEqual([
    ['ระนอง', 'Ranong'],
    ['หงาว', 'Ngao'],
    ['บ้านตัวอย่าง', null],
  ]);
});

test('the analytic database reads no file and takes no setting', async () => {
  const { z } = await import('zod');
  const secret = await fileWith('other.csv', 'a\n1\n');
  const allowed = await fileWith('allowed.csv', 'a\n1\n');
  const db = await Database.open({ memoryLimit: '1GB', threads: 1, allowedFile: allowed });
  const count = z.object({ n: z.int() });
  expect(await db.rows(count, sql`SELECT count(*)::INTEGER AS n FROM read_csv(${allowed})`)).toEqual([{ n: 1 }]);
  await expect(db.rows(count, sql`SELECT count(*)::INTEGER AS n FROM read_csv(${secret})`)).rejects.toThrow(
    /Permission Error/,
  );
  await expect(db.run(sql`SET memory_limit = '9GB'`)).rejects.toThrow(/locked/);
  await expect(db.run(sql`INSTALL httpfs`)).rejects.toThrow();
  db.close();
});

test('what many questions need is asked once, until something is written or the asking fails', async () => {
  const db = await Database.open({ memoryLimit: '1GB', threads: 1 });
  let asked = 0;
  const ask = (): Promise<number> => db.kept('a number', async () => ++asked);
  expect([await ask(), await ask()]).toEqual([1, 1]);
  await db.run(sql`CREATE TABLE written (n INTEGER)`);
  expect([await ask(), await ask()]).toEqual([2, 2]);
  await db.transaction([sql`INSERT INTO written VALUES (1)`]);
  expect(await ask()).toBe(3);
  await db.restart();
  expect(await ask()).toBe(4);
  await expect(db.kept('a fault', () => Promise.reject(new Error('once')))).rejects.toThrow('once');
  expect(await db.kept('a fault', async () => 'then well')).toBe('then well');
  db.close();
});

test('running out of memory is an error that names the limit, and the engine goes on', async () => {
  const db = await Database.open({ memoryLimit: '32MB', threads: 1 });
  await expect(
    db.run(sql`CREATE TABLE t AS SELECT hash(range) AS a, hash(range + 1) AS b FROM range(50000000)`),
  ).rejects.toMatchObject({ code: 'OUT_OF_MEMORY', detail: { limit: '32MB' } });
  await db.run(sql`SELECT 1`);
  db.close();
});
