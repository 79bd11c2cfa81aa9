import { AppError } from '../../../../shared/contract/app-error.ts';
import type { Encoding, WorkbookFormat } from '../../../../shared/contract/extracts.ts';
import { answerJob } from '../../threads/answer-job.ts';
import { decoderLabel } from '../detect/detect-format.ts';
import { binarySheets } from './binary-sheets.ts';
import { contentBytes, withBytes, type Packing } from './content-bytes.ts';
import { htmlSheets } from './html-sheets.ts';
import { OdsSheets } from './ods-sheets.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { xml2003Sheets } from './xml-2003-sheets.ts';
import { TagsDamagedError } from './xml-tags.ts';
import { mostUnpacked, xlsxSheets } from './xlsx-sheets.ts';
import { entryBytes, zipEntries, type ByteSource } from './zip-entries.ts';

export type WorkbookJob = {
  readonly path: string;
  readonly file: string;
  readonly format: WorkbookFormat;
  readonly packing: Packing;
  /** Of a workbook that is text. */
  readonly encoding: Encoding | null;
};

/** A binary workbook is read as a whole; one larger than this is not. */
const mostBinaryBytes = 300 * 1024 * 1024;

async function sheetsOf(job: WorkbookJob): Promise<readonly SheetGrid[]> {
  const { path, packing, file, format, encoding } = job;
  switch (format) {
    case 'xlsx':
      return withBytes(path, packing, file, async (source) => xlsxSheets(source, await zipEntries(source, file), file));
    case 'xlsb':
    case 'xls':
      return withBytes(path, packing, file, async (source) => {
        await checkBinary(source, format, file);
        return binarySheets(await source.read(0, source.size), file);
      });
    case 'ods':
      return encoding === null ? odsSheets(job) : textSheets(job, new OdsSheets(file));
    case 'xml':
      return textSheets(job, xml2003Sheets(file));
    case 'html':
      return textSheets(job, htmlSheets(file));
  }
}

type Taker = { readonly push: (text: string) => void; readonly end: () => readonly SheetGrid[] };

async function textSheets({ path, packing, file, encoding }: WorkbookJob, taker: Taker): Promise<readonly SheetGrid[]> {
  const decoder = new TextDecoder(decoderLabel(encoding ?? 'utf-8'));
  for await (const bytes of contentBytes(path, packing, file)) taker.push(decoder.decode(bytes, { stream: true }));
  return taker.end();
}

async function odsSheets({ path, packing, file }: WorkbookJob): Promise<readonly SheetGrid[]> {
  return withBytes(path, packing, file, async (source) => {
    const entries = await zipEntries(source, file);
    const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml');
    const content = entries.find(({ name }) => name === 'content.xml');
    if (!content) throw new AppError('FILE_DAMAGED', { file });
    if (manifest && (await wholeText(source, manifest, file)).includes('encryption-data'))
      throw new AppError('FILE_PROTECTED', { file });
    const sheets = new OdsSheets(file);
    const decoder = new TextDecoder();
    for await (const bytes of entryBytes(source, content, file, mostUnpacked))
      sheets.push(decoder.decode(bytes, { stream: true }));
    return sheets.end();
  });
}

const mostManifestBytes = 16 * 1024 * 1024;

async function wholeText(source: ByteSource, entry: Parameters<typeof entryBytes>[1], file: string): Promise<string> {
  let text = '';
  for await (const bytes of entryBytes(source, entry, file, mostManifestBytes)) text += bytes.toString('latin1');
  return text;
}

/** The library unpacks all that a file says it holds: what it holds in truth is measured first. */
async function checkBinary(source: ByteSource, format: 'xlsb' | 'xls', file: string): Promise<void> {
  if (source.size > mostBinaryBytes) throw new AppError('FILE_TOO_LARGE', { file });
  if (format === 'xls') return;
  let left = mostBinaryBytes;
  for (const entry of await zipEntries(source, file))
    for await (const bytes of entryBytes(source, entry, file, left)) left -= bytes.length;
}

const tasks = {
  read: async (job: WorkbookJob): Promise<readonly SheetGrid[]> => {
    try {
      return await sheetsOf(job);
    } catch (error) {
      if (error instanceof TagsDamagedError) throw new AppError('FILE_DAMAGED', { file: job.file }, { cause: error });
      throw error;
    }
  },
};
export type WorkbookTasks = typeof tasks;

await answerJob(tasks);
