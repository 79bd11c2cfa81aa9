import { columnReasons as en } from '../../../../shared/i18n/en/checks.ts';
import { columnReasons as th } from '../../../../shared/i18n/th/checks.ts';
import type { ColumnReason } from '../detect/recognise-columns.ts';

/** Why a column may be a field, in both languages. */
export function reasonWords(reasons: readonly ColumnReason[]): { readonly th: string; readonly en: string } {
  const said = [...new Set(reasons)].filter((reason) => th[reason] !== '');
  return { th: said.map((reason) => th[reason]).join(' · '), en: said.map((reason) => en[reason]).join(' · ') };
}
