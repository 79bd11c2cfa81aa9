import type { AreaRegister } from '../boundaries/area-register.ts';
import type { CaseGate } from '../case/case-gate.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { FileStore } from '../ingest/file-store.ts';
import type { ReaderSetting } from '../ingest/import-draft.ts';
import type { ChildLinks } from '../linking/child-links.ts';
import type { Session } from '../session/session.ts';
import type { Log } from './failures.ts';

/** What the procedures work with. */
export type EngineParts = {
  readonly dataset: Dataset;
  readonly gate: CaseGate;
  readonly session: Session;
  readonly links: ChildLinks;
  readonly files: FileStore;
  readonly register: AreaRegister;
  readonly dataFolder: string;
  readonly sampleFolder: string;
  readonly host: 'electron' | 'loopback' | 'cli';
  readonly version: string;
  readonly acceptsPaths: boolean;
  readonly smallestShown: number | null;
  /** What a database may use that reads one file. */
  readonly reader: ReaderSetting;
  readonly log: Log;
};
