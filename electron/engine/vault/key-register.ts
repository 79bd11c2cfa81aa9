import { z } from 'zod';
import { sha256Text, type WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import type { ErrorCode } from '../../../shared/contract/error-codes.ts';
import { finding } from './finding.ts';
import { copyOf, keyFiles, type KeyFileName } from './layout.ts';

/**
 * The SHA-256 of every file that a key had, the one in force last: what tells a key file that is damaged from one that was
 * put back. It lies in the manifest.
 */
const register = z.array(sha256Text);
export const keyRegister = z.object({ planning: register, case: register, recovery: register });
export type KeyRegister = Readonly<z.infer<typeof keyRegister>>;

export const noKeys: KeyRegister = { planning: [], case: [], recovery: [] };

/** The register after a key got a new file. */
export function withKeyFile(keys: KeyRegister, name: KeyFileName, sha256: string): KeyRegister {
  return { ...keys, [name]: [...keys[name].filter((each) => each !== sha256), sha256] };
}

/** A key file as it lies in the folder. */
export type FoundKeyFile = {
  readonly sha256: string;
  /** Whether it has the form of one; only who opens it knows whether it is sound. */
  readonly isWhole: boolean;
};

type FoundKeyPair = {
  readonly main: FoundKeyFile | null;
  readonly copy: FoundKeyFile | null;
  /** Whether a change was cut off between the two: what was to become the copy lies beside it, and is as the file. */
  readonly isUnfinished: boolean;
  /** The hash of the one that was opened; null where none was. */
  readonly proven: string | null;
};

type Verdict = {
  /** The hash of the file in force; null where it is not there, or nobody can tell. */
  readonly inForce: string | null;
  /** The files that are to become the one in force. */
  readonly repairs: readonly string[];
  readonly findings: readonly WorkspaceFinding[];
};

const lost: Readonly<Record<KeyFileName, ErrorCode>> = {
  planning: 'WORKSPACE_KEY_DAMAGED',
  case: 'WORKSPACE_CASE_KEY_LOST',
  recovery: 'WORKSPACE_RECOVERY_LOST',
};

/**
 * Which of a key file and its copy is in force, and what of them is to be made good: towards the newer one only, for an older
 * one that was put back would bring a former passphrase back and lock the new one out.
 * @param known  the register's list
 */
export function judgeKeyPair(name: KeyFileName, pair: FoundKeyPair, known: readonly string[]): Verdict {
  const both = [
    { file: keyFiles[name], found: pair.main },
    { file: copyOf(keyFiles[name]), found: pair.copy },
  ];
  const isOld = (found: FoundKeyFile | null): boolean => found !== null && known.slice(0, -1).includes(found.sha256);
  const inForce = hashInForce(pair, known);
  if (inForce !== null) {
    const wrong = both.filter(({ found }) => found?.sha256 !== inForce);
    const codeOf = (found: FoundKeyFile | null): ErrorCode =>
      isOld(found) ? 'WORKSPACE_KEY_OLD' : 'WORKSPACE_KEY_DAMAGED';
    return {
      inForce,
      repairs: wrong.map(({ file }) => file),
      findings: isFinishing(pair, known) ? [] : wrong.map(({ file, found }) => finding(codeOf(found), file)),
    };
  }
  const old = both.find(({ found }) => isOld(found));
  const isUndecided = known.length === 0 && both.some(({ found }) => found?.isWhole);
  const code = old ? 'WORKSPACE_KEY_OLD' : isUndecided ? 'WORKSPACE_KEY_DAMAGED' : lost[name];
  return { inForce, repairs: [], findings: [finding(code, old?.file ?? keyFiles[name])] };
}

/** Whether a change that was cut off is to be brought to its end. */
function isFinishing({ main, isUnfinished }: FoundKeyPair, known: readonly string[]): boolean {
  return isUnfinished && main !== null && known.length > 0 && !known.includes(main.sha256);
}

function hashInForce(pair: FoundKeyPair, known: readonly string[]): string | null {
  const { main, copy, proven } = pair;
  if (main && isFinishing(pair, known)) return main.sha256;
  // A change writes the file before its copy. Without a register nobody can tell a newer copy from an older one.
  const isNewer = proven !== null && !known.includes(proven) && (known.length > 0 || proven === main?.sha256);
  if (isNewer) return proven;
  const last = known.at(-1);
  if (last !== undefined && (main?.sha256 === last || copy?.sha256 === last)) return last;
  // Both were written, and the register was not: a crash came between.
  const isPair = main !== null && main.sha256 === copy?.sha256 && main.isWhole && !known.includes(main.sha256);
  return isPair ? main.sha256 : null;
}
