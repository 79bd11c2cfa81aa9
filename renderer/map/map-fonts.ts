import latinItalic from '@fontsource/sarabun/files/sarabun-latin-400-italic.woff2';
import latinRegular from '@fontsource/sarabun/files/sarabun-latin-400-normal.woff2';
import latinSemiBold from '@fontsource/sarabun/files/sarabun-latin-600-normal.woff2';
import thaiItalic from '@fontsource/sarabun/files/sarabun-thai-400-italic.woff2';
import thaiRegular from '@fontsource/sarabun/files/sarabun-thai-400-normal.woff2';
import thaiSemiBold from '@fontsource/sarabun/files/sarabun-thai-600-normal.woff2';
import type { FontFaces } from './map-style.ts';

const thaiRange = ['U+0E01-0E5B', 'U+200C-200D', 'U+25CC'];

function faces(thai: string, latin: string): FontFaces[string] {
  const absolute = (url: string): string => new URL(url, document.baseURI).href;
  return [{ url: absolute(thai), 'unicode-range': thaiRange }, { url: absolute(latin) }];
}

/**
 * Sarabun for the map's labels, drawn by the browser from these files: no glyph server. Declared to the
 * map rather than left to the page's own `@font-face`, which the map would not wait for in Thai.
 */
export function mapFonts(): FontFaces {
  return {
    'Sarabun Regular': faces(thaiRegular, latinRegular),
    'Sarabun SemiBold': faces(thaiSemiBold, latinSemiBold),
    'Sarabun Italic': faces(thaiItalic, latinItalic),
  };
}
