import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../../shared/contract/app-error.ts';
import type { Encoding } from '../../../../shared/contract/extracts.ts';
import { decoderLabel } from '../detect/detect-format.ts';
import { longestLineBytes } from '../detect/profile-file.ts';

/**
 * The lines of a text file in batches, without line ends (LF, CRLF, lone CR at an end of line).
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
      const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > longestLineBytes)
        throw new AppError('FILE_LINE_TOO_LONG', { file, line: count + lines.length + 1, limit: longestLineBytes });
      count += lines.length;
      if (lines.length > 0) yield lines.map(withoutReturn);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new AppError('FILE_DAMAGED', { file }, { cause: error });
    throw error;
  } finally {
    source.destroy();
  }
  const last = rest + decoder.decode();
  if (last !== '') yield [withoutReturn(last)];
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
