import { AppError } from '../../../../shared/contract/app-error.ts';
import type { Encoding, FileFormat } from '../../../../shared/contract/extracts.ts';
import { unknownKind, type FileKind } from './file-kind.ts';
import { longestLineBytes, longestRefusedBytes, type FileProfile } from './profile-file.ts';

type FormatFound = { readonly format: FileFormat; readonly encoding: Encoding | null };

const startsWith = (bytes: Buffer, ...signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

/** Letters of a text that are looked at to tell its kind. */
const lettersLookedAt = 4000;

/**
 * Says what kind of file this is from its bytes, not its name.
 * @param kind  of a file that is no text; null for one that is looked at
 * @throws AppError FILE_EMPTY, FILE_FORMAT_UNKNOWN, FILE_BINARY, FILE_ENCODING_UNKNOWN, FILE_LINE_TOO_LONG
 */
export function detectFormat(profile: FileProfile, kind: FileKind['format'], file: string): FormatFound {
  if (profile.contentBytes === 0) throw new AppError('FILE_EMPTY', { file });
  if (kind !== null) return { format: kind, encoding: null };
  const encoding = detectEncoding(profile, file);
  const text = decodeHead(profile.head.subarray(0, 4 * lettersLookedAt), encoding).replace(/^[\ufeff\s]+/, '');
  const tagged = taggedFormat(text, file);
  if (tagged) return { format: tagged, encoding };
  if (profile.longestLine > longestRefusedBytes && !encoding.startsWith('utf-16') && !profile.hasLoneReturn)
    throw lineTooLong(profile, file);
  return { format: text.startsWith('{') || text.startsWith('[') ? 'ndjson' : 'csv', encoding };
}

/** A text of tags: a table of a web page, a workbook as one XML, or something else that is named. */
function taggedFormat(text: string, file: string): 'html' | 'xml' | 'ods' | null {
  if (!text.startsWith('<')) return null;
  const head = text.slice(0, lettersLookedAt).toLowerCase();
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet') && head.includes('<?xml')) return 'xml';
  if (head.includes('urn:oasis:names:tc:opendocument')) return 'ods';
  if (/<(?:!doctype html|html|head|meta|table|tr|body|style|div|frameset)[\s>]/.test(head)) return 'html';
  throw unknownKind(file, 'XML', 'table');
}

/** The error for a file of which a line is no row and nothing else was recognised either. */
export function lineTooLong(profile: FileProfile, file: string): AppError {
  return new AppError('FILE_LINE_TOO_LONG', { file, line: profile.tooLongLine ?? 1, limit: longestLineBytes });
}

/** Up to this share of bytes 00 is damage in a text, of which only the cells concerned are lost. */
const fewNuls = 0.001;

function detectEncoding(profile: FileProfile, file: string): Encoding {
  const { head } = profile;
  if (startsWith(head, 0xef, 0xbb, 0xbf) && profile.isUtf8) return 'utf-8-bom';
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be';
  if (profile.hasNul) {
    const utf16 = utf16WithoutBom(head);
    if (utf16) return utf16;
    if (profile.nulBytes > Math.max(8, profile.contentBytes * fewNuls)) throw new AppError('FILE_BINARY', { file });
  }
  if (controlShare(head) > 0.005) throw new AppError('FILE_BINARY', { file });
  if (profile.isUtf8) return 'utf-8';
  if (isMostlyUtf8(head)) return 'utf-8';
  if (!looksThai(head)) throw new AppError('FILE_ENCODING_UNKNOWN', { file });
  return profile.hasC1 ? 'windows-874' : 'tis-620';
}

/** UTF-8 with a few letters broken (a flipped byte, a pasted line): such letters are lost, the rest is not. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const thai = text.match(/[\u0e01-\u0e5b]/g)?.length ?? 0;
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return thai > 0 && broken < thai / 100;
}

function controlShare(bytes: Buffer): number {
  let controls = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if ((byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 127) controls++;
  }
  return controls / bytes.length;
}

/** Every high byte is a Thai letter of TIS-620 (A1-DA, DF-FB) or a mark of Windows-874 (80, 85, 91-97, A0). */
function looksThai(bytes: Buffer): boolean {
  let thai = 0;
  let foreign = 0;
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    const isThai = (byte >= 0xa1 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb);
    const isMark = byte === 0x80 || byte === 0x85 || byte === 0xa0 || (byte >= 0x91 && byte <= 0x97);
    if (isThai || isMark) thai++;
    else foreign++;
  }
  return foreign === 0 || foreign / (thai + foreign) < 0.001;
}

function utf16WithoutBom(bytes: Buffer): Encoding | null {
  let evenZero = 0;
  let oddZero = 0;
  const length = Math.min(bytes.length, 4096);
  for (let i = 0; i < length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) evenZero++;
    else oddZero++;
  }
  const half = length / 2;
  if (oddZero > half * 0.2 && evenZero === 0) return 'utf-16le';
  if (evenZero > half * 0.2 && oddZero === 0) return 'utf-16be';
  return null;
}

/** Decodes the start of a file; a letter cut in half at the end is left out. */
export function decodeHead(head: Buffer, encoding: Encoding): string {
  return new TextDecoder(decoderLabel(encoding)).decode(head, { stream: true });
}

/** The WHATWG label that decodes an encoding; windows-874 is a superset of TIS-620. */
export function decoderLabel(encoding: Encoding): string {
  switch (encoding) {
    case 'utf-8':
    case 'utf-8-bom':
      return 'utf-8';
    case 'utf-16le':
    case 'utf-16be':
      return encoding;
    case 'tis-620':
    case 'windows-874':
      return 'windows-874';
  }
}
