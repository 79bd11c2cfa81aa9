import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/contract.ts';
import type { Language } from '../../shared/format/language.ts';

type Client = Pick<ContractRouterClient<Contract>, 'case' | 'documents'>;
type RejectFile = { readonly name: string; readonly content: Blob };

/** The rejected rows of an extract as the file that goes back to who sent it. */
export async function rejectsOf(client: Client, extractId: string, language: Language = 'th'): Promise<RejectFile> {
  return (await client.documents.makeRejects({ document: 'reject-workbook', extractId, language })).file;
}

/** The same with the case key. */
export async function caseRejectsOf(client: Client, extractId: string, language: Language = 'th'): Promise<RejectFile> {
  return (await client.case.makeRejects({ document: 'reject-workbook', extractId, language })).file;
}
