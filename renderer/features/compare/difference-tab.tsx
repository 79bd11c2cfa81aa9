import { useCallback, useMemo } from 'react';
import { Switch } from 'react-aria-components';
import type { FunnelAnswer } from '../../../shared/contract/funnel.ts';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { useFilter, useOption } from '../../client/use-address.ts';
import { useFunnel } from '../../client/use-compare.ts';
import { usePrevalence } from '../../client/use-figures.ts';
import { useSelectedArea } from '../../client/use-selection.ts';
import type { ChartTheme } from '../../charts/chart-theme.ts';
import { Chart } from '../../charts/chart.tsx';
import { intervalRows, roundTop } from '../../charts/interval-rows.ts';
import { useMessages } from '../../ui/locale.tsx';
import { EmptyState } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AreaGroups, SelectedArea } from './area-list.tsx';
import { AreaNotes, AreaRow, AreaTable } from './area-table.tsx';
import { IndicatorChoice, LevelChoice, useIndicator, useLevel } from './compare-choices.tsx';
import { Answered, CompareFrame, HowToRead } from './compare-frame.tsx';
import { differenceModel, type DifferenceModel, type PlacedPoint } from './difference-model.ts';
import { funnelOption } from './funnel-option.ts';
import { useCompareWords } from './use-compare-words.ts';

const chartTypes = ['funnel', 'sorted'] as const;
type ChartType = (typeof chartTypes)[number];
const adjustments = ['auto', 'on', 'off'] as const;
const adjustOf = { auto: null, on: true, off: false } as const;

/** Above this many rows names are those of communities, which are long. */
const longList = 60;

type Direction = 'higher' | 'lower' | 'quiet';
const directionOf = (position: PlacedPoint['position']): Direction => {
  if (position === 'within') return 'quiet';
  return position.startsWith('above') ? 'higher' : 'lower';
};

/** A figure as its interval supports it, and the lines that stand beside it. */
function usePointWords() {
  const { compare } = useMessages();
  const words = useCompareWords();
  return useMemo(() => {
    const value = (point: PlacedPoint): string => formatPercent(point.prevalence, point.interval);
    const lines = (point: PlacedPoint): string[] => [
      `${value(point)} · ${compare.ofCount(formatCount(point.yes), formatCount(point.known))}`,
      ...(point.interval ? [`${compare.interval} ${formatInterval(point.interval)}`] : []),
      compare.positions[point.position],
    ];
    const tooltip = (point: PlacedPoint): string => [words.area(point.areaCode), ...lines(point)].join('\n');
    return { value, lines, tooltip };
  }, [compare, words]);
}

function DifferenceTable(props: { readonly model: DifferenceModel }) {
  const { compare } = useMessages();
  const { value } = usePointWords();
  const words = useCompareWords();
  return (
    <AreaTable
      columns={[compare.value, compare.interval, compare.counts]}
      lastColumn={compare.position}
      rows={[
        ...props.model.points.map((point) => (
          <AreaRow
            key={point.areaCode}
            code={point.areaCode}
            parent={words.parent(point.areaCode)}
            cells={[
              value(point),
              point.interval ? formatInterval(point.interval) : '–',
              `${formatCount(point.yes)} / ${formatCount(point.known)}`,
            ]}
            last={<span data-verdict={directionOf(point.position)}>{compare.positions[point.position]}</span>}
          />
        )),
        ...[...props.model.hidden, ...props.model.withoutAnswer].map((code) => (
          <AreaRow
            key={code}
            code={code}
            parent={words.parent(code)}
            cells={['–', '–', '–']}
            last={props.model.hidden.includes(code) ? compare.hidden : compare.noAnswer}
          />
        )),
      ]}
    />
  );
}

function DifferenceChart(props: {
  readonly answer: FunnelAnswer;
  readonly model: DifferenceModel;
  readonly type: ChartType;
}) {
  const { answer, model, type } = props;
  const { compare } = useMessages();
  const words = useCompareWords();
  const { tooltip } = usePointWords();
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
              tone: directionOf(point.position),
              isHollow: point.position.endsWith('-95'),
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
            <span className="chart-key-dot" data-key="higher">
              {compare.positions['above-99.8']}
            </span>
            <span className="chart-key-hollow" data-key="higher">
              {compare.positions['above-95']}
            </span>
            <span className="chart-key-dot" data-key="lower">
              {compare.positions['below-99.8']}
            </span>
            <span className="chart-key-hollow" data-key="lower">
              {compare.positions['below-95']}
            </span>
            <span className="chart-key-dot" data-key="quiet">
              {compare.positions.within}
            </span>
            <span className="chart-key-dash">{province}</span>
          </p>
        }
        table={<DifferenceTable model={model} />}
      />
      <AreaNotes hidden={model.hidden.length} withoutAnswer={model.withoutAnswer.length} />
    </div>
  );
}

function AnswerInWords(props: { readonly model: DifferenceModel }) {
  const { model } = props;
  const { compare } = useMessages();
  const { lines, value } = usePointWords();
  const linesOf = (code: string): readonly string[] | null => {
    const point = model.points.find((each) => each.areaCode === code);
    if (point) return lines(point);
    return model.hidden.includes(code) ? [compare.hidden] : null;
  };
  const outside = model.above.length + model.below.length;
  const listed = (points: readonly PlacedPoint[]) =>
    points.map((point) => ({ code: point.areaCode, note: value(point) }));
  return (
    <>
      <p className="answer-line">
        {outside === 0
          ? compare.differenceNone
          : compare.differenceOutside(String(outside), formatCount(model.points.length))}
      </p>
      <SelectedArea lines={linesOf} />
      <AreaGroups
        groups={[
          { title: compare.positions['above-99.8'], tone: 'higher', areas: listed(model.above) },
          { title: compare.positions['below-99.8'], tone: 'lower', areas: listed(model.below) },
          {
            title: compare.positions['above-95'],
            tone: 'quiet',
            note: compare.differenceMaybe,
            areas: listed(model.maybeAbove),
          },
          {
            title: compare.positions['below-95'],
            tone: 'quiet',
            note: model.maybeAbove.length === 0 ? compare.differenceMaybe : null,
            areas: listed(model.maybeBelow),
          },
        ]}
      />
    </>
  );
}

/** Which areas differ from the province: funnel plot, or areas in order with their intervals. */
export function DifferenceTab() {
  const { filter } = useFilter();
  const { compare } = useMessages();
  const words = useCompareWords();
  const [indicator, setIndicator] = useIndicator();
  const [level, setLevel] = useLevel();
  const [type, setType] = useOption('chart', chartTypes, 'funnel');
  const [adjust, setAdjust] = useOption('adjust', adjustments, 'auto');
  const query = useFunnel({ indicator, level, filter, adjust: adjustOf[adjust] });
  const prevalence = usePrevalence(level, filter);
  const { data } = query;
  const model = useMemo(() => {
    if (!data) return null;
    const rows = new Map((prevalence.data ?? []).map((row) => [row.areaCode, row]));
    return differenceModel(data, (code) => {
      const row = rows.get(code);
      const low = row?.ciLow[data.indicator - 1] ?? null;
      const high = row?.ciHigh[data.indicator - 1] ?? null;
      return low === null || high === null ? null : { low, high };
    });
  }, [data, prevalence.data]);
  const terms = compare.differenceTerms;
  return (
    <CompareFrame
      isRefreshing={query.isPlaceholderData}
      toolbar={
        <>
          <IndicatorChoice value={indicator} onChange={setIndicator} />
          <LevelChoice value={level} onChange={setLevel} />
          <Segmented
            label={compare.chartType}
            value={type}
            options={chartTypes.map((each) => ({ value: each, label: compare.chartTypes[each] }))}
            onChange={setType}
          />
          {type === 'funnel' && data && data.phi !== null ? (
            <span title={compare.adjustHelp}>
              <Switch
                className="switch"
                isSelected={data.isAdjusted}
                onChange={(isOn) => setAdjust(isOn === data.isOverdispersed ? 'auto' : isOn ? 'on' : 'off')}
              >
                <span className="switch-track" />
                {compare.adjust}
              </Switch>
            </span>
          ) : null}
        </>
      }
      side={
        <>
          {model ? <AnswerInWords model={model} /> : null}
          <HowToRead
            terms={
              type === 'funnel'
                ? [
                    terms.point,
                    terms.limits,
                    terms.funnel,
                    ...(data?.isAdjusted ? [{ term: compare.adjust, text: compare.adjustHelp }] : []),
                  ]
                : [terms.interval, terms.line]
            }
          />
        </>
      }
    >
      <Answered query={query}>
        {(answer) =>
          model === null || model.points.length + model.hidden.length === 0 ? (
            <EmptyState icon="compare" title={compare.noAreas} text={compare.noAreasText} />
          ) : (
            <>
              <DifferenceChart answer={answer} model={model} type={type} />
              <p className="compare-notes">{compare.subtitle(words.place, words.year)}</p>
            </>
          )
        }
      </Answered>
    </CompareFrame>
  );
}
