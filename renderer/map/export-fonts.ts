import latinRegular from '@fontsource/sarabun/files/sarabun-latin-400-normal.woff2';
import latinSemiBold from '@fontsource/sarabun/files/sarabun-latin-600-normal.woff2';
import thaiRegular from '@fontsource/sarabun/files/sarabun-thai-400-normal.woff2';
import thaiSemiBold from '@fontsource/sarabun/files/sarabun-thai-600-normal.woff2';

const thaiRange = 'U+0E01-0E5B,U+200C-200D,U+25CC';
const faces = [
  { url: thaiRegular, weight: 400, range: thaiRange },
  { url: latinRegular, weight: 400, range: null },
  { url: thaiSemiBold, weight: 600, range: thaiRange },
  { url: latinSemiBold, weight: 600, range: null },
] as const;

async function dataUrl(url: string): Promise<string> {
  const response = await fetch(new URL(url, document.baseURI));
  const blob = await response.blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      if (typeof reader.result === 'string') resolve(reader.result);
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The font could not be read.')));
    reader.readAsDataURL(blob);
  });
}

/** `@font-face` rules with Sarabun itself inside (58 KB), so that a file shows its Thai on any machine. */
export async function embeddedFontFaces(): Promise<string> {
  const rules = await Promise.all(
    faces.map(async ({ url, weight, range }) => {
      const limits = range === null ? '' : `unicode-range:${range};`;
      return `@font-face{font-family:Sarabun;font-weight:${weight};${limits}src:url(${await dataUrl(url)}) format('woff2')}`;
    }),
  );
  return rules.join('');
}
