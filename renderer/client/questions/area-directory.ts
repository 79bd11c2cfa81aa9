import type { AreaName } from '../../../shared/contract/analysis.ts';
import type { Language } from '../../../shared/format/language.ts';
import { areaLevels, codeAtLevel, levelOfCode, parentLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { compareNames } from '../../../shared/format/collation.ts';

/** The loaded areas by code. */
export type AreaDirectory = {
  readonly size: number;
  readonly get: (code: string) => AreaName | null;
  /** The name in a language, Thai where no English name is known, the code where none is. */
  readonly nameOf: (code: string, language: Language) => string;
  /** Areas one level down, by name; of null: the provinces. */
  readonly childrenOf: (code: string | null, language: Language) => readonly AreaName[];
  /** The area and those that contain it, largest first. */
  readonly pathOf: (code: string) => readonly AreaName[];
  readonly atLevel: (level: AreaLevel) => readonly AreaName[];
};

export function areaDirectory(names: readonly AreaName[]): AreaDirectory {
  const byCode = new Map(names.map((name) => [name.code, name]));
  const byParent = new Map<string | null, AreaName[]>();
  for (const name of names) {
    const above = parentLevel(name.level);
    const parent = above === null ? null : codeAtLevel(name.code, above);
    const siblings = byParent.get(parent);
    if (siblings) siblings.push(name);
    else byParent.set(parent, [name]);
  }
  const get = (code: string): AreaName | null => byCode.get(code) ?? null;
  const nameOf = (code: string, language: Language): string => {
    const found = byCode.get(code);
    return found ? ((language === 'en' ? found.en : null) ?? found.th) : code;
  };
  return {
    size: byCode.size,
    get,
    nameOf,
    childrenOf: (code, language) => {
      const compare = compareNames(language);
      return (byParent.get(code) ?? []).toSorted((a, b) => compare(nameOf(a.code, language), nameOf(b.code, language)));
    },
    pathOf: (code) => {
      const level = levelOfCode(code);
      if (level === null) return [];
      return areaLevels
        .slice(0, areaLevels.indexOf(level) + 1)
        .map((upTo) => get(codeAtLevel(code, upTo)))
        .filter((found) => found !== null);
    },
    atLevel: (level) => names.filter((name) => name.level === level),
  };
}
