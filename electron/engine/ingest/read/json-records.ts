import { AppError } from '../../../../shared/contract/app-error.ts';
import type { Encoding } from '../../../../shared/contract/extracts.ts';
import { decoderLabel } from '../detect/detect-format.ts';
import { longestRefusedBytes } from '../detect/profile-file.ts';
import { contentBytes, type Packing } from './content-bytes.ts';

/** One object of a JSON file, or what is none. `line` is its line, or its position in an array. */
type JsonRecord =
  | { readonly kind: 'record'; readonly line: number; readonly value: Record<string, unknown> }
  | { readonly kind: 'unparsable'; readonly line: number };

/** Objects within objects that are taken apart; deeper is no table. */
const mostNested = 4;
const deepest = 64;

/**
 * Reads NDJSON (an object per line), a JSON array of objects, or an object that holds one (`{"results": [...]}`), as they
 * come: nothing is kept but the object that is not whole yet. Objects within an object give `outer/inner`.
 * @throws AppError FILE_LINE_TOO_LONG for an object that is too long
 */
export async function* jsonRecords(
  path: string,
  file: string,
  encoding: Encoding,
  packing: Packing,
): AsyncGenerator<readonly JsonRecord[]> {
  const decoder = new TextDecoder(decoderLabel(encoding));
  const objects = new ObjectsOfText(file);
  for await (const bytes of contentBytes(path, packing, file)) {
    const found = objects.push(decoder.decode(bytes, { stream: true }).replaceAll('\0', '\ufffd'));
    if (found.length > 0) yield found;
  }
  const rest = objects.end();
  if (rest.length > 0) yield rest;
}

const opening = /[[{]/;

/** Splits a text into its objects by their brackets; what is between quotes is no bracket. */
class ObjectsOfText {
  readonly #file: string;
  #text = '';
  #at = 0;
  #start = -1;
  #depth = 0;
  #deepest = 0;
  #inQuotes = false;
  /** How deep the objects stand: 0 on lines of their own, 1 in an array, 2 in an array of an object. */
  #level: number | null = null;
  #line = 1;
  #count = 0;
  /** What stands on a line outside of objects. */
  #hasOther = false;
  /** Of an array within an object: it has not come yet, one is in it, it is over. */
  #array: 'before' | 'in' | 'after' = 'before';
  readonly #isOfLines = (): boolean => this.#level === 0;

  constructor(file: string) {
    this.#file = file;
  }

  push(chunk: string): readonly JsonRecord[] {
    const found: JsonRecord[] = [];
    this.#text += chunk;
    this.#level ??= levelOf(this.#text);
    if (this.#level === null) return found;
    for (; this.#at < this.#text.length; this.#at++) this.#step(this.#text.charCodeAt(this.#at), found);
    const kept = this.#start < 0 ? this.#at : this.#start;
    this.#text = this.#text.slice(kept);
    this.#at -= kept;
    this.#start = this.#start < 0 ? -1 : 0;
    if (this.#text.length > longestRefusedBytes)
      throw new AppError('FILE_LINE_TOO_LONG', { file: this.#file, line: this.#line, limit: longestRefusedBytes });
    return found;
  }

  end(): readonly JsonRecord[] {
    if (this.#level === null) return [{ kind: 'unparsable', line: 1 }];
    const isCut = this.#start >= 0 || this.#hasOther;
    return isCut ? [{ kind: 'unparsable', line: this.#isOfLines() ? this.#line : this.#count + 1 }] : [];
  }

  #step(code: number, found: JsonRecord[]): void {
    if (this.#inQuotes) {
      if (code === backslash) this.#at++;
      else if (code === quote) this.#inQuotes = false;
      else if (code === newline) this.#endLine(found);
      return;
    }
    switch (code) {
      case quote:
        this.#inQuotes = true;
        this.#note();
        return;
      case openBrace:
      case openBracket:
        if (this.#level === 2 && this.#depth === 1 && code === openBracket && this.#array === 'before')
          this.#array = 'in';
        if (this.#depth === this.#level && this.#start < 0 && (this.#level < 2 || this.#array === 'in')) {
          this.#start = this.#at;
          this.#deepest = 0;
        }
        this.#depth++;
        this.#deepest = Math.max(this.#deepest, this.#depth);
        return;
      case closeBrace:
      case closeBracket:
        this.#depth--;
        if (this.#start >= 0 && this.#depth === this.#level) this.#take(found);
        if (this.#level === 2 && this.#depth === 1 && this.#array === 'in') this.#array = 'after';
        return;
      case newline:
        this.#endLine(found);
        return;
      default:
        if (code > 32 && code !== comma && code !== 0xfe_ff) this.#note();
    }
  }

  #note(): void {
    if (this.#isOfLines() && this.#start < 0) this.#hasOther = true;
  }

  #take(found: JsonRecord[]): void {
    const text = this.#text.slice(this.#start, this.#at + 1);
    this.#start = -1;
    this.#count++;
    const line = this.#isOfLines() ? this.#line : this.#count;
    const value = this.#deepest - (this.#level ?? 0) > deepest ? undefined : parsed(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    found.push(
      isObject ? { kind: 'record', line, value: flat(value as Record<string, unknown>) } : { kind: 'unparsable', line },
    );
  }

  /** On lines of their own an object that is not whole at the end of its line is given up; the next line begins anew. */
  #endLine(found: JsonRecord[]): void {
    if (this.#isOfLines()) {
      if (this.#start >= 0 || this.#hasOther) found.push({ kind: 'unparsable', line: this.#line });
      this.#start = -1;
      this.#depth = 0;
      this.#inQuotes = false;
      this.#hasOther = false;
    }
    this.#line++;
  }
}

const [quote, backslash, newline, comma] = [34, 92, 10, 44];
const [openBrace, closeBrace, openBracket, closeBracket] = [123, 125, 91, 93];

/** Letters within which a text shows what it is. */
const lettersOfStart = 64 * 1024;

/** How deep the objects of a text stand; null where that is not to be seen yet. */
function levelOf(text: string): number | null {
  const start = text.search(opening);
  if (start < 0) return text.length > lettersOfStart ? 0 : null;
  if (text[start] === '[') return 1;
  const end = text.indexOf('\n', start);
  const line = end < 0 ? text.slice(start) : text.slice(start, end);
  // An object on a line of its own, or the first of an array within an object.
  if (
    /^\{\s*(?:"[^"\n]*"\s*:\s*(?:"[^"\n]*"|[\w.+-]+)\s*,\s*){0,20}"[^"\n]*"\s*:\s*\[\s*\{/.test(
      text.slice(start, start + lettersOfStart),
    )
  )
    return 2;
  if (end < 0 && text.length < lettersOfStart) return line.trimEnd().endsWith('}') ? 0 : null;
  return 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An object whose objects are taken apart: `{"child": {"sex": "ชาย"}}` gives `child/sex`. */
function flat(value: Record<string, unknown>, prefix = '', depth = 0): Record<string, unknown> {
  const isPlain = (each: unknown): each is Record<string, unknown> =>
    typeof each === 'object' && each !== null && !Array.isArray(each);
  if (depth === 0 && !Object.values(value).some(isPlain)) return value;
  const found: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    if (isPlain(each) && depth < mostNested) Object.assign(found, flat(each, `${prefix}${key}/`, depth + 1));
    else found[prefix + key] = each;
  }
  return found;
}
