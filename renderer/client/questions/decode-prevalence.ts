import type { AreaPrevalence, PrevalenceAnswer } from '../../../shared/contract/analysis.ts';
import { prevalenceRows, prevalenceTableFromIpc } from '../../../shared/contract/prevalence-table.ts';

/** Rows of one revision of the dataset. */
type PrevalenceRows = { readonly revision: number; readonly rows: readonly AreaPrevalence[] };

/** The rows of an answer, whichever way they were sent. */
export async function decodePrevalence(answer: PrevalenceAnswer): Promise<PrevalenceRows> {
  if (answer.encoding === 'rows') return { revision: answer.revision, rows: answer.rows };
  return {
    revision: answer.revision,
    rows: prevalenceRows(prevalenceTableFromIpc(new Uint8Array(await answer.blob.arrayBuffer()))),
  };
}
