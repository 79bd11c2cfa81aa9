import { useMemo } from 'react';
import { formatInterval, formatPercent } from '../../shared/format/numbers.ts';
import { inFraction, type FigureReading } from '../../shared/figures/figure-reading.ts';
import { useMessages } from '../ui/locale.tsx';
import type { CellValue } from '../ui/table-model.ts';

export type FigureWords = {
  /** `12.3%`; the interval where that is all that may be read; why there is none where there is none. */
  readonly value: (reading: FigureReading) => string;
  readonly interval: (reading: FigureReading) => string | null;
  /** Value, interval and counts in one line. */
  readonly line: (reading: FigureReading) => string;
  /** The figure as a file has it: a fraction where there is one, else why there is none, as on screen. */
  readonly cell: (reading: FigureReading) => CellValue;
};

/** A figure in few words, the same on every screen: a figure of grade D is its interval, a hidden one is said to be hidden. */
export function useFigureWords(): FigureWords {
  const { common, overview } = useMessages();
  return useMemo(() => {
    const interval = (reading: FigureReading): string | null =>
      reading.interval === null ? null : formatInterval(reading.interval);
    const value = (reading: FigureReading): string => {
      switch (reading.state) {
        case 'hidden':
          return common.hidden;
        case 'no-answer':
        case 'no-eligible':
          return overview.legendNoAnswer;
        case 'uncertain':
          return interval(reading) ?? '–';
        case 'shown':
          return formatPercent(reading.prevalence ?? 0, reading.interval);
      }
    };
    const line = (reading: FigureReading): string => {
      if (reading.state === 'uncertain') return `${value(reading)} · ${inFraction(reading)}`;
      return reading.state === 'shown'
        ? `${value(reading)} (${interval(reading) ?? '–'}) · ${inFraction(reading)}`
        : value(reading);
    };
    const cell = (reading: FigureReading): CellValue =>
      reading.state === 'shown' ? reading.prevalence : value(reading);
    return { value, interval, line, cell };
  }, [common, overview]);
}
