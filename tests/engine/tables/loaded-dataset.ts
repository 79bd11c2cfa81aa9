import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { buildData } from '../../../build/data.ts';
import { loadAreaRegister } from '../../../electron/engine/boundaries/area-register.ts';
import { CaseGate } from '../../../electron/engine/case/case-gate.ts';
import { Dataset } from '../../../electron/engine/dataset/dataset.ts';
import type { Reader } from '../../../electron/engine/db/database.ts';
import { identifier, join as joined, sql } from '../../../electron/engine/db/sql.ts';
import { FileStore } from '../../../electron/engine/ingest/file-store.ts';
import type { MemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import type { RowPlace } from '../../../shared/contract/commands/row-place.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { ImportReport } from '../../../shared/contract/extracts.ts';
import { temporaryFolder } from '../../support/engine.ts';

/** A file to import, and how it is to be read. */
export type FileToRead = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  readonly surveyYearBE?: number | undefined;
  readonly leftOut?: readonly RowPlace[] | undefined;
};

const dataFolder = join(import.meta.dirname, '../../../dist/data');

/** A data set with its tables and its journal, as a session without a workspace has it. */
export class LoadedDataset {
  readonly dataset: Dataset;
  readonly #files: FileStore;
  readonly #folder: string;

  private constructor(dataset: Dataset, files: FileStore, folder: string) {
    this.dataset = dataset;
    this.#files = files;
    this.#folder = folder;
  }

  static async open({ keepsRows = true } = {}): Promise<LoadedDataset> {
    buildData();
    const files = new FileStore(undefined);
    const dataset = await Dataset.open({
      gate: new CaseGate(),
      register: loadAreaRegister(dataFolder),
      files,
      memoryLimit: '1GB',
      threads: 1,
      toFailure: (error) => {
        if (!(error instanceof AppError)) throw error;
        return { code: error.code, ...error.sentences };
      },
      keepsRows,
    });
    return new LoadedDataset(dataset, files, await temporaryFolder());
  }

  /** One that is closed when the test ends. */
  static async forTest(options?: { readonly keepsRows: boolean }): Promise<LoadedDataset> {
    const loaded = await LoadedDataset.open(options);
    onTestFinished(() => loaded.dataset.close());
    return loaded;
  }

  async import(files: readonly FileToRead[], isSynthetic = false): Promise<ImportReport> {
    const chosen = [];
    for (const { name, content, ...reading } of files) {
      const path = join(this.#folder, name);
      await writeFile(path, content);
      chosen.push({ stored: this.#files.get((await this.#files.addPath(path)).fileId), ...reading });
    }
    return this.dataset.import({ files: chosen, blank: 'unknown', isSynthetic }, () => undefined);
  }

  async remove(file: string): Promise<void> {
    await this.dataset.remove(this.extractOf(file).extractId);
  }

  /** Takes a row out of the figures as the second record of a child, of whom a row of another file stays. */
  async retire(file: string, line: number, staysIn: string = file): Promise<void> {
    const [a, b] = [file, staysIn].map((name) => ({ extractId: this.extractOf(name).extractId, sheetNo: 0, line }));
    if (!a || !b) return;
    const pairs = [{ a, b, decision: 'same', retired: 'a' } as const];
    await this.dataset.apply({ type: 'decide', same: 1, different: 0, retired: 1, pairs });
  }

  /** Undoes or redoes a command; null: the one whose turn it is. @returns whether there was one */
  async step(type: 'undo' | 'redo', seq: number | null = null): Promise<boolean> {
    return (await this.dataset.applyChosen(() => this.dataset.journal.step(type, seq))) !== null;
  }

  extractOf(file: string): Dataset['extracts'][number] {
    const extract = this.dataset.extracts.find((each) => each.file === file);
    if (!extract) throw new Error(`${file} is not loaded.`);
    return extract;
  }

  /** The numbers of the last command of a type in the journal. */
  lastOf(type: string): number {
    return this.dataset.store.journal().findLast(({ command }) => command.type === type)?.seq ?? 0;
  }

  /** Children in the figures as the file and the line of their record, and per file what is in and what is not. */
  async standing(): Promise<{ readonly children: readonly string[]; readonly files: readonly unknown[] }> {
    const { db, extracts } = this.dataset;
    const files = new Map(extracts.map(({ extractNo, file }) => [extractNo, file]));
    const rows = await db.rows(
      z.object({ extract_no: z.int(), line: z.int() }),
      sql`SELECT extract_no, line FROM child`,
    );
    return {
      children: rows.map(({ extract_no, line }) => `${files.get(extract_no)} ${line}`).toSorted(),
      files: extracts.map(({ file, accepted, rejected }) => [file, accepted, rejected]),
    };
  }

  /** All that the tables hold, with extracts by their names in the journal. */
  async content(): Promise<unknown> {
    const { db, extracts } = this.dataset;
    const idOf = new Map(extracts.map(({ extractNo, extractId }) => [extractNo, extractId]));
    const summaries = extracts.map(({ extractId, accepted, rejected }) => [extractId, accepted, rejected]);
    return { extracts: summaries, tables: await tablesOf(db, (no) => idOf.get(no) ?? `gone: ${no}`) };
  }

  /** What a data set holds that takes the same journal and loads what it says. */
  async contentAnew(): Promise<unknown> {
    const fresh = await LoadedDataset.open();
    try {
      await fresh.dataset.attach(this.dataset.store as MemoryStore);
      return await fresh.content();
    } finally {
      fresh.dataset.close();
    }
  }
}

async function tablesOf(db: Reader, nameOf: (extractNo: number) => string): Promise<Record<string, readonly string[]>> {
  const columns = await db.rows(
    z.object({ table_name: z.string(), column_name: z.string() }),
    sql`SELECT table_name, column_name FROM information_schema.columns ORDER BY table_name, ordinal_position`,
  );
  const tables = Map.groupBy(columns, ({ table_name }) => table_name);
  const content: Record<string, readonly string[]> = {};
  for (const [table, of] of tables) {
    const shown = of.map(({ column_name }) => sql`${identifier(column_name)}::VARCHAR AS ${identifier(column_name)}`);
    const rows = await db.rows(
      z.record(z.string(), z.string().nullable()),
      sql`SELECT ${joined(shown, ', ')} FROM ${identifier(table)}`,
    );
    content[table] = rows
      .map((row) => {
        const said = Object.entries(row).filter(([, value]) => value !== null && value !== '0');
        const named = said.map(([column, value]) => [column, column === 'extract_no' ? nameOf(Number(value)) : value]);
        return named.map((each) => each.join(' ')).join(', ');
      })
      .toSorted();
  }
  return content;
}
