import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Measure } from '../../../shared/drawing/text-lines.ts';

const paperFonts = z.object({
  faces: z.array(
    z.object({
      weight: z.union([z.literal(400), z.literal(600)]),
      range: z.string().nullable(),
      unitsPerEm: z.number().positive(),
      woff2: z.string(),
      advances: z.array(z.tuple([z.int(), z.number()])),
    }),
  ),
});

/** What drawings on paper are set in. */
export type PaperFonts = {
  /** Adds up the widths of the letters, as the face has them; marks above and below have none. */
  readonly measure: Measure;
  /** `@font-face` rules with Sarabun itself inside (57 KB), so that a file shows its Thai on any machine. */
  readonly fontFaces: string;
};

/** For a letter that the face has not: about the width of a wide one. */
const strangeAdvance = 0.6;

/** The faces in the data folder, as the build wrote them. */
export function paperFontsIn(dataFolder: string): PaperFonts {
  const { faces } = paperFonts.parse(JSON.parse(readFileSync(join(dataFolder, 'paper-fonts.json'), 'utf8')));
  const advances = new Map(
    ([400, 600] as const).map((weight) => {
      const own = faces.filter((face) => face.weight === weight);
      const widths = own.flatMap((face) =>
        face.advances.map(([code, width]) => [code, width / face.unitsPerEm] as const),
      );
      return [weight, new Map(widths)] as const;
    }),
  );
  return {
    measure: (words, size, weight) => {
      const widths = advances.get(weight);
      let width = 0;
      for (const letter of words) width += widths?.get(letter.codePointAt(0) ?? 0) ?? strangeAdvance;
      return width * size;
    },
    fontFaces: faces
      .map(({ weight, range, woff2 }) => {
        const limits = range === null ? '' : `unicode-range:${range};`;
        return `@font-face{font-family:Sarabun;font-weight:${weight};${limits}src:url(data:font/woff2;base64,${woff2}) format('woff2')}`;
      })
      .join(''),
  };
}
