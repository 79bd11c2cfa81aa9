import type { EngineOptions } from '../../../electron/engine/index.ts';
import type { ReleaseStatus } from '../../../shared/contract/release.ts';
import { extractText, type ExtractRow } from '../../support/extract-file.ts';
import { fileWith, importPaths, type EngineClient } from '../../support/engine.ts';
import { children, childrenWith } from '../../support/many-children.ts';
import { createPlace, startOffice } from '../workspace/workspace-fixture.ts';

const lao = { nationality: 'ลาว' };

/** Two amphoe with three communities each; in one of them three children say yes to 13. */
export const provinceRows: readonly ExtractRow[] = [
  ...childrenWith('ind13', 12, 60, { community_code: '85010301' }),
  ...childrenWith('ind13', 3, 50, { community_code: '85010302' }),
  ...childrenWith('ind13', 14, 40, { community_code: '85010401', sex: 'ชาย' }),
  ...childrenWith('ind13', 16, 60, { community_code: '85020101' }),
  ...childrenWith('ind13', 11, 40, { community_code: '85020102', sex: 'ชาย' }),
  ...childrenWith('ind13', 10, 30, { community_code: '85020201', ...lao }),
  ...children(2, { community_code: '85020201', ...lao, ind06: 'ใช่' }),
];

/** Until no release is under way. */
export async function settled(client: EngineClient): Promise<ReleaseStatus> {
  for (;;) {
    const status = await client.release.status();
    if (status.state !== 'running') return status;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A workspace with the province loaded, its case data open and its figures released. */
export async function releasedPlace(
  rows = provinceRows,
  options: Partial<EngineOptions> = {},
): Promise<{ readonly client: EngineClient; readonly workspaces: string }> {
  const { client, workspaces } = await startOffice(undefined, { releasesAlone: true, ...options });
  await createPlace(client);
  await importPaths(client, [await fileWith('2568.csv', extractText(rows))]);
  return { client, workspaces };
}
