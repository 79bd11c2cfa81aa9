import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/contract/app-error.ts';
import { documentKinds, type DocumentRequest, type RejectsRequest } from '../../../shared/contract/documents.ts';
import type { WholeCommand } from '../../../shared/contract/commands/command-table.ts';
import type { Document } from './document.ts';

type Made = {
  /** What it was made of, such as a workspace: only there it is handed out. */
  readonly of: object;
  readonly facts: Pick<WholeCommand<'export'>, 'document' | 'kind' | 'language' | 'area' | 'surveyYearsBE'>;
};

/** More than anybody has open at once; the oldest is forgotten. */
const most = 50;

/** Documents that were made and not handed out yet: what the journal will say of each, not the document. */
export class MadeDocuments {
  readonly #made = new Map<string, Made>();

  /** @returns what it is called until it is handed out */
  add(
    of: object,
    { document, language }: DocumentRequest | RejectsRequest,
    { area, surveyYearsBE }: Pick<Document, 'area' | 'surveyYearsBE'>,
  ): string {
    const id = randomUUID();
    const facts = { document, kind: documentKinds[document], language, area, surveyYearsBE: [...surveyYearsBE] };
    this.#made.set(id, { of, facts });
    const [oldest] = this.#made.keys();
    if (this.#made.size > most && oldest !== undefined) this.#made.delete(oldest);
    return id;
  }

  /**
   * The command that says that a document left. It may leave again, as a file and as a copy: each time is a command.
   * @throws AppError EXPORT_UNKNOWN
   */
  exportOf(
    of: object,
    id: string,
    how: Pick<WholeCommand<'export'>, 'way' | 'file' | 'sha256'>,
  ): WholeCommand<'export'> {
    const made = this.#made.get(id);
    if (made?.of !== of) throw new AppError('EXPORT_UNKNOWN');
    return { type: 'export', ...made.facts, ...how };
  }
}
