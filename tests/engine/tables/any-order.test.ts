import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../electron/engine/db/sql.ts';
import { mappingByKeys } from '../../../electron/engine/ingest/header-key.ts';
import { personRowsArrow } from '../../../electron/engine/linking/person-rows-arrow.ts';
import { childRow, extractText } from '../../support/extract-file.ts';
import { LoadedDataset, type FileToRead } from './loaded-dataset.ts';

/** As many as a run has time for; NATPRO_SEQUENCES=500 for all that a release must stand. */
const sequences = Number(process.env['NATPRO_SEQUENCES'] ?? 10);

const communities = ['85010301', '85010302'];
/** Few children and places, so that files have many in common. */
const id = fc.constantFrom('K1', 'K1', 'K2', 'K2', 'K3', '');
const community = fc.constantFrom('85010301', '85010301', '85010301', '85010302', '');

/** A child of whom other files have records too; read with another mapping the row is of another child or another place. */
const childOfFile = fc.record({
  year: fc.constantFrom('2567', '2567', '2567', '2568'),
  community,
  id,
  otherId: id,
  otherCommunity: community,
  household: fc.constantFrom('H1', 'H2'),
  isVictim: fc.boolean(),
});
type ChildOfFile = typeof childOfFile extends fc.Arbitrary<infer T> ? T : never;

const countOfFile = fc.record({
  community: fc.constantFrom(...communities, '85010303'),
  indicator: fc.constantFrom(3, 13),
  yes: fc.nat(5),
});
type CountOfFile = typeof countOfFile extends fc.Arbitrary<infer T> ? T : never;

const answerOfHousehold = fc.tuple(fc.constantFrom('H1', 'H2'), fc.constantFrom('ใช่', 'ไม่ใช่'));

/** The files that come and go: three of children, two of counts, one of households. */
const files = fc.record({
  children: fc.array(fc.array(childOfFile, { minLength: 2, maxLength: 4, size: 'max' }), {
    minLength: 3,
    maxLength: 3,
  }),
  counts: fc.array(fc.array(countOfFile, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 2 }),
  households: fc.array(answerOfHousehold, { minLength: 1, maxLength: 2 }),
});
type Files = typeof files extends fc.Arbitrary<infer T> ? T : never;

const childText = (rows: readonly ChildOfFile[]): string =>
  extractText(
    rows.map(({ year, community, id, otherId, otherCommunity, household, isVictim }, i) => ({
      ...childRow({ survey_year: year, community_code: community, child_id: id, household_id: household }),
      ...(isVictim && { ind13: 'ใช่' }),
      community_name: `${household} ${i}`,
      other_id: otherId,
      other_community: otherCommunity,
    })),
  );

const countText = (rows: readonly CountOfFile[]): string =>
  [
    'ปีที่สำรวจ,รหัสชุมชน/หมู่บ้าน,ชื่อชุมชน,ตัวชี้วัดที่,จำนวนที่พบ,จำนวนที่มีข้อมูล',
    ...rows.map(({ community, indicator, yes }, i) => `2568,${community},C ${i},${indicator},${yes},9`),
  ].join('\r\n');

/** Ways to read a file of children: as it is, with the other id, without ids, at the other place and without its name. */
const mappings: readonly Readonly<Record<string, string>>[] = [
  {},
  { child_id: 'other_id' },
  { child_id: '' },
  { community_code: 'other_community', community_name: '' },
];

const any = fc.nat(1000);
const line = fc.integer({ min: 2, max: 5 });
const reading = fc.record({
  file: fc.nat(5),
  mapping: any,
  leftOut: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: line }),
});
const change = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('import' as const),
      readings: fc.uniqueArray(reading, { minLength: 1, maxLength: 3, size: 'max', selector: ({ file }) => file }),
      isSynthetic: fc.nat(19).map((n) => n === 0),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('remove' as const), file: any }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const), command: fc.option(any) }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('retire' as const), file: any, line, stays: any }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('link' as const), line, key: fc.nat(3) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('register' as const),
      communities: fc.subarray(communities, { minLength: 1 }),
    }),
  },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(list: readonly T[], i: number): T | undefined => list[i % Math.max(1, list.length)];

function fileToRead(
  { children, counts, households }: Files,
  { file, mapping, leftOut }: typeof reading extends fc.Arbitrary<infer T> ? T : never,
): FileToRead {
  const name = `${file}.csv`;
  const [ofChildren, ofCounts] = [children[file], counts[file - children.length]];
  if (ofChildren)
    return {
      name,
      content: childText(ofChildren),
      mapping: pick(mappings, mapping),
      ...(leftOut !== null && { leftOut: [{ sheetNo: 0, line: leftOut }] }),
    };
  if (ofCounts) return { name, content: countText(ofCounts) };
  const content = ['รหัสครัวเรือน,ครัวเรือนเศรษฐกิจไม่มั่นคง', ...households.map((cells) => cells.join(','))].join('\r\n');
  return { name, content, surveyYearBE: 2567 + (mapping % 2) };
}

async function make(loaded: LoadedDataset, texts: Files, each: Change): Promise<void> {
  const { dataset } = loaded;
  switch (each.type) {
    case 'import': {
      const report = await loaded.import(
        each.readings.map((one) => fileToRead(texts, one)),
        each.isSynthetic,
      );
      const isAsDecided = dataset.extracts.some(({ retired }) => retired.length > 0);
      for (const { extractId, accepted, rejectedCount } of report.files) {
        const extract = dataset.extracts.find((one) => one.extractId === extractId);
        if (extract && !isAsDecided) expect([extract.accepted, extract.rejected]).toEqual([accepted, rejectedCount]);
      }
      return;
    }
    case 'remove': {
      const extract = pick(dataset.extracts, each.file);
      if (extract) await loaded.remove(extract.file);
      return;
    }
    case 'undo':
    case 'redo': {
      const wanted = each.type === 'undo' ? 'effective' : 'undone';
      const { journal } = dataset;
      const items = journal
        .page({ before: null, limit: journal.length })
        .items.filter((item) => item.isUndoable && item.state === wanted);
      await loaded.step(each.type, each.command === null ? null : (pick(items, each.command)?.seq ?? null));
      return;
    }
    case 'retire': {
      const ofChildren = dataset.extracts.filter(({ segments }) => segments.children.length > 0);
      const [gone, stays] = [pick(ofChildren, each.file), pick(ofChildren, each.stays)];
      if (gone && stays) await loaded.retire(gone.file, each.line, stays.file);
      return;
    }
    case 'link': {
      const extractIds = dataset.extracts.map(({ extractId }) => extractId);
      const rows = extractIds.map((_, extract) => ({ extract, sheetNo: 0, line: each.line, key: BigInt(each.key) }));
      const segment = await dataset.store.writeSegment('case', personRowsArrow(rows));
      await dataset.apply({ type: 'link', extractIds, records: rows.length, children: 1 }, [
        { ...segment, role: 'persons' },
      ]);
      return;
    }
    case 'register':
      await dataset.apply({
        type: 'register',
        file: 'register.csv',
        sha256: each.communities.join('').padEnd(64, '0'),
        communities: each.communities.map((code) => ({ code, name: code, children: null })),
      });
  }
}

type Keyed = { readonly file: string; readonly line: number; readonly key: string | null; readonly isOut: boolean };

/** Of rows with one key the first counts, unless it was taken out; a second one in its own file is none. */
function countingRows(rows: readonly Keyed[]): readonly string[] {
  const there = new Set<string>();
  return rows.flatMap(({ file, line: at, key, isOut }) => {
    const isRepeat = key !== null && there.has(key);
    if (key !== null) there.add(key);
    return isRepeat || isOut ? [] : [`${file} ${at}`];
  });
}

/** The rows that should count, by what was written into the files and what stands in the journal. */
function expectedRows({ children, counts }: Files, { dataset }: LoadedDataset) {
  const read = { children: [] as Keyed[], counts: [] as Keyed[] };
  for (const { file, mapping, leftOut, retired } of dataset.extracts) {
    const place = Number.parseInt(file, 10);
    const isReadAs = (i: number): boolean =>
      JSON.stringify(mappingByKeys(mappings[i] ?? {})) === JSON.stringify(mapping);
    const out = new Set([...leftOut, ...retired].map((row) => row.line));
    for (const [i, row] of (children[place] ?? []).entries()) {
      const community = isReadAs(3) ? row.otherCommunity : row.community;
      const id = isReadAs(2) ? '' : isReadAs(1) ? row.otherId : row.id;
      const key = id === '' ? null : `${row.year} ${community} ${id}`;
      if (community !== '') read.children.push({ file, line: i + 2, key, isOut: out.has(i + 2) });
    }
    for (const [i, { community, indicator }] of (counts[place - children.length] ?? []).entries())
      read.counts.push({ file, line: i + 2, key: `${community} ${indicator}`, isOut: false });
  }
  return {
    children: countingRows(read.children).toSorted(),
    counts: countingRows(read.counts).toSorted(),
  };
}

async function foundRows({ dataset: { db, extracts } }: LoadedDataset) {
  const nameOf = new Map(extracts.map(({ extractNo, file }) => [extractNo, file]));
  const of = async (table: 'child' | 'counted'): Promise<readonly string[]> => {
    const from = table === 'child' ? sql`FROM child` : sql`FROM counted`;
    const rows = await db.rows(
      z.object({ no: z.int(), at: z.int() }),
      sql`SELECT extract_no AS no, line AS at ${from}`,
    );
    return rows.map(({ no, at }) => `${nameOf.get(no)} ${at}`).toSorted();
  };
  return { children: await of('child'), counts: await of('counted') };
}

async function holds(texts: Files, changes: readonly Change[]): Promise<void> {
  const loaded = await LoadedDataset.open();
  try {
    for (const each of changes) {
      await make(loaded, texts, each);
      expect(await foundRows(loaded)).toEqual(expectedRows(texts, loaded));
    }
    expect(await loaded.content()).toEqual(await loaded.contentAnew());
  } finally {
    loaded.dataset.close();
  }
}

test(
  'whatever came, went, was undone, left out or linked: the tables are those of an engine that loads what stands',
  async () => {
    const sequence = fc.array(change, { minLength: 3, maxLength: 10, size: 'max' });
    // To look for a shorter sequence takes longer than to read one.
    const options = { numRuns: sequences, endOnFailure: true };
    await fc.assert(fc.asyncProperty(files, sequence, holds), options);
  },
  60_000 * sequences,
);
