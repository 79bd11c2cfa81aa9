import { useCallback, useMemo, type ReactNode } from 'react';
import type { RightsAnswer, RightsRow } from '../../../shared/contract/rights.ts';
import type { Figure } from '../../../shared/contract/figure.ts';
import {
  formatPoints,
  formatPointsInterval,
  formatRatio,
  formatRatioInterval,
} from '../../../shared/format/differences.ts';
import { useFilter } from '../../client/use-address.ts';
import { useRights } from '../../client/use-compare.ts';
import type { ChartTheme } from '../../charts/chart-theme.ts';
import { Chart } from '../../charts/chart.tsx';
import { intervalRows, type RowMark } from '../../charts/interval-rows.ts';
import { useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { Answered, CompareFrame, HowToRead } from './compare-frame.tsx';
import { figureState } from './gaps-model.ts';
import { useCompareWords } from './use-compare-words.ts';
import { useFigureWords } from './use-figure-words.ts';

function useRowName(): (row: RightsRow) => string {
  const { compare } = useMessages();
  return useMemo(() => {
    const names: Readonly<Record<number, string>> = compare.rightsRow;
    return (row) => (row.right === 'protection' ? compare.rightsReached[row.among] : (names[row.indicator] ?? ''));
  }, [compare]);
}

function RightsTable(props: { readonly answer: RightsAnswer }) {
  const { compare } = useMessages();
  const figures = useFigureWords();
  const nameOf = useRowName();
  const cell = (figure: Figure): ReactNode => (
    <td className="number">
      {figures.value(figure)}
      <span className="evidence-note">{figures.interval(figure)}</span>
      <span className="evidence-note">{figures.counts(figure)}</span>
    </td>
  );
  return (
    <ScrollRegion label={compare.tableLabel} className="compare-table">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{compare.rightsRight}</th>
            <th scope="col">{compare.indicator}</th>
            <th scope="col" className="number">
              {compare.gapGroups.thai}
            </th>
            <th scope="col" className="number">
              {compare.gapGroups.migrant}
            </th>
            <th scope="col" className="number">
              {compare.rightsGap}
            </th>
            <th scope="col" className="number">
              {compare.gapsRatio}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.answer.rows.map((row) => (
            <tr key={`${row.right} ${row.indicator} ${row.among}`}>
              <td>{compare.rights[row.right]}</td>
              <th scope="row">
                {nameOf(row)}
                {row.isHigherBetter ? <span className="evidence-note">{compare.rightsHigherBetter}</span> : null}
              </th>
              {cell(row.thai)}
              {cell(row.migrant)}
              <td className="number">
                {row.difference ? formatPoints(row.difference.difference, row.difference) : '–'}
                <span className="evidence-note">{row.difference ? formatPointsInterval(row.difference) : null}</span>
              </td>
              <td className="number">
                {row.ratio === null ? '–' : formatRatio(row.ratio)}
                <span className="evidence-note">
                  {row.ratioInterval ? formatRatioInterval(row.ratioInterval) : null}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function RightsChart(props: { readonly answer: RightsAnswer }) {
  const { answer } = props;
  const { compare } = useMessages();
  const figures = useFigureWords();
  const nameOf = useRowName();
  const option = useCallback(
    (theme: ChartTheme) => {
      const mark = (row: RightsRow, group: 'thai' | 'migrant'): RowMark | null => {
        const figure = row[group];
        if (figure.prevalence === null) return null;
        return {
          value: figure.prevalence * 100,
          low: figure.ciLow === null ? null : figure.ciLow * 100,
          high: figure.ciHigh === null ? null : figure.ciHigh * 100,
          tone: group === 'thai' ? 'main' : 'second',
          label: figures.value(figure),
          tooltip: [
            `${compare.rights[row.right]}: ${nameOf(row)}`,
            `${compare.gapGroups.thai} ${figures.line(row.thai)}`,
            `${compare.gapGroups.migrant} ${figures.line(row.migrant)}`,
            ...(row.difference
              ? [
                  `${compare.points(formatPoints(row.difference.difference, row.difference))} (${formatPointsInterval(row.difference)})`,
                ]
              : []),
          ].join('\n'),
        };
      };
      return intervalRows(theme, {
        rows: answer.rows.map((row) => ({
          label: `${compare.rights[row.right]}: ${nameOf(row)}${row.isHigherBetter ? ` (${compare.rightsHigherBetter})` : ''}`,
          marks: [mark(row, 'thai'), mark(row, 'migrant')],
        })),
        axis: { min: 0, max: 100, format: (value) => `${value}%` },
        reference: null,
        labelWidth: 280,
        spread: 15,
      });
    },
    [answer, compare, figures, nameOf],
  );
  const hidden = answer.rows.filter(
    (row) => figureState(row.thai) === 'hidden' || figureState(row.migrant) === 'hidden',
  ).length;
  return (
    <div className="compare-chart">
      <Chart
        title={compare.rightsTitle}
        height={52 + answer.rows.length * 46}
        option={option}
        legend={
          <p className="compare-key">
            <span className="chart-key-dot">{compare.gapGroups.thai}</span>
            <span className="chart-key-dot" data-key="second">
              {compare.gapGroups.migrant}
            </span>
          </p>
        }
        table={<RightsTable answer={answer} />}
      />
      {hidden > 0 ? <p className="compare-notes">{compare.hiddenRows(String(hidden))}</p> : null}
    </div>
  );
}

function WidestGaps(props: { readonly answer: RightsAnswer }) {
  const { compare } = useMessages();
  const nameOf = useRowName();
  const worse = props.answer.rows.filter((row) => {
    if (row.isByDefinition || row.difference === null) return false;
    return row.isHigherBetter ? row.difference.high < 0 : row.difference.low > 0;
  });
  if (worse.length === 0) return null;
  return (
    <section className="clear-gaps">
      <h2>{compare.rightsWorse}</h2>
      <ul>
        {worse.map((row) => (
          <li key={`${row.indicator} ${row.among}`}>
            <span>{nameOf(row)}</span>
            <span className="muted">
              {row.difference ? compare.points(formatPoints(row.difference.difference, row.difference)) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Identity, schooling, health, family and protection reached, for Thai and migrant children. */
export function RightsMonitor(props: { readonly toolbar: ReactNode }) {
  const { filter } = useFilter();
  const { compare } = useMessages();
  const words = useCompareWords();
  const query = useRights({ filter });
  const terms = compare.rightsTerms;
  return (
    <CompareFrame
      isRefreshing={query.isPlaceholderData}
      toolbar={props.toolbar}
      side={
        <>
          {query.data ? <WidestGaps answer={query.data} /> : null}
          <HowToRead terms={[terms.without, terms.reached, terms.interval, terms.definition]} />
        </>
      }
    >
      <Answered query={query}>
        {(answer) => (
          <>
            <RightsChart answer={answer} />
            <p className="compare-notes">{compare.subtitle(words.place, words.year)}</p>
          </>
        )}
      </Answered>
    </CompareFrame>
  );
}
