import type { FigureReading } from '../../shared/figures/figure-reading.ts';
import './interval-line.css';

/** The share at the right end of a line that has room for all the intervals. */
export function intervalScale(figures: Iterable<FigureReading>): number {
  let most = 0;
  for (const { interval } of figures) most = Math.max(most, interval?.high ?? 0);
  return most * 1.05 || 1;
}

/** The interval on a line from zero, with the province's behind it. */
export function IntervalLine(props: {
  readonly figure: FigureReading;
  readonly reference: FigureReading | null;
  /** The share at the right end. */
  readonly top: number;
}) {
  const { figure, reference, top } = props;
  if (figure.prevalence === null || figure.interval === null) return null;
  const at = (share: number): string => `${Math.min(100, (share / top) * 100)}%`;
  const across = ({ low, high }: { low: number; high: number }) => ({ left: at(low), width: at(high - low) });
  return (
    <div className="interval-line" data-uncertain={figure.state === 'uncertain' || undefined} aria-hidden="true">
      {reference?.interval ? <span className="interval-province" style={across(reference.interval)} /> : null}
      <span className="interval-own" style={across(figure.interval)} />
      {figure.state === 'shown' ? <span className="interval-point" style={{ left: at(figure.prevalence) }} /> : null}
    </div>
  );
}
