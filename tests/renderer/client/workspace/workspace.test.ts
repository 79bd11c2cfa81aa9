import { describe, expect, test } from 'vitest';
import { olderThan } from '../../../../renderer/client/workspace/use-workspace.ts';
import { rowStep } from '../../../../renderer/features/journal/journal-model.ts';
import { latestThere, otherWorkspaces, startMode } from '../../../../renderer/features/start/start-model.ts';
import {
  codeState,
  folderInside,
  isWorkspaceName,
  meterSteps,
  passphraseState,
} from '../../../../renderer/features/workspace/passphrase-model.ts';
import { undoStepOf } from '../../../../renderer/shell/undo-buttons.tsx';
import { passphraseStrength } from '../../../../shared/contract/passphrase-strength.ts';
import { printRecoveryCode } from '../../../../shared/contract/recovery-code.ts';
import type { HistoryItem } from '../../../../shared/contract/workspace.ts';
import type { KnownWorkspace, WorkspaceStatus } from '../../../../shared/contract/workspace-session.ts';
import { formatBytes } from '../../../../shared/format/bytes.ts';
import { formatDay, formatMoment } from '../../../../shared/format/moments.ts';

const strong = 'ควาย ไถนา ริมคลอง สีเขียว';

describe('a passphrase that is being chosen', () => {
  test('is ready when it is strong and typed twice, or shown', () => {
    expect(passphraseState({ text: ' ', again: '' }, { isShown: false })).toBe('empty');
    expect(passphraseState({ text: 'ranong2568', again: 'ranong2568' }, { isShown: false })).toBe('weak');
    expect(passphraseState({ text: strong, again: '' }, { isShown: false })).toBe('differs');
    expect(passphraseState({ text: strong, again: ` ${strong} ` }, { isShown: false })).toBe('ready');
    expect(passphraseState({ text: strong, again: '' }, { isShown: true })).toBe('ready');
  });

  test('must differ from the other, however that one is typed', () => {
    expect(passphraseState({ text: strong, again: '' }, { isShown: true, other: `${strong}  ` })).toBe('same');
  });

  test('fills the meter by its level, and nothing while nothing is typed', () => {
    expect([meterSteps(passphraseStrength(''), ''), meterSteps(passphraseStrength('กขค'), 'กขค')]).toEqual([0, 1]);
    expect(meterSteps(passphraseStrength(strong), strong)).toBeGreaterThanOrEqual(3);
  });
});

describe('a recovery code that is being typed', () => {
  const identity = `AGE-SECRET-KEY-1${'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'.repeat(2).slice(0, 58)}`;

  test('is counted until it is complete, whatever its spelling', () => {
    const printed = printRecoveryCode(identity);
    expect(codeState('')).toEqual({ kind: 'empty' });
    expect(codeState(printed.slice(0, 4).join(' '))).toEqual({ kind: 'incomplete', typed: 12, all: 58 });
    expect(codeState(printed.slice(1).join('-').toLowerCase())).toEqual({ kind: 'complete' });
    expect(codeState(printed.join('\n'))).toEqual({ kind: 'complete' });
  });

  test('with a letter that no code has, or too long, is said to be strange', () => {
    expect(codeState('AGE-SECRET-KEY-1 กขคง')).toEqual({ kind: 'strange' });
    expect(codeState(`${identity}QQ`)).toEqual({ kind: 'strange' });
  });
});

test('a workspace is called what every system takes as a folder', () => {
  expect(['ระนอง', 'Ranong 2568', 'a.b'].map(isWorkspaceName)).toEqual([true, true, true]);
  expect(['', ' ', 'a/b', 'a\\b', 'a:b', '.a', 'a.', 'CON', 'x'.repeat(81)].map(isWorkspaceName)).toEqual(
    Array.from({ length: 9 }, () => false),
  );
  expect(folderInside('C:\\Users\\พม', ' ระนอง ')).toBe('C:\\Users\\พม\\ระนอง');
  expect(folderInside('\\\\server\\share\\', 'ก')).toBe('\\\\server\\share\\ก');
  expect(folderInside('/home/a/', 'ก')).toBe('/home/a/ก');
});

describe('the start screen', () => {
  const known = (name: string, isThere: boolean): KnownWorkspace => ({
    place: { name },
    name,
    folder: null,
    lastOpenedAt: null,
    isThere,
  });
  const open: WorkspaceStatus = {
    state: 'open',
    name: 'ก',
    folder: null,
    workspaceId: 'x',
    createdAt: null,
    isCaseOpen: false,
    isReadOnly: false,
    findings: [],
    missingFiles: [],
    lastBackupAt: null,
    lastCaseOpening: null,
    isBackupDue: false,
    undo: null,
    redo: null,
  };

  test('is about one thing', () => {
    expect(startMode({ isOpen: false, hasData: false, workspaces: 0 })).toBe('first');
    expect(startMode({ isOpen: false, hasData: false, workspaces: 2 })).toBe('choose');
    expect(startMode({ isOpen: false, hasData: true, workspaces: 2 })).toBe('look');
    expect(startMode({ isOpen: true, hasData: false, workspaces: 2 })).toBe('empty');
    expect(startMode({ isOpen: true, hasData: true, workspaces: 0 })).toBe('work');
  });

  test('opens the latest workspace that is there, and does not list the one that is open', () => {
    const list = [known('ก', false), known('ข', true), known('ค', true)];
    expect(latestThere(list)?.name).toBe('ข');
    expect(latestThere([known('ก', false)])).toBe(null);
    expect(otherWorkspaces(list, open).map(({ name }) => name)).toEqual(['ข', 'ค']);
    expect(otherWorkspaces(list, { ...open, state: 'none', name: null })).toHaveLength(3);
    const onDesktop = list.map((each) => ({ ...each, folder: `/ws/${each.name}` }));
    expect(otherWorkspaces(onDesktop, { ...open, folder: '/ws/ข' }).map(({ name }) => name)).toEqual(['ก', 'ค']);
  });
});

describe('a line of the journal', () => {
  test('has an older page while not all entries are there, whatever numbers are missing', () => {
    const item = (seq: number): HistoryItem => ({
      seq,
      time: '2026-11-21T10:00:00.000Z',
      actor: 'somchai',
      command: { type: 'recovery-renewed' },
      unread: null,
      state: 'effective',
      undoneBySeq: null,
      isUndoable: false,
      isClockSetBack: false,
      hasSealedPart: false,
      segments: [],
    });
    const pages = [
      { items: [item(7), item(9)], entries: 5 },
      { items: [item(3), item(4)], entries: 5 },
      { items: [item(1)], entries: 5 },
    ];
    expect([0, 1, 2, 3].map((count) => olderThan(pages.slice(0, count)))).toEqual([undefined, 7, 3, undefined]);
  });

  test('offers undo for what is in effect, redo for what was undone, nothing for a fact', () => {
    expect(rowStep({ isUndoable: true, state: 'effective' })).toBe('undo');
    expect(rowStep({ isUndoable: true, state: 'undone' })).toBe('redo');
    expect(rowStep({ isUndoable: false, state: 'effective' })).toBe(null);
    expect(rowStep({ isUndoable: false, state: 'void' })).toBe(null);
  });
});

test('undo and redo have the keys people know, and no others', () => {
  const key = (change: Partial<KeyboardEvent>) =>
    undoStepOf({ key: 'z', ctrlKey: true, metaKey: false, shiftKey: false, altKey: false, ...change });
  expect([key({}), key({ shiftKey: true }), key({ key: 'y' }), key({ key: 'Z', shiftKey: true })]).toEqual([
    'undo',
    'redo',
    'redo',
    'redo',
  ]);
  expect([key({ ctrlKey: false }), key({ altKey: true }), key({ key: 'x' })]).toEqual([null, null, null]);
});

test('times are told in the Buddhist era, in English with the Gregorian year', () => {
  const time = '2026-11-21T17:05:00Z';
  expect(formatMoment(time, 'th', 'Asia/Bangkok')).toBe('22 พ.ย. 2569 00:05 น.');
  expect(formatMoment(time, 'en', 'Asia/Bangkok')).toBe('22 Nov 2026 (2569 BE), 00:05');
  expect(formatDay(time, 'en', 'UTC')).toBe('21 Nov 2026 (2569 BE)');
});

test('sizes have three digits', () => {
  expect([0, 999, 1000, 14_234_567, 999_600, 132_000_000_000].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '14.2 MB',
    '1 MB',
    '132 GB',
  ]);
});
