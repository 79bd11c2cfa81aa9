import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeAtLevel, levelOfCode } from '../../../shared/geo/area-codes.ts';

/** A name in both languages; `en` is null where no English name is known. */
export type NamePair = { readonly th: string; readonly en: string | null };

/** Every province, amphoe and tambon of Thailand by code. Communities are known from the data, not from here. */
export type AreaRegister = {
  /** Whether a six-digit code is a tambon, current or retired. */
  resolvesTambon(code6: string): boolean;
  /** Names of a 2-, 4- or 6-digit code; null when the code is unknown. */
  nameOf(code: string): NamePair | null;
  /** Codes one level down, in order of code, current ones only; empty for a tambon or an unknown code. */
  children(code: string): readonly string[];
  /** All tambon codes that resolve, in order, retired ones included. */
  tambonCodes(): readonly string[];
};

type AreaFile = {
  readonly th: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
  readonly retired: readonly string[];
};

function registerOf(names: ReadonlyMap<string, NamePair>, retired: ReadonlySet<string>): AreaRegister {
  const codes = [...names.keys()].toSorted();
  const tambons = codes.filter((code) => levelOfCode(code) === 'tambon');
  const childrenOf = new Map<string, string[]>();
  for (const code of codes) {
    if (retired.has(code) || levelOfCode(code) === 'province') continue;
    const parent = code.slice(0, -2);
    const known = childrenOf.get(parent);
    if (known) known.push(code);
    else childrenOf.set(parent, [code]);
  }
  const isTambon = new Set(tambons);
  return {
    resolvesTambon: (code6) => isTambon.has(code6),
    nameOf: (code) => names.get(code) ?? null,
    children: (code) => childrenOf.get(code) ?? [],
    tambonCodes: () => tambons,
  };
}

/** Reads `areas.json` of the data folder (built by `build/area-codes.ts`). */
export function loadAreaRegister(dataFolder: string): AreaRegister {
  const file = JSON.parse(readFileSync(join(dataFolder, 'areas.json'), 'utf8')) as AreaFile;
  const names = new Map<string, NamePair>();
  for (const [code, th] of Object.entries(file.th)) names.set(code, { th, en: file.en[code] ?? null });
  return registerOf(names, new Set(file.retired));
}

/**
 * The register with the names of an imported boundary pack in place of its own. A code the pack has and
 * the register has not is added when its amphoe is known.
 */
export function withPackNames(
  register: AreaRegister,
  packNames: Iterable<readonly [code: string, name: NamePair]>,
): AreaRegister {
  const names = new Map<string, NamePair>();
  const current = new Set<string>();
  for (const code of register.tambonCodes()) {
    for (const each of [codeAtLevel(code, 'province'), codeAtLevel(code, 'amphoe'), code]) {
      const name = register.nameOf(each);
      if (name) names.set(each, name);
      if (each !== code || register.children(codeAtLevel(code, 'amphoe')).includes(code)) current.add(each);
    }
  }
  for (const [code, name] of packNames) {
    const known = names.get(code);
    if (!known && (levelOfCode(code) !== 'tambon' || !names.has(codeAtLevel(code, 'amphoe')))) continue;
    names.set(code, { th: name.th === '' ? (known?.th ?? '') : name.th, en: name.en ?? known?.en ?? null });
    current.add(code);
  }
  return registerOf(names, new Set([...names.keys()].filter((code) => !current.has(code))));
}
