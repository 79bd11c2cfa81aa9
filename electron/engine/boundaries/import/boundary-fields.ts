import { levelOfCode } from '../../../../shared/geo/area-codes.ts';
import { packLevels, type PackLevel } from '../pack-file.ts';

export type FieldChoice = {
  readonly codeField?: string | undefined;
  readonly nameThField?: string | undefined;
  readonly nameEnField?: string | undefined;
};

export type Attributes = Readonly<Record<string, unknown>>;

const codeFieldName =
  /^(p?code|geocode|adm[1-3]_?p?code|(tambon|tam|tb|subdistrict|amphoe|amp|ap|district|province|prov|pv|changwat)_?(code|id|idn))$/i;

/** COD-AB numbers its levels 1 to 3. */
const levelNumber: Readonly<Record<PackLevel, number>> = { province: 1, amphoe: 2, tambon: 3 };
const levelWords: Readonly<Record<PackLevel, string>> = {
  province: 'province|prov|pv|changwat',
  amphoe: 'amphoe|amp|ap|district',
  tambon: 'tambon|tam|tb|subdistrict',
};

function namePattern(level: PackLevel, language: 'th' | 'en'): RegExp {
  const n = levelNumber[level];
  const words = levelWords[level];
  return language === 'th'
    ? new RegExp(`^(name_?(th|thai|local)|adm${n}_?(th|name1)|(${words})_?(name_?)?(th|t|namt|tn|thai))$`, 'i')
    : new RegExp(`^(name_?(en|eng|english)?|adm${n}_?(en|name)|(${words})_?(name_?)?(en|e|name|eng))$`, 'i');
}

/** The area code in a field's value: digits, or a P-code such as `TH850101`; null when it is no code of a pack level. */
export function readAreaCode(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const code = String(value).trim().replace(/^TH/i, '');
  const level = levelOfCode(code);
  return level !== null && level !== 'community' ? code : null;
}

/**
 * The field that holds the code of a layer's areas: the one given, or else the one with a known name whose
 * values are the longest codes (a tambon layer also carries the codes of its amphoe and province).
 * @returns null when no field holds codes
 */
export function codeFieldOf(rows: readonly Attributes[], given: string | undefined): string | null {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const candidates = given === undefined ? names.filter((name) => codeFieldName.test(name)) : [given];
  let best: { readonly name: string; readonly digits: number } | null = null;
  for (const name of candidates) {
    const digits = Math.max(0, ...rows.map((row) => readAreaCode(row[name])?.length ?? 0));
    if (digits > (best?.digits ?? 0)) best = { name, digits };
  }
  return best?.name ?? null;
}

const thaiLetter = /[\u0E01-\u0E5B]/;

function textOf(row: Attributes, field: string | undefined, accept: (text: string) => boolean): string | null {
  const value = field === undefined ? undefined : row[field];
  const text = typeof value === 'string' ? value.trim().replaceAll(/\s+/g, ' ') : '';
  return text !== '' && accept(text) ? text : null;
}

/** The Thai and English names of one area; null where the file does not say. */
export function namesOf(
  row: Attributes,
  level: PackLevel,
  choice: FieldChoice,
): { readonly th: string | null; readonly en: string | null } {
  const fields = Object.keys(row);
  const find = (language: 'th' | 'en', accept: (text: string) => boolean): string | null => {
    const pattern = namePattern(level, language);
    const field = fields.find((name) => pattern.test(name) && textOf(row, name, accept) !== null);
    return textOf(row, field, accept);
  };
  const isThai = (text: string): boolean => thaiLetter.test(text);
  return {
    th: choice.nameThField === undefined ? find('th', isThai) : textOf(row, choice.nameThField, () => true),
    en:
      choice.nameEnField === undefined
        ? find('en', (text) => !isThai(text))
        : textOf(row, choice.nameEnField, () => true),
  };
}

/** Whether the fields are those of COD-AB Thailand, and if so whether it is the merged and simplified edition. */
export function codEdition(rows: readonly Attributes[]): 'merged' | 'original' | null {
  const names = new Set(rows.flatMap((row) => Object.keys(row).map((name) => name.toLowerCase())));
  if (names.has('pcode') && names.has('label_lon')) return 'merged';
  return packLevels.some((level) => names.has(`adm${levelNumber[level]}_pcode`)) ? 'original' : null;
}
