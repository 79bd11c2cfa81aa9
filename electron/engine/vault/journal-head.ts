import { z } from 'zod';
import { sha256Text } from '../../../shared/contract/workspace.ts';
import { noHash } from './sha256.ts';

export const journalHead = z.object({ seq: z.int().positive(), sha256: sha256Text });

/**
 * How far a journal goes: the number of its newest entry and the SHA-256 of that entry's bytes; seq 0 before the first.
 * A head that was kept somewhere is an anchor: a journal that does not reach it, or has another entry there, was cut or
 * exchanged.
 */
export type JournalHead = Readonly<z.infer<typeof journalHead>>;

export const noHead: JournalHead = { seq: 0, sha256: noHash };
