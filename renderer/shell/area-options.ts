import type { AreaDirectory } from '../client/questions/area-directory.ts';
import type { Language } from '../../shared/format/language.ts';
import type { AreaLevel } from '../../shared/geo/area-codes.ts';

type AreaOption = {
  readonly id: string;
  readonly name: string;
  readonly level: AreaLevel;
  /** Steps below the province. */
  readonly depth: number;
  /** The name of the area above it; null for an amphoe. */
  readonly parent: string | null;
  /** Lower-case text that a search looks into: the area's names in both languages and its code. */
  readonly searched: string;
};

/** Every area below the province as a list in tree order: an amphoe, its tambons, their communities. */
export function areaOptions(directory: AreaDirectory, language: Language): AreaOption[] {
  const options: AreaOption[] = [];
  const visit = (code: string, depth: number, parent: string | null): void => {
    for (const area of directory.childrenOf(code, language)) {
      const name = directory.nameOf(area.code, language);
      const searched = `${area.th} ${area.en ?? ''} ${area.code}`.toLowerCase();
      options.push({ id: area.code, name, level: area.level, depth, parent, searched });
      visit(area.code, depth + 1, name);
    }
  };
  for (const province of directory.childrenOf(null, language)) visit(province.code, 0, null);
  return options;
}
