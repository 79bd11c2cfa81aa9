import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Filter } from '../../../shared/contract/filter.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import { parseAddress, printAddress, withOptions, type Address, type Screen } from './address.ts';
import { useDataset } from '../questions/use-dataset.ts';

const listeners = new Set<() => void>();

function announce(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('popstate', announce);
    window.addEventListener('hashchange', announce);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('popstate', announce);
    window.removeEventListener('hashchange', announce);
  };
}

/** How a change enters the history: `push` so that Back undoes it, `replace` for sliders and the like. */
export type HistoryStep = 'push' | 'replace';

/** Goes to an address. */
export function goTo(address: Address, step: HistoryStep = 'push'): void {
  const hash = printAddress(address);
  if (hash === window.location.hash) return;
  if (step === 'push') window.history.pushState(null, '', hash);
  else window.history.replaceState(null, '', hash);
  announce();
}

/** The current address outside of React. */
export function currentAddress(): Address {
  return parseAddress(window.location.hash);
}

/** The page's address; changes with Back, reload and `goTo`. */
export function useAddress(): Address {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseAddress(hash), [hash]);
}

/** Goes to another screen; filter and options stay. */
export function goToScreen(screen: Screen, options: Readonly<Record<string, string | null>> = {}): void {
  goTo(withOptions({ ...currentAddress(), screen }, options));
}

type FilterHook = {
  /** What to ask the engine for. The year is never null once data are loaded: the latest where none was chosen. */
  readonly filter: Filter;
  /** The years there are, oldest first. */
  readonly years: readonly number[];
  /** True where something but the year is restricted. */
  readonly isRestricted: boolean;
  readonly setFilter: (change: Partial<Filter>, step?: HistoryStep) => void;
  /** Takes all restrictions away and keeps the year. */
  readonly clearFilter: () => void;
};

/** The filter of the filter bar, from the address; the same on every analytic screen. */
export function useFilter(): FilterHook {
  const asked = useAddress().filter;
  const { data: dataset } = useDataset();
  const years = useMemo(
    () => (dataset?.years ?? []).map((year) => year.surveyYearBE).toSorted((a, b) => a - b),
    [dataset],
  );
  const setFilter = useCallback((change: Partial<Filter>, step: HistoryStep = 'push') => {
    const address = currentAddress();
    goTo({ ...address, filter: { ...address.filter, ...change } }, step);
  }, []);
  const clearFilter = useCallback(() => {
    const address = currentAddress();
    goTo({ ...address, filter: { ...noFilter, surveyYearBE: address.filter.surveyYearBE } });
  }, []);
  return useMemo(() => {
    const chosen = asked.surveyYearBE;
    const surveyYearBE = chosen !== null && years.includes(chosen) ? chosen : (years.at(-1) ?? null);
    const isRestricted = asked.area !== null || asked.sex !== null || asked.ageBands !== null || asked.group !== 'all';
    return { filter: { ...asked, surveyYearBE }, years, isRestricted, setFilter, clearFilter };
  }, [asked, years, setFilter, clearFilter]);
}

/**
 * One option of a screen in the address, such as `level` or `indicator`.
 * @param allowed the values there are; anything else in the address reads as `fallback`
 * @returns the value and its setter; setting the fallback takes the option out of the address
 */
export function useOption<Value extends string>(
  key: string,
  allowed: readonly Value[],
  fallback: Value,
): readonly [Value, (value: Value, step?: HistoryStep) => void] {
  const found = useAddress().options[key];
  const value = allowed.find((candidate) => candidate === found) ?? fallback;
  const set = useCallback(
    (next: Value, step: HistoryStep = 'push') => {
      goTo(withOptions(currentAddress(), { [key]: next === fallback ? null : next }), step);
    },
    [key, fallback],
  );
  return [value, set];
}
