import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** Where the face's own Thai and Latin parts lie, and which letters are taken from which (as its package has them). */
const parts = [
  { name: 'thai', range: 'U+0E01-0E5B,U+200C-200D,U+25CC' },
  { name: 'latin', range: null },
] as const;
const weights = [400, 600] as const;

/**
 * Writes what drawings that leave the screen are set in: Sarabun's faces to put inside a file, and the advance widths
 * of its letters to break lines by, so that the engine draws without a page.
 * @param package_ folder of `@fontsource/sarabun`
 */
export function writePaperFonts(package_: string, file: string): void {
  // Loading it takes 40 to 80 ms, which every command of the project would wait for.
  const { create } = createRequire(import.meta.url)('fontkit') as typeof import('fontkit');
  const faces = weights.flatMap((weight) =>
    parts.map(({ name, range }) => {
      const stem = `${package_}/files/sarabun-${name}-${weight}-normal`;
      const font = create(readFileSync(`${stem}.woff`));
      if (!('characterSet' in font)) throw new TypeError(`${stem}.woff is not one face.`);
      const advances = font.characterSet.map((code) => [code, font.glyphForCodePoint(code).advanceWidth] as const);
      const woff2 = readFileSync(`${stem}.woff2`).toString('base64');
      return { weight, range, unitsPerEm: font.unitsPerEm, woff2, advances };
    }),
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ faces }));
}
