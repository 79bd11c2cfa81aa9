import { expect, test } from 'vitest';
import type { Connection } from '../../../../renderer/client/connection/connect.ts';
import { createImportController } from '../../../../renderer/client/import/import-controller.ts';
import type { MappingProfile } from '../../../../shared/contract/commands/mapping-profile.ts';
import type { InspectedFile } from '../../../../shared/contract/extracts.ts';
import { madeInspection } from './made-inspection.ts';

const columns = [{ header: 'หมู่', field: null, samples: [] }];
const profile: MappingProfile = { name: 'อำเภอ', headers: ['หมู่'], mapping: { community_code: 'หมู่' }, blank: 'no' };

function inspected(fileId: string, isMapped: boolean): InspectedFile {
  return {
    file: { fileId, name: fileId, bytes: 1 },
    error: isMapped ? null : { code: 'FILE_NO_COLUMNS', th: '', en: '' },
    columns: isMapped ? null : columns,
    inspection: isMapped ? madeInspection({ mapping: { community_code: 'หมู่' }, unmapped: [], columns }) : null,
  };
}

/** An engine whose answers about files wait until they are let through; it knows no file's columns without a mapping. */
function startImport(isKnown = false) {
  const waiting: (() => void)[] = [];
  const discarded: string[] = [];
  let saved: readonly MappingProfile[] = [profile];
  const engine = {
    files: {
      openPath: async ({ path }: { path: string }) => ({ fileId: path, name: path, bytes: 1 }),
      discard: async ({ fileIds }: { fileIds: readonly string[] }) => void discarded.push(...fileIds),
    },
    extracts: {
      inspect: async ({ fileIds, mappings = {} }: { fileIds: string[]; mappings?: Record<string, unknown> }) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return fileIds.map((fileId) => inspected(fileId, isKnown || mappings[fileId] !== undefined));
      },
      mappings: async () => saved,
    },
  };
  const controller = createImportController({ engine } as unknown as Connection, async () => undefined);
  /** Lets the next answer through. */
  const answer = async (): Promise<void> => {
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    waiting.shift()?.();
  };
  const add = (...names: string[]) => controller.add(names.map((path) => ({ kind: 'path', path }) as const));
  const forget = (name: string): void => {
    saved = saved.filter((each) => each.name !== name);
    controller.profileRemoved(name);
  };
  const names = (): readonly string[] => controller.session.get().items.map(({ name }) => name);
  return { add, answer, controller, discarded, forget, names };
}

test('a saved mapping that is deleted while a file is read with it is not taken', async () => {
  const { add, answer, controller, forget } = startImport();
  const adding = add('a');
  await answer();
  await new Promise((resolve) => setTimeout(resolve));
  forget('อำเภอ');
  await answer();
  await adding;
  const { blank, items } = controller.session.get();
  expect([blank, items.map(({ given, profile: taken }) => [given, taken])]).toEqual(['unknown', [[null, null]]]);
});

test('a saved mapping that stays is taken', async () => {
  const { add, answer, controller } = startImport();
  const adding = add('a');
  await answer();
  await answer();
  await adding;
  const { blank, items } = controller.session.get();
  expect([blank, items.map(({ profile: taken }) => taken?.name)]).toEqual(['no', ['อำเภอ']]);
});

test('what is said of files while others are read holds, and a file taken off stays off', async () => {
  const { add, answer, controller, names } = startImport(true);
  const first = add('a', 'b');
  await answer();
  await first;
  const second = add('c');
  controller.setYear('a', 2566);
  const [, b] = controller.session.get().items;
  if (b) controller.remove(b);
  await answer();
  await second;
  expect([names(), controller.session.get().items[0]?.yearGiven]).toEqual([['a', 'c'], 2566]);
});

test('files that are dropped while others are read come after them', async () => {
  const { add, answer, names } = startImport(true);
  const both = Promise.all([add('a'), add('b')]);
  await answer();
  await answer();
  await both;
  expect(names()).toEqual(['a', 'b']);
});

test('what was being read when the screen was emptied is let go', async () => {
  const { add, answer, controller, discarded, names } = startImport(true);
  const both = Promise.all([add('a'), add('b')]);
  await new Promise((resolve) => setTimeout(resolve));
  controller.reset();
  await answer();
  await both;
  expect([names(), controller.session.get().isReading, discarded]).toEqual([[], false, ['a']]);
});
