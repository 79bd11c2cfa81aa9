import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { RouterClient } from '@orpc/server';
import { AppError } from '../../shared/contract/app-error.ts';
import { canonicalJson } from '../../shared/contract/canonical-json.ts';
import type { Failure, ImportReport } from '../../shared/contract/extracts.ts';
import { receipt as receiptShape, type Receipt, type ReceiptExtract } from '../../shared/contract/receipt.ts';
import type { BlankRule } from '../../shared/cpms/answers.ts';
import type { EngineRouter } from '../engine/index.ts';

type Client = RouterClient<EngineRouter>;

/** Where the receipt and what was calculated again are not the same; `path` leads into the receipt. */
type ReceiptDifference = { readonly path: string; readonly receipt: unknown; readonly recomputed: unknown };

type ReceiptVerdict = {
  readonly ok: boolean;
  readonly differences: readonly ReceiptDifference[];
  /** Another version may calculate otherwise; that alone is no difference. */
  readonly softwareVersion: { readonly receipt: string; readonly recomputed: string };
};

/** The verdict, or the files that could not be read. */
type ReceiptCheck = ReceiptVerdict | { readonly failures: readonly (Failure & { readonly file: string })[] };

/**
 * Reads a receipt.
 * @throws AppError FILE_MISSING, RECEIPT_INVALID
 */
export async function readReceipt(path: string): Promise<Receipt> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('FILE_MISSING', { file: basename(path) }, { cause });
  });
  try {
    return receiptShape.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('RECEIPT_INVALID', { file: basename(path) }, { cause });
  }
}

/** Paths of a receipt's extracts, and of its register, beside the receipt, for when none were given. */
export function extractsBeside(receiptPath: string, { extracts, register }: Receipt): readonly string[] {
  return [...extracts, ...(register ? [register] : [])].map(({ file }) => join(dirname(receiptPath), basename(file)));
}

/**
 * Imports the extracts as the receipt says they were read, asks for the same figure, and compares.
 * @param paths  the extracts, in any order: they are known by their SHA-256
 * @throws AppError FILE_MISSING and the like for a path that leads to no file
 */
export async function verifyReceipt(
  client: Client,
  receipt: Receipt,
  paths: readonly string[],
  cwd: string,
): Promise<ReceiptCheck> {
  const { files, register } = await filesOf(client, receipt, paths, cwd);
  const failures = await importAsRead(client, files);
  if (receipt.register && register === null) failures.push(missing(receipt.register.file));
  if (failures.length > 0) return { failures };
  if (register !== null) await client.quality.saveRegister({ fileId: register });
  const recomputed = await (isHiding(receipt) ? client.publication : client.analysis).receipt(receipt.request);
  const differences = [...hashDifferences(receipt), ...differencesOf('', comparable(receipt), comparable(recomputed))];
  return {
    ok: differences.length === 0,
    differences,
    softwareVersion: { receipt: receipt.softwareVersion, recomputed: recomputed.softwareVersion },
  };
}

/** Whether numbers were left out of the receipt, all of them or those of a hot spot; they are then left out again. */
function isHiding(receipt: Receipt): boolean {
  const isWithoutStatistics = receipt.methods.some(
    ({ result }) => (result['class'] ?? null) !== null && result['giStar'] === null,
  );
  return receipt.figure.isHidden || isWithoutStatistics;
}

type ExtractFile = { readonly fileId: string; readonly asRead: ReceiptExtract | null };

function missing(file: string): Failure & { readonly file: string } {
  const { code, sentences } = new AppError('FILE_MISSING', { file });
  return { file, code, ...sentences };
}

/**
 * The extracts in the order of the receipt, because of two rows of one child the first is kept, the others last; and
 * the register of expected communities.
 */
async function filesOf(
  client: Client,
  receipt: Receipt,
  paths: readonly string[],
  cwd: string,
): Promise<{ readonly files: readonly ExtractFile[]; readonly register: string | null }> {
  const bySha256 = new Map<string, ExtractFile>();
  let register: string | null = null;
  for (const path of paths.map((each) => resolve(cwd, each))) {
    const { fileId } = await client.files.openPath({ path });
    const sha256 = await sha256OfFile(path);
    if (sha256 === receipt.register?.sha256) register = fileId;
    else bySha256.set(sha256, { fileId, asRead: receipt.extracts.find((each) => each.sha256 === sha256) ?? null });
  }
  const place = ({ asRead }: ExtractFile): number =>
    asRead === null ? receipt.extracts.length : receipt.extracts.indexOf(asRead);
  return { files: [...bySha256.values()].toSorted((a, b) => place(a) - place(b)), register };
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Files that follow each other under one blank rule come in together: a household file needs its children. */
async function importAsRead(
  client: Client,
  files: readonly ExtractFile[],
): Promise<(Failure & { readonly file: string })[]> {
  const blankOf = ({ asRead }: ExtractFile): BlankRule => asRead?.blank ?? 'unknown';
  const failures: (Failure & { file: string })[] = [];
  for (let from = 0; from < files.length;) {
    const blank = blankOf(files[from] ?? { fileId: '', asRead: null });
    const end = files.findIndex((file, i) => i > from && blankOf(file) !== blank);
    const batch = files.slice(from, end === -1 ? files.length : end);
    const report = await importBatch(client, batch, blank);
    failures.push(...report.files.flatMap(({ file, error }) => (error ? [{ file, ...error }] : [])));
    from += batch.length;
  }
  return failures;
}

async function importBatch(client: Client, batch: readonly ExtractFile[], blank: BlankRule): Promise<ImportReport> {
  const files = batch.map(({ fileId, asRead }) => ({
    fileId,
    ...(asRead === null || Object.keys(asRead.mapping).length === 0 ? {} : { mapping: asRead.mapping }),
    ...(asRead?.surveyYearGivenBE == null ? {} : { surveyYearBE: asRead.surveyYearGivenBE }),
    ...(asRead?.codes ? { codes: asRead.codes } : {}),
    ...(asRead?.choices ? { choices: asRead.choices } : {}),
    ...(asRead?.leftOut ? { leftOut: asRead.leftOut } : {}),
  }));
  for await (const event of await client.extracts.import({ files, blank })) {
    if (event.type === 'done') return event.report;
  }
  throw new AppError('CANCELLED');
}

/** A receipt that was changed by hand does not have the hash of its content. */
function hashDifferences({ sha256, ...content }: Receipt): readonly ReceiptDifference[] {
  const recomputed = createHash('sha256').update(canonicalJson(content)).digest('hex');
  return sha256 === recomputed ? [] : [{ path: 'sha256', receipt: sha256, recomputed }];
}

/**
 * What must be the same: not the names of files, nor the version and the state of the program that made it, nor the words
 * in which it said what the figure means.
 */
function comparable({ level, definition, figure, methods, extracts, register }: Receipt): object {
  const { key, unit, kind, ageFrom, ageTo, ruleSet } = definition;
  return {
    level,
    definition: { key, unit, kind, ageFrom, ageTo, ruleSet },
    figure,
    methods: Object.fromEntries(
      methods.map(({ name, parameters, seed, result }) => [name, { parameters, seed, result }]),
    ),
    register: register?.sha256 ?? null,
    extracts: Object.fromEntries(
      extracts.map(({ sha256, file: _file, isSynthetic: _isSynthetic, ...asRead }) => [sha256, asRead]),
    ),
  };
}

/** Room for another machine's last digit of a logarithm; counts are whole. */
const tolerance = 1e-9;

function differencesOf(path: string, expected: unknown, found: unknown): readonly ReceiptDifference[] {
  if (typeof expected === 'number' && typeof found === 'number' && Math.abs(expected - found) <= tolerance) return [];
  if (isObject(expected) && isObject(found)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
    return keys.flatMap((key) => differencesOf(path === '' ? key : `${path}.${key}`, expected[key], found[key]));
  }
  return expected === found ? [] : [{ path, receipt: expected ?? null, recomputed: found ?? null }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
