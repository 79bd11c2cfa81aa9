import {
  leastPassphraseBits,
  normalPassphrase,
  passphraseStrength,
  type PassphraseStrength,
} from '../../../shared/contract/passphrase-strength.ts';
import { readRecoveryCode } from '../../../shared/contract/recovery-code.ts';

/** A passphrase that is being chosen: typed twice, or once where it is shown. */
export type ChosenPassphrase = { readonly text: string; readonly again: string };

export const noPassphrase: ChosenPassphrase = { text: '', again: '' };

/** empty: nothing typed · weak: too easy to guess · same: as another that it must differ from · differs: not repeated yet. */
export type PassphraseState = 'empty' | 'weak' | 'same' | 'differs' | 'ready';

/**
 * Whether a chosen passphrase can be taken.
 * @param other  the passphrase it must differ from
 * @param isShown  what is seen need not be typed twice
 */
export function passphraseState(
  { text, again }: ChosenPassphrase,
  { isShown, other = null }: { readonly isShown: boolean; readonly other?: string | null },
): PassphraseState {
  const normal = normalPassphrase(text);
  if (normal === '') return 'empty';
  if (passphraseStrength(text).bits < leastPassphraseBits) return 'weak';
  if (other !== null && normal === normalPassphrase(other)) return 'same';
  return isShown || normalPassphrase(again) === normal ? 'ready' : 'differs';
}

/** Steps of the meter that are filled, of five; none while nothing is typed. */
export function meterSteps({ level }: PassphraseStrength, text: string): number {
  if (text.trim() === '') return 0;
  return { very_weak: 1, weak: 2, fair: 3, good: 4, strong: 5 }[level];
}

/** What every system takes as the name of a folder; the engine says the last word. */
export function isWorkspaceName(name: string): boolean {
  const text = name.trim();
  return (
    text.length > 0 &&
    text.length <= 80 &&
    // oxlint-disable-next-line no-control-regex
    !/[<>:"/\\|?*\u0000-\u001f]|^\.|\.$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(text)
  );
}

/** The path of a folder inside another, with the separator that the other is written with. */
export function folderInside(parent: string, name: string): string {
  const separator = /^[A-Za-z]:|^\\\\/.test(parent) ? '\\' : '/';
  return `${parent.replace(/[\\/]+$/, '')}${separator}${name.trim()}`;
}

const codeLength = 58;

export type CodeState =
  | { readonly kind: 'empty' | 'strange' | 'complete' }
  | { readonly kind: 'incomplete'; readonly typed: number; readonly all: number };

/** How far a recovery code has been typed. */
export function codeState(text: string): CodeState {
  if (text.trim() === '') return { kind: 'empty' };
  if (readRecoveryCode(text) !== null) return { kind: 'complete' };
  const plain = text.toUpperCase().replace(/[\s-]/g, '');
  const digits = plain.replace(/^AGESECRETKEY[1IL]?/, '');
  if (/[^A-Z0-9]/.test(plain) || digits.length >= codeLength) return { kind: 'strange' };
  return { kind: 'incomplete', typed: digits.length, all: codeLength };
}
