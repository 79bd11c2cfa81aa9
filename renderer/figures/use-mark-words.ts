import { useMemo } from 'react';
import { formatCount, formatInterval, formatPercent } from '../../shared/format/numbers.ts';
import { useMessages } from '../ui/locale.tsx';
import { fewestKnown, type Grade, type FigureReading } from '../../shared/figures/figure-reading.ts';

type MarkWords = {
  /** `ระดับ ข พอใช้`. */
  readonly grade: (grade: Grade) => string;
  /** Why the grade is what it is, in one line; null where there is no grade. */
  readonly reason: (cell: FigureReading) => string | null;
};

/** Grades in words. */
export function useMarkWords(): MarkWords {
  const { marks } = useMessages();
  return useMemo(() => {
    const { reasons } = marks;
    const interval = (cell: FigureReading): string => (cell.interval ? formatInterval(cell.interval) : '–');
    const reason = (cell: FigureReading): string | null => {
      switch (cell.grade) {
        case null:
          return null;
        case 'A':
          return reasons.precise;
        case 'B':
          return reasons.loose;
        case 'C':
          return reasons.incomplete(formatPercent(cell.completeness ?? 0, { low: 0, high: 1 }));
        case 'D':
          return (cell.known ?? 0) < fewestKnown
            ? reasons.few(formatCount(cell.known ?? 0))
            : reasons.wide(interval(cell));
      }
    };
    return { grade: (grade) => marks.gradeWords(marks.grades[grade], marks.gradeNames[grade]), reason };
  }, [marks]);
}
