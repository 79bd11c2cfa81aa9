import { AppError } from '../../../../shared/contract/app-error.ts';
import type { Encoding } from '../../../../shared/contract/extracts.ts';
import { longestRefusedBytes } from '../detect/profile-file.ts';
import type { Packing } from './content-bytes.ts';
import { textLines, tooLongLine } from './text-lines.ts';

/** One object of a JSON file, or a line that is none. `line` is its line, or its position in an array. */
export type JsonRecord =
  | { readonly kind: 'record'; readonly line: number; readonly value: Record<string, unknown> }
  | { readonly kind: 'unparsable'; readonly line: number };

/**
 * Reads NDJSON (an object per line) or one JSON array of objects, which may be one long line.
 * @throws AppError FILE_LINE_TOO_LONG for an array with a line that is too long: it cannot be read without it
 */
export async function* jsonRecords(
  path: string,
  file: string,
  encoding: Encoding,
  packing: Packing,
): AsyncGenerator<readonly JsonRecord[]> {
  let line = 0;
  let arrayText: string[] | null = null;
  for await (const lines of textLines(path, file, encoding, packing, longestRefusedBytes)) {
    if (line === 0 && lines[0]?.replace('\ufeff', '').trimStart().startsWith('[')) arrayText = [];
    if (arrayText || line === 0) {
      const tooLong = lines.indexOf(tooLongLine);
      if (tooLong >= 0)
        throw new AppError('FILE_LINE_TOO_LONG', { file, line: line + tooLong + 1, limit: longestRefusedBytes });
    }
    if (arrayText) {
      arrayText.push(...lines);
      line += lines.length;
      continue;
    }
    const records: JsonRecord[] = [];
    for (const text of lines) {
      line++;
      if (text.trim() !== '') records.push(recordOf(parsed(text.replace('\ufeff', '')), line));
    }
    yield records;
  }
  if (arrayText) yield arrayRecords(arrayText.join('\n'));
}

function arrayRecords(text: string): readonly JsonRecord[] {
  const value = parsed(text.replace('\ufeff', ''));
  return Array.isArray(value) ? value.map((item, i) => recordOf(item, i + 1)) : [{ kind: 'unparsable', line: 1 }];
}

function recordOf(value: unknown, line: number): JsonRecord {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? { kind: 'record', line, value: value as Record<string, unknown> } : { kind: 'unparsable', line };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
