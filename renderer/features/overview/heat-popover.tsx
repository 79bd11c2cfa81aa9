import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { Indicator } from '../../../shared/cpms/indicators.ts';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { FigureMarks } from '../../figures/figure-marks.tsx';
import { type HeatRow } from './heat-model.ts';
import { readRow } from '../../../shared/figures/figure-reading.ts';
import { useCellWords } from './use-cell-words.ts';
import type { OverviewMarks } from './use-overview.ts';
import './heat-popover.css';

const gap = 6;

/** A place beside the cell that covers neither it nor its row: below, or above near the window's foot. */
function placeBeside(cell: DOMRect, width: number, height: number): { left: number; top: number } {
  const left = Math.max(8, Math.min(cell.left + cell.width / 2 - width / 2, window.innerWidth - width - 8));
  const below = cell.bottom + gap;
  const top = below + height > window.innerHeight - 8 ? cell.top - gap - height : below;
  return { left, top };
}

/** What a figure of the heat table is made of: interval, denominator, unknown, completeness, comparison. */
export function HeatPopover(props: {
  readonly id: string;
  readonly rect: DOMRect;
  readonly row: HeatRow;
  readonly figures: AreaPrevalence;
  readonly about: OverviewMarks;
  readonly indicator: Indicator;
  readonly province: AreaPrevalence | null;
  readonly onHold: () => void;
  readonly onLeave: () => void;
  /** Closes at once: the Escape key, wherever the focus is. */
  readonly onDismiss: () => void;
}) {
  const { figures, indicator, onDismiss, province, rect, row } = props;
  const { language } = useLanguage();
  const { indicatorTexts, marks, overview } = useMessages();
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    if (box.current) setPlace(placeBeside(rect, box.current.offsetWidth, box.current.offsetHeight));
  }, [rect]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onDismiss();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onDismiss]);
  const cell = readRow(figures, indicator.no, row.marks);
  const { counts } = useCellWords();
  return createPortal(
    <div
      id={props.id}
      ref={box}
      role="tooltip"
      className="heat-popover"
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      onPointerEnter={props.onHold}
      onPointerLeave={props.onLeave}
    >
      <p className="heat-popover-area">
        {row.name}
        {row.parent ? <span className="muted"> · {row.parent}</span> : null}
      </p>
      <p className="muted">{indicatorTexts.numbered(String(indicator.no), indicator[language])}</p>
      {cell.prevalence !== null && cell.interval ? (
        <>
          <p className="heat-popover-figure">
            {cell.state === 'shown' ? <strong>{formatPercent(cell.prevalence, cell.interval)}</strong> : null}
            <span>{`${marks.interval} ${formatInterval(cell.interval)}`}</span>
          </p>
          <p>{counts(cell)}</p>
          <p className="muted">
            {overview.cellUnknown(formatCount(cell.unknown))}
            {cell.completeness === null ? null : ` · ${overview.cellCompleteness(formatPercent(cell.completeness))}`}
          </p>
          <FigureMarks
            reading={cell}
            context={{ marks: row.marks, years: props.about.years, isChance: props.about.isChance(indicator.no) }}
            isCompared={province !== null && province.areaCode !== row.code}
            isExplained={false}
          />
        </>
      ) : (
        <p>{counts(cell)}</p>
      )}
    </div>,
    document.getElementById('content') ?? document.body,
  );
}
