import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

/**
 * `starting` until the engine answers; `restarting` after a crash, with the wait before the next start;
 * `stopped` when it crashed three times within a minute and is not started again.
 */
const engineStates = ['starting', 'running', 'restarting', 'stopped'] as const;

const engineStatus = z.object({
  state: z.enum(engineStates),
  /** Crashes within the last minute. */
  crashes: z.int().nonnegative(),
  /** The file that says what happened; shown when the engine is stopped. */
  logPath: z.string(),
});
export type EngineStatus = Readonly<z.infer<typeof engineStatus>>;

/**
 * Why a passphrase cannot be remembered here. no_encryption: the system offers no encryption · plain_storage: what it
 * offers (Linux without a keyring) hides nothing.
 */
const secretRefusals = ['no_encryption', 'plain_storage'] as const;
export type SecretRefusal = (typeof secretRefusals)[number];

const chosenPath = oc.output(z.object({ path: z.string().nullable() }));
const sentences = z.object({ th: z.string(), en: z.string() });
const folder = z.object({ folder: z.string().min(1).max(4096) });

/** What only the desktop window can do for the page. In the browser there is no such port. */
export const hostContract = {
  engine: {
    /** The present status, then every change. */
    status: oc.output(eventIterator(engineStatus)),
    /** Starts a stopped engine again; its crash count begins anew. */
    restart: oc.output(z.void()),
  },
  dialogs: {
    /** The native dialog for extract files; no paths when it was cancelled. */
    chooseExtracts: oc.output(z.object({ paths: z.array(z.string()) })),
    /** Asks where to save and writes the content; null when it was cancelled. */
    saveFile: oc
      .input(z.object({ suggestedName: z.string().min(1).max(200), content: z.instanceof(Blob) }))
      .errors({ SAVE_FAILED: { data: sentences } })
      .output(z.object({ name: z.string().nullable() })),
    /** The folder of a workspace, or one to put a new workspace in; null when it was cancelled. */
    chooseFolder: chosenPath.input(z.object({ purpose: z.enum(['open', 'create']) })),
    /** Where to write a backup; nothing is written yet. */
    chooseBackupTarget: chosenPath.input(z.object({ suggestedName: z.string().min(1).max(200) })),
    /** A backup to restore. */
    chooseBackup: chosenPath,
  },
  /** Planning passphrases that this computer remembers for its user, by the workspace's folder. */
  secrets: {
    /** Null: passphrases can be remembered. */
    isAvailable: oc.output(z.object({ refusal: z.enum(secretRefusals).nullable() })),
    isRemembered: oc.input(folder).output(z.object({ isRemembered: z.boolean() })),
    remember: oc
      .input(folder.extend({ passphrase: z.string().min(1).max(1000) }))
      .errors({ SECRETS_REFUSED: { data: sentences } })
      .output(z.void()),
    recall: oc.input(folder).output(z.object({ passphrase: z.string().nullable() })),
    forget: oc.input(folder).output(z.void()),
  },
  /** The window among the others of the system. */
  window: {
    /** While names are on screen, pictures and recordings of the screen show nothing of it (Windows, macOS). */
    protect: oc.input(z.object({ isProtected: z.boolean() })).output(z.void()),
    /** The system goes to sleep or is locked: the engine has been told to lock, and the page shows nothing any more. */
    locks: oc.output(eventIterator(z.object({ at: z.iso.datetime() }))),
  },
  /** The language of the menu and of native dialogs. */
  language: {
    set: oc.input(z.object({ language: z.enum(['th', 'en']) })).output(z.void()),
  },
};
export type HostContract = typeof hostContract;
