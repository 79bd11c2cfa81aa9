import type { FunnelAnswer } from '../../../shared/contract/funnel.ts';
import { chartBase, itemTooltip, type ChartTheme } from '../../charts/chart-theme.ts';
import { clearMarks, funnelTop, type PlacedPoint } from './difference-model.ts';

type FunnelWords = {
  readonly axis: string;
  readonly limits95: string;
  readonly limits998: string;
  readonly province: string;
  readonly name: (code: string) => string;
  readonly tooltip: (point: PlacedPoint) => string;
};

function standingColor(theme: ChartTheme, mark: PlacedPoint['mark']): string {
  switch (mark) {
    case 'much-higher':
    case 'higher':
      return theme.higher;
    case 'much-lower':
    case 'lower':
      return theme.lower;
    case 'similar':
    case 'cannot-tell':
    case null:
      return theme.faint;
  }
}

const isClear = ({ mark }: PlacedPoint): boolean => clearMarks.some((each) => each === mark);

const sizeOf = ({ mark }: PlacedPoint): number => (mark?.startsWith('much') ? 11 : 8);

/** Limits as lines to the right end of the axis, each with its name there. */
function limitLine(
  theme: ChartTheme,
  curve: readonly (readonly [number, number])[],
  look: {
    readonly type: 'solid' | 'dashed' | 'dotted';
    readonly color: string;
    readonly name: string | null;
    readonly shift?: number;
  },
) {
  return {
    type: 'line' as const,
    data: curve.map(([known, value]) => [known, value * 100]),
    symbol: 'none',
    silent: true,
    clip: true,
    lineStyle: { color: look.color, width: look.type === 'dashed' ? 1.5 : 1, type: look.type },
    endLabel: {
      offset: [0, look.shift ?? 0],
      show: look.name !== null,
      formatter: look.name ?? '',
      color: theme.muted,
      fontFamily: theme.font,
      fontSize: 12,
      distance: 4,
    },
    tooltip: { show: false },
  };
}

/** Prevalence against the number of answers it rests on, with control limits (Spiegelhalter 2005). */
export function funnelOption(
  theme: ChartTheme,
  answer: FunnelAnswer,
  points: readonly PlacedPoint[],
  selected: string | null,
  words: FunnelWords,
) {
  const text = { fontFamily: theme.font, fontSize: 12 };
  const last = answer.curve.at(-1)?.known ?? 1;
  const most = Math.max(1, ...points.map((point) => point.known));
  const base = chartBase(theme);
  const { curve, target } = answer;
  const limit = (
    key: 'limits95' | 'limits998',
    side: 'low' | 'high',
    look: { readonly type: 'solid' | 'dotted'; readonly name: string; readonly shift?: number },
  ) =>
    limitLine(
      theme,
      curve.map((each) => [each.known, each[key][side]] as const),
      { ...look, color: theme.faint },
    );
  return {
    ...base,
    tooltip: itemTooltip(theme),
    grid: { left: 48, right: 64, top: 12, bottom: 44 },
    xAxis: {
      type: 'value' as const,
      min: 0,
      max: Math.min(last, most * 1.06),
      name: words.axis,
      nameLocation: 'middle' as const,
      nameGap: 26,
      nameTextStyle: { ...text, color: theme.muted },
      axisLabel: { ...text, color: theme.muted, showMaxLabel: false },
      axisLine: { lineStyle: { color: theme.line } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value' as const,
      min: 0,
      max: funnelTop(points, target) * 100,
      axisLabel: {
        ...text,
        color: theme.muted,
        showMaxLabel: false,
        formatter: (value: number) => `${Number(value.toFixed(1))}%`,
      },
      splitLine: { lineStyle: { color: theme.line } },
    },
    series: [
      {
        type: 'scatter' as const,
        z: 5,
        data: points.map((point) => ({
          value: [point.known, point.prevalence * 100],
          symbolSize: point.areaCode === selected ? 14 : sizeOf(point),
          itemStyle: {
            opacity: 1,
            // Nothing can be said of it: an empty point.
            color: point.mark === 'cannot-tell' ? theme.surface : standingColor(theme, point.mark),
            borderColor: point.areaCode === selected ? theme.ink : standingColor(theme, point.mark),
            borderWidth: point.areaCode === selected ? 2.5 : 1.5,
          },
          label: {
            show: isClear(point) || point.areaCode === selected,
            formatter: words.name(point.areaCode),
            position: 'right' as const,
            distance: 5,
            color: theme.ink,
            textBorderColor: theme.surface,
            textBorderWidth: 3,
            ...text,
          },
          tooltip: { formatter: () => words.tooltip(point) },
        })),
        emphasis: { scale: 1.3, itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' as const },
      },
      limit('limits998', 'high', { type: 'solid', name: words.limits998, shift: -6 }),
      limit('limits998', 'low', { type: 'solid', name: words.limits998, shift: 6 }),
      limit('limits95', 'high', { type: 'dotted', name: words.limits95 }),
      limit('limits95', 'low', { type: 'dotted', name: words.limits95 }),
      ...(target === null
        ? []
        : [
            limitLine(
              theme,
              [
                [0, target],
                [last, target],
              ],
              { type: 'dashed', color: theme.reference, name: null },
            ),
          ]),
    ],
  };
}
