import { useCallback } from 'react';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';

/** The short name of an indicator by its number, in the current language. */
export function useShortName(): (no: number) => string {
  const { language } = useLanguage();
  const shorts: Readonly<Record<string, string>> = useMessages().indicatorTexts.short;
  return useCallback(
    (no) => {
      const indicator = indicatorByNo(no);
      return shorts[indicator.key] ?? indicator[language];
    },
    [shorts, language],
  );
}
