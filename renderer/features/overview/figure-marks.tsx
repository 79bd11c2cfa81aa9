import { Fragment, type ReactNode } from 'react';
import type { AreaMarks } from '../../../shared/contract/marks.ts';
import { formatPercent } from '../../../shared/format/numbers.ts';
import { formatYears } from '../../../shared/format/years.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { standingOf, type HeatCell } from './heat-model.ts';
import { MarkGlyph } from './mark-glyph.tsx';
import { Sparkline } from './sparkline.tsx';
import { useMarkWords } from './use-mark-words.ts';
import type { OverviewMarks } from './use-overview.ts';
import './figure-marks.css';

type Line = {
  readonly label: string;
  /** True where the words say by themselves what they are about. */
  readonly isWide?: boolean;
  readonly words: ReactNode;
  readonly note: string | null;
};

/** Where a figure stands in the province, how far it can be trusted, its smoothed value, and its trend. */
export function FigureMarks(props: {
  readonly cell: HeatCell;
  readonly marks: AreaMarks | null;
  /** The province's figure; null for the province itself. */
  readonly reference: HeatCell | null;
  readonly about: OverviewMarks;
  /** True where there is room for what a line means. */
  readonly isExplained: boolean;
}) {
  const { about, cell, isExplained, marks, reference } = props;
  const { language } = useLanguage();
  const { overview } = useMessages();
  const words = useMarkWords();
  const standing = standingOf(cell, reference);
  const smoothed = cell.state === 'shown' ? (marks?.smoothed[cell.no - 1] ?? null) : null;
  const trend = marks?.trend[cell.no - 1] ?? null;
  const isTold = trend !== null && trend !== 'too-little-data';
  const lines: (Line | null)[] = [
    reference && standing
      ? {
          label: overview.standingLabel,
          isWide: true,
          words: (
            <span className="figure-mark" data-mark={standing}>
              <MarkGlyph mark={standing} />
              {overview.marks[standing]}
            </span>
          ),
          note: reference && about.isChance(cell.no) ? overview.chance : null,
        }
      : null,
    cell.grade
      ? { label: overview.gradeLabel, words: words.grade(cell.grade), note: words.reason(cell) }
      : cell.state === 'uncertain'
        ? { label: overview.gradeLabel, words: overview.cellUncertain, note: null }
        : null,
    reference && smoothed !== null && cell.prevalence !== null
      ? {
          label: overview.smoothedLabel,
          words: overview.smoothedBeside(
            formatPercent(smoothed, cell.interval),
            formatPercent(cell.prevalence, cell.interval),
          ),
          note: isExplained ? overview.smoothedHelp : null,
        }
      : null,
    trend && about.years.length > 1
      ? {
          label: overview.trendLabel,
          words: (
            <span className="figure-trend">
              {isTold ? <Sparkline values={marks?.byYear[cell.no - 1] ?? []} /> : null}
              {overview.trends[trend]}
            </span>
          ),
          note: isExplained ? overview.trendYears(formatYears(about.years, language)) : null,
        }
      : null,
  ];
  return (
    <dl className="figure-marks">
      {lines
        .filter((line) => line !== null)
        .map(({ isWide, label, note, words: said }) => (
          <Fragment key={label}>
            <dt className={isWide ? 'visually-hidden' : undefined}>{label}</dt>
            <dd data-wide={isWide}>
              {said}
              {note === null ? null : <span className="figure-note">{note}</span>}
            </dd>
          </Fragment>
        ))}
    </dl>
  );
}
