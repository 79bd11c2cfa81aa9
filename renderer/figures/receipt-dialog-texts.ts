import { receipt as en } from '../../shared/i18n/en/receipt.ts';
import type { MessagesLike } from '../../shared/i18n/messages-type.ts';
import { receipt as th } from '../../shared/i18n/th/receipt.ts';
import { useTexts } from '../ui/locale.tsx';

export type ReceiptTexts = MessagesLike<typeof th>;

const texts: Readonly<Record<'th' | 'en', ReceiptTexts>> = { th, en };

/** The texts of a receipt in the current language. */
export function useReceiptTexts(): ReceiptTexts {
  return useTexts(texts);
}
