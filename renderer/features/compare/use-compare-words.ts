import { useMemo } from 'react';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { compareNames } from '../../../shared/format/collation.ts';
import type { Language } from '../../../shared/format/language.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { codeAtLevel, levelOfCode } from '../../../shared/geo/area-codes.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { useDataset } from '../../client/questions/use-dataset.ts';
import { useAreaDirectory } from '../../client/questions/use-area-directory.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';

export type CompareWords = {
  readonly language: Language;
  /** `ตำบลบางริ้น`; the code where the name is not known. */
  readonly area: (code: string) => string;
  /** The name alone, and the one of the area above it. */
  readonly name: (code: string) => string;
  readonly parent: (code: string) => string | null;
  /** `3. ไม่ได้รับการศึกษา`. */
  readonly indicator: (no: number) => string;
  /** The filter's area, or the loaded province. */
  readonly place: string;
  readonly year: string;
  readonly byName: (a: string, b: string) => number;
};

/** Names of areas and indicators in the current language. */
export function useCompareWords(): CompareWords {
  const { filter } = useFilter();
  const { data: dataset } = useDataset();
  const directory = useAreaDirectory();
  const { language } = useLanguage();
  const { common, compare, indicatorTexts } = useMessages();
  return useMemo(() => {
    const name = (code: string): string => directory.nameOf(code, language);
    const area = (code: string): string => common.areaTitles[levelOfCode(code) ?? 'community'](name(code));
    const parent = (code: string): string | null => {
      const level = levelOfCode(code);
      if (level === 'community') return name(codeAtLevel(code, 'tambon'));
      return level === 'tambon' ? name(codeAtLevel(code, 'amphoe')) : null;
    };
    const indicator = (no: number): string => {
      const short: Readonly<Record<string, string>> = indicatorTexts.short;
      const found = indicatorByNo(no);
      return indicatorTexts.numbered(String(no), short[found.key] ?? found[language]);
    };
    const provinces = dataset?.provinces ?? [];
    const [only] = provinces;
    const place = filter.area ?? (provinces.length === 1 ? (only ?? null) : null);
    return {
      language,
      area,
      name,
      parent,
      indicator,
      place: place === null ? compare.allAreas : area(place),
      year: filter.surveyYearBE === null ? '' : formatYear(filter.surveyYearBE, language),
      byName: compareNames(language),
    };
  }, [filter.area, filter.surveyYearBE, dataset, directory, language, common, compare, indicatorTexts]);
}
