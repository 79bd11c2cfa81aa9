import { useCallback, useEffect, useRef, useState } from 'react';

const openAfterMs = 90;
const closeAfterMs = 160;

type HeldOpen<Shown> = readonly [
  shown: Shown | null,
  show: (next: Shown | null) => void,
  hold: () => void,
  dismiss: () => void,
];

/**
 * Something shown while it is pointed at: it opens after a moment, changes at once when already open, and
 * closes late enough for the pointer to move onto it.
 * @returns what is shown; `show`, of which null closes; `hold`, which keeps it open; `dismiss`, which closes at once
 */
export function useHeldOpen<Shown>(): HeldOpen<Shown> {
  const [shown, setShown] = useState<Shown | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isOpen = useRef(false);
  const hold = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  const show = useCallback(
    (next: Shown | null) => {
      hold();
      const wait = next === null ? closeAfterMs : isOpen.current ? 0 : openAfterMs;
      timer.current = setTimeout(() => {
        isOpen.current = next !== null;
        setShown(next);
      }, wait);
    },
    [hold],
  );
  const dismiss = useCallback(() => {
    hold();
    isOpen.current = false;
    setShown(null);
  }, [hold]);
  useEffect(() => hold, [hold]);
  return [shown, show, hold, dismiss];
}
