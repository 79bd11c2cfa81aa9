import type { Language } from '../format/language.ts';

/** Width of a text in pixels. */
export type Measure = (words: string, size: number, weight: 400 | 600) => number;

const noBreakSpace = '\u00A0';

/**
 * Where a text may be broken: between words, which in Thai only a dictionary knows (`Intl.Segmenter`).
 * Closing marks stay with the word before them, opening ones with the word after.
 */
function pieces(text: string, language: Language): string[] {
  const found: string[] = [];
  let opening = '';
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (segment === noBreakSpace) {
      opening = (opening === '' ? (found.pop() ?? '') : opening) + segment;
      continue;
    }
    if (/^[([“"'‘]+$/.test(segment)) opening += segment;
    else if (/^[\s.,:;)\]”"'’%ฯๆ–/-]+$/.test(segment) && found.length > 0 && opening === '') {
      found[found.length - 1] += segment;
    } else {
      found.push(opening + segment);
      opening = '';
    }
  }
  return opening === '' ? found : [...found, opening];
}

/** A piece that is wider than a line by itself, cut between letters with their marks. */
function cut(piece: string, fits: (text: string) => boolean): string[] {
  const parts = [''];
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(piece)) {
    const longer = (parts.at(-1) ?? '') + segment;
    if (fits(longer) || parts.at(-1) === '') parts[parts.length - 1] = longer;
    else parts.push(segment);
  }
  return parts;
}

/** Breaks a text into lines that are not wider than `width` pixels. */
export function textLines(
  text: string,
  width: number,
  font: { readonly size: number; readonly weight: 400 | 600; readonly language: Language },
  measure: Measure,
): readonly string[] {
  const fits = (line: string): boolean => measure(line.trimEnd(), font.size, font.weight) <= width;
  const lines = [''];
  for (const piece of pieces(text, font.language)) {
    const longer = (lines.at(-1) ?? '') + piece;
    if (fits(longer)) lines[lines.length - 1] = longer;
    else {
      const parts = fits(piece) ? [piece] : cut(piece, fits);
      if (lines.at(-1) === '') lines.pop();
      lines.push(...parts);
    }
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
