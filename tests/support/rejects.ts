import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/contract.ts';
import type { Language } from '../../shared/format/language.ts';

type Client = Pick<ContractRouterClient<Contract>, 'documents'>;

/** The rejected rows of an extract as the file that goes back to who sent it. */
export async function rejectsOf(
  client: Client,
  extractId: string,
  language: Language = 'th',
): Promise<{ readonly name: string; readonly content: Blob }> {
  const { file } = await client.documents.make({ document: 'reject-workbook', extractId, language });
  if (file === null) throw new Error('There is no file.');
  return file;
}
