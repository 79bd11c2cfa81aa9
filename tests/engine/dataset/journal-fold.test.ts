import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FoldedPart } from '../../../electron/engine/dataset/folded-part.ts';
import { JournalFold } from '../../../electron/engine/dataset/journal-fold.ts';
import { stateOf } from '../../../electron/engine/dataset/journal-state.ts';
import { stateParts } from '../../../electron/engine/dataset/state-parts.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import { partNames, type PartName } from '../../../shared/contract/commands/command-definition.ts';
import { commandTable } from '../../../shared/contract/commands/command-table.ts';
import type { CitedSegment, Command, JournalEntry } from '../../../shared/contract/workspace.ts';
import { at, entriesOf } from '../../support/journal-entries.ts';

const ids = ['a', 'b', 'c', 'd'] as const;
const names = ['ก', 'ข', 'ค'] as const;
const persons: CitedSegment = { sha256: 'a'.repeat(64), kind: 'analytic', bytes: 1, role: 'persons' };

const imported = fc.record({
  extractId: fc.constantFrom(...ids),
  content: fc.constantFrom('1', '2', '3'),
  isSynthetic: fc.boolean(),
  replaces: fc.subarray([...ids]),
});
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: imported.map(({ extractId, content, isSynthetic, replaces }) => ({
      type: 'import',
      extracts: [{ extractId, content: content.repeat(64) }],
      replaces,
      isSynthetic,
    })),
  },
  fc.subarray([...ids], { minLength: 1 }).map((gone) => ({
    type: 'remove',
    extractIds: gone,
  })),
  fc.tuple(fc.constantFrom(...names), fc.boolean()).map(([name, isBlankNo]) => ({
    type: 'save-mapping',
    profile: { name, headers: [], mapping: {}, blank: isBlankNo ? 'no' : 'unknown' },
  })),
  fc.constantFrom(...names).map((name) => ({ type: 'remove-mapping', name })),
  fc.constantFrom('1', '2').map((content) => ({
    type: 'register',
    file: 'r.xlsx',
    sha256: content.repeat(64),
    communities: [{ code: '85010101', name: 'ก', children: 4 }],
  })),
  fc.subarray([...ids]).map((extractIds) => ({ type: 'link', extractIds })),
  fc.constant({ type: 'decide' }),
  fc.constant({ type: 'case-opened', purpose: 'a look' }),
  fc.constant({ type: 'backup', file: 'b', bytes: 1 }),
  fc.constant({ type: 'key-secret' }),
  // Of another program, of a later version, of a shape that nobody reads.
  fc.constant({ type: 'merge-2031' }),
  fc.constant({ type: 'remove-mapping', version: 9, names: ['ก'] }),
  fc.constant({ type: 'remove-mapping' }),
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 30 }).map((seq) => ({ type: 'undo', seq })) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 30 }).map((seq) => ({ type: 'redo', seq })) },
);

/** The commands in effect, found by looking through the whole journal. */
function inEffect(journal: readonly JournalEntry[]): readonly JournalEntry[] {
  const undone = new Set<number>();
  const changes = new Set<number>();
  for (const {
    seq,
    command: { type, ...fields },
    unread,
  } of journal) {
    const about = Number(fields['seq']);
    if (type === 'undo' && changes.has(about)) undone.add(about);
    else if (type === 'redo') undone.delete(about);
    else if (unread !== null || commandTable.get(type)?.kind === 'change') changes.add(seq);
  }
  return journal.filter(({ seq }) => !undone.has(seq));
}

/** Every part folded from its first entry, with nothing but `take`. */
function folded(journal: readonly JournalEntry[]): Readonly<Record<PartName, unknown>> {
  const states = partNames.map((name) => {
    const { initial, take } = stateParts[name] as {
      readonly initial: unknown;
      readonly take: (state: unknown, entry: JournalEntry) => unknown;
    };
    const touching = inEffect(journal).filter(
      (entry) => entry.unread === null && commandTable.get(entry.command.type)?.touches.includes(name),
    );
    return [name, touching.reduce(take, initial)] as const;
  });
  return Object.fromEntries(states) as Record<PartName, unknown>;
}

const partsOf = (fold: JournalFold): unknown => Object.fromEntries(partNames.map((name) => [name, fold.stateOf(name)]));

test('entry by entry, at once, and from the first entry: a journal makes the same state', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40, size: 'max' }), (commands) => {
      const journal = entriesOf(commands, commandTable, [persons]);
      const forward = new JournalFold(commandTable, []);
      for (const [i, entry] of journal.entries()) {
        forward.take(entry);
        expect(partsOf(forward)).toEqual(folded(journal.slice(0, i + 1)));
      }
      expect(partsOf(new JournalFold(commandTable, journal))).toEqual(partsOf(forward));
      expect({ ...stateOf(new JournalFold(commandTable, journal)) }).toEqual({ ...stateOf(forward) });
    }),
    { numRuns: 300 },
  );
});

test('what stands does not change when later entries are taken', () => {
  fc.assert(
    fc.property(fc.array(command, { minLength: 2, maxLength: 30, size: 'max' }), (commands) => {
      const journal = entriesOf(commands, commandTable, [persons]);
      const fold = new JournalFold(commandTable, []);
      const kept: (readonly [unknown, string])[] = [];
      for (const entry of journal) {
        fold.take(entry);
        kept.push([partsOf(fold), JSON.stringify(partsOf(fold))]);
      }
      for (const [state, text] of kept) expect(JSON.stringify(state)).toBe(text);
    }),
  );
});

describe('a part of many entries', () => {
  const entries = entriesOf(Array.from({ length: 50_000 }, () => ({ type: 'remove-mapping', name: 'ก' })));
  let taken = 0;
  const part = new FoldedPart<readonly [number, number]>([0, 0], ([count, sum], { seq }) => {
    taken++;
    return [count + 1, (sum * 31 + seq) % 1_000_003];
  });
  const undone = new Set<number>();
  for (const entry of entries) part.take(entry, false);
  const turn = (seq: number): number => {
    taken = 0;
    if (!undone.delete(seq)) undone.add(seq);
    part.refold(seq, (each) => undone.has(each));
    return taken;
  };
  const expected = (): readonly [number, number] =>
    entries
      .filter(({ seq }) => !undone.has(seq))
      .reduce<readonly [number, number]>(([count, sum], { seq }) => [count + 1, (sum * 31 + seq) % 1_000_003], [0, 0]);

  test.each([
    [50_000, 64],
    [49_900, 200],
    [49_000, 1200],
    [40_000, 12_000],
    [1, 50_000],
  ])('undoing and redoing entry %d takes at most %d again', (seq, most) => {
    const state = part.state;
    expect(turn(seq)).toBeLessThanOrEqual(most);
    expect(part.state).toEqual(expected());
    expect(turn(seq)).toBeLessThanOrEqual(most);
    expect(part.state).toEqual(state);
  });

  test('what was undone early and redone late is as if it had not been', () => {
    for (const seq of [3, 49_999, 70, 20_000]) turn(seq);
    expect(part.state).toEqual(expected());
    for (const seq of [20_000, 3, 70, 49_999]) turn(seq);
    expect(part.state).toEqual(expected());
  });
});

test('a part that needs sealed fields says that the case data are locked, until the entry without them is undone', () => {
  const part = new FoldedPart<number>(0, (state, { seq, command: { sealed } }) => {
    if (sealed === undefined) throw new AppError('WORKSPACE_CASE_LOCKED');
    return state + seq;
  });
  const [first, second] = entriesOf([{ type: 'merge-2031', sealed: 1 }, { type: 'merge-2031' }]);
  if (!first || !second) throw new Error('No entries.');
  part.take(first, false);
  expect(part.state).toBe(1);
  part.take(second, false);
  expect(() => part.state).toThrow('WORKSPACE_CASE_LOCKED');
  part.refold(2, (seq) => seq === 2);
  expect(part.state).toBe(1);
});

test('the times of the last backup and of the last opening are those of their entries', () => {
  const fold = new JournalFold(
    commandTable,
    entriesOf([
      { type: 'backup', file: 'b', bytes: 1 },
      { type: 'case-opened', purpose: 'first' },
      { type: 'case-opened', purpose: 'second' },
    ]),
  );
  expect([fold.stateOf('lastBackupAt'), fold.stateOf('lastCaseOpening')]).toEqual([
    at(1),
    { actor: 'tester', time: at(3) },
  ]);
});
