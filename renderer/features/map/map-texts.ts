import type { MapTexts } from '../../../shared/drawing/map-texts.ts';
import { map as en } from '../../../shared/i18n/en/map.ts';
import { map as th } from '../../../shared/i18n/th/map.ts';
import { useTexts } from '../../ui/locale.tsx';

const texts: Readonly<Record<'th' | 'en', MapTexts>> = { th, en };

/** The texts of the map screen in the current language. */
export function useMapTexts(): MapTexts {
  return useTexts(texts);
}
