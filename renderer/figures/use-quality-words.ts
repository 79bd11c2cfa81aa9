import { useMemo } from 'react';
import { indicatorByNo } from '../../shared/cpms/indicators.ts';
import { formatYear } from '../../shared/format/years.ts';
import { codeAtLevel, levelOfCode } from '../../shared/geo/area-codes.ts';
import { useAreaDirectory } from '../client/questions/use-area-directory.ts';
import { useLanguage, useMessages } from '../ui/locale.tsx';

export type QualityWords = {
  /** Name of an area; of a community the name given with it, where the loaded areas have none. */
  readonly area: (code: string, given?: string | null) => string;
  /** `จังหวัดระนอง`, `ตำบลบางริ้น`. */
  readonly title: (code: string) => string;
  /** Where a community lies: `ต.บางริ้น อ.เมืองระนอง`; of a larger area the area above it, or ''. */
  readonly place: (code: string) => string;
  readonly nameAt: (code: string, level: 'amphoe' | 'tambon') => string;
  /** `3. ไม่ได้รับการศึกษา`, in its short form. */
  readonly indicator: (no: number) => string;
  readonly shortIndicator: (no: number) => string;
  readonly year: (surveyYearBE: number) => string;
};

/** Names of areas, indicators and years on the data-quality screen. */
export function useQualityWords(): QualityWords {
  const directory = useAreaDirectory();
  const { language } = useLanguage();
  const { common, indicatorTexts, quality } = useMessages();
  return useMemo(() => {
    const name = (code: string): string => directory.nameOf(code, language);
    const nameAt = (code: string, level: 'amphoe' | 'tambon'): string => name(codeAtLevel(code, level));
    const shorts: Readonly<Record<string, string>> = indicatorTexts.short;
    const shortIndicator = (no: number): string => shorts[indicatorByNo(no).key] ?? indicatorByNo(no)[language];
    return {
      area: (code, given) =>
        directory.get(code) ? name(code) : given || (levelOfCode(code) === 'community' ? code : name(code)),
      title: (code) => common.areaTitles[levelOfCode(code) ?? 'community'](name(code)),
      place: (code) => {
        const level = levelOfCode(code);
        if (level === 'community') return quality.inTambon(nameAt(code, 'tambon'), nameAt(code, 'amphoe'));
        return level === 'tambon' ? nameAt(code, 'amphoe') : '';
      },
      nameAt,
      indicator: (no) => indicatorTexts.numbered(String(no), shortIndicator(no)),
      shortIndicator,
      year: (surveyYearBE) => formatYear(surveyYearBE, language),
    };
  }, [directory, language, common, indicatorTexts, quality]);
}
