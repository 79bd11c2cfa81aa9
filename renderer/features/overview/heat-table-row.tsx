import { memo } from 'react';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { AreaMarks } from '../../../shared/contract/marks.ts';
import type { Indicator } from '../../../shared/cpms/indicators.ts';
import { formatPercentValue, percentDecimals } from '../../../shared/format/numbers.ts';
import { useMessages } from '../../ui/locale.tsx';
import { rampOf } from '../../../shared/drawing/area-figure.ts';
import { rampStep, type HeatRow } from './heat-model.ts';
import { readRow, type Grade, type FigureReading } from '../../../shared/figures/figure-reading.ts';
import { useMarkWords } from '../../figures/use-mark-words.ts';

/** What a cell says: its percentage, its grade where that forbids a figure, or a sign that there is none. */
function cellText(cell: FigureReading, grades: Readonly<Record<Grade, string>>): string {
  if (cell.state === 'uncertain' && cell.grade !== null) return grades[cell.grade];
  if (cell.state === 'hidden') return '';
  if (cell.state === 'no-eligible') return '·';
  if (cell.state === 'no-answer' || cell.prevalence === null) return '?';
  return formatPercentValue(cell.prevalence, cell.interval);
}

const Figure = memo(function Figure(props: {
  readonly figures: AreaPrevalence;
  readonly marks: AreaMarks | null;
  readonly indicator: Indicator;
  readonly top: number;
  readonly c: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly describedBy: string | undefined;
}) {
  const { c, indicator } = props;
  const { common, marks } = useMessages();
  const words = useMarkWords();
  const cell = readRow(props.figures, indicator.no, props.marks);
  const mark = cell.state === 'shown' && cell.mark !== 'similar' ? cell.mark : null;
  const text = cellText(cell, marks.grades);
  const hasFigure = cell.state === 'shown' || (cell.state === 'uncertain' && cell.grade === null);
  const said = [
    cell.state === 'uncertain' && cell.grade !== null ? null : text,
    mark === null ? null : marks.standings[mark],
    cell.grade === 'C' || cell.state === 'uncertain' ? words.grade(cell.grade ?? 'D') : null,
  ].filter((part) => part !== null);
  const hasColour = cell.state === 'shown' || cell.state === 'uncertain';
  return (
    <td
      className="heat-cell"
      data-c={c}
      data-unit={indicator.unit}
      data-state={cell.state}
      data-grade={cell.grade === 'C' || (cell.grade === 'D' && cell.state === 'uncertain') ? cell.grade : undefined}
      data-mark={mark ?? undefined}
      data-whole={(hasFigure && percentDecimals(cell.interval) === 0) || undefined}
      data-ramp={hasColour ? rampOf(indicator.no) : undefined}
      data-step={hasColour ? rampStep(cell.prevalence ?? 0, props.top) : undefined}
      tabIndex={props.isActive ? 0 : -1}
      aria-selected={props.isSelected}
      aria-colindex={c + 1}
      aria-describedby={props.describedBy}
      aria-label={said.length > 1 || cell.state === 'uncertain' ? said.join(', ') : undefined}
    >
      {text}
      {cell.state === 'hidden' ? <span className="visually-hidden">{common.hidden}</span> : null}
    </td>
  );
});

/** One area: its name and a figure per indicator. */
export const HeatTableRow = memo(function HeatTableRow(props: {
  readonly row: HeatRow;
  readonly r: number;
  readonly indicators: readonly Indicator[];
  readonly tops: ReadonlyMap<number, number>;
  readonly activeColumn: number | null;
  readonly selectedNo: number | null;
  readonly describedColumn: number | null;
  readonly popoverId: string;
  readonly isPinned: boolean;
  readonly hasDrill: boolean;
}) {
  const { r, row } = props;
  const { overview } = useMessages();
  return (
    <tr className="heat-row" data-r={r} data-pinned={props.isPinned || undefined} aria-rowindex={r + 1}>
      <th
        scope="row"
        className="heat-name"
        data-c={0}
        data-drill={props.hasDrill || undefined}
        tabIndex={props.activeColumn === 0 ? 0 : -1}
        aria-colindex={1}
        title={row.parent ? `${row.name} · ${row.parent}` : row.name}
      >
        <span className="heat-name-line">
          <span className="heat-name-own">{row.name}</span>
          {row.parent ? <span className="heat-name-parent">{row.parent}</span> : null}
        </span>
      </th>
      {row.figures === null ? (
        <td
          className="heat-silent"
          colSpan={props.indicators.length}
          data-c={Math.max(1, props.activeColumn ?? 1)}
          tabIndex={props.activeColumn !== null && props.activeColumn > 0 ? 0 : -1}
        >
          {overview.notReportedTitle}
        </td>
      ) : (
        props.indicators.map((indicator, index) => (
          <Figure
            key={indicator.no}
            figures={row.figures as AreaPrevalence}
            marks={row.marks}
            indicator={indicator}
            top={props.tops.get(indicator.no) ?? 0}
            c={index + 1}
            isActive={props.activeColumn === index + 1}
            isSelected={props.selectedNo === indicator.no}
            describedBy={props.describedColumn === index + 1 ? props.popoverId : undefined}
          />
        ))
      )}
    </tr>
  );
});
