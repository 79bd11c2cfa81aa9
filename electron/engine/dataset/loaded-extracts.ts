import { AppError } from '../../../shared/contract/app-error.ts';
import type { CitedSegment, WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import { appendArrow } from '../db/append-arrow.ts';
import type { Database } from '../db/database.ts';
import { rebuildCube } from '../db/schema.ts';
import { integer, join, sql, type Sql } from '../db/sql.ts';
import { childColumns, countedColumns, householdColumns, personColumns } from '../db/stored-tables.ts';
import { storeNames } from '../ingest/import-extracts.ts';
import { takeOutRepeated } from '../ingest/repeated-rows.ts';
import { finding } from '../vault/finding.ts';
import type { WorkspaceStore } from '../vault/workspace-store.ts';
import type { StoredExtract, TableState } from './journal-state.ts';
import type { StoredLink } from './parts/links.ts';

/** An extract in the tables, by its number there. */
export type LoadedExtract = StoredExtract & { readonly extractNo: number };

/** Which extracts the tables hold, and how they come to hold what a journal says. */
export class LoadedExtracts {
  readonly #db: Database;
  #all: readonly LoadedExtract[] = [];
  readonly #findings = new Map<string, WorkspaceFinding>();
  /** Years whose rows are newer than their cube: a failure came between. */
  readonly #unbuilt = new Set<number>();
  #lastNumber = 0;
  /** Extracts of which rows are not in the tables because others have the same children or counts, and how many. */
  readonly #thinned = new Map<string, number>();
  /** Extracts came or went since it was settled which of their rows repeat others. */
  #mayRepeat = false;
  /** Hash of the register that the table `expected_community` was made of. */
  #register: string | null = null;
  /** Which links the table `person` was made of, and of which extracts. */
  #linked = '';

  constructor(db: Database) {
    this.#db = db;
  }

  /** What is loaded, with the numbers of rows that are in the tables now. */
  get all(): readonly LoadedExtract[] {
    return this.#all.map((extract) => {
      const thinned = this.#thinned.get(extract.extractId) ?? 0;
      const back = (extract.repeated ?? 0) - thinned;
      return back === 0
        ? extract
        : { ...extract, accepted: extract.accepted + back, rejected: extract.rejected - back };
    });
  }

  /** What was found damaged or gone, a segment once. */
  get findings(): readonly WorkspaceFinding[] {
    return [...this.#findings.values()];
  }

  nextNumber(): number {
    return ++this.#lastNumber;
  }

  /** The tables were emptied. */
  forget(): void {
    this.#all = [];
    this.#findings.clear();
    this.#thinned.clear();
    this.#mayRepeat = false;
    this.#unbuilt.clear();
    this.#linked = '';
    this.#register = null;
  }

  /** The tables hold these already: what an import brought has these numbers, and what it replaced is gone. */
  accept(extracts: readonly StoredExtract[], numbers: ReadonlyMap<string, number>): void {
    const known = new Map(this.#all.map(({ extractId, extractNo }) => [extractId, extractNo]));
    const there = new Set(extracts.map(({ extractId }) => extractId));
    this.#mayRepeat ||= [...known.keys()].some((extractId) => numbers.has(extractId) || !there.has(extractId));
    for (const { extractId, repeated = 0 } of extracts) {
      if (!numbers.has(extractId)) continue;
      this.#thinned.delete(extractId);
      if (repeated > 0) this.#thinned.set(extractId, repeated);
    }
    this.#all = numbered(extracts, new Map([...known, ...numbers])).map((extract) =>
      // An import brings every row: those that a person took out leave when the tables settle.
      numbers.has(extract.extractId) ? { ...extract, retired: [] } : extract,
    );
  }

  /**
   * Takes out what the state has no more, loads what it has and the tables lack, and rebuilds the years concerned.
   * Where it fails, what is listed is what the tables hold, and the next time goes on from there.
   * @returns whether the tables changed
   */
  async settle(state: TableState, store: WorkspaceStore): Promise<boolean> {
    const wanted = new Map(state.extracts.map((extract) => [extract.extractId, extract]));
    this.#mayRepeat ||=
      state.extracts.length !== this.#all.length ||
      !this.#all.every((extract) => isSame(extract, wanted.get(extract.extractId)));
    // Which rows repeat others depends on all extracts there are.
    const gone = this.#all.filter(
      (extract) =>
        !isSame(extract, wanted.get(extract.extractId)) || (this.#mayRepeat && this.#thinned.has(extract.extractId)),
    );
    this.#addUnbuilt(gone);
    await this.#takeOut(gone);
    this.#all = this.#all.filter((extract) => !gone.includes(extract));
    for (const extract of state.extracts) {
      if (this.#all.some(({ extractId }) => extractId === extract.extractId)) continue;
      const loaded = { ...extract, extractNo: this.nextNumber() };
      if (await this.#load(loaded, store)) {
        this.#addUnbuilt([loaded]);
        this.#all = [...this.#all, loaded];
      }
    }
    this.#all = numbered(state.extracts, new Map(this.#all.map(({ extractId, extractNo }) => [extractId, extractNo])));
    if (this.#mayRepeat) await this.#takeOutRepeated();
    this.#mayRepeat = false;
    await this.#expect(state.register);
    const isLinkedAnew = await this.#linkPersons(state.links, store);
    if (this.#unbuilt.size === 0) return isLinkedAnew;
    await this.#nameCommunities();
    await this.#db.transaction(rebuildCube([...this.#unbuilt]));
    this.#unbuilt.clear();
    return true;
  }

  /**
   * Takes out the rows of children and counts that an extract before has for the same year and community: an import
   * keeps them for when that one goes, and undo and redo bring together what never met.
   */
  async #takeOutRepeated(): Promise<void> {
    const taken = await takeOutRepeated(
      this.#db,
      this.#all.map(({ extractNo }) => extractNo),
    );
    this.#thinned.clear();
    for (const { extractId, extractNo } of this.#all) {
      const rows = taken.get(extractNo);
      if (rows !== undefined) this.#thinned.set(extractId, rows);
    }
    this.#addUnbuilt(this.#all.filter(({ extractId }) => this.#thinned.has(extractId)));
  }

  #addUnbuilt(extracts: readonly StoredExtract[]): void {
    for (const { surveyYearsBE } of extracts) for (const year of surveyYearsBE) this.#unbuilt.add(year);
  }

  async #takeOut(extracts: readonly LoadedExtract[]): Promise<void> {
    if (extracts.length === 0) return;
    const numbers = sql`(${join(
      extracts.map(({ extractNo }) => integer(extractNo)),
      ', ',
    )})`;
    await this.#db.transaction(
      ['child', 'retired_child', 'household_sheet', 'counted'].map(
        (table): Sql => sql`DELETE FROM ${{ text: table, values: [] }} WHERE extract_no IN ${numbers}`,
      ),
    );
  }

  /** @returns false when a segment is damaged or gone: then nothing of the extract is in the tables */
  async #load(extract: LoadedExtract, store: WorkspaceStore): Promise<boolean> {
    try {
      const isWhole = await this.#loadParts(extract, store);
      if (!isWhole) await this.#takeOut([extract]);
      return isWhole;
    } catch (error) {
      await this.#takeOut([extract]);
      throw error;
    }
  }

  async #loadParts(extract: LoadedExtract, store: WorkspaceStore): Promise<boolean> {
    const { extractNo } = extract;
    const { children, households, counts } = extract.segments;
    // A session that kept no rows cannot bring any back.
    if (extract.accepted > 0 && children.length + households.length + counts.length === 0) return false;
    const read = async (table: string, columns: typeof childColumns, segment: CitedSegment): Promise<boolean> =>
      this.#appended(table, extractNo, columns, segment, store);
    let isWhole = true;
    for (const segment of children) isWhole &&= await read('child', childColumns, segment);
    for (const segment of households) isWhole &&= await read('household_sheet', householdColumns, segment);
    for (const segment of counts) isWhole &&= await read('counted', countedColumns, segment);
    if (isWhole) await this.#retire(extract);
    return isWhole;
  }

  async #retire({ retired, extractNo }: LoadedExtract): Promise<void> {
    for (let i = 0; i < retired.length; i += 1000) {
      const places = retired
        .slice(i, i + 1000)
        .map(({ sheetNo, line }) => sql`(${integer(sheetNo)}, ${integer(line)})`);
      const rows = sql`FROM child WHERE extract_no = ${extractNo} AND (sheet_no, line) IN (${join(places, ', ')})`;
      await this.#db.run(sql`INSERT INTO retired_child SELECT extract_no, survey_year, community, child_key ${rows}`);
      await this.#db.run(sql`DELETE ${rows}`);
    }
  }

  /** Fills `expected_community` anew where the register changed. */
  async #expect(register: TableState['register']): Promise<void> {
    const sha256 = register?.sha256 ?? null;
    if (sha256 === this.#register) return;
    const codes = [...new Set(register?.communities.map(({ code }) => Number(code)))];
    const inserts = Array.from({ length: Math.ceil(codes.length / 5000) }, (_, i) => {
      const rows = codes.slice(i * 5000, (i + 1) * 5000).map((code) => sql`(${integer(code)})`);
      return sql`INSERT INTO expected_community VALUES ${join(rows, ', ')}`;
    });
    await this.#db.transaction([sql`DELETE FROM expected_community`, ...inserts]);
    this.#register = sha256;
  }

  /** Fills `person` anew where links or extracts changed; of a record's links the newest counts. */
  async #linkPersons(links: readonly StoredLink[], store: WorkspaceStore): Promise<boolean> {
    const numbers = new Map(this.#all.map(({ extractId, extractNo }) => [extractId, extractNo]));
    const made = JSON.stringify([links.map(({ segment }) => segment.sha256), [...numbers]]);
    if (made === this.#linked) return false;
    this.#linked = '';
    await this.#db.run(sql`DELETE FROM person`);
    await this.#db.run(sql`DELETE FROM staging_person`);
    for (const [place, { extractIds, segment }] of links.entries()) {
      if (!(await this.#appended('staging_person', place, personColumns, segment, store))) continue;
      const known = extractIds.flatMap((id, i) => {
        const extractNo = numbers.get(id);
        return extractNo === undefined ? [] : [sql`(${integer(i)}, ${integer(extractNo)})`];
      });
      if (known.length === 0) continue;
      await this.#db.transaction([
        sql`DELETE FROM person WHERE (extract_no, sheet_no, line) IN (
          SELECT (extract_no, sheet_no, line) FROM staging_person JOIN (VALUES ${join(known, ', ')}) known (extract, extract_no) USING (extract)
          WHERE link_no = ${integer(place)})`,
        sql`INSERT INTO person SELECT known.extract_no, sheet_no, line, person_key FROM staging_person
          JOIN (VALUES ${join(known, ', ')}) known (extract, extract_no) USING (extract) WHERE link_no = ${integer(place)}`,
      ]);
    }
    await this.#db.run(sql`DELETE FROM staging_person`);
    this.#linked = made;
    return true;
  }

  /** @returns false when the segment is damaged or gone: opening the workspace names it */
  async #appended(
    table: string,
    no: number,
    columns: typeof childColumns,
    { sha256 }: CitedSegment,
    store: WorkspaceStore,
  ): Promise<boolean> {
    try {
      await appendArrow(this.#db, table, no, columns, await store.readSegment(sha256));
      return true;
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#findings.set(sha256, finding(error.code, String(error.detail['file'] ?? sha256)));
      return false;
    }
  }

  async #nameCommunities(): Promise<void> {
    const names = new Map(this.#all.flatMap(({ communityNames }) => communityNames));
    await this.#db.transaction([sql`DELETE FROM community_name`, ...storeNames([...names])]);
  }
}

function numbered(extracts: readonly StoredExtract[], numbers: ReadonlyMap<string, number>): readonly LoadedExtract[] {
  return extracts.flatMap((extract): LoadedExtract[] => {
    const extractNo = numbers.get(extract.extractId);
    return extractNo === undefined ? [] : [{ ...extract, extractNo }];
  });
}

/** Whether an extract in the tables is as the state has it. */
function isSame(loaded: StoredExtract, wanted: StoredExtract | undefined): boolean {
  const content = ({ retired, segments }: StoredExtract): string => JSON.stringify([retired, segments]);
  return wanted !== undefined && content(loaded) === content(wanted);
}

function isDamage(error: unknown): error is AppError {
  return (
    error instanceof AppError &&
    (error.code === 'WORKSPACE_SEGMENT_DAMAGED' || error.code === 'WORKSPACE_SEGMENT_MISSING')
  );
}
