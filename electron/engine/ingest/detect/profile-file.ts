import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { contentBytes, type Packing } from '../read/content-bytes.ts';

/** Bytes of the start of a file that the detection looks at. */
export const headBytes = 256 * 1024;

/** A line longer than this is no row of a table: it is given up, the others are read. */
export const longestLineBytes = 1024 * 1024;

/** A file with a line longer than this is no table at all. */
export const longestRefusedBytes = 32 * 1024 * 1024;

/** What one pass over the bytes of a file says of it. */
export type FileProfile = {
  /** Of the file as it lies on disk, hexadecimal. */
  readonly sha256: string;
  readonly packing: Packing;
  /** The first `headBytes` of the content (unpacked). */
  readonly head: Buffer;
  readonly contentBytes: number;
  readonly isUtf8: boolean;
  readonly hasNul: boolean;
  /** Bytes 00 in the whole content. */
  readonly nulBytes: number;
  readonly hasQuote: boolean;
  /** The last byte is 1A, with which DOS ended a text. */
  readonly endsWithDosEnd: boolean;
  /** Bytes 80-9F outside UTF-8: Windows-874's quotes and dashes, which TIS-620 does not have. */
  readonly hasC1: boolean;
  /** Lines that hold something, the last one with or without its line end. */
  readonly filledLines: number;
  readonly blankLines: number;
  /** A carriage return that does not belong to a line feed: an old line end, or a letter in a cell. */
  readonly hasLoneReturn: boolean;
  /** First line longer than `longestLineBytes`, or null. */
  readonly tooLongLine: number | null;
  /** Bytes of the longest line. */
  readonly longestLine: number;
};

const dosEnd = 0x1a;
const newline = 10;
const carriageReturn = 13;

class Profiler {
  head = Buffer.alloc(0);
  contentBytes = 0;
  isUtf8 = true;
  nulBytes = 0;
  hasQuote = false;
  lastByte = 0;
  hasC1 = false;
  filledLines = 0;
  blankLines = 0;
  tooLongLine: number | null = null;
  longestLine = 0;
  hasLoneReturn = false;
  #endsWithReturn = false;
  #lineBytes = 0;
  #lineStartsWithReturn = false;
  #tail = Buffer.alloc(0);

  add(chunk: Buffer): void {
    if (this.head.length < headBytes) {
      this.head = Buffer.concat([this.head, chunk.subarray(0, headBytes - this.head.length)]);
    }
    this.contentBytes += chunk.length;
    if (chunk.includes(0)) for (const byte of chunk) if (byte === 0) this.nulBytes++;
    this.hasQuote ||= chunk.includes(34);
    this.lastByte = chunk[chunk.length - 1] ?? this.lastByte;
    if (this.isUtf8) this.#checkUtf8(chunk);
    if (!this.isUtf8 && !this.hasC1) this.hasC1 = chunk.some((byte) => byte >= 0x80 && byte <= 0x9f);
    if (!this.hasLoneReturn) this.#findLoneReturn(chunk);
    this.#countLines(chunk);
  }

  end(): void {
    if (this.#lineBytes > 0) this.#endLine();
    if (this.isUtf8 && this.#tail.length > 0) this.isUtf8 = false;
  }

  #checkUtf8(chunk: Buffer): void {
    // A letter that two pieces share is looked at by itself: to join the pieces copies the whole file.
    const missing = Math.min(chunk.length, missingBytes(this.#tail));
    const shared = Buffer.concat([this.#tail, chunk.subarray(0, missing)]);
    if (missingBytes(shared) > 0) {
      this.#tail = shared;
      return;
    }
    const end = endOfWholeCharacters(chunk);
    this.isUtf8 = isUtf8(shared) && isUtf8(chunk.subarray(missing, Math.max(missing, end)));
    this.#tail = Buffer.from(chunk.subarray(Math.max(missing, end)));
  }

  #findLoneReturn(chunk: Buffer): void {
    if (this.#endsWithReturn && chunk[0] !== newline) this.hasLoneReturn = true;
    for (
      let at = chunk.indexOf(carriageReturn);
      at >= 0 && at < chunk.length - 1;
      at = chunk.indexOf(carriageReturn, at + 1)
    ) {
      if (chunk[at + 1] === newline) continue;
      this.hasLoneReturn = true;
      return;
    }
    this.#endsWithReturn = chunk[chunk.length - 1] === carriageReturn;
  }

  #countLines(chunk: Buffer): void {
    let from = 0;
    for (;;) {
      const at = chunk.indexOf(newline, from);
      if (at < 0) break;
      if (this.#lineBytes === 0 && at > from) this.#lineStartsWithReturn = chunk[from] === carriageReturn;
      this.#lineBytes += at - from;
      this.#endLine();
      from = at + 1;
    }
    if (from < chunk.length && this.#lineBytes === 0) this.#lineStartsWithReturn = chunk[from] === carriageReturn;
    this.#lineBytes += chunk.length - from;
  }

  #endLine(): void {
    if (this.#lineBytes > longestLineBytes) this.tooLongLine ??= this.filledLines + this.blankLines + 1;
    this.longestLine = Math.max(this.longestLine, this.#lineBytes);
    const isBlank = this.#lineBytes === 0 || (this.#lineBytes === 1 && this.#lineStartsWithReturn);
    if (isBlank) this.blankLines++;
    else this.filledLines++;
    this.#lineBytes = 0;
    this.#lineStartsWithReturn = false;
  }
}

/** Bytes that a letter still lacks of which these are the first; 0 for none. */
function missingBytes(bytes: Buffer): number {
  const first = bytes[0] ?? 0;
  const needs = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  return bytes.length === 0 ? 0 : Math.max(0, needs - bytes.length);
}

function endOfWholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/**
 * Reads a file once from start to end: hash, size, letters, quotes and lines. Nothing is kept but the head.
 * @throws AppError FILE_DAMAGED, FILE_TOO_LARGE for a packed file
 */
export async function profileFile(
  path: string,
  packing: Packing,
  file: string,
  signal?: AbortSignal,
): Promise<FileProfile> {
  const hash = createHash('sha256');
  const profiler = new Profiler();
  for await (const bytes of contentBytes(path, packing, file, (packed) => hash.update(packed))) {
    signal?.throwIfAborted();
    profiler.add(bytes);
  }
  profiler.end();
  // Of a zip file not all of the bytes are read on the way.
  if (packing.kind === 'zip') for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return {
    sha256: hash.digest('hex'),
    packing,
    head: profiler.head,
    contentBytes: profiler.contentBytes,
    isUtf8: profiler.isUtf8,
    hasNul: profiler.nulBytes > 0,
    nulBytes: profiler.nulBytes,
    hasQuote: profiler.hasQuote,
    endsWithDosEnd: profiler.lastByte === dosEnd,
    hasC1: profiler.hasC1,
    filledLines: profiler.filledLines,
    blankLines: profiler.blankLines,
    hasLoneReturn: profiler.hasLoneReturn,
    tooLongLine: profiler.tooLongLine,
    longestLine: profiler.longestLine,
  };
}
