import { AppError } from '../../../shared/contract/app-error.ts';
import type { PairDecision } from '../../../shared/contract/linking.ts';
import type { CaseGate, CaseSignal, CaseSlot } from '../case/case-gate.ts';
import type { JournalState } from '../dataset/journal-state.ts';
import type { LoadedExtract } from '../dataset/loaded-extracts.ts';
import { isSegmentDamage } from '../dataset/segment-damage.ts';
import { readIdentifiers, type ChildIdentifiers } from './child-identifiers.ts';

type Names = ReadonlyMap<string, ChildIdentifiers>;
type Decisions = ReadonlyMap<number, readonly PairDecision[]>;

/** What linking reads out of case segments and sealed fields: in memory between the first question and the next lock. */
export class CaseMemory {
  readonly #gate: CaseGate;
  readonly #names: CaseSlot<Names>;
  readonly #decisions: CaseSlot<Decisions>;

  constructor(gate: CaseGate) {
    this.#gate = gate;
    this.#names = gate.slot();
    this.#decisions = gate.slot();
  }

  /** Identifiers by extract, of those that have any, as they were read last. */
  get names(): Names {
    return this.#names.value ?? new Map();
  }

  /**
   * The identifiers of these extracts; what is known of others is dropped. An extract whose names are damaged or gone is left
   * out: opening the case data says so, and the others are linked.
   * @throws AppError CANCELLED
   */
  async readNames(extracts: readonly LoadedExtract[], signal: CaseSignal): Promise<Names> {
    const known = this.names;
    const names = new Map<string, ChildIdentifiers>();
    for (const extract of extracts) {
      const identifiers = known.get(extract.extractId) ?? (await this.#read(extract));
      if (signal.aborted) throw new AppError('CANCELLED');
      if (identifiers) names.set(extract.extractId, identifiers);
    }
    this.#names.keep(names, signal);
    return names;
  }

  async #read(extract: LoadedExtract): Promise<ChildIdentifiers | null> {
    try {
      return await readIdentifiers(extract, this.#gate);
    } catch (error) {
      if (isSegmentDamage(error)) return null;
      throw error;
    }
  }

  /** What was decided, by the number of the command. @throws AppError WORKSPACE_CASE_LOCKED */
  async decisions(entries: JournalState['decisions'], signal: CaseSignal): Promise<Decisions> {
    const known = this.#decisions.value ?? new Map<number, readonly PairDecision[]>();
    const unread = entries.filter(({ seq }) => !known.has(seq));
    const decided = new Map(known);
    if (unread.length > 0) {
      const commands = await this.#gate.commands(unread);
      for (const [i, { seq }] of unread.entries()) decided.set(seq, commands[i]?.pairs ?? []);
      this.#decisions.keep(decided, signal);
    }
    return new Map(entries.map(({ seq }) => [seq, decided.get(seq) ?? []]));
  }
}
