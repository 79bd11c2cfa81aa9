import type { SecretRefusal } from '../../../shared/contract/host.ts';
import type { Language } from '../../../shared/format/language.ts';
import { host as en } from '../../../shared/i18n/en/host.ts';
import { host as th } from '../../../shared/i18n/th/host.ts';

/** Why a passphrase cannot be remembered on this computer, in words. */
export function secretsRefused(refusal: SecretRefusal, language: Language): string {
  return (language === 'th' ? th : en).secretsRefused[refusal];
}
