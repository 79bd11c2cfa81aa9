import type { Encoding } from '../../../../shared/contract/extracts.ts';
import { decoderLabel } from '../detect/detect-format.ts';
import { longestLineBytes } from '../detect/profile-file.ts';
import { contentBytes, type Packing } from './content-bytes.ts';

/** Stands for a line too long to be a row; no line of a file is this, because bytes 00 are read as U+FFFD. */
export const tooLongLine = '\u0000';

/**
 * The lines of a text file in batches, without line ends (LF, CRLF, CR). A byte 00 is a broken letter.
 * @param longest  letters of the longest line that is one; a longer one is `tooLongLine`
 * @throws AppError FILE_DAMAGED (a gzip file cut short)
 */
export async function* textLines(
  path: string,
  file: string,
  encoding: Encoding,
  packing: Packing,
  longest = longestLineBytes,
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder(decoderLabel(encoding));
  let rest = '';
  for await (const bytes of contentBytes(path, packing, file)) {
    const text = rest + decoder.decode(bytes, { stream: true }).replaceAll('\0', '\ufffd');
    // A return at the end may have its line feed in the next piece.
    const held = text.endsWith('\r') ? 1 : 0;
    const lines = text.slice(0, text.length - held).split(lineEnd);
    rest = (lines.pop() ?? '') + (held ? '\r' : '');
    // Enough to know later that the line was too long; the rest of it is not kept.
    if (rest.length > 2 * longest) rest = rest.slice(0, longest + 1) + (held ? '\r' : '');
    if (lines.length > 0) yield lines.map(lineOrTooLong(longest));
  }
  const last = rest + decoder.decode();
  if (last !== '') yield last.replace(/\r$/, '').split(lineEnd).map(lineOrTooLong(longest));
}

const lineEnd = /\r\n|\n|\r/;

const lineOrTooLong =
  (longest: number) =>
  (line: string): string =>
    line.length > longest ? tooLongLine : line;
