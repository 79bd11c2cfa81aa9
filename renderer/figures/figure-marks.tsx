import { Fragment, type ReactNode } from 'react';
import type { AreaMarks } from '../../shared/contract/marks.ts';
import { formatPercent } from '../../shared/format/numbers.ts';
import { formatYears } from '../../shared/format/years.ts';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import { standingOf, type FigureReading } from '../../shared/figures/figure-reading.ts';
import { MarkGlyph } from './mark-glyph.tsx';
import { Sparkline } from './sparkline.tsx';
import { useMarkWords } from './use-mark-words.ts';
import './figure-marks.css';

type Line = {
  readonly label: string;
  /** True where the words say by themselves what they are about. */
  readonly isWide?: boolean;
  readonly words: ReactNode;
  readonly note: string | null;
};

/** What is known of the area and the indicator beside the figure itself. */
export type FigureContext = {
  readonly marks: AreaMarks | null;
  /** The loaded years, in the order of `byYear`. */
  readonly years: readonly number[];
  /** True where the areas differ in the indicator by no more than chance would make them. */
  readonly isChance: boolean;
};

/** Where a figure stands in the province, how far it can be trusted, its smoothed value, and its trend. */
export function FigureMarks(props: {
  readonly reading: FigureReading;
  readonly context: FigureContext;
  /** False for the province itself, which is compared with nothing. */
  readonly isCompared: boolean;
  /** True where there is room for what a line means. */
  readonly isExplained: boolean;
}) {
  const { isCompared, isExplained, reading } = props;
  const { isChance, marks, years } = props.context;
  const { language } = useLanguage();
  const { marks: texts } = useMessages();
  const words = useMarkWords();
  const standing = isCompared ? standingOf(reading) : null;
  const smoothed = reading.state === 'shown' ? (marks?.smoothed[reading.no - 1] ?? null) : null;
  const trend = marks?.trend[reading.no - 1] ?? null;
  const isTold = trend !== null && trend !== 'too-little-data';
  const lines: (Line | null)[] = [
    standing
      ? {
          label: texts.standingTitle,
          isWide: true,
          words: (
            <span className="figure-mark" data-mark={standing}>
              <MarkGlyph mark={standing} />
              {texts.standings[standing]}
            </span>
          ),
          note: isChance ? texts.chance : isExplained ? texts.standingMeaning : null,
        }
      : null,
    reading.grade
      ? { label: texts.gradeLabel, words: words.grade(reading.grade), note: words.reason(reading) }
      : reading.state === 'uncertain'
        ? { label: texts.gradeLabel, words: texts.uncertain, note: null }
        : null,
    isCompared && smoothed !== null && reading.prevalence !== null
      ? {
          label: texts.smoothedLabel,
          words: texts.smoothedBeside(
            formatPercent(smoothed, reading.interval),
            formatPercent(reading.prevalence, reading.interval),
          ),
          note: isExplained ? texts.smoothedHelp : null,
        }
      : null,
    trend && years.length > 1
      ? {
          label: texts.trendLabel,
          words: (
            <span className="figure-trend">
              {isTold ? <Sparkline values={marks?.byYear[reading.no - 1] ?? []} /> : null}
              {texts.trends[trend]}
            </span>
          ),
          note: isExplained ? texts.trendYears(formatYears(years, language)) : null,
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
              {note === null ? null : <span className="evidence-note">{note}</span>}
            </dd>
          </Fragment>
        ))}
    </dl>
  );
}
