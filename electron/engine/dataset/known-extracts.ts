import { AppError } from '../../../shared/contract/app-error.ts';
import type { WholeCommand } from '../../../shared/contract/commands/command-table.ts';
import type { ImportedFile } from '../../../shared/contract/commands/import-command.ts';
import type { RowPlace } from '../../../shared/contract/commands/row-place.ts';
import type { RecordPlace } from '../../../shared/contract/linking.ts';
import type { WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import type { CaseGate } from '../case/case-gate.ts';
import { finding } from '../vault/finding.ts';
import { entryFile, journalFolder } from '../vault/layout.ts';
import type { TableState } from './journal-state.ts';
import type { StoredExtract } from './parts/extracts.ts';
import { retiredPairs } from './retired-pairs.ts';

/** An extract with what is sealed of it. */
export type KnownExtract = StoredExtract &
  ImportedFile & {
    readonly communityNames: readonly (readonly [number, string])[];
    /** Rows that a person took out of the figures: the second record of a child in a year. */
    readonly retired: readonly RowPlace[];
  };

type Retired = { readonly gone: RecordPlace; readonly stays: RecordPlace };

/** Reads what is sealed of imports and decisions, each once. It lives no longer than the case data are open. */
export class KnownExtracts {
  readonly #gate: CaseGate;
  readonly #imports = new Map<number, WholeCommand<'import'> | null>();
  readonly #retired = new Map<number, readonly Retired[]>();
  readonly #findings: WorkspaceFinding[] = [];

  constructor(gate: CaseGate) {
    this.#gate = gate;
  }

  /** Imports whose sealed fields cannot be read. */
  get findings(): readonly WorkspaceFinding[] {
    return this.#findings;
  }

  /**
   * The extracts of a state, in their order; without those of an import that cannot be read.
   * @throws AppError WORKSPACE_CASE_LOCKED; WORKSPACE_COMMAND_UNREADABLE for a decision: without it other rows would count
   */
  async of({ extracts, decisions }: TableState): Promise<readonly KnownExtract[]> {
    await this.#readImports(extracts);
    const unread = decisions.filter(({ seq }) => !this.#retired.has(seq));
    const decided = await this.#gate.commands(unread);
    for (const [i, { seq }] of unread.entries()) this.#retired.set(seq, retiredPairs(decided[i]?.pairs ?? []));
    const retired = retiredRows(
      extracts,
      decisions.flatMap(({ seq }) => this.#retired.get(seq) ?? []),
    );
    return extracts.flatMap((extract): KnownExtract[] => {
      const { entry, extractId, place } = extract;
      const command = this.#imports.get(entry.seq);
      const file = command?.files[place];
      if (!command || !file) return [];
      const { communityNames } = command;
      return [{ ...extract, ...file, communityNames, retired: retired.get(extractId) ?? [] }];
    });
  }

  async #readImports(extracts: readonly StoredExtract[]): Promise<void> {
    const entries = new Map(extracts.map(({ entry }) => [entry.seq, entry]));
    const unread = [...entries.values()].flatMap((entry) =>
      entry.command.type === 'import' && !this.#imports.has(entry.seq) ? [{ ...entry, command: entry.command }] : [],
    );
    if (unread.length === 0) return;
    try {
      const commands = await this.#gate.commands<'import'>(unread);
      for (const [i, { seq }] of unread.entries()) this.#imports.set(seq, commands[i] ?? null);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      const [only, ...others] = unread;
      if (only && others.length === 0) this.#miss(only.seq, error);
      // One of them, and the others are to be read all the same.
      else for (const one of unread) await this.#readImports(extracts.filter(({ entry }) => entry.seq === one.seq));
    }
  }

  #miss(seq: number, { code, detail }: AppError): void {
    this.#imports.set(seq, null);
    this.#findings.push(finding(code, `${journalFolder}/${entryFile(seq)}`, detail));
  }
}

/** A row leaves for the sake of another while that one's extract is there; it stands in several pairs, and counts once. */
function retiredRows(
  extracts: readonly StoredExtract[],
  pairs: readonly Retired[],
): ReadonlyMap<string, readonly RowPlace[]> {
  const rows = new Map(extracts.map(({ extractId }) => [extractId, new Map<string, RowPlace>()]));
  for (const { gone, stays } of pairs) {
    const { extractId, sheetNo, line } = gone;
    if (rows.has(stays.extractId)) rows.get(extractId)?.set(`${sheetNo} ${line}`, { sheetNo, line });
  }
  return new Map([...rows].map(([extractId, places]) => [extractId, [...places.values()]]));
}

function isUnreadable(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'WORKSPACE_COMMAND_UNREADABLE';
}
