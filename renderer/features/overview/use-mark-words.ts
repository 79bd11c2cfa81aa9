import { useMemo } from 'react';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { useMessages } from '../../ui/locale.tsx';
import { fewestKnown, type Grade, type HeatCell } from './heat-model.ts';

export type MarkWords = {
  /** `ระดับ ข พอใช้`. */
  readonly grade: (grade: Grade) => string;
  /** Why the grade is what it is, in one line; null where there is no grade. */
  readonly reason: (cell: HeatCell) => string | null;
};

/** Grades in words. */
export function useMarkWords(): MarkWords {
  const { overview } = useMessages();
  return useMemo(() => {
    const { reasons } = overview;
    const interval = (cell: HeatCell): string => (cell.interval ? formatInterval(cell.interval) : '–');
    const reason = (cell: HeatCell): string | null => {
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
    return { grade: (grade) => overview.gradeWords(overview.grades[grade], overview.gradeNames[grade]), reason };
  }, [overview]);
}
