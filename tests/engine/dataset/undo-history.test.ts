import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takingBack, UndoHistory } from '../../../electron/engine/dataset/undo-history.ts';
import { commandTable } from '../../../shared/contract/commands/command-table.ts';
import type { Command, JournalEntry } from '../../../shared/contract/workspace.ts';
import { entriesOf } from '../../support/journal-entries.ts';

const edit: Command = { type: 'remove-mapping', name: 'a' };
const keys: Command = { type: 'link', extractIds: [] };
const seen: Command = { type: 'case-opened', purpose: 'a look' };
const unknown: Command = { type: 'merge-2031' };
const undo = (seq: number): Command => ({ type: 'undo', seq });
const redo = (seq: number): Command => ({ type: 'redo', seq });

function historyOf(journal: readonly JournalEntry[]): UndoHistory {
  const history = new UndoHistory(commandTable);
  for (const entry of journal) history.take(entry);
  return history;
}

function inEffect(...commands: readonly Command[]): readonly number[] {
  const journal = entriesOf(commands);
  const history = historyOf(journal);
  const isUndo = ({ command }: JournalEntry): boolean => command.type === 'undo' || command.type === 'redo';
  return journal.filter((entry) => !isUndo(entry) && !history.isUndone(entry.seq)).map(({ seq }) => seq);
}

const states = (...commands: readonly Command[]): readonly string[] => {
  const journal = entriesOf(commands);
  const history = historyOf(journal);
  return journal.map((entry) => history.itemOf(entry).state);
};

const next = (...commands: readonly Command[]): readonly (number | null)[] => {
  const history = historyOf(entriesOf(commands));
  return [history.next('undo'), history.next('redo')];
};

test('undo takes a command out, redo puts it back where it was', () => {
  expect(inEffect(edit, edit, undo(1))).toEqual([2]);
  expect(inEffect(edit, edit, undo(1), redo(1))).toEqual([1, 2]);
  expect(inEffect(edit, undo(1), redo(1), undo(1))).toEqual([]);
});

test('an undo or redo with nothing to do changes nothing and says so', () => {
  const commands = [undo(1), redo(2), edit, undo(3), undo(3), redo(3), redo(3), undo(4), undo(99), undo(9)];
  expect(inEffect(...commands)).toEqual([3]);
  expect(states(...commands).flatMap((state, i) => (state === 'void' ? [i + 1] : []))).toEqual([1, 2, 5, 7, 8, 9, 10]);
});

test('a fact is not undone, whatever the journal says', () => {
  expect(states(seen, undo(1))).toEqual(['effective', 'void']);
});

test('an undo that does not name a number has no effect and is not read', () => {
  const journal = entriesOf([edit, { type: 'undo' }]);
  const history = historyOf(journal);
  expect(journal.map((entry) => history.itemOf(entry)).map(({ state, unread }) => [state, unread])).toEqual([
    ['effective', null],
    ['effective', 'shape'],
  ]);
});

test('a command of another version is undone by that version; this one does not offer it', () => {
  const journal = entriesOf([unknown, undo(1)]);
  const history = historyOf(journal);
  expect(journal.map((entry) => history.itemOf(entry)).map(({ state, isUndoable }) => [state, isUndoable])).toEqual([
    ['undone', false],
    ['effective', false],
  ]);
  expect([history.next('redo'), history.step('redo', 1), history.step('undo', 1)]).toEqual([null, null, null]);
});

test('undo goes back step by step over what may be undone, redo comes forward in turn', () => {
  const journal: Command[] = [edit, edit, seen];
  const then = (command: Command): readonly (number | null)[] => {
    journal.push(command);
    return next(...journal);
  };
  expect(next(...journal)).toEqual([2, null]);
  expect(then(undo(2))).toEqual([1, 2]);
  expect(then(undo(1))).toEqual([null, 1]);
  expect(then(redo(1))).toEqual([1, 2]);
  expect(then(undo(1))).toEqual([null, 1]);
  expect(then(redo(1))).toEqual([1, 2]);
  expect(then(seen)).toEqual([1, 2]);
  expect(then(edit)).toEqual([10, null]);
});

test('keys of linked children are passed over by turn, and undone by their number', () => {
  expect(next(edit, keys)).toEqual([1, null]);
  const history = historyOf(entriesOf([edit, keys]));
  expect([history.step('undo', null), history.step('undo', 2), history.step('redo', 2)]).toEqual([
    { type: 'undo', seq: 1 },
    { type: 'undo', seq: 2 },
    null,
  ]);
});

test('the history shows each line with its state', () => {
  const journal = entriesOf([edit, seen, undo(1)]);
  const history = historyOf(journal);
  expect(
    journal
      .map((entry) => history.itemOf(entry))
      .map((item) => [item.seq, item.state, item.undoneBySeq, item.isUndoable]),
  ).toEqual([
    [1, 'undone', 3, true],
    [2, 'effective', null, false],
    [3, 'effective', null, false],
  ]);
});

/** What the history keeps from entry to entry, read from the whole journal each time. */
function readWhole(journal: readonly JournalEntry[]): {
  readonly inEffect: readonly number[];
  readonly undo: number | null;
  readonly redo: number | null;
} {
  const changes = new Map<number, string>();
  const undone = new Set<number>();
  let redoable: number[] = [];
  for (const { seq, command } of journal) {
    const about = Number(command['seq']);
    if (command.type === 'undo' && changes.has(about) && !undone.has(about)) {
      undone.add(about);
      if (changes.get(about) !== 'merge-2031') redoable.push(about);
    } else if (command.type === 'redo' && undone.delete(about)) redoable = redoable.filter((each) => each !== about);
    else if (['remove-mapping', 'link', 'merge-2031'].includes(command.type)) {
      changes.set(seq, command.type);
      if (command.type === 'remove-mapping') redoable = [];
    }
  }
  const effective = [...changes].filter(([seq]) => !undone.has(seq));
  return {
    inEffect: effective.map(([seq]) => seq),
    undo: effective.findLast(([, type]) => type === 'remove-mapping')?.[0] ?? null,
    redo: redoable.at(-1) ?? null,
  };
}

const anyCommand = fc.oneof(
  { arbitrary: fc.constant(edit), weight: 3 },
  fc.constant(keys),
  fc.constant(seen),
  fc.constant(unknown),
  { arbitrary: fc.integer({ min: 1, max: 40 }).map(undo), weight: 3 },
  { arbitrary: fc.integer({ min: 1, max: 40 }).map(redo), weight: 3 },
);

test('what is kept from entry to entry is what the whole journal says', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 60, size: 'max' }), (commands) => {
      const journal = entriesOf(commands);
      const history = new UndoHistory(commandTable);
      for (const [i, entry] of journal.entries()) {
        history.take(entry);
        const whole = readWhole(journal.slice(0, i + 1));
        expect([history.next('undo'), history.next('redo')]).toEqual([whole.undo, whole.redo]);
        const changes = journal
          .slice(0, i + 1)
          .filter(({ command }) => ['remove-mapping', 'link', 'merge-2031'].includes(command.type));
        expect(changes.filter(({ seq }) => !history.isUndone(seq)).map(({ seq }) => seq)).toEqual(whole.inEffect);
      }
    }),
    { numRuns: 200 },
  );
});

test('what is taken back leaves the state from before, whatever was done, undone or redone', () => {
  const steps = fc.array(fc.constantFrom('edit', 'undo', 'redo'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(steps, (kinds) => {
      const commands: Command[] = [];
      for (const kind of kinds) {
        const step =
          kind === 'edit' ? edit : historyOf(entriesOf(commands)).step(kind === 'undo' ? 'undo' : 'redo', null);
        if (step) commands.push(step);
      }
      const last = entriesOf(commands).at(-1);
      if (last) expect(inEffect(...commands, takingBack(last))).toEqual(inEffect(...commands.slice(0, -1)));
    }),
  );
});
