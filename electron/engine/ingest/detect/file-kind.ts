import { AppError } from '../../../../shared/contract/app-error.ts';
import { workbookFormats, type FileFormat, type WorkbookFormat } from '../../../../shared/contract/extracts.ts';
import { contentBytes, unpacked, withBytes, type Packing } from '../read/content-bytes.ts';
import { zipEntries, type ByteSource, type ZipEntry } from '../read/zip-entries.ts';

export const isWorkbook = (format: FileFormat): format is WorkbookFormat =>
  (workbookFormats as readonly FileFormat[]).includes(format);

/** What a file is by its first bytes and, of a package, by what is in it; `format` is null for text, which has to be looked at. */
export type FileKind = {
  readonly packing: Packing;
  readonly format: Exclude<FileFormat, 'csv' | 'ndjson' | 'html'> | null;
};

/** What to do about a file of a kind that is not read; the words are those of the error. */
type KindAdvice = 'table' | 'unpack' | 'one-of-many' | 'picture' | 'database' | 'statistics' | 'mail';

type Signature = { readonly found: string; readonly advice: KindAdvice; readonly at?: number; readonly bytes: string };

/** Files that people drop by mistake, by their first bytes (Latin-1). */
const others: readonly Signature[] = [
  { found: 'PDF', advice: 'table', bytes: '%PDF-' },
  { found: 'RTF', advice: 'table', bytes: '{\\rtf' },
  { found: 'PNG', advice: 'picture', bytes: '\x89PNG' },
  { found: 'JPEG', advice: 'picture', bytes: '\xff\xd8\xff' },
  { found: 'GIF', advice: 'picture', bytes: 'GIF8' },
  { found: 'WebP', advice: 'picture', at: 8, bytes: 'WEBP' },
  { found: 'HEIC', advice: 'picture', at: 4, bytes: 'ftyphei' },
  { found: 'HEIC', advice: 'picture', at: 4, bytes: 'ftypmif' },
  { found: 'TIFF', advice: 'picture', bytes: 'II*\0' },
  { found: 'RAR', advice: 'unpack', bytes: 'Rar!' },
  { found: '7z', advice: 'unpack', bytes: '7z\xbc\xaf' },
  { found: 'SQLite', advice: 'database', bytes: 'SQLite format 3' },
  { found: 'Microsoft Access', advice: 'database', at: 4, bytes: 'Standard Jet DB' },
  { found: 'Microsoft Access', advice: 'database', at: 4, bytes: 'Standard ACE DB' },
  { found: 'SPSS', advice: 'statistics', bytes: '$FL2' },
  { found: 'Stata', advice: 'statistics', bytes: '<stata_dta>' },
  { found: 'MHTML', advice: 'table', bytes: 'MIME-Version:' },
];

const headLength = 4096;

/**
 * Says what a file is and how it is packed.
 * @throws AppError FILE_FORMAT_UNKNOWN (naming the kind), FILE_PROTECTED, FILE_DAMAGED
 */
export async function fileKind(path: string, file: string): Promise<FileKind> {
  return withBytes(path, unpacked, file, async (source) => {
    const head = (await source.read(0, headLength)).toString('latin1');
    if (head.startsWith('\x1f\x8b')) return gzipKind(path, file);
    const kind = (await kindOf(source, head, file)) ?? { packing: unpacked, format: null };
    return kind.packing.kind === 'zip' ? { ...kind, format: await packedKind(path, kind.packing, file) } : kind;
  });
}

async function gzipKind(path: string, file: string): Promise<FileKind> {
  const packing: Packing = { kind: 'gzip' };
  return { packing, format: await packedKind(path, packing, file) };
}

async function kindOf(source: ByteSource, head: string, file: string): Promise<FileKind | null> {
  const other = others.find(({ bytes, at = 0 }) => head.startsWith(bytes, at));
  if (other) throw unknownKind(file, other.found, other.advice);
  if (head.startsWith('PAR1')) return { packing: unpacked, format: 'parquet' };
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06'))
    return zipKind(await zipEntries(source, file), file);
  if (head.startsWith('\xd0\xcf\x11\xe0')) return { packing: unpacked, format: await compoundKind(source, file) };
  // A workbook of Excel 2 to 5 may begin with the record that begins every sheet.
  if (isSheetRecord(head)) return { packing: unpacked, format: 'xls' };
  return null;
}

/** The record BOF of Excel 2, 3, 4, 5 and 97 (MS-XLS 2.4.21 and its forerunners). */
function isSheetRecord(head: string): boolean {
  const [type = 0, version = 0, length = 0, end = 1] = [0, 1, 2, 3].map((at) => head.charCodeAt(at));
  return type === 9 && [0, 2, 4, 8].includes(version) && [4, 6, 8, 16].includes(length) && end === 0;
}

export function unknownKind(file: string, found: string, advice: KindAdvice, names: readonly string[] = []): AppError {
  return new AppError('FILE_FORMAT_UNKNOWN', { file, found, advice, ...(names.length > 0 && { names }) });
}

const tableNames = /\.(?:csv|tsv|txt|json|ndjson|jsonl|xlsx|xlsm|xls|xlsb|ods|fods|html?|xml)$/i;

const namedAtMost = 5;

function zipKind(entries: readonly ZipEntry[], file: string): FileKind {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  const hasAny = (pattern: RegExp): boolean => [...names].some((name) => pattern.test(name));
  if (names.has('xl/workbook.bin')) return { packing: unpacked, format: 'xlsb' };
  if (hasAny(/^xl\/[^/]*workbook[^/]*\.xml$/) || names.has('xl/worksheets/sheet1.xml'))
    return { packing: unpacked, format: 'xlsx' };
  if (hasAny(/^word\//)) throw unknownKind(file, 'Word (.docx)', 'table');
  if (hasAny(/^ppt\//)) throw unknownKind(file, 'PowerPoint (.pptx)', 'table');
  if (names.has('mimetype') && names.has('content.xml')) return { packing: unpacked, format: 'ods' };
  if (names.has('doc.kml')) throw unknownKind(file, 'KMZ', 'table');
  const tables = entries.filter(({ name }) => tableNames.test(name) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name));
  if (tables.some(({ isEncrypted }) => isEncrypted)) throw new AppError('FILE_PROTECTED', { file });
  const [table] = tables;
  if (!table) throw unknownKind(file, 'ZIP', 'unpack');
  if (tables.length > 1)
    throw unknownKind(
      file,
      'ZIP',
      'one-of-many',
      tables.slice(0, namedAtMost).map(({ name }) => name),
    );
  return { packing: { kind: 'zip', entry: table }, format: null };
}

const mostSearched = 64 * 1024 * 1024;

/** The streams of a compound file (MS-CFB) that say what wrote it. */
async function compoundKind(source: ByteSource, file: string): Promise<'xls'> {
  const bytes = await source.read(0, Math.min(source.size, mostSearched));
  const has = (name: string): boolean => bytes.includes(Buffer.from(`${name}\0`, 'utf16le'));
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new AppError('FILE_PROTECTED', { file });
  if (has('Workbook') || has('Book')) return 'xls';
  if (has('WordDocument')) throw unknownKind(file, 'Word 97-2003 (.doc)', 'table');
  if (has('PowerPoint Document')) throw unknownKind(file, 'PowerPoint 97-2003 (.ppt)', 'table');
  if (has('__properties_version1.0')) throw unknownKind(file, 'Outlook (.msg)', 'mail');
  throw unknownKind(file, 'Microsoft Office 97-2003', 'table');
}

/** What is inside a packed file, by its first bytes; a text is not unpacked for it. */
async function packedKind(path: string, packing: Packing, file: string): Promise<FileKind['format']> {
  const head = await firstBytes(path, packing, file);
  const isPackage = head.startsWith('PK') || head.startsWith('\xd0\xcf\x11\xe0');
  const inside = isPackage
    ? await withBytes(path, packing, file, (source) => kindOf(source, head, file))
    : await kindOf(emptySource, head, file);
  if (inside && (inside.packing.kind !== 'none' || inside.format === 'parquet'))
    throw unknownKind(file, 'ZIP', 'unpack');
  return inside?.format ?? null;
}

const emptySource: ByteSource = { size: 0, read: () => Promise.resolve(Buffer.alloc(0)) };

async function firstBytes(path: string, packing: Packing, file: string): Promise<string> {
  for await (const bytes of contentBytes(path, packing, file)) return bytes.subarray(0, headLength).toString('latin1');
  return '';
}
