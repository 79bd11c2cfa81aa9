import { DuckDBInstance, type DuckDBAppender, type DuckDBConnection, type DuckDBDataChunk } from '@duckdb/node-api';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import { integerColumns, type IntegerColumns } from './integer-columns.ts';
import type { Sql } from './sql.ts';

/** What a question gets: rows of named columns, nothing that writes. */
export interface Reader {
  /** Rows of a known shape; a result of another shape is a fault of this program and throws. */
  rows<Row>(shape: z.ZodType<Row>, query: Sql, signal?: AbortSignal): Promise<readonly Row[]>;
  /** Whole columns of INTEGER without nulls: for results of many numbers. */
  integers(query: Sql, signal?: AbortSignal): Promise<IntegerColumns>;
  /**
   * What `ask` gives, kept under a name until something is written: for what many questions need. Whoever asks first
   * cannot end it, for others wait for it.
   */
  kept<T>(name: string, ask: () => Promise<T>): Promise<T>;
}

type DatabaseOptions = {
  /** DuckDB's spelling, e.g. '2GB'. */
  readonly memoryLimit: string;
  readonly threads: number;
  /** The only file this instance may touch; none for the analytic instance. */
  readonly allowedFile?: string;
  /** What an instance starts with; it is there before the first question. */
  readonly tables?: readonly Sql[];
};

/**
 * An in-memory DuckDB instance, locked down: no extension is fetched, nothing spills to disk, no file is
 * touched but `allowedFile`. Each statement runs on a connection of its own from a small pool, because
 * `interrupt()` hits whatever runs on a connection.
 */
export class Database implements Reader {
  #instance: DuckDBInstance;
  readonly #options: DatabaseOptions;
  readonly #idle: DuckDBConnection[] = [];
  readonly #busy = new Set<DuckDBConnection>();
  readonly #kept = new Map<string, Promise<unknown>>();
  /** Resolves when the instance may be used: a question that comes during a restart waits. */
  #ready: Promise<void> = Promise.resolve();
  #isClosed = false;

  private constructor(instance: DuckDBInstance, options: DatabaseOptions) {
    this.#instance = instance;
    this.#options = options;
  }

  static async open(options: DatabaseOptions): Promise<Database> {
    return new Database(await newInstance(options), options);
  }

  /**
   * Starts again with an instance that holds its tables, empty. A fault inside DuckDB (its CSV reader has some on damaged files, seen with
   * 1.5.6) makes an instance refuse everything from then on.
   */
  async restart(): Promise<void> {
    for (const connection of this.#idle.splice(0)) connection.closeSync();
    // What still runs belongs to the former instance: it is ended, and its connection is not used again.
    for (const connection of this.#busy) connection.interrupt();
    this.#kept.clear();
    this.#ready = this.#replaceInstance();
    await this.#ready;
  }

  async #replaceInstance(): Promise<void> {
    const former = this.#instance;
    this.#instance = await newInstance(this.#options);
    former.closeSync();
  }

  async rows<Row>(shape: z.ZodType<Row>, query: Sql, signal?: AbortSignal): Promise<readonly Row[]> {
    return this.#on(signal, async (connection) =>
      z.array(shape).parse((await connection.runAndReadAll(query.text, [...query.values])).getRowObjectsJson()),
    );
  }

  async integers(query: Sql, signal?: AbortSignal): Promise<IntegerColumns> {
    return this.#on(signal, async (connection) => {
      const result = await connection.run(query.text, [...query.values]);
      return integerColumns(result.columnNames(), await result.fetchAllChunks());
    });
  }

  kept<T>(name: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(name);
    // The name says what is under it.
    if (known) return known as Promise<T>;
    const asked = ask();
    this.#kept.set(name, asked);
    asked.catch(() => this.#kept.get(name) === asked && this.#kept.delete(name));
    return asked;
  }

  async run(statement: Sql, signal?: AbortSignal): Promise<void> {
    await this.#writing(signal, (connection) => connection.run(statement.text, [...statement.values]));
  }

  /** Runs a statement and reports its progress in percent while it runs; null while DuckDB cannot tell. */
  async runWithProgress(
    statement: Sql,
    onPercent: (percent: number | null) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#writing(signal, async (connection) => {
      const timer = setInterval(() => {
        const { percentage } = connection.progress;
        onPercent(percentage >= 0 ? percentage : null);
      }, 150);
      try {
        await connection.run(statement.text, [...statement.values]);
      } finally {
        clearInterval(timer);
      }
    });
  }

  /** Streams a result chunk by chunk; a chunk may go straight to another instance's `append`. */
  async stream(
    query: Sql,
    onChunk: (chunk: DuckDBDataChunk) => void | Promise<void>,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#on(signal, async (connection) => {
      const result = await connection.stream(query.text, [...query.values]);
      for (;;) {
        signal?.throwIfAborted();
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) return;
        await onChunk(chunk);
      }
    });
  }

  /**
   * Appends chunks to a table until `fill` is done, all or none; the chunks' columns must be the table's. An appender
   * that is left open writes its rows when it is collected, long after its failure: it is closed, and rolled back.
   */
  async append(
    table: string,
    fill: (append: (chunk: DuckDBDataChunk) => void) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#writing(signal, async (connection) => {
      const appender = await connection.createAppender(table);
      try {
        await connection.run('BEGIN TRANSACTION');
        await fill((chunk) => appender.appendDataChunk(chunk));
        appender.closeSync();
        await connection.run('COMMIT');
      } catch (error) {
        drop(appender);
        await connection.run('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  /**
   * Runs statements in one transaction: all or none.
   * @param beforeCommit  the last that may fail; once it is done the changes are made, whatever the signal says
   */
  async transaction(
    statements: readonly Sql[],
    signal?: AbortSignal,
    beforeCommit: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    const cancel = new AbortController();
    const onAbort = (): void => cancel.abort();
    if (signal?.aborted) cancel.abort();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      await this.#writing(cancel.signal, async (connection) => {
        await connection.run('BEGIN TRANSACTION');
        try {
          for (const statement of statements) {
            cancel.signal.throwIfAborted();
            await connection.run(statement.text, [...statement.values]);
          }
          cancel.signal.throwIfAborted();
          signal?.removeEventListener('abort', onAbort);
          await beforeCommit();
          await connection.run('COMMIT');
        } catch (error) {
          await connection.run('ROLLBACK').catch(() => undefined);
          throw error;
        }
      });
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const connection of this.#idle.splice(0)) connection.closeSync();
    this.#instance.closeSync();
  }

  /** What was kept is of before. What is asked while the work goes on may be, too: it is dropped when it is done. */
  async #writing<T>(signal: AbortSignal | undefined, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    try {
      return await this.#on(signal, work);
    } finally {
      this.#kept.clear();
    }
  }

  async #on<T>(signal: AbortSignal | undefined, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    if (signal?.aborted) throw new AppError('CANCELLED');
    await this.#ready;
    const instance = this.#instance;
    const connection = this.#idle.pop() ?? (await instance.connect());
    this.#busy.add(connection);
    const interrupt = () => connection.interrupt();
    signal?.addEventListener('abort', interrupt, { once: true });
    try {
      const result = await work(connection);
      if (signal?.aborted || instance !== this.#instance) throw new AppError('CANCELLED');
      return result;
    } catch (error) {
      throw instance === this.#instance
        ? this.#classified(error, signal)
        : new AppError('CANCELLED', {}, { cause: error });
    } finally {
      signal?.removeEventListener('abort', interrupt);
      this.#busy.delete(connection);
      if (this.#isClosed || instance !== this.#instance) connection.closeSync();
      else this.#idle.push(connection);
    }
  }

  #classified(error: unknown, signal: AbortSignal | undefined): unknown {
    if (error instanceof AppError) return error;
    const message = error instanceof Error ? error.message : String(error);
    if (signal?.aborted) return new AppError('CANCELLED', {}, { cause: error });
    if (/Out of Memory/i.test(message))
      return new AppError('OUT_OF_MEMORY', { limit: this.#options.memoryLimit }, { cause: error });
    return error;
  }
}

/** Closes an appender; what it still holds is not wanted. */
function drop(appender: DuckDBAppender): void {
  try {
    appender.clear();
    appender.closeSync();
  } catch {
    // It had failed, or was closed before.
  }
}

async function newInstance(options: DatabaseOptions): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: options.memoryLimit,
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'true',
  });
  const { allowedFile, tables = [] } = options;
  const connection = await instance.connect();
  if (allowedFile !== undefined) await connection.run(`SET allowed_paths = [${quoted(allowedFile)}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  for (const { text, values } of tables) await connection.run(text, [...values]);
  connection.closeSync();
  return instance;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
