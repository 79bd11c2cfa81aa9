import { useMemo } from 'react';
import { formatCount, formatInterval } from '../../../shared/format/numbers.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { useMessages } from '../../ui/locale.tsx';
import type { FigureReading } from '../../../shared/figures/figure-reading.ts';

type CellWords = {
  /** `พบ 29 คน จาก 132 คนที่มีคำตอบ`; why there is no figure where there is none. */
  readonly counts: (cell: FigureReading) => string;
  /** Interval and counts in one line. */
  readonly inOneLine: (cell: FigureReading) => string;
};

/** A figure of the heat table in words. */
export function useCellWords(): CellWords {
  const { marks, overview } = useMessages();
  return useMemo(() => {
    const counts = (cell: FigureReading): string => {
      switch (cell.state) {
        case 'hidden':
          return overview.cellHidden;
        case 'no-eligible':
          return overview.cellNoEligible;
        case 'no-answer':
          return overview.cellNoAnswer(formatCount(cell.unknown));
        case 'shown':
        case 'uncertain': {
          const words = indicatorByNo(cell.no).unit === 'child' ? overview.cellOfChildren : overview.cellOfHouseholds;
          return words(formatCount(cell.yes ?? 0), formatCount(cell.known ?? 0));
        }
      }
    };
    const inOneLine = (cell: FigureReading): string =>
      cell.interval === null ? counts(cell) : `${marks.interval} ${formatInterval(cell.interval)} · ${counts(cell)}`;
    return { counts, inOneLine };
  }, [marks, overview]);
}
