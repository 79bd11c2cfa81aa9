import { expect, test } from 'vitest';
import { CaseGate } from '../../../electron/engine/case/case-gate.ts';
import { CommandJournal } from '../../../electron/engine/dataset/command-journal.ts';
import { keySecret } from '../../../electron/engine/dataset/key-secret.ts';
import { MemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { entriesOf } from '../../support/journal-entries.ts';

class StoreWith extends MemoryStore {
  readonly entries = entriesOf([{ type: 'key-secret', version: 99 }]);

  override journal() {
    return [...this.entries, ...super.journal()];
  }
}

test('there is one secret: where the one in the journal cannot be read no second one is made', async () => {
  const store = new MemoryStore('tester');
  const gate = new CaseGate();
  gate.attach(store);
  const made = await keySecret(new CommandJournal(store), gate);
  expect(await keySecret(new CommandJournal(store), gate)).toMatchObject(made);

  const newer = new StoreWith('tester');
  gate.attach(newer);
  await expect(keySecret(new CommandJournal(newer), gate)).rejects.toMatchObject({
    code: 'WORKSPACE_COMMAND_UNREADABLE',
    detail: { seq: 1, type: 'key-secret' },
  });
  expect(newer.journal()).toHaveLength(1);
});
