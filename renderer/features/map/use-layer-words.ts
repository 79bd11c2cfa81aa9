import { useMemo } from 'react';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import type { LayerWords } from './layers/layer.ts';
import { useMapTexts } from './map-texts.ts';

/** What the layers speak with, in the current language. */
export function useLayerWords(): LayerWords {
  const texts = useMapTexts();
  const { language } = useLanguage();
  const shorts: Readonly<Record<string, string>> = useMessages().indicatorTexts.short;
  return useMemo(() => {
    const nameOf = (no: number): string => indicatorByNo(no)[language];
    return { texts, nameOf, shortName: (no) => shorts[indicatorByNo(no).key] ?? nameOf(no) };
  }, [texts, language, shorts]);
}
