import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { buildData } from '../../../build/data.ts';
import { runCli } from '../../../electron/hosts/cli.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import type { HotSpotsAnswer } from '../../../shared/contract/hot-spots.ts';
import { startEngine, temporaryFolder } from '../../support/engine.ts';
import { islandTambon, tambonOutlines } from '../../support/made-outlines.ts';

const sample = fileURLToPath(new URL('../../../sample-data/extracts/ranong-2568.csv.gz', import.meta.url));

beforeAll(() => buildData());

async function hotSpots(cwd: string, ...args: string[]) {
  let out = '';
  let err = '';
  const asked = ['hotspots', sample, '--indicator', '1', '--permutations', '199', ...args];
  const stdout = { write: (text: string) => (out += text) };
  const code = await runCli(asked, { stdout, stderr: { write: (text: string) => (err += text) }, cwd });
  return { code, err, answer: (): HotSpotsAnswer => JSON.parse(out) as HotSpotsAnswer };
}

const codesOf = ({ rows }: HotSpotsAnswer, isWanted: (row: HotSpotsAnswer['rows'][number]) => boolean): string[] =>
  rows.filter(isWanted).map((row) => row.areaCode);

test('hot spots on the outlines of a file: Ko Phayam is the only island', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'Ranong.geojson'), JSON.stringify(tambonOutlines()));
  const { code, answer } = await hotSpots(folder, '--boundaries', 'Ranong.geojson');
  const found = answer();
  expect([code, found.packId, found.boundaryFile, found.rows.length]).toEqual([0, null, 'Ranong.geojson', 30]);
  expect(codesOf(found, (row) => row.island)).toEqual([islandTambon]);
  expect(codesOf(found, (row) => row.noResult !== null)).toEqual([islandTambon]);
  expect(found.rows.find((row) => row.areaCode === islandTambon)).toMatchObject({
    noResult: 'no-neighbour',
    giStar: null,
    p: null,
    class: null,
  });
  const communities = await hotSpots(folder, '--boundaries', 'Ranong.geojson', '--by', 'community');
  expect([communities.code, communities.answer().weights]).toEqual([0, 'knn:8']);
});

test('a pack id still names a pack, and an unknown one is said to be unknown', async () => {
  const { code, answer } = await hotSpots('/', '--boundaries', 'schematic-85');
  expect([code, answer().packId, answer().boundaryFile]).toEqual([0, 'schematic-85', undefined]);
  const unknown = await hotSpots('/', '--boundaries', 'no-such-pack');
  expect([unknown.code, unknown.err.includes('"code":"PACK_UNKNOWN"')]).toEqual([3, true]);
});

test('a boundary file that is missing, unreadable or of another province is named', async () => {
  const folder = await temporaryFolder();
  const ring = [
    [100, 13],
    [101, 13],
    [101, 14],
    [100, 13],
  ];
  const bangkok = {
    type: 'Feature',
    properties: { code: '100101', name_th: 'พระบรมมหาราชวัง' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  await writeFile(join(folder, 'bangkok.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [bangkok] }));
  await writeFile(join(folder, 'broken.json'), '{');
  const said = async (file: string): Promise<unknown> => {
    const { code, err } = await hotSpots(folder, '--boundaries', file);
    return [code, (JSON.parse(err.trim().split('\n').at(-1) ?? '') as { code: string }).code];
  };
  expect([await said('./nowhere.json'), await said('broken.json'), await said('bangkok.geojson')]).toEqual([
    [3, 'FILE_MISSING'],
    [3, 'PACK_INVALID'],
    [3, 'PACK_UNKNOWN'],
  ]);
});

test('only the command line may name a boundary file by its path', async () => {
  const client = await startEngine({ host: 'loopback' });
  const ask = {
    indicator: 1,
    level: 'tambon' as const,
    filter: noFilter,
    weights: 'queen',
    permutations: 99,
    seed: 1,
    packId: null,
    smallAreasAreNeighbours: false,
    boundaryFile: '/etc/passwd',
  };
  await expect(client.analysis.hotSpots(ask)).rejects.toMatchObject({ code: 'PATH_NOT_ALLOWED' });
});
