import { useCallback, useMemo, type ReactNode } from 'react';
import type { RightsAnswer, RightsRow } from '../../../shared/contract/rights.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { rightsQuestion } from '../../client/questions/questions.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import type { ChartTheme } from '../../charts/chart-theme.ts';
import { Chart } from '../../charts/chart.tsx';
import { intervalRows, type RowMark } from '../../charts/interval-rows.ts';
import { gapDirection, isHiddenFigure } from '../../figures/clear-gap.ts';
import { inFraction, readFigure } from '../../../shared/figures/figure-reading.ts';
import { useFigureWords, type FigureWords } from '../../figures/figure-words.ts';
import { MostlyHidden, type HiddenCount } from '../../figures/mostly-hidden.tsx';
import { HowToRead } from '../../ui/how-to-read.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { indicatorAsk } from '../../figures/receipt-dialog-model.ts';
import { ReceiptFigure } from '../../figures/receipt-dialog.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import { Answered } from '../../ui/answered.tsx';
import { CompareFrame } from './compare-frame.tsx';
import { gapColumns, GapList, useGapWords } from './gap-words.tsx';
import { useCompareWords } from './use-compare-words.ts';

function useRowName(): (row: RightsRow) => string {
  const { compare } = useMessages();
  return useMemo(() => {
    const names: Readonly<Record<number, string>> = compare.rightsRow;
    return (row) => (row.right === 'protection' ? compare.rightsReached[row.among] : (names[row.indicator] ?? ''));
  }, [compare]);
}

function GroupCell(props: { readonly row: RightsRow; readonly group: 'thai' | 'migrant' }) {
  const { group, row } = props;
  const { filter } = useFilter();
  const { compare } = useMessages();
  const figures = useFigureWords();
  const nameOf = useRowName();
  const reading = readFigure(row[group], row.indicator);
  const value = figures.value(reading);
  const canOpen = row.among === 'eligible' && (reading.known ?? 1) > 0;
  return (
    <>
      <ReceiptFigure
        ask={canOpen ? indicatorAsk(row.indicator, { ...filter, group }) : null}
        label={`${nameOf(row)} ${compare.gapGroups[group]} ${value}`}
      >
        {value}
      </ReceiptFigure>
      <span className="evidence-note">{reading.state === 'shown' ? figures.interval(reading) : null}</span>
      <span className="evidence-note">{inFraction(reading)}</span>
    </>
  );
}

function columnsOf(
  compare: Messages['compare'],
  nameOf: (row: RightsRow) => string,
  figures: FigureWords,
): readonly Column<RightsRow>[] {
  const group = (key: 'thai' | 'migrant'): Column<RightsRow> => ({
    key,
    heading: compare.gapGroups[key],
    align: 'number',
    value: (row) => figures.cell(readFigure(row[key], row.indicator)),
    cell: (row) => <GroupCell row={row} group={key} />,
  });
  return [
    { key: 'right', heading: compare.rightsRight, value: ({ right }) => compare.rights[right] },
    {
      key: 'indicator',
      heading: compare.indicator,
      isRowHeader: true,
      value: nameOf,
      cell: (row) => (
        <>
          {nameOf(row)}
          {row.isHigherBetter ? <span className="evidence-note">{compare.rightsHigherBetter}</span> : null}
        </>
      ),
    },
    group('thai'),
    group('migrant'),
    ...gapColumns<RightsRow>({ difference: compare.rightsGap, ratio: compare.gapsRatio }, (row) => row),
  ];
}

function RightsTable(props: { readonly answer: RightsAnswer }) {
  const { compare } = useMessages();
  const figures = useFigureWords();
  const nameOf = useRowName();
  return (
    <DataTable
      region={{ label: compare.tableLabel, className: 'compare-table' }}
      isSticky
      columns={columnsOf(compare, nameOf, figures)}
      rows={props.answer.rows}
      rowKey={({ among, indicator, right }) => `${right} ${indicator} ${among}`}
    />
  );
}

/** How many rights have a hidden figure. */
function hiddenIn({ rows }: RightsAnswer): HiddenCount {
  return {
    hidden: rows.filter((row) => isHiddenFigure(row.thai) || isHiddenFigure(row.migrant)).length,
    all: rows.length,
  };
}

function RightsChart(props: { readonly answer: RightsAnswer }) {
  const { answer } = props;
  const { common, compare } = useMessages();
  const figures = useFigureWords();
  const gaps = useGapWords();
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
          label: figures.value(readFigure(figure, row.indicator)),
          tooltip: [
            `${compare.rights[row.right]}: ${nameOf(row)}`,
            `${compare.gapGroups.thai} ${figures.line(readFigure(row.thai, row.indicator))}`,
            `${compare.gapGroups.migrant} ${figures.line(readFigure(row.migrant, row.indicator))}`,
            ...gaps.lines(row),
          ].join('\n'),
        };
      };
      const noteOf = (row: RightsRow): string => {
        if (isHiddenFigure(row.thai) || isHiddenFigure(row.migrant)) return ` (${common.hidden})`;
        return row.isHigherBetter ? ` (${compare.rightsHigherBetter})` : '';
      };
      return intervalRows(theme, {
        rows: answer.rows.map((row) => ({
          label: `${compare.rights[row.right]}: ${nameOf(row)}${noteOf(row)}`,
          marks: [mark(row, 'thai'), mark(row, 'migrant')],
        })),
        axis: { min: 0, max: 100, format: (value) => `${value}%` },
        reference: null,
        labelWidth: 280,
        spread: 15,
      });
    },
    [answer, common, compare, figures, gaps, nameOf],
  );
  const hidden = hiddenIn(answer).hidden;
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
  const worse = props.answer.rows.filter(
    (row) => !row.isByDefinition && gapDirection(row) === (row.isHigherBetter ? 'lower' : 'higher'),
  );
  return (
    <GapList
      title={compare.rightsWorse}
      gaps={worse.map((row) => ({ key: `${row.indicator} ${row.among}`, name: nameOf(row), gap: row }))}
    />
  );
}

/** Identity, schooling, health, family and protection reached, for Thai and migrant children. */
export function RightsMonitor(props: { readonly toolbar: ReactNode }) {
  const { filter } = useFilter();
  const { compare } = useMessages();
  const words = useCompareWords();
  const query = useAnswer(rightsQuestion, { filter });
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
      <Answered query={query} larger="area">
        {(answer) => (
          <>
            <MostlyHidden count={hiddenIn(answer)} />
            <RightsChart answer={answer} />
            <p className="compare-notes">{compare.subtitle(words.place, words.year)}</p>
          </>
        )}
      </Answered>
    </CompareFrame>
  );
}
