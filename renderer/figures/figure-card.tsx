import type { FigureReading } from '../../shared/figures/figure-reading.ts';
import { formatInterval, formatPercent } from '../../shared/format/numbers.ts';
import { useMessages } from '../ui/locale.tsx';
import { FigureMarks, type FigureContext } from './figure-marks.tsx';
import { IntervalLine, intervalScale } from './interval-line.tsx';
import './figure-card.css';

/** A figure in large letters, with what it is of beside it. */
export function FigureValue(props: { readonly value: string; readonly counts: string | null }) {
  return (
    <p className="figure-card-value">
      <strong>{props.value}</strong>
      {props.counts === null ? null : <span>{props.counts}</span>}
    </p>
  );
}

/** A figure with its counts, its interval as a picture and in words, the province beside it, and its marks. */
export function FigureCard(props: {
  readonly reading: FigureReading;
  /** The province's; null for the province itself. */
  readonly reference: FigureReading | null;
  readonly context: FigureContext;
  /** Yes of known in words; of a figure that is none, why. */
  readonly counts: string;
}) {
  const { counts, reading, reference } = props;
  const { detail, marks } = useMessages();
  const { interval, prevalence } = reading;
  if (prevalence === null || interval === null) return <p>{counts}</p>;
  const figures = reference ? [reading, reference] : [reading];
  const isShown = reading.state === 'shown';
  return (
    <div className="figure-card">
      <FigureValue value={isShown ? formatPercent(prevalence, interval) : formatInterval(interval)} counts={counts} />
      <IntervalLine figure={reading} reference={reference} top={intervalScale(figures)} />
      <p className="small" title={marks.intervalMeaning}>{`${marks.interval} ${formatInterval(interval)}`}</p>
      {reference?.interval && reference.prevalence !== null ? (
        <p className="small muted">
          {`${detail.province} ${formatPercent(reference.prevalence, reference.interval)} (${formatInterval(reference.interval)})`}
        </p>
      ) : null}
      <FigureMarks reading={reading} context={props.context} isCompared={reference !== null} isExplained />
    </div>
  );
}
