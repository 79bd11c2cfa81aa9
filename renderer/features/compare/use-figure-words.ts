import { useMemo } from 'react';
import type { Figure } from '../../../shared/contract/figure.ts';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { useMessages } from '../../ui/locale.tsx';
import { figureState } from './gaps-model.ts';

export type FigureWords = {
  /** `12.3%`; why there is none where there is none. */
  readonly value: (figure: Figure) => string;
  readonly interval: (figure: Figure) => string | null;
  /** `29 / 132`; a dash where the counts are hidden. */
  readonly counts: (figure: Figure) => string;
  /** Value, counts and interval in one line. */
  readonly line: (figure: Figure) => string;
};

/** A figure in words: hidden is said to be hidden. */
export function useFigureWords(): FigureWords {
  const { compare } = useMessages();
  return useMemo(() => {
    const bounds = ({ ciHigh, ciLow }: Figure) =>
      ciLow === null || ciHigh === null ? null : { low: ciLow, high: ciHigh };
    const value = (figure: Figure): string => {
      if (figureState(figure) === 'hidden') return compare.hidden;
      return figure.prevalence === null ? compare.noAnswer : formatPercent(figure.prevalence, bounds(figure));
    };
    const interval = (figure: Figure): string | null => {
      const found = bounds(figure);
      return found ? formatInterval(found) : null;
    };
    const counts = ({ known, yes }: Figure): string =>
      yes === null || known === null ? '–' : `${formatCount(yes)} / ${formatCount(known)}`;
    const line = (figure: Figure): string => {
      const found = interval(figure);
      return figure.prevalence === null ? value(figure) : `${value(figure)} (${found ?? '–'}) · ${counts(figure)}`;
    };
    return { value, interval, counts, line };
  }, [compare]);
}
