import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../../shared/contract/canonical-json.ts';
import type { Receipt } from '../../../../shared/contract/receipt.ts';

/** A receipt without the hash of what it says. */
export type ReceiptContent = Omit<Receipt, 'sha256'>;

/** A receipt with the hash of what it says. */
export function sealedReceipt(content: ReceiptContent): Receipt {
  return { ...content, sha256: createHash('sha256').update(canonicalJson(content)).digest('hex') };
}
