import { useCallback, useSyncExternalStore } from 'react';
import { watched } from '../connection/watched.ts';
import { withOptions } from './address.ts';
import { currentAddress, goTo, useAddress, type HistoryStep } from './use-address.ts';

/** The area that the pointer or the keyboard is on, and where: on a map, or in a table, list or chart. */
type Hovered = { readonly code: string; readonly from: 'map' | 'list' };

const hovered = watched<Hovered | null>(null);

/** Says which area is pointed at; null: none any more. */
export function hoverArea(next: Hovered | null): void {
  const now = hovered.get();
  if (now?.code === next?.code && now?.from === next?.from) return;
  hovered.set(next);
}

/** Follows the area that is pointed at outside of React; gives what ends it. */
export function watchHovered(listener: (area: Hovered | null) => void): () => void {
  return hovered.subscribe(() => listener(hovered.get()));
}

/** The area that is pointed at, wherever on the screen. */
export function useHovered(): Hovered | null {
  return useSyncExternalStore(hovered.subscribe, hovered.get);
}

/** Whether one area is pointed at: a row asks this, so that only the rows concerned are drawn again. */
export function useIsHovered(code: string): boolean {
  return useSyncExternalStore(
    hovered.subscribe,
    useCallback(() => hovered.get()?.code === code, [code]),
  );
}

/** Selects an area in the address, where Back, reload and every screen find it; null: none. */
export function selectArea(code: string | null, step: HistoryStep = 'push'): void {
  goTo(withOptions(currentAddress(), { at: code }), step);
}

/** The selected area, from the address. */
export function useSelectedArea(): string | null {
  return useAddress().options['at'] ?? null;
}

/** What a row, bar or point of an area needs to take part: events for a pointer and for the keyboard. */
export function hoverHandlers(code: string) {
  const enter = (): void => hoverArea({ code, from: 'list' });
  const leave = (): void => hoverArea(null);
  return { onPointerEnter: enter, onPointerLeave: leave, onFocus: enter, onBlur: leave };
}
