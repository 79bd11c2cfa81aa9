import { useCallback, useMemo } from 'react';
import type { FunnelAnswer } from '../../../shared/contract/funnel.ts';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { useSelectedArea } from '../../client/address/use-selection.ts';
import type { ChartTheme } from '../../charts/chart-theme.ts';
import { Chart } from '../../charts/chart.tsx';
import { intervalRows, roundTop } from '../../charts/interval-rows.ts';
import { inFraction } from '../../../shared/figures/figure-reading.ts';
import { useMessages } from '../../ui/locale.tsx';
import type { Column } from '../../ui/table-model.ts';
import { areaEntries, AreaNotes, AreaTable, itemColumn, verdictColumn, type AreaEntry } from './area-table.tsx';
import type { DifferenceModel, PlacedPoint } from './difference-model.ts';
import { funnelOption } from './funnel-option.ts';
import { useCompareWords } from './use-compare-words.ts';

/** Above this many rows names are those of communities, which are long. */
const longList = 60;

/** Standings of the key that have a full point, in the order of the areas. */
const clearAndSimilar = ['much-higher', 'higher', 'similar', 'lower', 'much-lower'] as const;

type Direction = 'higher' | 'lower' | 'quiet';
const directionOf = (mark: PlacedPoint['mark']): Direction => {
  if (mark === 'higher' || mark === 'much-higher') return 'higher';
  return mark === 'lower' || mark === 'much-lower' ? 'lower' : 'quiet';
};

/** A figure as its interval supports it, and the lines that stand beside it. */
export function usePointWords() {
  const { compare, marks } = useMessages();
  const words = useCompareWords();
  return useMemo(() => {
    const standing = ({ mark }: Pick<PlacedPoint, 'mark'>): string => marks.standingsShort[mark ?? 'cannot-tell'];
    const value = (point: PlacedPoint): string =>
      point.isUncertain && point.interval
        ? formatInterval(point.interval)
        : formatPercent(point.prevalence, point.interval);
    const lines = (point: PlacedPoint): string[] => [
      `${value(point)} · ${compare.ofCount(formatCount(point.yes), formatCount(point.known))}`,
      ...(point.isUncertain ? [marks.uncertain] : []),
      ...(point.interval && !point.isUncertain ? [`${marks.interval} ${formatInterval(point.interval)}`] : []),
      standing(point),
    ];
    const tooltip = (point: PlacedPoint): string => [words.area(point.areaCode), ...lines(point)].join('\n');
    return { standing, value, lines, tooltip };
  }, [compare, marks, words]);
}

function DifferenceTable(props: { readonly model: DifferenceModel }) {
  const { compare, marks } = useMessages();
  const { standing, value } = usePointWords();
  const { model } = props;
  const columns: readonly Column<AreaEntry<PlacedPoint>>[] = [
    itemColumn('value', compare.value, (point) => (point.isUncertain ? value(point) : point.prevalence), value),
    itemColumn(
      'interval',
      marks.interval,
      ({ interval }) => (interval ? formatInterval(interval) : null),
      ({ interval }) => (interval ? formatInterval(interval) : '–'),
    ),
    itemColumn('counts', compare.counts, inFraction, inFraction),
    verdictColumn(compare.position, (point) => ({ words: standing(point), direction: directionOf(point.mark) })),
  ];
  return <AreaTable columns={columns} entries={areaEntries(model.points, model, compare)} />;
}

/** The areas as a funnel plot or in order, with the table twin. */
export function DifferenceChart(props: {
  readonly answer: FunnelAnswer;
  readonly model: DifferenceModel;
  readonly type: 'funnel' | 'sorted';
}) {
  const { answer, model, type } = props;
  const { compare } = useMessages();
  const words = useCompareWords();
  const { standing, tooltip } = usePointWords();
  const selected = useSelectedArea();
  const areas = useMemo(() => model.points.map((point) => point.areaCode), [model.points]);
  const province = answer.target === null ? '' : compare.provinceLine(formatPercent(answer.target));
  const option = useCallback(
    (theme: ChartTheme) => {
      if (type === 'funnel') {
        return funnelOption(theme, answer, model.points, selected, {
          axis: compare.knownAxis,
          limits95: compare.limits95,
          limits998: compare.limits998,
          province,
          name: words.name,
          tooltip,
        });
      }
      const top = Math.max(...model.points.map((point) => Math.min(point.interval?.high ?? 0, point.prevalence * 2.5)));
      return intervalRows(theme, {
        rows: model.points.map((point) => ({
          label: words.name(point.areaCode),
          isSelected: point.areaCode === selected,
          marks: [
            {
              value: point.prevalence * 100,
              low: point.interval ? point.interval.low * 100 : null,
              high: point.interval ? point.interval.high * 100 : null,
              tone: directionOf(point.mark),
              isHollow: false,
              tooltip: tooltip(point),
            },
          ],
        })),
        axis: { min: 0, max: Math.min(100, roundTop(top * 100)), format: (value) => `${value}%` },
        reference: answer.target === null ? null : { at: answer.target * 100, label: province },
        labelWidth: model.points.length > longList ? 200 : 110,
        spread: 0,
      });
    },
    [answer, model, type, selected, compare, words, tooltip, province],
  );
  return (
    <div className="compare-chart">
      <Chart
        title={compare.differenceTitle(words.indicator(answer.indicator))}
        height={type === 'funnel' ? 440 : 50 + model.points.length * 18}
        option={option}
        areas={areas}
        legend={
          <p className="compare-key">
            {clearAndSimilar.map((mark) => (
              <span
                key={mark}
                className="chart-key-dot"
                data-size={mark.startsWith('much') ? 'large' : undefined}
                data-key={directionOf(mark)}
              >
                {standing({ mark })}
              </span>
            ))}
            <span className="chart-key-hollow" data-key="quiet">
              {standing({ mark: 'cannot-tell' })}
            </span>
            {answer.target === null ? null : <span className="chart-key-dash">{province}</span>}
          </p>
        }
        table={<DifferenceTable model={model} />}
      />
      <AreaNotes hidden={model.hidden.length} withoutAnswer={model.withoutAnswer.length} />
    </div>
  );
}
