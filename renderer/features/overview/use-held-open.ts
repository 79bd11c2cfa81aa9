import { useCallback, useEffect, useRef, useState } from 'react';

const openAfterMs = 90;
const closeAfterMs = 160;

/**
 * Something shown while it is pointed at: it opens after a moment, changes at once when already open, and
 * closes late enough for the pointer to move onto it.
 * @returns what is shown, `show` (null closes), and `hold`, which keeps it open
 */
export function useHeldOpen<Shown>(): readonly [Shown | null, (next: Shown | null) => void, () => void] {
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
  useEffect(() => hold, [hold]);
  return [shown, show, hold];
}
