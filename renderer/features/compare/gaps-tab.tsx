import { useCallback, useMemo, type ReactNode } from 'react';
import {
  gapDimensions,
  type GapDimension,
  type GapsAnswer,
  type GroupFigure,
  type GroupGap,
  type IndicatorGaps,
} from '../../../shared/contract/gaps.ts';
import { formatPoints } from '../../../shared/format/differences.ts';
import { useFilter, useOption } from '../../client/address/use-address.ts';
import { gapsQuestion } from '../../client/questions/questions.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import type { ChartTheme } from '../../charts/chart-theme.ts';
import { Chart } from '../../charts/chart.tsx';
import { intervalRows, type RowMark } from '../../charts/interval-rows.ts';
import { isClear } from '../../figures/clear-gap.ts';
import { inFraction, readFigure } from '../../../shared/figures/figure-reading.ts';
import { useFigureWords, type FigureWords } from '../../figures/figure-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { HowToRead } from '../../ui/how-to-read.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { indicatorAsk } from '../../figures/receipt-dialog-model.ts';
import { ReceiptFigure } from '../../figures/receipt-dialog.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Answered } from '../../ui/answered.tsx';
import { ChartOrWhy } from './chart-or-why.tsx';
import { CompareFrame } from './compare-frame.tsx';
import { gapColumns, GapList, useGapWords } from './gap-words.tsx';
import { clearlyApart, filterOfGroup, gapsModel, groupsOf, referenceOf, type GapsModel } from './gaps-model.ts';
import { RightsMonitor } from './rights-monitor.tsx';
import { useCompareWords } from './use-compare-words.ts';

const views = [...gapDimensions, 'rights'] as const;
const tones = ['step-1', 'step-2', 'step-3'] as const satisfies readonly RowMark['tone'][];

function useGapsTitle(by: GapDimension): string {
  const { compare } = useMessages();
  const [first = 'migrant'] = groupsOf[by];
  if (by === 'age-band') return compare.gapsAgeTitle;
  return compare.gapsTitle(compare.gapGroups[first], compare.gapGroups[referenceOf[by]]);
}

type GapEntry = { readonly row: IndicatorGaps; readonly gap: GroupGap };

/** A group's figure, which opens its receipt where a filter can name the group. */
function GroupCell(props: { readonly row: IndicatorGaps; readonly figure: GroupFigure }) {
  const { figure, row } = props;
  const { filter } = useFilter();
  const { compare } = useMessages();
  const words = useCompareWords();
  const figures = useFigureWords();
  const reading = readFigure(figure, row.indicator);
  const value = figures.value(reading);
  const hasFigure = reading.state !== 'no-answer' && reading.state !== 'no-eligible';
  const restricted = row.unit === 'child' ? filterOfGroup(filter, figure.group) : null;
  return (
    <>
      {`${compare.gapGroups[figure.group]} `}
      <ReceiptFigure
        ask={hasFigure && restricted ? indicatorAsk(row.indicator, restricted) : null}
        label={`${words.indicator(row.indicator)} ${compare.gapGroups[figure.group]} ${value}`}
      >
        {value}
      </ReceiptFigure>
      <span className="evidence-note">{inFraction(reading)}</span>
    </>
  );
}

function columnsOf(
  compare: Messages['compare'],
  nameOf: (no: number) => string,
  figures: FigureWords,
): readonly Column<GapEntry>[] {
  const group = (key: string, heading: string, figureOf: (entry: GapEntry) => GroupFigure): Column<GapEntry> => ({
    key,
    heading,
    value: (entry) => {
      const figure = figureOf(entry);
      return `${compare.gapGroups[figure.group]} ${figures.value(readFigure(figure, entry.row.indicator))}`;
    },
    cell: (entry) => <GroupCell row={entry.row} figure={figureOf(entry)} />,
  });
  return [
    { key: 'indicator', heading: compare.indicator, isRowHeader: true, value: ({ row }) => nameOf(row.indicator) },
    group('reference', compare.gapsReference, ({ row }) => row.reference),
    group('group', compare.gapsGroup, ({ gap }) => gap),
    ...gapColumns<GapEntry>({ difference: compare.gapsDifference, ratio: compare.gapsRatio }, ({ gap }) => gap),
  ];
}

function GapsTable(props: { readonly answer: GapsAnswer }) {
  const { compare } = useMessages();
  const words = useCompareWords();
  const figures = useFigureWords();
  return (
    <DataTable
      region={{ label: compare.tableLabel, className: 'compare-table' }}
      isSticky
      columns={columnsOf(compare, words.indicator, figures)}
      rows={props.answer.rows.flatMap((row) => row.groups.map((gap) => ({ row, gap })))}
      rowKey={({ gap, row }) => `${row.indicator} ${gap.group}`}
    />
  );
}

function GapsChart(props: { readonly answer: GapsAnswer; readonly model: GapsModel }) {
  const { answer, model } = props;
  const { compare } = useMessages();
  const words = useCompareWords();
  const figures = useFigureWords();
  const gaps = useGapWords();
  const title = useGapsTitle(answer.by);
  const option = useCallback(
    (theme: ChartTheme) => {
      const toneOf = (gap: GroupGap, slot: number): RowMark['tone'] => {
        if (groupsOf[answer.by].length > 1) return tones[slot] ?? 'main';
        return isClear(gap) ? 'main' : 'quiet';
      };
      const tooltip = (indicator: number, gap: GroupGap): string => {
        const reference = answer.rows[indicator - 1]?.reference;
        return [
          words.indicator(indicator),
          `${compare.gapGroups[gap.group]} ${figures.line(readFigure(gap, indicator))}`,
          ...(reference
            ? [`${compare.gapGroups[reference.group]} ${figures.line(readFigure(reference, indicator))}`]
            : []),
          ...gaps.lines(gap),
        ].join('\n');
      };
      return intervalRows(theme, {
        rows: model.rows.map((row) => ({
          label: words.indicator(row.indicator),
          marks: row.gaps.map((gap, slot) =>
            gap?.difference
              ? {
                  value: gap.difference.difference * 100,
                  low: gap.difference.low * 100,
                  high: gap.difference.high * 100,
                  tone: toneOf(gap, slot),
                  isHollow: groupsOf[answer.by].length > 1 && slot === 0,
                  tooltip: tooltip(row.indicator, gap),
                }
              : null,
          ),
        })),
        axis: { min: model.from, max: model.to, format: (value) => formatPoints(value / 100).replace('.0', '') },
        reference: { at: 0, label: compare.gapsNoDifference },
        labelWidth: 170,
        spread: groupsOf[answer.by].length > 1 ? 7 : 0,
      });
    },
    [answer, model, compare, words, figures, gaps],
  );
  const groups = groupsOf[answer.by];
  return (
    <div className="compare-chart">
      <Chart
        title={title}
        height={50 + model.rows.length * (groups.length > 1 ? 25 : 20)}
        option={option}
        legend={
          groups.length > 1 ? (
            <p className="compare-key">
              {groups.map((group, slot) => (
                <span key={group} className={slot === 0 ? 'chart-key-hollow' : 'chart-key-dot'} data-key={tones[slot]}>
                  {compare.gapGroups[group]}
                </span>
              ))}
            </p>
          ) : (
            <p className="compare-key">
              <span className="chart-key-dot">{compare.gapsClearKey}</span>
              <span className="chart-key-dot" data-key="quiet">
                {compare.gapsUnclearKey}
              </span>
            </p>
          )
        }
        table={<GapsTable answer={answer} />}
      />
      <p className="compare-notes">
        {model.byDefinition.length > 0 ? (
          <span>{compare.gapsByDefinition(model.byDefinition.map((no) => words.indicator(no)).join(', '))}</span>
        ) : null}
        {model.hidden.length > 0 ? (
          <span className="compare-note-hidden">
            <Icon name="lock" size={16} />
            {compare.hiddenRows(String(model.hidden.length))}
          </span>
        ) : null}
      </p>
    </div>
  );
}

function ClearGaps(props: { readonly answer: GapsAnswer }) {
  const { compare } = useMessages();
  const words = useCompareWords();
  return groupsOf[props.answer.by].flatMap((group) =>
    (['higher', 'lower'] as const).map((direction) => (
      <GapList
        key={`${group} ${direction}`}
        title={(direction === 'higher' ? compare.gapsHigherIn : compare.gapsLowerIn)(compare.gapGroups[group])}
        gaps={clearlyApart(props.answer, group, direction).map(({ gap, indicator }) => ({
          key: String(indicator),
          name: words.indicator(indicator),
          gap,
        }))}
      />
    )),
  );
}

function Gaps(props: { readonly by: GapDimension; readonly toolbar: ReactNode }) {
  const { filter } = useFilter();
  const { compare } = useMessages();
  const query = useAnswer(gapsQuestion, { filter, by: props.by });
  const { data } = query;
  const model = useMemo(() => (data ? gapsModel(data) : null), [data]);
  const terms = compare.gapsTerms;
  return (
    <CompareFrame
      isRefreshing={query.isPlaceholderData}
      toolbar={props.toolbar}
      side={
        <>
          {model ? <p className="answer-line">{compare.gapsClear(String(model.clear.length))}</p> : null}
          {data ? <ClearGaps answer={data} /> : null}
          <HowToRead terms={[terms.gap, terms.interval, terms.ratio, terms.household]} />
        </>
      }
    >
      <Answered query={query} larger="area">
        {(answer) =>
          model === null ? null : (
            <ChartOrWhy shown={model.rows.length} count={{ hidden: model.hidden.length, all: answer.rows.length }}>
              <GapsChart answer={answer} model={model} />
            </ChartOrWhy>
          )
        }
      </Answered>
    </CompareFrame>
  );
}

/** Groups of children against each other, and the rights of Thai and migrant children side by side. */
export function GapsTab() {
  const { compare } = useMessages();
  const [view, setView] = useOption('by', views, 'group');
  const toolbar = (
    <Segmented
      label={compare.gapsByLabel}
      showLabel
      value={view}
      options={views.map((each) => ({ value: each, label: compare.gapsBy[each] }))}
      onChange={setView}
    />
  );
  return view === 'rights' ? <RightsMonitor toolbar={toolbar} /> : <Gaps by={view} toolbar={toolbar} />;
}
