import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../../shared/contract/app-error.ts';
import type { Encoding } from '../../../../shared/contract/extracts.ts';
import { decoderLabel } from '../detect/detect-format.ts';
import { longestLineBytes } from '../detect/profile-file.ts';

/**
 * The lines of a text file in batches, without line ends (LF, CRLF, CR).
 * @throws AppError FILE_LINE_TOO_LONG, FILE_DAMAGED (a gzip file cut short)
 */
export async function* textLines(
  path: string,
  file: string,
  encoding: Encoding,
  isGzip: boolean,
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder(decoderLabel(encoding));
  const source = createReadStream(path, { highWaterMark: 1024 * 1024 });
  const bytes = isGzip ? source.pipe(createGunzip()) : source;
  source.on('error', (error) => bytes.destroy(error));
  let rest = '';
  let count = 0;
  try {
    for await (const chunk of bytes) {
      const text = rest + decoder.decode(chunk as Buffer, { stream: true });
      // A return at the end may have its line feed in the next chunk.
      const held = text.endsWith('\r') ? 1 : 0;
      const lines = text.slice(0, text.length - held).split(lineEnd);
      rest = (lines.pop() ?? '') + (held ? '\r' : '');
      if (rest.length > longestLineBytes)
        throw new AppError('FILE_LINE_TOO_LONG', { file, line: count + lines.length + 1, limit: longestLineBytes });
      count += lines.length;
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new AppError('FILE_DAMAGED', { file }, { cause: error });
    throw error;
  } finally {
    source.destroy();
  }
  const last = rest + decoder.decode();
  if (last !== '') yield last.replace(/\r$/, '').split(lineEnd);
}

const lineEnd = /\r\n|\n|\r/;
