import { createHmac } from 'node:crypto';
import type { KeySecret } from '../dataset/key-secret.ts';

/**
 * What ties are broken by where several figures could be hidden: secret, and the same over the releases of a workspace,
 * so made of the secret that its keys are made with.
 */
export const releaseKey = ({ secret }: KeySecret): Uint8Array =>
  createHmac('sha256', secret).update('natpro release').digest();
