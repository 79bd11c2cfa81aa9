import { consumeEventIterator } from '@orpc/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useHost } from '../connection/use-host.ts';
import { idleAnswer, type IdleAnswer, type Instant } from './idle-clock.ts';
import { useIdleMinutes } from './idle-setting.ts';
import { useImport } from '../import/import-context.tsx';
import { useWorkspace, useWorkspaceActions } from './use-workspace.ts';
import { useDialog } from './workspace-dialog.ts';

const uses = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;
const askedEveryMs = 1000;
const nothing: IdleAnswer = { kind: 'nothing' };

const browserClock = (): Instant => ({ wallMs: Date.now(), steadyMs: performance.now() });

/**
 * Locks the workspace and the case data when nobody uses them: no key, no pointer, no import that runs; the workspace also
 * when the system goes to sleep or is locked. A recovery
 * sheet on screen holds it off, because its code could not be shown again.
 * @param clock  for tests
 * @returns what to warn of, and what ends the warning
 */
export function useIdleLock(clock: () => Instant = browserClock): {
  readonly answer: IdleAnswer;
  readonly stay: () => void;
} {
  const { data: status } = useWorkspace();
  const { lock, lockCase } = useWorkspaceActions();
  const { session } = useImport();
  const [idleMinutes] = useIdleMinutes();
  const host = useHost();
  const dialog = useDialog();
  const lastUse = useRef<Instant | null>(null);
  const [answer, setAnswer] = useState<IdleAnswer>(nothing);
  const isOpen = status?.state === 'open';
  const isCaseOpen = status?.isCaseOpen ?? false;
  const isHeld = session.phase === 'running' || session.isReading || dialog?.kind === 'sheet';

  const stay = useCallback(() => {
    lastUse.current = clock();
    setAnswer(nothing);
  }, [clock]);

  useEffect(() => {
    if (isOpen) lastUse.current = clock();
  }, [isOpen, clock]);

  useEffect(() => {
    if (!isOpen) return undefined;
    for (const use of uses) window.addEventListener(use, stay, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (isHeld) lastUse.current = clock();
      const now = clock();
      const next = idleAnswer({ now, lastUse: lastUse.current ?? now, idleMinutes, isOpen, isCaseOpen });
      setAnswer((former) => (sameAnswer(former, next) ? former : next));
      if (next.kind === 'lock') void lock().catch(() => undefined);
      if (next.kind === 'lock-case') void lockCase().catch(() => undefined);
    }, askedEveryMs);
    return () => {
      clearInterval(timer);
      for (const use of uses) window.removeEventListener(use, stay, { capture: true });
    };
  }, [isOpen, isCaseOpen, isHeld, idleMinutes, lock, lockCase, stay, clock]);

  useEffect(() => {
    if (!host || !isOpen) return undefined;
    const stop = consumeEventIterator(host.window.locks(), { onEvent: () => void lock().catch(() => undefined) });
    return () => void stop();
  }, [host, isOpen, lock]);

  return { answer: isOpen ? answer : nothing, stay };
}

function sameAnswer(a: IdleAnswer, b: IdleAnswer): boolean {
  return a.kind === b.kind && ('secondsLeft' in a ? 'secondsLeft' in b && a.secondsLeft === b.secondsLeft : true);
}
