import type { Encoding } from '../../../../shared/contract/extracts.ts';
import { textLines } from './text-lines.ts';

/** One object of a JSON file, or a line that is none. `line` is its line, or its position in an array. */
export type JsonRecord =
  | { readonly kind: 'record'; readonly line: number; readonly value: Record<string, unknown> }
  | { readonly kind: 'unparsable'; readonly line: number };

/** Reads NDJSON (an object per line) or one JSON array of objects. */
export async function* jsonRecords(
  path: string,
  file: string,
  encoding: Encoding,
  isGzip: boolean,
): AsyncGenerator<readonly JsonRecord[]> {
  let line = 0;
  let arrayText: string[] | null = null;
  for await (const lines of textLines(path, file, encoding, isGzip)) {
    if (line === 0 && lines[0]?.replace('\ufeff', '').trimStart().startsWith('[')) arrayText = [];
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
