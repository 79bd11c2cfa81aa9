import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import { writeDurably } from './durable-write.ts';
import { finding } from './finding.ts';
import { isWholeKeyFile } from './key-file.ts';
import { judgeKeyPair, withKeyFile, type FoundKeyFile, type KeyRegister } from './key-register.ts';
import type { OpenedKeyFile } from './key-store.ts';
import { copyOf, keyFiles, temporaryPrefix, type KeyFileName } from './layout.ts';
import { isNoFile, readIfFile } from './read-if-file.ts';
import { sha256 } from './sha256.ts';
import type { VaultFiles } from './vault-files.ts';

type KeyHealth = {
  readonly findings: readonly WorkspaceFinding[];
  /** The register with what was found to be in force. */
  readonly keys: KeyRegister;
};

const names = Object.keys(keyFiles) as KeyFileName[];

/**
 * Compares all six key files with each other and with the register, and says what is wrong.
 * @param opened  those that were opened: they are sound
 * @param mayRepair  false to look only
 */
export async function keyHealth(
  files: VaultFiles,
  folder: string,
  keys: KeyRegister,
  opened: readonly Pick<OpenedKeyFile, 'name' | 'sha256'>[],
  mayRepair: boolean,
): Promise<KeyHealth> {
  const findings: WorkspaceFinding[] = [];
  let known = keys;
  const inForce = new Map<KeyFileName, string | null>();
  const left = (await files.list(folder)).filter((each) => each.startsWith(temporaryPrefix));
  for (const name of names) {
    const file = keyFiles[name];
    const [main, copy] = [
      await readIfFile(files, join(folder, file)),
      await readIfFile(files, join(folder, copyOf(file))),
    ];
    const pair = {
      main: main && found(name, main),
      copy: copy && found(name, copy),
      isUnfinished: main !== null && (await hasUnfinishedCopy(files, folder, name, main, left)),
      proven: opened.find((each) => each.name === name)?.sha256 ?? null,
    };
    const verdict = judgeKeyPair(name, pair, keys[name]);
    findings.push(...verdict.findings);
    inForce.set(name, verdict.inForce);
    if (verdict.inForce === null) continue;
    if (keys[name].at(-1) !== verdict.inForce) known = withKeyFile(known, name, verdict.inForce);
    const sound = pair.main?.sha256 === verdict.inForce ? main : copy;
    if (!mayRepair || !sound) continue;
    for (const repair of verdict.repairs) await repairWith(files, folder, repair, sound);
  }
  if (inForce.get('case') === null && inForce.get('recovery') === null && !(await hasCaseKey(files, folder, known)))
    findings.push(finding('WORKSPACE_CASE_KEY_GONE', keyFiles.case));
  return { findings, keys: known };
}

/**
 * That what is sealed to the case key can be opened again: the one of its passphrase is there as it was, or the one of the
 * recovery code.
 * @throws AppError WORKSPACE_CASE_KEY_GONE
 */
export async function assertCaseKey(files: VaultFiles, folder: string, keys: KeyRegister): Promise<void> {
  if (!(await hasCaseKey(files, folder, keys))) throw new AppError('WORKSPACE_CASE_KEY_GONE', { file: keyFiles.case });
}

/** An older file opens it as well, with the passphrase of its time. */
async function hasCaseKey(files: VaultFiles, folder: string, keys: KeyRegister): Promise<boolean> {
  for (const name of ['case', 'recovery'] as const) {
    for (const file of [keyFiles[name], copyOf(keyFiles[name])]) {
      const sealed = await readIfFile(files, join(folder, file));
      if (sealed && keys[name].includes(sha256(sealed))) return true;
    }
  }
  return false;
}

/** A folder of that name is nothing that this program may remove: the finding says that it is there. */
async function repairWith(files: VaultFiles, folder: string, file: string, sound: Uint8Array): Promise<void> {
  try {
    await writeDurably(files, folder, file, sound);
  } catch (error) {
    if (!isNoFile(error)) throw error;
  }
}

function found(name: KeyFileName, sealed: Uint8Array): FoundKeyFile {
  return { sha256: sha256(sealed), isWhole: isWholeKeyFile(name, sealed) };
}

async function hasUnfinishedCopy(
  files: VaultFiles,
  folder: string,
  name: KeyFileName,
  main: Uint8Array,
  left: readonly string[],
): Promise<boolean> {
  const prefix = `${temporaryPrefix}${copyOf(keyFiles[name])}-`;
  for (const file of left.filter((each) => each.startsWith(prefix))) {
    const path = join(folder, file);
    const isAlike = (await files.size(path).catch(() => 0)) === main.length;
    if (isAlike && Buffer.from((await readIfFile(files, path)) ?? []).equals(main)) return true;
  }
  return false;
}
