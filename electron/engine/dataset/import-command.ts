import { randomUUID } from 'node:crypto';
import type { WholeCommand } from '../../../shared/contract/commands/command-table.ts';
import type { ImportedFile } from '../../../shared/contract/commands/import-command.ts';
import type { RowPlace } from '../../../shared/contract/commands/row-place.ts';
import type { ReadingChoices } from '../../../shared/contract/reading-choices.ts';
import type { CitedSegment } from '../../../shared/contract/workspace.ts';
import type { BlankRule, CodeRule } from '../../../shared/cpms/answers.ts';
import type { StoredFile } from '../ingest/file-store.ts';
import type { ExtractContent, FileOutcome } from '../ingest/import-draft.ts';
import { mappingByKeys, type GivenMapping } from '../ingest/header-key.ts';
import { rejectArrow } from '../ingest/reject-table.ts';
import type { WorkspaceStore } from '../vault/workspace-store.ts';
import { contentName, type KeySecret } from './key-secret.ts';
import type { LoadedExtract } from './loaded-extracts.ts';

export type FilesToImport = {
  readonly files: readonly {
    readonly stored: StoredFile;
    readonly mapping?: GivenMapping | undefined;
    readonly surveyYearBE?: number | undefined;
    readonly codes?: CodeRule | undefined;
    readonly choices?: ReadingChoices | undefined;
    readonly leftOut?: readonly RowPlace[] | undefined;
  }[];
  readonly blank: BlankRule;
  readonly isSynthetic: boolean;
};

/** A file that came in, and what of it is to be kept. */
export type AcceptedFile = { readonly outcome: FileOutcome; readonly content: ExtractContent };

type ImportFacts = {
  readonly ask: FilesToImport;
  /** The number that each file of `ask` was given. */
  readonly numbers: readonly number[];
  /** What its keys were made with. */
  readonly keys: KeySecret;
  readonly communityNames: ReadonlyMap<number, string>;
  readonly loaded: readonly LoadedExtract[];
  /** The id of the extract that a file was before; null where it is new. */
  readonly formerId: (content: string) => string | null;
};

/** Loaded extracts that a file takes the place of: its former self; of real data all that is synthetic, and vice versa. */
export function replacedBy(
  loaded: readonly LoadedExtract[],
  sha256: string,
  isSynthetic: boolean,
): readonly LoadedExtract[] {
  return loaded.filter((extract) => extract.isSynthetic !== isSynthetic || extract.sha256 === sha256);
}

/** What the journal says of an import: a file each, at its place. */
export function importCommandOf(files: readonly AcceptedFile[], facts: ImportFacts): WholeCommand<'import'> {
  const { ask, keys, loaded } = facts;
  const replaces = files.flatMap(({ outcome }) => replacedBy(loaded, outcome.sha256, ask.isSynthetic));
  return {
    type: 'import',
    extracts: files.map(({ outcome: { sha256 } }) => {
      const content = contentName(keys, sha256);
      // The same file again is the same extract, also where it was out of the data: what was decided about its rows holds.
      return { extractId: facts.formerId(content) ?? randomUUID(), content };
    }),
    replaces: [...new Set(replaces.map(({ extractId }) => extractId))],
    isSynthetic: ask.isSynthetic,
    files: files.map(({ outcome }) => importedFile(outcome, facts)),
    communityNames: [...facts.communityNames],
  };
}

function importedFile(outcome: FileOutcome, { ask, numbers, keys }: ImportFacts): ImportedFile {
  const given = ask.files[numbers.indexOf(outcome.extractNo)];
  return {
    file: outcome.file,
    sha256: outcome.sha256,
    surveyYearsBE: [...outcome.surveyYearsBE],
    accepted: outcome.accepted,
    rejected: outcome.rejectedCount,
    ...(outcome.repeated > 0 && { repeated: outcome.repeated }),
    blank: ask.blank,
    ...(given?.codes && { codes: given.codes }),
    ...(given?.choices && { choices: given.choices }),
    mapping: mappingByKeys(given?.mapping ?? {}),
    surveyYearGivenBE: given?.surveyYearBE ?? null,
    leftOut: [...(given?.leftOut ?? [])],
    keySecretId: keys.id,
    checks: outcome.warnings.map(({ code, count }) => ({ code, count })),
  };
}

/** Writes what is to be kept of the files to the store, by the roles that `importCommand` names. */
export async function writeContents(
  store: WorkspaceStore,
  files: readonly AcceptedFile[],
): Promise<readonly CitedSegment[]> {
  const segments: CitedSegment[] = [];
  for (const [place, { content }] of files.entries()) {
    const parts: readonly (readonly [string, Uint8Array | null])[] = [
      ['children', content.children],
      ['households', content.households],
      ['counts', content.counts],
      ...content.identifiers.map((part) => ['identifiers', part] as const),
      ['rejects', store.isLasting && content.rejects ? rejectArrow(content.rejects) : null],
    ];
    for (const [role, arrow] of parts) {
      if (arrow) segments.push({ ...(await store.writeSegment('case', arrow)), role: `${role}:${place}` });
    }
  }
  return segments;
}
