import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventIterator, oc } from '@orpc/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../shared/contract/contract.ts';
import { namesChild } from '../../shared/contract/names-child.ts';
import { proceduresNaming, proceduresOf } from '../support/procedures-naming-children.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const sources = globSync('{shared,electron,renderer,sample-data,build}/**/*.{ts,tsx}', { cwd: root }).filter(
  (path) => !path.endsWith('.d.ts'),
);

/** What a store has for the case key, and what opens it underneath: of the gate, and of the vault that defines it. */
const forTheGate = /\b(?:readCaseSegment|wholeCommands|dropCaseKey|copyStore|isCaseOpen)\b/;
const underneath = /from '[^']*\/vault\/(?:sealed-fields|segment-store|age-key|case-cache)\.ts'/;
const mayRead = /^electron\/engine\/(?:case|vault)\//;

/** What only tells whether the case data are open; the page shows that, and nothing comes of it. */
const tellsOnly = /^(?:renderer|shared\/contract)\/|\/session\/workspace-status\.ts$/;

function readsPastTheGate(path: string, text: string): boolean {
  if (mayRead.test(path)) return false;
  const code = tellsOnly.test(path) ? text.replaceAll('isCaseOpen', '') : text;
  return forTheGate.test(code) || underneath.test(code);
}

test('nobody but the gate and the vault reads case segments and sealed fields, or drops their key', () => {
  const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
  expect(sources.filter((path) => readsPastTheGate(path, textOf(path)))).toEqual([]);
  // A look that saw nothing would find nobody.
  expect(sources.filter((path) => mayRead.test(path) && forTheGate.test(textOf(path)))).toEqual(
    expect.arrayContaining(['electron/engine/case/case-gate.ts', 'electron/engine/vault/workspace.ts']),
  );
  for (const planted of [
    'await store.readCaseSegment(sha256)',
    'const { wholeCommands } = store',
    "import { unsealCommand } from '../vault/sealed-fields.ts';",
    'if (store.isCaseOpen) return names;',
  ])
    expect([planted, readsPastTheGate('electron/engine/linking/planted.ts', planted)]).toEqual([planted, true]);
});

/**
 * The one answer that may name a child without the case key: rejected rows of files that this session read itself. Whoever
 * imports them has the files, and must be able to correct the rows; after a lock they come by `case.makeRejects` only.
 */
const ofWhoHasTheFile = ['documents.makeRejects'];

test('an answer that names a child, or may, is given under `case.` only', () => {
  const naming = proceduresNaming(contract);
  expect(naming.filter((path) => !path.startsWith('case.'))).toEqual(ofWhoHasTheFile);
  expect(naming).toEqual(expect.arrayContaining(['case.linking.pairs', 'case.makeRejects']));
});

test('every procedure says what it answers, so that nothing goes by unseen', () => {
  const procedures = proceduresOf(contract);
  expect(procedures.length).toBeGreaterThan(60);
  expect(procedures.filter(({ output }) => output === undefined)).toEqual([]);
});

const name = () => namesChild(z.string());

test.each<[where: string, output: z.ZodType]>([
  ['itself', name()],
  ['in an object', z.object({ a: z.int(), child: name() })],
  ['in the rest of an object', z.object({}).catchall(name())],
  ['in a list', z.array(z.object({ child: name() }))],
  ['absent or null', z.object({ child: name().optional(), mother: z.string().nullable() })],
  ['nullable within a list', z.array(name().nullable())],
  ['with a default', z.object({ child: name().default('') })],
  ['with a limit put on it later', z.object({ child: name().min(1) })],
  ['in one of several', z.union([z.int(), z.object({ child: name() })])],
  ['in one of several told apart', z.discriminatedUnion('type', [z.object({ type: z.literal('a'), child: name() })])],
  ['in a record', z.record(z.string(), name())],
  ['as the key of a record', z.record(name(), z.int())],
  ['in a tuple', z.tuple([z.int(), name()])],
  ['in the rest of a tuple', z.tuple([z.int()], name())],
  ['in a map', z.map(z.string(), name())],
  ['in a set', z.set(name())],
  ['in a pipe', z.pipe(name(), z.string())],
  ['in both of two', z.intersection(z.object({}), z.object({ child: name() }))],
  ['looked up late', z.lazy(() => z.object({ child: name() }))],
  ['refined', z.object({ child: name() }).refine(() => true)],
  ['of an object that was extended', z.object({ child: name() }).extend({ more: z.int() })],
  ['read only', z.object({ child: name() }).readonly()],
])('a field that names a child is seen %s', (_, output) => {
  const planted = { areas: { list: oc.output(output), counts: oc.output(z.object({ child: z.string() })) } };
  expect(proceduresNaming(planted)).toEqual(['areas.list']);
});

test('a field that names a child is seen in events, and in what they end with', () => {
  const planted = {
    plain: oc.output(eventIterator(z.object({ rows: z.int() }))),
    events: oc.output(eventIterator(z.object({ child: name() }))),
    end: oc.output(eventIterator(z.int(), name())),
  };
  expect(proceduresNaming(planted)).toEqual(['events', 'end']);
});
