/** Minutes without use after which a workspace locks; never is not offered. */
export const idleMinutesChoices = [5, 10, 30] as const;
export type IdleMinutes = (typeof idleMinutesChoices)[number];
export const usualIdleMinutes: IdleMinutes = 10;

/** Case data lock earlier than the rest. */
const caseIdleMinutes = 5;

const warnedMs = 30_000;

/** A time in two ways: by the wall, which goes on while the computer sleeps, and by a clock nobody sets back. */
export type Instant = { readonly wallMs: number; readonly steadyMs: number };

export type IdleQuestion = {
  readonly now: Instant;
  readonly lastUse: Instant;
  readonly idleMinutes: IdleMinutes;
  readonly isOpen: boolean;
  readonly isCaseOpen: boolean;
};

export type IdleAnswer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'warn' | 'warn-case'; readonly secondsLeft: number }
  | { readonly kind: 'lock' | 'lock-case' };

/** Milliseconds since the last use, whichever clock says more. */
export function idleMs(now: Instant, lastUse: Instant): number {
  return Math.max(0, now.wallMs - lastUse.wallMs, now.steadyMs - lastUse.steadyMs);
}

/** What follows from having been left alone: nothing, a countdown in the last 30 s, or the lock. */
export function idleAnswer({ now, lastUse, idleMinutes, isOpen, isCaseOpen }: IdleQuestion): IdleAnswer {
  if (!isOpen) return { kind: 'nothing' };
  const idle = idleMs(now, lastUse);
  const left = idleMinutes * 60_000 - idle;
  if (left <= 0) return { kind: 'lock' };
  const caseLeft = caseIdleMinutes * 60_000 - idle;
  if (isCaseOpen && caseLeft <= 0) return { kind: 'lock-case' };
  if (left <= warnedMs) return { kind: 'warn', secondsLeft: Math.ceil(left / 1000) };
  if (isCaseOpen && caseLeft <= warnedMs) return { kind: 'warn-case', secondsLeft: Math.ceil(caseLeft / 1000) };
  return { kind: 'nothing' };
}
