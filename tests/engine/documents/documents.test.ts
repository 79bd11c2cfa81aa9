import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { fileName } from '../../../electron/engine/documents/file-name.ts';
import type { DocumentRequest } from '../../../shared/contract/documents.ts';
import { receipt as receiptShape } from '../../../shared/contract/receipt.ts';
import { map as th } from '../../../shared/i18n/th/map.ts';
import { childRow, extractText } from '../../support/extract-file.ts';
import { childrenWith } from '../../support/many-children.ts';
import { engineWithSample, fileWith, importPaths, startEngine, type EngineClient } from '../../support/engine.ts';
import { mapRequest } from '../../support/map-request.ts';
import { createPlace, place, planningPassphrase, startOffice } from '../workspace/workspace-fixture.ts';

const sample = engineWithSample();
const sha256 = 'a'.repeat(64);

async function textOf(client: EngineClient, request: DocumentRequest): Promise<string> {
  const { file } = await client.documents.make(request);
  return (await file?.content.text()) ?? '';
}

const exportsIn = async (client: EngineClient) =>
  (await client.workspace.journal()).items.filter(({ command }) => command.type === 'export');

describe('a map', () => {
  let client: EngineClient;
  beforeAll(async () => {
    client = await sample();
  });

  test.each(['prevalence', 'completeness', 'profile', 'pair', 'hot-spots', 'migration'] as const)(
    'of the layer %s is drawn by the engine, in both languages, with its fonts inside',
    async (layer) => {
      for (const language of ['th', 'en'] as const) {
        const indicator = layer === 'profile' ? 7 : 3;
        const level = layer === 'migration' ? 'community' : 'tambon';
        const { file } = await client.documents.make({ ...mapRequest, layer, level, indicator, language });
        expect(file?.name).toMatch(language === 'th' ? /^แผนที่-.*-ระนอง-2568\.svg$/ : /^Map-.*-Ranong-2568\.svg$/i);
        const svg = (await file?.content.text()) ?? '';
        expect(svg.slice(0, 112)).toMatch(/^<\?xml[^>]*\?>\n<svg xmlns="[^"]+" width="1123" height="794"/);
        expect(svg.match(/@font-face/g)).toHaveLength(4);
        expect(svg.match(/<path /g)?.length ?? 0).toBeGreaterThan(40);
        expect([/ข้อมูลสังเคราะห์|Synthetic/.test(svg), /<image|<foreignObject|<script|href=/.test(svg)]).toEqual([
          true,
          false,
        ]);
      }
    },
  );

  test('of communities does not leave, but for high migration, whose circles stay behind', async () => {
    for (const layer of ['prevalence', 'hot-spots', 'pair'] as const)
      await expect(client.documents.make({ ...mapRequest, layer, level: 'community' })).rejects.toMatchObject({
        code: 'EXPORT_COMMUNITIES',
      });
    const svg = await textOf(client, { ...mapRequest, layer: 'migration', level: 'community' });
    expect([svg.includes(th.migrationHigh), svg.includes(th.circleArea)]).toEqual([true, false]);
  });

  test('has years side by side, and the filter in its place', async () => {
    const svg = await textOf(client, {
      ...mapRequest,
      years: [2567, 2568],
      filter: { ...mapRequest.filter, area: '8501', sex: 'female' },
    });
    expect(svg.match(/<clipPath/g)).toHaveLength(2);
    expect(/<title>([^<]*)<\/title>/.exec(svg)?.[1]).toMatch(/เมืองระนอง · ปี 2567–2568 · หญิง$/);
  });
});

test('a map says nothing of an area that may not be published, though the screen shows it', async () => {
  const client = await startEngine();
  const of = (community_code: string, yes: number) => childrenWith('ind13', yes, 60, { community_code });
  const rows = [...of('85010301', 7), ...of('85010101', 7), ...of('85010201', 30), ...of('85010401', 35)];
  await importPaths(client, [await fileWith('rows.csv', extractText(rows))]);
  const shown = await client.analysis.prevalence({ level: 'tambon', filter: mapRequest.filter });
  expect(shown.encoding === 'rows' && shown.rows.map(({ yes }) => yes[12])).toContain(7);
  const svg = await textOf(client, mapRequest);
  // 7 of 60 is no end of a class either: the limits come from what is published.
  expect([svg.includes(`>${th.hidden}<`), /<text[^>]*>[^<]*11\.7/.test(svg)]).toEqual([true, false]);
  const receipt = await textOf(client, {
    document: 'receipt',
    language: 'th',
    ask: {
      measure: { kind: 'indicator', indicator: 13 },
      filter: { ...mapRequest.filter, area: '850103' },
      hotSpots: null,
    },
  });
  expect(receiptShape.parse(JSON.parse(receipt)).figure).toMatchObject({ isHidden: true, yes: null });
});

describe('the journal', () => {
  test('says what left, by which rule, how, and with what content; nothing of what was only made', async () => {
    const { client } = await startOffice();
    await createPlace(client);
    await importPaths(client, [await fileWith('a.csv', extractText([childRow({}), childRow({ community_code: '' })]))]);
    const [extract] = (await client.dataset.summary()).extracts;
    const rejects = await client.documents.makeRejects({
      document: 'reject-workbook',
      language: 'th',
      extractId: extract?.extractId ?? '',
    });
    expect(rejects.file.name).toBe('แถวที่ไม่นำเข้า-a.xlsx');
    expect(await exportsIn(client)).toEqual([]);
    const { documentId } = rejects;
    await client.documents.handedOut({ documentId, way: 'file', file: 'ที่เลือก.xlsx', sha256 });
    const sheet = await client.documents.make({
      document: 'community-sheet',
      language: 'en',
      area: '85010301',
      surveyYearBE: 2568,
    });
    expect(sheet.file).toBeNull();
    await client.documents.handedOut({ documentId: sheet.documentId, way: 'print', file: null, sha256: null });
    expect((await exportsIn(client)).map(({ command, isUndoable }) => [command, isUndoable])).toEqual([
      [
        {
          type: 'export',
          document: 'reject-workbook',
          kind: 'return',
          language: 'th',
          way: 'file',
          file: 'ที่เลือก.xlsx',
          sha256,
          area: null,
          surveyYearsBE: [2568],
        },
        false,
      ],
      [
        {
          type: 'export',
          document: 'community-sheet',
          kind: 'publication',
          language: 'en',
          way: 'print',
          file: null,
          sha256: null,
          area: '85010301',
          surveyYearsBE: [2568],
        },
        false,
      ],
    ]);
  });

  test('takes nothing that was not made, and what it cannot take does not leave', async () => {
    const { client, workspaces } = await startOffice();
    await createPlace(client);
    await importPaths(client, [await fileWith('a.csv', extractText([childRow({})]))]);
    await expect(client.documents.handedOut({ documentId: 'x', way: 'file', file: 'x', sha256 })).rejects.toMatchObject(
      { code: 'EXPORT_UNKNOWN' },
    );
    const ofWorkspace = await client.documents.make({
      document: 'community-sheet',
      language: 'th',
      area: '85010301',
      surveyYearBE: 2568,
    });
    await client.workspace.close();
    // Another journal does not say that it left.
    await expect(
      client.documents.handedOut({ documentId: ofWorkspace.documentId, way: 'print', file: null, sha256: null }),
    ).rejects.toMatchObject({ code: 'EXPORT_UNKNOWN' });
    const reader = (await startOffice(workspaces)).client;
    await reader.workspace.open({ place, passphrase: planningPassphrase, isReadOnly: true, isTakenOver: false });
    await expect(reader.documents.make(mapRequest)).rejects.toMatchObject({ code: 'WORKSPACE_READ_ONLY' });
    await reader.workspace.lock();
    await expect(reader.documents.make(mapRequest)).rejects.toThrow();
  });
});

test('every document in the contract has a rule and words in the journal', async () => {
  const { documentKinds, documentNames } = await import('../../../shared/contract/documents.ts');
  const { journal } = await import('../../../shared/i18n/th/journal.ts');
  expect(Object.keys(journal.documents).toSorted()).toEqual([...documentNames].toSorted());
  expect(new Set(Object.values(documentKinds))).toEqual(new Set(Object.keys(journal.documentKinds)));
});

test('nothing of the page saves or copies beside the one way out', () => {
  const root = new URL('../../..', import.meta.url).pathname;
  const paths = globSync('renderer/**/*.{ts,tsx}', { cwd: root });
  expect(paths.length).toBeGreaterThan(200);
  const ways = /navigator\.clipboard\.write|window\.print\(|createObjectURL|dialogs\.saveFile|\.download = /;
  const leaving = paths.filter((path) => ways.test(readFileSync(`${root}/${path}`, 'utf8')));
  expect(leaving.toSorted()).toEqual([
    'renderer/client/documents/copy-file.ts',
    'renderer/client/documents/print-page.ts',
    'renderer/client/documents/save-file.ts',
    'renderer/client/documents/svg-to-png.ts',
    // The recovery code of a workspace: nothing of a child.
    'renderer/features/workspace/recovery-sheet.tsx',
  ]);
});

test('a file is named after what it shows, without letters that a file system refuses', () => {
  expect(fileName(['แผนที่', 'ย้ายเข้า × a/b: "c" (d)', 'ระนอง', '2567–2568'], 'svg')).toBe(
    'แผนที่-ย้ายเข้า-×-a-b-c-d-ระนอง-2567–2568.svg',
  );
});
