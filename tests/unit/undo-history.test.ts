import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  effectiveCommands,
  journalHistory,
  nextRedo,
  nextUndo,
  takingBack,
} from '../../electron/engine/vault/journal-history.ts';
import type { Command, JournalEntry } from '../../shared/contract/workspace.ts';

function journalOf(...commands: readonly Command[]): readonly JournalEntry[] {
  return commands.map((command, i) => ({
    seq: i + 1,
    time: '2026-01-05T02:00:00.000Z',
    actor: 'tester',
    command,
    previousHash: '0'.repeat(64),
    segments: [],
    isClockSetBack: false,
  }));
}

const edit: Command = { type: 'edit' };
const seen: Command = { type: 'open-case' };
const undo = (seq: number): Command => ({ type: 'undo', seq });
const redo = (seq: number): Command => ({ type: 'redo', seq });
const isUndoable = ({ type }: Command): boolean => type === 'edit';
const effective = (journal: readonly JournalEntry[]): readonly number[] =>
  effectiveCommands(journal).map(({ seq }) => seq);

test('undo takes a command out, redo puts it back where it was', () => {
  expect(effective(journalOf(edit, edit, undo(1)))).toEqual([2]);
  expect(effective(journalOf(edit, edit, undo(1), redo(1)))).toEqual([1, 2]);
  expect(effective(journalOf(edit, undo(1), redo(1), undo(1)))).toEqual([]);
});

test('an undo or redo with nothing to do changes nothing and says so', () => {
  const journal = journalOf(undo(1), redo(2), edit, undo(3), undo(3), redo(3), redo(3), undo(4), undo(99), undo(9));
  expect(effective(journal)).toEqual([3]);
  expect(journalHistory(journal, isUndoable).flatMap(({ seq, state }) => (state === 'void' ? [seq] : []))).toEqual([
    1, 2, 5, 7, 8, 9, 10,
  ]);
});

test('what is taken back leaves the state from before, whatever was done, undone or redone', () => {
  const steps = fc.array(fc.constantFrom('edit', 'undo', 'redo'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(steps, (kinds) => {
      const commands: Command[] = [];
      for (const kind of kinds) {
        const journal = journalOf(...commands);
        const seq = kind === 'undo' ? nextUndo(journal, isUndoable) : nextRedo(journal, isUndoable);
        if (kind === 'edit') commands.push(edit);
        else if (seq !== null) commands.push(kind === 'undo' ? undo(seq) : redo(seq));
      }
      const last = journalOf(...commands).at(-1);
      if (!last) return;
      const after = effective(journalOf(...commands, takingBack(last)));
      expect(after).toEqual(effective(journalOf(...commands.slice(0, -1))));
    }),
  );
});

test('an undo that does not name a number is a command like any other', () => {
  expect(effective(journalOf(edit, { type: 'undo' }))).toEqual([1, 2]);
});

test('undo goes back step by step over what may be undone, redo comes forward in turn', () => {
  const journal = [...journalOf(edit, edit, seen)];
  const next = (command: Command): void =>
    void journal.push({ ...journalOf(command)[0], seq: journal.length + 1 } as JournalEntry);
  expect([nextUndo(journal, isUndoable), nextRedo(journal, isUndoable)]).toEqual([2, null]);
  next(undo(2));
  expect([nextUndo(journal, isUndoable), nextRedo(journal, isUndoable)]).toEqual([1, 2]);
  next(undo(1));
  expect([nextUndo(journal, isUndoable), nextRedo(journal, isUndoable)]).toEqual([null, 1]);
  next(redo(1));
  expect([nextUndo(journal, isUndoable), nextRedo(journal, isUndoable)]).toEqual([1, 2]);
  next(seen);
  expect(nextRedo(journal, isUndoable)).toBe(2);
  next(edit);
  expect([nextUndo(journal, isUndoable), nextRedo(journal, isUndoable)]).toEqual([8, null]);
});

test('the history shows each line with its state', () => {
  const journal = journalOf(edit, seen, undo(1));
  expect(
    journalHistory(journal, isUndoable).map((item) => [item.seq, item.state, item.undoneBySeq, item.isUndoable]),
  ).toEqual([
    [1, 'undone', 3, true],
    [2, 'effective', null, false],
    [3, 'effective', null, false],
  ]);
});

test('replay of any journal: effective commands are in order, undone ones are not among them, undo then redo is nothing', () => {
  const commands = fc.array(
    fc.oneof(fc.constant(edit), fc.nat(12).map(undo), fc.nat(12).map(redo), fc.constant(seen)),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(commands, (list) => {
      const journal = journalOf(...list);
      const numbers = effective(journal);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      const history = journalHistory(journal, () => true);
      expect(numbers.filter((seq) => history[seq - 1]?.state !== 'effective')).toEqual([]);
      const last = nextUndo(journal, () => true);
      if (last === null) return;
      expect(effective(journalOf(...list, undo(last)))).toEqual(numbers.filter((seq) => seq !== last));
      expect(effective(journalOf(...list, undo(last), redo(last)))).toEqual(numbers);
    }),
    { seed: 7 },
  );
});
