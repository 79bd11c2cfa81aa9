import type { PartName } from '../../../shared/contract/commands/command-definition.ts';
import type { ThresholdSetting } from '../../../shared/contract/thresholds.ts';
import type { CaseOpening } from '../../../shared/contract/workspace-session.ts';
import { decisions } from './parts/decisions.ts';
import { extracts, type StoredExtract } from './parts/extracts.ts';
import { keySecret } from './parts/key-secret.ts';
import { lastBackupAt } from './parts/last-backup-at.ts';
import { lastCaseOpening } from './parts/last-case-opening.ts';
import { links, type StoredLink } from './parts/links.ts';
import { mappings } from './parts/mappings.ts';
import type { EntryOf, Part } from './parts/part.ts';
import { register, type Register } from './parts/register.ts';
import { releases } from './parts/releases.ts';
import { thresholds } from './parts/thresholds.ts';

export type PartStates = {
  readonly extracts: readonly StoredExtract[];
  readonly mappings: readonly EntryOf<'mappings'>[];
  readonly register: Register | null;
  readonly links: readonly StoredLink[];
  readonly decisions: readonly EntryOf<'decisions'>[];
  readonly keySecret: EntryOf<'keySecret'> | null;
  readonly lastBackupAt: string | null;
  readonly lastCaseOpening: Omit<CaseOpening, 'purpose'> | null;
  readonly releases: readonly EntryOf<'releases'>[];
  readonly thresholds: ThresholdSetting;
};

/** The parts of the state by their names. */
export const stateParts: { readonly [Name in PartName]: Part<Name, PartStates[Name]> } = {
  extracts,
  mappings,
  register,
  links,
  decisions,
  keySecret,
  lastBackupAt,
  lastCaseOpening,
  releases,
  thresholds,
};
