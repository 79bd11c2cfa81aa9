import type { ImportedFile, ImportReport, ImportRequest, Inspection } from '../../shared/contract/extracts.ts';
import { fileWith, lastReport, startEngine } from './engine.ts';
import { figuresOf, gridOf, provinceRows, textOf } from './province-extract.ts';

/** Files of an import by name. */
type Files = Readonly<Record<string, string | Uint8Array>>;

type Reading = Partial<Omit<ImportRequest['files'][number], 'fileId'>> & {
  readonly blank?: ImportRequest['blank'];
};

export type Outcome = {
  readonly report: ImportReport;
  /** The first file's. */
  readonly file: ImportedFile;
  readonly codes: readonly string[];
  readonly figures: Readonly<Record<string, unknown>>;
};

/** Imports files into an engine of their own. */
export async function provinceImport(files: Files, { blank = 'unknown', ...reading }: Reading = {}): Promise<Outcome> {
  const client = await startEngine();
  const asked: ImportRequest['files'] = [];
  for (const [name, content] of Object.entries(files)) {
    const { fileId } = await client.files.openPath({ path: await fileWith(name, content) });
    asked.push({ fileId, ...reading });
  }
  const report = await lastReport(await client.extracts.import({ files: asked, blank }));
  const [file] = report.files;
  if (!file) throw new Error('There is no file.');
  return { report, file, codes: file.warnings.map(({ code }) => code), figures: await figuresOf(client) };
}

let plain: Promise<Outcome> | null = null;

/** What the extract of `provinceRows` gives as it is. */
export const plainOutcome = (): Promise<Outcome> =>
  (plain ??= provinceImport({ 'เด็ก-2567.csv': textOf(gridOf(provinceRows())) }));

/** How a file is recognised; the code of the error where it is not. */
export async function provinceInspection(name: string, content: string | Uint8Array): Promise<Inspection | string> {
  const client = await startEngine();
  const { fileId } = await client.files.openPath({ path: await fileWith(name, content) });
  const [inspected] = await client.extracts.inspect({ fileIds: [fileId] });
  return inspected?.inspection ?? inspected?.error?.code ?? 'nothing';
}

/** Lines of rejected rows with why, and warnings by code with their count and lines. */
export function foundIn(file: ImportedFile): { readonly rejected: unknown; readonly said: (code: string) => unknown } {
  return {
    rejected: file.rejected.map(({ line, reason }) => [line, reason]),
    said: (code) => {
      const found = file.warnings.find((warning) => warning.code === code);
      return found && [found.count, found.lines];
    },
  };
}
