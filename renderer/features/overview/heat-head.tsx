import { memo } from 'react';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { Indicator } from '../../../shared/cpms/indicators.ts';
import { formatPercentValue } from '../../../shared/format/numbers.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { nextSort, type HeatSort } from './heat-model.ts';
import { readRow } from '../../../shared/figures/figure-reading.ts';

/** Completeness under this is drawn as a caution. */
const lowCompleteness = 0.8;

type Props = {
  readonly indicators: readonly Indicator[];
  readonly sort: HeatSort;
  readonly onSort: (sort: HeatSort) => void;
  readonly activeColumn: number | null;
  readonly pointedColumn: number | null;
  /** The area whose completeness is shown per indicator. */
  readonly reference: AreaPrevalence | null;
};

function ariaSort(sort: HeatSort, by: HeatSort['by']): 'ascending' | 'descending' | undefined {
  if (sort.by !== by) return undefined;
  return sort.by === 'name' || sort.direction === 'up' ? 'ascending' : 'descending';
}

function IndicatorHead(props: Props & { readonly indicator: Indicator; readonly column: number }) {
  const { column, indicator, onSort, sort } = props;
  const { language } = useLanguage();
  const { indicatorTexts, overview } = useMessages();
  const shorts: Readonly<Record<string, string>> = indicatorTexts.short;
  const name = shorts[indicator.key] ?? indicator[language];
  const direction = ariaSort(sort, indicator.no);
  return (
    <th
      scope="col"
      className="heat-head-cell"
      data-unit={indicator.unit}
      aria-sort={direction}
      aria-colindex={column + 1}
    >
      <button
        type="button"
        className="heat-head-button"
        data-c={column}
        data-pointed={props.pointedColumn === column || undefined}
        tabIndex={props.activeColumn === column ? 0 : -1}
        aria-label={overview.sortBy(indicatorTexts.numbered(String(indicator.no), indicator[language]))}
        title={indicatorTexts.numbered(String(indicator.no), indicator[language])}
        onClick={() => onSort(nextSort(sort, indicator.no))}
      >
        <span className="heat-head-name">{name}</span>
        <span className="heat-head-no">
          {direction ? <Icon name={direction === 'descending' ? 'arrowDown' : 'arrowUp'} size={16} /> : indicator.no}
        </span>
      </button>
    </th>
  );
}

function CompletenessCell(props: { readonly reference: AreaPrevalence; readonly no: number }) {
  const { completeness } = readRow(props.reference, props.no);
  if (completeness === null) return <td className="heat-complete">–</td>;
  return (
    <td className="heat-complete" data-low={completeness < lowCompleteness || undefined}>
      {formatPercentValue(completeness, { low: 0, high: 1 })}
      <span className="heat-complete-bar" style={{ width: `${completeness * 100}%` }} />
    </td>
  );
}

/** Indicator names, each a button that sorts, and the completeness of each indicator below. */
export const HeatHead = memo(function HeatHead(props: Props) {
  const { indicators, onSort, reference, sort } = props;
  const { overview } = useMessages();
  const children = indicators.filter((indicator) => indicator.unit === 'child').length;
  const households = indicators.length - children;
  return (
    <thead>
      <tr data-r={0} aria-rowindex={1}>
        <th scope="col" rowSpan={2} className="heat-corner" aria-sort={ariaSort(sort, 'name')} aria-colindex={1}>
          <button
            type="button"
            className="heat-corner-button"
            data-c={0}
            tabIndex={props.activeColumn === 0 ? 0 : -1}
            aria-label={overview.sortByArea}
            onClick={() => onSort({ by: 'name' })}
          >
            {overview.area}
            {sort.by === 'name' ? <Icon name="arrowUp" size={16} /> : null}
          </button>
        </th>
        {children > 0 ? (
          <th scope="colgroup" colSpan={children} className="heat-band">
            {overview.bandChildren}
          </th>
        ) : null}
        {households > 0 ? (
          <th scope="colgroup" colSpan={households} className="heat-band" data-unit="household">
            {overview.bandHouseholds}
          </th>
        ) : null}
      </tr>
      <tr data-r={0}>
        {indicators.map((indicator, index) => (
          <IndicatorHead key={indicator.no} {...props} indicator={indicator} column={index + 1} />
        ))}
      </tr>
      {reference ? (
        <tr className="heat-complete-row">
          <th scope="row" className="heat-name heat-complete-label">
            {overview.completeness}
          </th>
          {indicators.map((indicator) => (
            <CompletenessCell key={indicator.no} reference={reference} no={indicator.no} />
          ))}
        </tr>
      ) : null}
    </thead>
  );
});
