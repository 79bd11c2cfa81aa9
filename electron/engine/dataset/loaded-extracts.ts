import { AppError } from '../../../shared/contract/app-error.ts';
import type { RowPlace } from '../../../shared/contract/commands/row-place.ts';
import type { CitedSegment, WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import type { CaseGate, CaseSignal } from '../case/case-gate.ts';
import type { Database } from '../db/database.ts';
import { nameCommunities } from '../tables/communities.ts';
import { appendRows, retire, takeOut } from '../tables/extracts.ts';
import { addPersons, clearPersons } from '../tables/persons.ts';
import { rebuildCube } from '../tables/rebuild-cube.ts';
import type { RiskRules } from '../tables/risk-rules.ts';
import { repeatingRows, settleStandings } from '../tables/standings.ts';
import { everyRowKind } from '../tables/stored-rows.ts';
import type { TableState } from './journal-state.ts';
import { KnownExtracts, type KnownExtract } from './known-extracts.ts';
import type { StoredExtract } from './parts/extracts.ts';
import type { StoredLink } from './parts/links.ts';
import { damageOf } from './segment-damage.ts';

/** An extract in the tables, by its number there. */
export type LoadedExtract = KnownExtract & { readonly extractNo: number };

/**
 * Which extracts the tables hold, and how they come to hold what a journal says. It begins with empty tables, and its owner
 * drops it with the case data: what it knows is for the case key.
 */
export class LoadedExtracts {
  readonly #db: Database;
  readonly #rules: RiskRules;
  readonly #gate: CaseGate;
  readonly #known: KnownExtracts;
  #all: readonly LoadedExtract[] = [];
  #wanted: readonly KnownExtract[] = [];
  readonly #findings = new Map<string, WorkspaceFinding>();
  /** Years whose rows are newer than their cube: a failure came between. */
  readonly #unbuilt = new Set<number>();
  #lastNumber = 0;
  /** Places of the rows that a person took out, by number of the extract, as the tables have them. */
  readonly #retired = new Map<number, string>();
  /** The extracts in their order with the rows taken out of them: what it follows from which rows count. Null: not known. */
  #settled: string | null = settledOf([], new Map());
  /** Extracts of which rows do not count because others have the same children or counts, and how many. */
  #repeating: ReadonlyMap<number, number> = new Map();
  #isCounted = true;
  /** Which links the table `person` was made of, and of which extracts. */
  #linked = '';
  /** What the table `community_name` holds; null while that is not known. */
  #names: ReadonlyMap<number, string> | null = new Map();

  constructor(db: Database, rules: RiskRules, gate: CaseGate) {
    this.#db = db;
    this.#rules = rules;
    this.#gate = gate;
    this.#known = new KnownExtracts(gate);
  }

  /** What is loaded, with the numbers of rows that count now. */
  get all(): readonly LoadedExtract[] {
    return this.#all.map((extract) => {
      const back = (extract.repeated ?? 0) - (this.#repeating.get(extract.extractNo) ?? 0);
      return back === 0
        ? extract
        : { ...extract, accepted: extract.accepted + back, rejected: extract.rejected - back };
    });
  }

  /** Extracts that are in the data and whose rows could not be read. */
  get missing(): readonly KnownExtract[] {
    const there = new Set(this.#all.map(({ extractId }) => extractId));
    return this.#wanted.filter(({ extractId }) => !there.has(extractId));
  }

  /** What was found damaged or gone, a segment once. */
  get findings(): readonly WorkspaceFinding[] {
    return [...this.#known.findings, ...this.#findings.values()];
  }

  nextNumber(): number {
    return ++this.#lastNumber;
  }

  /**
   * The tables hold these already: what an import brought has these numbers, what it replaced is gone, and which rows
   * count was settled.
   */
  async accept(state: TableState, numbers: ReadonlyMap<string, number>): Promise<void> {
    this.#wanted = await this.#known.of(state);
    const there = new Map(this.#all.map(({ extractId, extractNo }) => [extractId, extractNo]));
    this.#all = numbered(this.#wanted, new Map([...there, ...numbers]));
    const numbersThere = new Set(this.#all.map(({ extractNo }) => extractNo));
    for (const extractNo of this.#retired.keys()) if (!numbersThere.has(extractNo)) this.#retired.delete(extractNo);
    for (const { extractNo, extractId, leftOut } of this.#all)
      if (numbers.has(extractId)) this.#retired.set(extractNo, JSON.stringify(leftOut));
    this.#settled = settledOf(this.#all, this.#retired);
    this.#isCounted = false;
  }

  /**
   * Takes out what the state has no more, loads what it has and the tables lack, and rebuilds the years concerned.
   * Where it fails, what is listed is what the tables hold, and the next time goes on from there.
   * @returns whether the tables changed
   * @throws AppError WORKSPACE_CASE_LOCKED after a lock, WORKSPACE_COMMAND_UNREADABLE
   */
  async settle(state: TableState): Promise<boolean> {
    const { closing } = this.#gate;
    this.#wanted = await this.#known.of(state);
    await this.#takeOutGone();
    await this.#loadMissing(closing);
    await this.#settleStandings(closing);
    const isNamedAnew = await this.#nameCommunities();
    const isLinkedAnew = await this.#linkPersons(state.links);
    if (this.#unbuilt.size === 0) return isNamedAnew || isLinkedAnew;
    assertOpen(closing);
    await this.#db.transaction(rebuildCube([...this.#unbuilt], this.#rules), closing);
    this.#unbuilt.clear();
    return true;
  }

  async #takeOutGone(): Promise<void> {
    const wanted = new Map(this.#wanted.map((extract) => [extract.extractId, extract]));
    const gone = this.#all.filter((extract) => !isSame(extract, wanted.get(extract.extractId)));
    if (gone.length === 0) return;
    this.#addUnbuilt(gone);
    await this.#takeOut(gone);
    this.#all = this.#all.filter((extract) => !gone.includes(extract));
  }

  async #loadMissing(closing: CaseSignal): Promise<void> {
    const there = new Map(this.#all.map(({ extractId, extractNo }) => [extractId, extractNo]));
    for (const extract of this.#wanted) {
      if (there.has(extract.extractId)) continue;
      assertOpen(closing);
      const loaded = { ...extract, extractNo: this.nextNumber() };
      if (await this.#load(loaded)) {
        this.#addUnbuilt([loaded]);
        this.#all = [...this.#all, loaded];
        there.set(extract.extractId, loaded.extractNo);
      }
    }
    this.#all = numbered(this.#wanted, there);
  }

  #addUnbuilt(extracts: readonly KnownExtract[]): void {
    for (const { surveyYearsBE } of extracts) for (const year of surveyYearsBE) this.#unbuilt.add(year);
  }

  async #takeOut(extracts: readonly LoadedExtract[]): Promise<void> {
    const numbers = extracts.map(({ extractNo }) => extractNo);
    await this.#db.transaction(takeOut(numbers));
    for (const no of numbers) this.#retired.delete(no);
  }

  /** @returns false when a segment is damaged or gone: then nothing of the extract is in the tables */
  async #load(extract: LoadedExtract): Promise<boolean> {
    try {
      const isWhole = await this.#loadParts(extract);
      if (!isWhole) await this.#takeOut([extract]);
      return isWhole;
    } catch (error) {
      await this.#takeOut([extract]);
      throw error;
    }
  }

  async #loadParts({ extractNo, accepted, segments }: LoadedExtract): Promise<boolean> {
    const parts = everyRowKind.flatMap((kind) => segments[kind].map((segment) => ({ kind, segment })));
    // A session that kept no rows cannot bring any back.
    if (accepted > 0 && parts.length === 0) return false;
    for (const { kind, segment } of parts) {
      const arrow = await this.#read(segment);
      if (!arrow) return false;
      await appendRows(this.#db, kind, extractNo, arrow);
    }
    return true;
  }

  /** Finds out anew which rows count where extracts came, went or changed places, or a person took rows out. */
  async #settleStandings(closing: CaseSignal): Promise<void> {
    assertOpen(closing);
    for (const extract of this.#all) {
      const places = retiredOf(extract);
      const wanted = JSON.stringify(places);
      if ((this.#retired.get(extract.extractNo) ?? '[]') === wanted) continue;
      this.#settled = null;
      await retire(this.#db, extract.extractNo, places);
      this.#retired.set(extract.extractNo, wanted);
    }
    const wanted = settledOf(this.#all, this.#retired);
    if (this.#settled !== wanted) {
      this.#settled = null;
      this.#isCounted = false;
      const order = this.#all.map(({ extractNo }) => extractNo);
      for (const year of await settleStandings(this.#db, order)) this.#unbuilt.add(year);
      this.#settled = wanted;
    }
    if (this.#isCounted) return;
    this.#repeating = await repeatingRows(this.#db);
    this.#isCounted = true;
  }

  /** Fills `community_name` anew where the names changed; of several that of the last extract counts. */
  async #nameCommunities(): Promise<boolean> {
    const names = new Map(this.#all.flatMap(({ communityNames }) => communityNames));
    if (this.#names && isSameMap(this.#names, names)) return false;
    this.#names = null;
    await nameCommunities(this.#db, names);
    this.#names = names;
    return true;
  }

  /** Fills `person` anew where links or extracts changed; of a record's links the newest counts. */
  async #linkPersons(links: readonly StoredLink[]): Promise<boolean> {
    const numbers = new Map(this.#all.map(({ extractId, extractNo }) => [extractId, extractNo]));
    const made = JSON.stringify([links.map(({ segment }) => segment.sha256), [...numbers]]);
    if (made === this.#linked) return false;
    this.#linked = '';
    await clearPersons(this.#db);
    for (const { extractIds, segment } of links) {
      const arrow = await this.#read(segment);
      if (!arrow) continue;
      await addPersons(
        this.#db,
        extractIds.map((id) => numbers.get(id) ?? null),
        arrow,
      );
    }
    this.#linked = made;
    return true;
  }

  /** @returns null when the segment is damaged or gone: opening the workspace names it */
  async #read(segment: CitedSegment): Promise<Uint8Array | null> {
    try {
      return await this.#gate.readSegment(segment.sha256);
    } catch (error) {
      this.#findings.set(segment.sha256, damageOf(segment, error));
      return null;
    }
  }
}

function numbered(extracts: readonly KnownExtract[], numbers: ReadonlyMap<string, number>): readonly LoadedExtract[] {
  return extracts.flatMap((extract): LoadedExtract[] => {
    const extractNo = numbers.get(extract.extractId);
    return extractNo === undefined ? [] : [{ ...extract, extractNo }];
  });
}

/** Rows that are out of the figures: left out from the beginning, or taken out by a person since. */
function retiredOf({ leftOut, retired }: KnownExtract): readonly RowPlace[] {
  const there = new Set(leftOut.map(({ sheetNo, line }) => `${sheetNo} ${line}`));
  return [...leftOut, ...retired.filter(({ sheetNo, line }) => !there.has(`${sheetNo} ${line}`))];
}

function settledOf(extracts: readonly LoadedExtract[], retired: ReadonlyMap<number, string>): string {
  return JSON.stringify(extracts.map(({ extractNo }) => [extractNo, retired.get(extractNo) ?? '[]']));
}

/** Whether the rows of an extract in the tables are those that the state has. */
function isSame({ segments }: StoredExtract, wanted: StoredExtract | undefined): boolean {
  return wanted !== undefined && JSON.stringify(segments) === JSON.stringify(wanted.segments);
}

function isSameMap<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

function assertOpen(closing: CaseSignal): void {
  if (closing.aborted) throw new AppError('WORKSPACE_CASE_LOCKED');
}
