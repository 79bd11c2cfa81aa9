import { useState, type ReactNode } from 'react';
import { formatCount } from '../../shared/format/numbers.ts';
import { Action } from './action.tsx';
import { useMessages } from './locale.tsx';

/** The first items of a list, and a button that shows the others: no list ends without a word. */
export function useShortList<Item>(
  items: readonly Item[],
  atOnce: number,
): { readonly shown: readonly Item[]; readonly more: ReactNode } {
  const { common } = useMessages();
  const [isWhole, setIsWhole] = useState(false);
  const rest = items.length - atOnce;
  if (isWhole || rest <= 0) return { shown: items, more: null };
  return {
    shown: items.slice(0, atOnce),
    more: (
      <Action look="quiet" size="small" onPress={() => setIsWhole(true)}>
        {common.showMore(formatCount(rest))}
      </Action>
    ),
  };
}
