import { errorText } from '../../../shared/contract/app-error.ts';
import type { ErrorCode, ErrorDetail } from '../../../shared/contract/error-codes.ts';
import type { WorkspaceFinding } from '../../../shared/contract/workspace.ts';

/** A finding with its sentences. */
export function finding(code: ErrorCode, file: string, detail: ErrorDetail = {}): WorkspaceFinding {
  const seq = typeof detail['seq'] === 'number' ? detail['seq'] : null;
  return { code, file, seq, ...errorText(code, { file, ...detail }) };
}

/** Each of them once: the same damage is met on several ways. */
export function distinct(findings: readonly WorkspaceFinding[]): readonly WorkspaceFinding[] {
  return [...new Map(findings.map((each) => [each.en, each])).values()];
}

/** What lies in a folder of the workspace and is no part of it: one finding for all. */
export function oddNames(folder: string, names: readonly string[]): readonly WorkspaceFinding[] {
  const [first] = names.toSorted();
  const file = folder === '' ? first : `${folder}/${first}`;
  return first === undefined ? [] : [finding('WORKSPACE_ODD_FILE', file ?? '', { count: names.length })];
}
