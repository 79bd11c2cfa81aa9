import { randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/contract/app-error.ts';
import type {
  LinkingResult,
  LinkingStatus,
  PairDecision,
  PairKind,
  PairsAnswer,
  RelinkTime,
} from '../../../shared/contract/linking.ts';
import { usageError } from '../../../shared/contract/usage-error.ts';
import type { CaseGate, CaseSignal, CaseSlot } from '../case/case-gate.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { retiredPairs } from '../dataset/retired-pairs.ts';
import { linkableRecords, linkedRecordCount, type LinkableRecord } from '../queries/linkable-records.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { threadOf } from '../threads/thread-of.ts';
import { assignPersonKeys } from './assign-person-keys.ts';
import { CaseMemory } from './case-memory.ts';
import { linkRecordOf } from './child-identifiers.ts';
import { linkingResultOf } from './linking-result.ts';
import type { CandidatePair, Decision, LinkRecord, LinkResult } from './link-types.ts';
import type { LinkTasks } from './link-worker.ts';
import { personRowsArrow } from './person-rows-arrow.ts';
import { reviewedPair, type ComparedRecords } from './reviewed-pair.ts';
import { countsOfKinds, placeKey, undecidedPairs } from './undecided-pairs.ts';

/** Everything linking knows of the loaded data in one state; names nobody outside case view. */
type Found = ComparedRecords & {
  /** The extracts and the keys it was found in. */
  readonly data: string;
  /** Numbers of the decisions that were followed. */
  readonly followed: ReadonlySet<number>;
  readonly records: readonly LinkRecord[];
  readonly refOf: ReadonlyMap<string, number>;
  readonly result: LinkResult;
  readonly seconds: number;
};

/** What was found, and what was decided since. */
type Standing = {
  readonly found: Found;
  readonly waiting: readonly PairDecision[];
  readonly pairs: readonly CandidatePair[];
};

/** A million records take a quarter of a minute. */
const inThread = threadOf<LinkTasks>('./link-worker', import.meta.url);

/** From here on a person who decides one pair after another would wait for each. */
const slowSeconds = 1;

/**
 * Which records are of one child: finds them in the identifiers, keeps their keys, and puts what is not certain before a
 * person. Whoever asks for what names children asks under the gate; what is found lies in its slots.
 */
export class ChildLinks {
  readonly #dataset: Dataset;
  readonly #memory: CaseMemory;
  readonly #found: CaseSlot<Found>;
  /** Decisions were made since what was found, and the next `link` follows them. */
  #isDeferred = false;
  readonly #oneAtATime = oneAtATime();

  constructor(dataset: Dataset, gate: CaseGate) {
    this.#dataset = dataset;
    this.#memory = new CaseMemory(gate);
    this.#found = gate.slot();
  }

  async status(signal?: AbortSignal): Promise<LinkingStatus> {
    const { extracts, state, db } = this.#dataset;
    const withNames = extracts.filter(({ segments }) => segments.identifiers.length > 0);
    const linkedIds = new Set(state.links.flatMap(({ extractIds }) => extractIds));
    return {
      records: withNames.reduce((sum, { accepted, retired }) => sum + accepted - retired.length, 0),
      linked: await linkedRecordCount(db, signal),
      filesWithoutNames: extracts
        .filter(
          ({ segments, accepted }) => accepted > 0 && segments.identifiers.length === 0 && segments.counts.length === 0,
        )
        .map(({ file }) => file),
      filesNotLinked: withNames.filter(({ extractId }) => !linkedIds.has(extractId)).map(({ file }) => file),
      lastDecision: this.#lastDecision(),
    };
  }

  /** The keys that were given along with it, then the decision. */
  #lastDecision(): number[] {
    const seq = this.#dataset.state.decisions.at(-1)?.seq;
    if (seq === undefined) return [];
    const { journal } = this.#dataset;
    const isLinked = journal.entry(seq + 1)?.command.type === 'link' && journal.isInEffect(seq + 1);
    return isLinked ? [seq + 1, seq] : [seq];
  }

  /**
   * Looks for the records of one child and keeps a key for those that are certain; a key stays the same over years.
   * @throws AppError WORKSPACE_CASE_LOCKED, CANCELLED, and as the store's `append`
   */
  async link(signal: CaseSignal): Promise<LinkingResult> {
    return this.#oneAtATime(async () => {
      this.#isDeferred = false;
      return this.#linkNow(signal);
    });
  }

  /** Pairs that a person has to look at, the likeliest first. @throws AppError WORKSPACE_CASE_LOCKED, CANCELLED */
  async pairs(
    { kind, offset, limit }: { readonly kind: PairKind; readonly offset: number; readonly limit: number },
    signal: CaseSignal,
  ): Promise<PairsAnswer> {
    return this.#oneAtATime(async () => {
      const { found, pairs, waiting } = await this.#standing(signal);
      const ofKind = pairs.filter((pair) => pair.kind === kind);
      return {
        total: ofKind.length,
        counts: countsOfKinds(pairs),
        waiting: waiting.length,
        pairs: ofKind.slice(offset, offset + limit).map((pair) => reviewedPair(found, this.#memory.names, pair)),
      };
    });
  }

  /**
   * Keeps what a person decided, in the sealed part of a command, and links anew, or says how many decisions wait for it.
   * @throws AppError WORKSPACE_CASE_LOCKED, FILE_UNKNOWN_ID for a record that is not there, USAGE when of two years one
   *   record is to leave the figures, and as the store's `append`
   */
  async decide(
    { decisions, relink = 'when_fast' }: { readonly decisions: readonly PairDecision[]; readonly relink?: RelinkTime },
    signal: CaseSignal,
  ): Promise<LinkingResult> {
    return this.#oneAtATime(async () => {
      const { found } = await this.#standing(signal);
      for (const decision of decisions) assertPossible(decision, found);
      await this.#dataset.apply({
        type: 'decide',
        same: decisions.filter(({ decision }) => decision === 'same').length,
        different: decisions.filter(({ decision }) => decision === 'different').length,
        retired: retiredPairs(decisions).length,
        pairs: [...decisions],
      });
      const isLater = relink === 'later' || (relink === 'when_fast' && found.seconds > slowSeconds);
      this.#isDeferred = isLater;
      if (!isLater) return this.#linkNow(signal);
      return linkingResultOf(await this.#standing(signal), { merged: [], split: [] });
    });
  }

  async #linkNow(signal: CaseSignal): Promise<LinkingResult> {
    const standing = await this.#standing(signal);
    const { result, records, rows } = standing.found;
    const existing = new Map<number, bigint>();
    for (const [ref, row] of rows.entries()) if (row.person_key !== null) existing.set(ref, BigInt(row.person_key));
    const keys = assignPersonKeys({
      groups: [
        ...result.certain.map(({ refs }) => refs),
        ...result.singles.filter((ref) => existing.has(ref)).map((ref) => [ref]),
      ],
      surveyYearOf: (ref) => records[ref]?.surveyYearBE ?? 0,
      existing,
      newKey: () => randomBytes(8).readBigUInt64LE(),
    });
    const changed = [...keys.keys].filter(([ref, key]) => existing.get(ref) !== key);
    await this.#keep(standing.found, changed, signal);
    return linkingResultOf(standing, keys);
  }

  async #keep(found: Found, changed: readonly (readonly [number, bigint])[], signal: CaseSignal): Promise<void> {
    const { extracts, store, state } = this.#dataset;
    const linkedIds = new Set(state.links.flatMap(({ extractIds }) => extractIds));
    const withNames = extracts.filter(({ extractId }) => this.#memory.names.has(extractId));
    const isNew = withNames.some(({ extractId }) => !linkedIds.has(extractId));
    if (changed.length === 0 && !isNew) return;
    const places = new Map(withNames.map(({ extractId }, place) => [extractId, place]));
    const rows = changed.flatMap(([ref, key]) => {
      const [row, source] = [found.rows[ref], found.sources[ref]];
      const extract = source && places.get(source.extractId);
      return row === undefined || extract === undefined
        ? []
        : [{ extract, sheetNo: row.sheet_no, line: row.line, key }];
    });
    const segment = await store.writeSegment('case', personRowsArrow(rows));
    await this.#dataset.apply(
      {
        type: 'link',
        extractIds: withNames.map(({ extractId }) => extractId),
        records: rows.length,
        children: new Set(rows.map(({ key }) => key)).size,
      },
      [{ ...segment, role: 'persons' }],
    );
    // The data are the same but for the keys: what was found stands.
    this.#found.keep({ ...found, data: this.#data(), rows: withKeys(found.rows, changed) }, signal);
  }

  /** What was found last where it still holds, else what is found now. */
  async #standing(signal: CaseSignal): Promise<Standing> {
    const entries = this.#dataset.state.decisions;
    const numbers = new Set(entries.map(({ seq }) => seq));
    const decisions = await this.#memory.decisions(entries, signal);
    const last = this.#found.value;
    if (last && last.data === this.#data() && [...last.followed].every((seq) => numbers.has(seq))) {
      const waiting = entries.flatMap(({ seq }) => (last.followed.has(seq) ? [] : (decisions.get(seq) ?? [])));
      if (waiting.length === 0 || this.#isDeferred)
        return { found: last, waiting, pairs: undecidedPairs(last.result.pairs, waiting, last.refOf) };
    }
    const found = await this.#find([...decisions.values()].flat(), numbers, signal);
    this.#found.keep(found, signal);
    this.#isDeferred = false;
    return { found, waiting: [], pairs: found.result.pairs };
  }

  async #find(decisions: readonly PairDecision[], followed: ReadonlySet<number>, signal: CaseSignal): Promise<Found> {
    const data = this.#data();
    const loaded = this.#dataset.extracts;
    const names = await this.#memory.readNames(loaded, signal);
    const extracts = new Map(loaded.map((extract) => [extract.extractNo, extract]));
    const all = await linkableRecords(this.#dataset.db, signal);
    const namesOf = ({ extract_no }: LinkableRecord) => names.get(extracts.get(extract_no)?.extractId ?? '');
    const rows = all.filter((row) => namesOf(row) !== undefined);
    const sources = rows.map(({ extract_no }) => {
      const extract = extracts.get(extract_no);
      return { extractId: extract?.extractId ?? '', file: extract?.file ?? '' };
    });
    const refOf = new Map(
      rows.map((row, ref) => [
        placeKey({ extractId: sources[ref]?.extractId ?? '', sheetNo: row.sheet_no, line: row.line }),
        ref,
      ]),
    );
    const records = rows.map((row, ref) => linkRecordOf(row, ref, namesOf(row)));
    const started = performance.now();
    const result = await inThread('link', { records, decided: refsOf(decisions, refOf) }, { signal });
    const seconds = (performance.now() - started) / 1000;
    return { data, followed, rows, records, sources, refOf, result, seconds };
  }

  /** Extracts and keys. Decisions change rows as well; they are told apart by their numbers. */
  #data(): string {
    const { extracts, state } = this.#dataset;
    return JSON.stringify([
      extracts.map(({ extractId }) => extractId),
      state.links.map(({ segment }) => segment.sha256),
    ]);
  }
}

function assertPossible({ a, b, retired }: PairDecision, { refOf, records }: Found): void {
  const [x, y] = [refOf.get(placeKey(a)), refOf.get(placeKey(b))];
  if (x === undefined || y === undefined) throw new AppError('FILE_UNKNOWN_ID');
  if (retired !== null && records[x]?.surveyYearBE !== records[y]?.surveyYearBE)
    throw usageError('retiredOfAnotherYear');
}

/** Decisions about records that are there; one that left the figures is in no pair any more. */
function refsOf(decisions: readonly PairDecision[], refOf: ReadonlyMap<string, number>): readonly Decision[] {
  return decisions.flatMap(({ a, b, decision }) => {
    const [x, y] = [refOf.get(placeKey(a)), refOf.get(placeKey(b))];
    return x === undefined || y === undefined ? [] : [{ a: x, b: y, decision }];
  });
}

function withKeys(
  rows: readonly LinkableRecord[],
  changed: readonly (readonly [number, bigint])[],
): readonly LinkableRecord[] {
  const keys = new Map(changed);
  return rows.map((row, ref) => {
    const key = keys.get(ref);
    return key === undefined ? row : { ...row, person_key: String(key) };
  });
}
