import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { messages } from '../../../renderer/ui/messages.ts';
import { defineCommand, partNames } from '../../../shared/contract/commands/command-definition.ts';
import {
  commandDefinitions,
  commandTable,
  commandTableOf,
  type StoredCommand,
} from '../../../shared/contract/commands/command-table.ts';
import { commandWords } from '../../../shared/contract/commands/command-words.ts';
import { joinCommand, readCommand, splitCommand } from '../../../shared/contract/commands/read-command.ts';
import { entriesOf } from '../../support/journal-entries.ts';

const imported = {
  file: 'ก.csv',
  sha256: 'f'.repeat(64),
  surveyYearsBE: [2568],
  accepted: 44_580,
  rejected: 12,
  blank: 'no' as const,
  mapping: {},
  surveyYearGivenBE: null,
  leftOut: [],
  keySecretId: 'k',
  checks: [
    { code: 'a', count: 3 },
    { code: 'age_unknown', count: 40 },
  ],
};

const commands: readonly StoredCommand[] = [
  {
    type: 'import',
    extracts: [{ extractId: 'a', content: '1'.repeat(64) }],
    replaces: ['b'],
    isSynthetic: false,
    files: [imported],
    communityNames: [],
  },
  { type: 'remove', extractIds: ['a'], files: [{ file: 'ก.csv', accepted: 44_580 }] },
  { type: 'save-mapping', profile: { name: 'ของจังหวัด', headers: [], mapping: {}, blank: 'unknown' } },
  { type: 'remove-mapping', name: 'ของจังหวัด' },
  {
    type: 'register',
    file: 'r.xlsx',
    sha256: '0'.repeat(64),
    communities: [{ code: '85010101', name: 'ก', children: 4 }],
  },
  { type: 'link', extractIds: ['a'], records: 1200, children: 1100 },
  { type: 'decide', same: 3, different: 4, retired: 1, pairs: [] },
  { type: 'key-secret', id: 'k', secret: 's' },
  { type: 'case-opened', purpose: 'เยี่ยมบ้าน' },
  { type: 'backup', file: 'ก.natpro-backup', bytes: 14_200_000 },
  {
    type: 'export',
    document: 'map',
    kind: 'publication',
    language: 'th',
    way: 'file',
    file: 'แผนที่.svg',
    sha256: '0'.repeat(64),
    area: '85',
    surveyYearsBE: [2567, 2568],
  },
  { type: 'passphrase-changed', key: 'case' },
  { type: 'recovery-renewed' },
  {
    type: 'release',
    data: '0'.repeat(64),
    lattice: 1,
    released: { n: 5, denominator: 5 },
    publication: { n: 10, denominator: 30 },
    figures: 12_000,
    hidden: 3_400,
    blankMeansNo: false,
    withheld: [],
  },
  {
    type: 'thresholds',
    setting: { released: { n: 5, denominator: 5 }, publication: { n: 10, denominator: 30 } },
  },
  { type: 'undo', seq: 3 },
  { type: 'redo', seq: 3 },
];

describe('in words', () => {
  const wordsOf = (command: StoredCommand, language: 'th' | 'en') =>
    commandWords({ command, unread: null }, messages[language], language);

  test('every command has its own in both languages, with its facts', () => {
    expect(commands.map(({ type }) => type)).toEqual(commandDefinitions.map(({ type }) => type));
    for (const language of ['th', 'en'] as const) {
      const titles = commands.map((command) => wordsOf(command, language).title);
      expect(new Set(titles).size).toBe(commands.length);
      expect(titles.filter((title) => title.includes('undefined'))).toEqual([]);
    }
    const words = new Map(commands.map((command) => [command.type, wordsOf(command, 'th')]));
    expect(words.get('import')).toEqual({
      title: 'นำเข้า 1 ไฟล์',
      facts: ['ก.csv · ปี 2568 · รับเข้า 44,580 แถว ไม่รับ 12 แถว · ข้อควรตรวจสอบ 3 แถว · ช่องว่าง = ไม่พบ', 'แทนไฟล์เดิม 1 ไฟล์'],
      purpose: null,
    });
    expect(words.get('remove')?.facts).toEqual(['ก.csv · 44,580 แถว']);
    expect(words.get('case-opened')?.purpose).toBe('เยี่ยมบ้าน');
    expect(words.get('backup')?.title).toContain('14.2 MB');
    expect(words.get('export')).toEqual({
      title: 'บันทึกเป็นไฟล์: แผนที่',
      facts: ['แผนที่.svg', 'พื้นที่ 85 ปี 2567–2568', 'ใช้เกณฑ์เผยแพร่'],
      purpose: null,
    });
    expect(words.get('decide')?.facts).toEqual(['คนเดียวกัน 3 คู่ คนละคน 4 คู่', 'นำระเบียนซ้ำออกจากตัวเลข 1 รายการ']);
    expect(words.get('link')?.facts).toEqual(['ระเบียน 1,200 รายการ เป็นเด็ก 1,100 คน']);
    expect([wordsOf({ type: 'undo', seq: 3 }, 'en').title, wordsOf({ type: 'redo', seq: 3 }, 'en').title]).toEqual([
      'Undid entry 3',
      'Redid entry 3',
    ]);
  });

  test('an opening that the program made itself says why', () => {
    const automatic = { type: 'case-opened', purpose: 'workspace-created' } as const;
    expect(wordsOf(automatic, 'th').purpose).toBe('สร้างแฟ้มงาน');
    expect(wordsOf(automatic, 'en').purpose).toBe('workspace created');
  });

  test('a long import names six files and counts the rest', () => {
    const command = { ...commands[0], files: Array.from({ length: 9 }, () => imported) } as StoredCommand;
    const { facts } = wordsOf(command, 'en');
    expect([facts.length, facts[6]]).toEqual([8, 'and 3 more files']);
  });

  test('a step that this program cannot read is named by its type, and why', () => {
    const said = (['newer', 'shape'] as const).map(
      (unread) => commandWords({ command: { type: 'merge-2031' }, unread }, messages.en, 'en').title,
    );
    expect(said[0]).toContain('another version (merge-2031)');
    expect(said[1]).toContain('cannot be read (merge-2031)');
  });
});

test('a command without words does not compile', () => {
  // @ts-expect-error: the journal asks each command for its words.
  const mute = defineCommand({ type: 'mute', kind: 'change', touches: [], version: 1, open: null });
  expect('words' in mute).toBe(false);
});

test('every definition reads what it describes, touches known parts, and an undo takes no part of its own', () => {
  for (const command of commands) {
    const { open, sealed, version } = splitCommand(commandTable, command);
    const stored = { command: open, commandVersion: version, ...(sealed && { sealed: JSON.stringify(sealed) }) };
    expect(readCommand(commandTable, stored)).toEqual({ command: open, unread: null });
    expect({ ...open, ...sealed }).toEqual(command);
  }
  for (const { type, kind, touches, upgrades, version } of commandDefinitions) {
    expect([type, upgrades.length]).toEqual([type, version - 1]);
    expect([type, touches.filter((name) => !partNames.includes(name))]).toEqual([type, []]);
    if (kind === 'undo') expect([type, touches.length]).toEqual([type, 0]);
  }
});

test('without the case key no command says a name of a file, a hash of one, a count of rows or a place of a row', () => {
  const told = commands.map((command) => {
    const { open } = splitCommand(commandTable, command);
    const { title, facts } = commandWords({ command: open, unread: null }, messages.en, 'en');
    return `${JSON.stringify(open)} ${title} ${facts.join(' ')}`;
  });
  // A register is no extract, and a backup's name is that of the workspace.
  const ofChildren = told.filter((_, i) => !['register', 'backup', 'release'].includes(commands[i]?.type ?? ''));
  for (const sealed of ['ก.csv', 'แผนที่.svg', imported.sha256, '44580', '44,580', '1200', '1,200', '1100'])
    expect([sealed, ofChildren.filter((text) => text.includes(sealed))]).toEqual([sealed, []]);
});

describe('sealed fields', () => {
  const visit = defineCommand({
    type: 'visit',
    kind: 'change',
    touches: [],
    version: 1,
    open: z.object({ round: z.int() }),
    sealed: z.object({ child: z.string(), note: z.string().optional() }),
    words: ({ child = 'a child' }) => ({ title: child }),
  });
  const table = commandTableOf([visit]);

  test('are split off and joined again; what is in neither shape is dropped', () => {
    const split = splitCommand(table, { type: 'visit', round: 2, child: 'Mya', forgotten: 1 });
    expect(split).toEqual({ open: { type: 'visit', round: 2 }, version: 1, sealed: { child: 'Mya' } });
    const entry = { seq: 4, command: split.open, commandVersion: 1 };
    expect(joinCommand(table, entry, split.sealed ?? {})).toEqual({ type: 'visit', round: 2, child: 'Mya' });
  });

  test('that are not those of the definition are said to be unreadable', () => {
    const entry = { seq: 4, command: { type: 'visit', round: 2 }, commandVersion: 1 };
    expect(() => joinCommand(table, entry, { child: 7 })).toThrow('WORKSPACE_COMMAND_UNREADABLE');
    expect(() => joinCommand(table, { ...entry, command: { type: 'other' } }, {})).toThrow(
      'WORKSPACE_COMMAND_UNREADABLE',
    );
  });

  test('that are missing make a command that cannot be read', () => {
    const stored = { command: { type: 'visit', round: 2 }, commandVersion: 1 };
    expect(readCommand(table, stored)).toEqual({ command: stored.command, unread: 'shape' });
    expect(readCommand(table, { ...stored, sealed: 'armored age' }).unread).toBe(null);
  });

  test('a command without a definition, or not of its shape, is not stored', () => {
    expect(() => splitCommand(table, { type: 'other' })).toThrow('other');
    expect(() => splitCommand(table, { type: 'visit', round: 2 })).toThrow(z.ZodError);
  });
});

describe('versions', () => {
  const words = () => ({ title: 'plan' });
  const third = defineCommand({
    type: 'plan',
    kind: 'change',
    touches: [],
    version: 3,
    open: z.object({ areas: z.array(z.string()) }),
    sealed: z.object({ target: z.number() }),
    upgrades: [
      { open: ({ village, ...rest }) => ({ ...rest, area: village }) },
      {
        open: ({ area, ...rest }) => ({ ...rest, areas: [area] }),
        sealed: ({ percent }) => ({ target: Number(percent) / 100 }),
      },
    ],
    words,
  });
  const table = commandTableOf([third]);

  test('a command of an earlier version is brought to today’s, its sealed fields too', () => {
    const [first, second, last] = entriesOf(
      [
        { type: 'plan', version: 1, village: '85010101' },
        { type: 'plan', version: 2, area: '85010101' },
        { type: 'plan', version: 3, areas: ['85010101'] },
      ],
      table,
    );
    for (const entry of [first, second, last])
      expect([entry?.command, entry?.unread]).toEqual([{ type: 'plan', areas: ['85010101'] }, null]);
    if (!second || !last) throw new Error('No entries.');
    expect(joinCommand(table, second, { percent: 30 })).toEqual({ type: 'plan', areas: ['85010101'], target: 0.3 });
    expect(joinCommand(table, last, { target: 0.3 })).toEqual({ type: 'plan', areas: ['85010101'], target: 0.3 });
  });

  test('a command of a later version, of another program or of another shape stays as it is and says so', () => {
    const stored = [
      { type: 'plan', version: 4, regions: [] },
      { type: 'merge-2031', what: 1 },
      { type: 'plan', version: 3, areas: 'all' },
      { type: 'plan', version: 1 },
    ];
    expect(entriesOf(stored, table).map(({ command, unread }) => [command, unread])).toEqual([
      [{ type: 'plan', regions: [] }, 'newer'],
      [{ type: 'merge-2031', what: 1 }, 'newer'],
      [{ type: 'plan', areas: 'all' }, 'shape'],
      [{ type: 'plan' }, 'shape'],
    ]);
  });

  test('fields that an upgrade cannot make anything of are of another shape; they stop nobody from opening the rest', () => {
    const visit = defineCommand({
      type: 'visit',
      kind: 'change',
      touches: [],
      version: 2,
      open: z.object({ place: z.string() }),
      sealed: z.object({ child: z.string() }),
      upgrades: [
        {
          open: ({ place }) => ({ place: (place as string).trim() }),
          sealed: ({ child }) => ({ child: (child as string).trim() }),
        },
      ],
      words,
    });
    const visits = commandTableOf([visit]);
    const [damaged, whole] = entriesOf(
      [
        { type: 'visit', version: 1 },
        { type: 'visit', version: 1, place: ' 85010101' },
      ],
      visits,
    );
    expect([damaged?.command, damaged?.unread]).toEqual([{ type: 'visit' }, 'shape']);
    if (!whole) throw new Error('No entries.');
    expect(() => joinCommand(visits, whole, {})).toThrow('WORKSPACE_COMMAND_UNREADABLE');
    expect(joinCommand(visits, whole, { child: 'Mya ' })).toEqual({ type: 'visit', place: '85010101', child: 'Mya' });
  });

  test('a type is defined once', () => {
    expect(() => commandTableOf([third, third])).toThrow('twice');
  });

  test('a definition whose upgrades do not lead to its version is refused', () => {
    expect(() => defineCommand({ type: 'x', kind: 'change', touches: [], version: 2, open: null, words })).toThrow(
      'upgrades',
    );
  });
});
