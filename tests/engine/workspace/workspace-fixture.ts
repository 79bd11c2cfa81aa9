import { join } from 'node:path';
import type { EngineOptions } from '../../../electron/engine/index.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import { startEngine, temporaryFolder, type EngineClient } from '../../support/engine.ts';
import { casePassphrase, planningPassphrase, quick } from '../vault/vault-fixture.ts';

export { casePassphrase, planningPassphrase };

export type Office = { readonly client: EngineClient; readonly workspaces: string };

/** An engine as the page has it, with a workspaces folder of its own. */
export async function startOffice(workspaces?: string, options: Partial<EngineOptions> = {}): Promise<Office> {
  const folder = workspaces ?? join(await temporaryFolder(), 'workspaces');
  const client = await startEngine({
    host: 'loopback',
    acceptsPaths: true,
    workspacesFolder: folder,
    stateFolder: folder,
    vault: quick(),
    ...options,
  });
  return { client, workspaces: folder };
}

export const place = { name: 'ระนอง 2568' };

export async function createPlace(client: EngineClient): Promise<{ recoveryCode: string[]; kept: number }> {
  return client.workspace.create({ place, planningPassphrase, casePassphrase });
}

/**
 * Figures of every community and year: two states of the data with the same ones are the same to the user. Where the case
 * data are locked they are opened to see.
 */
export async function figures(client: EngineClient, passphrase = casePassphrase): Promise<unknown> {
  const { isCaseOpen, state } = await client.workspace.status();
  if (state !== 'open' || isCaseOpen) return figuresNow(client);
  await client.workspace.openCase({ passphrase, purpose: 'test' });
  const seen = await figuresNow(client);
  await client.workspace.lockCase();
  return seen;
}

/** The same as far as they can be seen. */
export async function figuresNow(client: EngineClient): Promise<unknown> {
  const answer = await client.analysis.prevalence({ level: 'community', filter: noFilter });
  return answer.encoding === 'rows' ? answer.rows : 'arrow';
}
