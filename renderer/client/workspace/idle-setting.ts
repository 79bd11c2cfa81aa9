import { useCallback, useSyncExternalStore } from 'react';
import { watched } from '../connection/watched.ts';
import { idleMinutesChoices, usualIdleMinutes, type IdleMinutes } from './idle-clock.ts';

const storageKey = 'natpro.idleMinutes';

function stored(): IdleMinutes {
  try {
    const found = Number(window.localStorage.getItem(storageKey));
    return idleMinutesChoices.find((minutes) => minutes === found) ?? usualIdleMinutes;
  } catch {
    return usualIdleMinutes;
  }
}

const setting = watched<IdleMinutes | null>(null);

const current = (): IdleMinutes => setting.get() ?? stored();

/** After how many minutes without use a workspace locks on this computer, and its setter. */
export function useIdleMinutes(): readonly [IdleMinutes, (minutes: IdleMinutes) => void] {
  const minutes = useSyncExternalStore(setting.subscribe, current);
  const set = useCallback((next: IdleMinutes) => {
    setting.set(next);
    try {
      window.localStorage.setItem(storageKey, String(next));
    } catch {
      // Storage can be denied; the setting then lasts until the window closes.
    }
  }, []);
  return [minutes, set];
}
