import type { CustomSeriesRenderItem } from 'echarts/types/dist/shared';
import { chartBase, itemTooltip, type ChartTheme } from './chart-theme.ts';

/** A value with its interval on the axis of the chart; without bounds only a dot. */
export type RowMark = {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly tone: 'main' | 'second' | 'third' | 'quiet' | 'higher' | 'lower' | 'step-1' | 'step-2' | 'step-3';
  readonly isHollow?: boolean;
  /** Written beside the interval. */
  readonly label?: string;
  readonly tooltip: string;
};

type IntervalRow = {
  readonly label: string;
  /** One mark per series; null where there is none. */
  readonly marks: readonly (RowMark | null)[];
  readonly isSelected?: boolean;
};

type IntervalRowsAsk = {
  readonly rows: readonly IntervalRow[];
  readonly axis: { readonly min: number; readonly max: number; readonly format: (value: number) => string };
  readonly reference: { readonly at: number; readonly label: string } | null;
  readonly labelWidth: number;
  /** Pixels between the marks of one row; 0 where they lie on one line. */
  readonly spread: number;
};

const markSize = 4;

function toneColor(theme: ChartTheme, tone: RowMark['tone']): string {
  switch (tone) {
    case 'main':
      return theme.seriesA;
    case 'second':
      return theme.seriesB;
    case 'third':
      return theme.ink;
    case 'quiet':
      return theme.faint;
    case 'higher':
      return theme.higher;
    case 'lower':
      return theme.lower;
    case 'step-1':
    case 'step-2':
      return theme.step1;
    case 'step-3':
      return theme.step3;
  }
}

function arrowAt(x: number, y: number, color: string) {
  const points = [
    [x - 5, y - 4],
    [x + 1, y],
    [x - 5, y + 4],
  ];
  return { type: 'polyline' as const, shape: { points }, style: { stroke: color, fill: 'none', lineWidth: 1.5 } };
}

function markSeries(theme: ChartTheme, ask: IntervalRowsAsk, slot: number) {
  const slots = Math.max(...ask.rows.map((row) => row.marks.length), 1);
  const offset = (slot - (slots - 1) / 2) * ask.spread;
  const marks = ask.rows.map((row) => row.marks[slot] ?? null);
  const clamp = (value: number): number => Math.min(ask.axis.max, Math.max(ask.axis.min, value));
  const renderItem: CustomSeriesRenderItem = (params, api) => {
    const mark = marks[params.dataIndex];
    if (!mark) return null;
    const color = toneColor(theme, mark.tone);
    const [x = 0, y = 0] = api.coord([clamp(mark.value), params.dataIndex]);
    const [low = x] = api.coord([clamp(mark.low ?? mark.value), params.dataIndex]);
    const [high = x] = api.coord([clamp(mark.high ?? mark.value), params.dataIndex]);
    const at = y + offset;
    return {
      type: 'group',
      children: [
        // An invisible strip, so that the whole interval answers to the pointer.
        {
          type: 'rect',
          shape: { x: Math.min(low, x) - 6, y: at - 8, width: high - low + 12, height: 16 },
          invisible: true,
        },
        { type: 'line', shape: { x1: low, y1: at, x2: high, y2: at }, style: { stroke: color, lineWidth: 1.5 } },
        // The interval goes on beyond the axis: the line ends in an arrow.
        ...((mark.high ?? mark.value) > ask.axis.max ? [arrowAt(high, at, color)] : []),
        {
          type: 'circle',
          shape: { cx: x, cy: at, r: markSize },
          style: { fill: mark.isHollow ? theme.surface : color, stroke: color, lineWidth: 1.5 },
          emphasis: { style: { stroke: theme.ink, lineWidth: 3 } },
        },
        {
          type: 'text',
          x: Math.max(high, x + markSize) + 6,
          y: at,
          style: { text: mark.label ?? '', fill: theme.ink, font: `12px ${theme.font}`, verticalAlign: 'middle' },
          silent: true,
        },
      ],
    };
  };
  return {
    type: 'custom' as const,
    renderItem,
    data: marks.map((mark, index) => ({
      value: [mark?.value ?? Number.NaN, index],
      tooltip: { formatter: () => mark?.tooltip ?? '' },
    })),
    encode: { x: 0, y: 1 },
    z: 5,
  };
}

/** Rows of dots with intervals as thin lines, under one axis, with a reference line. */
export function intervalRows(theme: ChartTheme, ask: IntervalRowsAsk) {
  const { axis, reference, rows } = ask;
  const base = chartBase(theme);
  const slots = Math.max(...rows.map((row) => row.marks.length), 1);
  const text = { fontFamily: theme.font, fontSize: 12 };
  return {
    ...base,
    tooltip: itemTooltip(theme),
    grid: {
      left: ask.labelWidth + 12,
      right: rows.some((row) => row.marks.some((mark) => mark?.label)) ? 56 : 24,
      top: 44,
      bottom: 6,
    },
    xAxis: {
      type: 'value' as const,
      position: 'top' as const,
      min: axis.min,
      max: axis.max,
      splitNumber: 6,
      axisLabel: { ...text, color: theme.muted, formatter: axis.format, hideOverlap: true },
      splitLine: { lineStyle: { color: theme.line } },
    },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: rows.map((row) => row.label),
      axisTick: { show: false },
      axisLine: { show: false },
      splitLine: { show: true, interval: 0, lineStyle: { color: theme.line, type: 'dotted' as const } },
      axisLabel: {
        ...text,
        lineHeight: 18,
        interval: 0,
        width: ask.labelWidth,
        overflow: 'truncate' as const,
        color: (_name?: string | number, index?: number) => (rows[index ?? -1]?.isSelected ? theme.seriesA : theme.ink),
        formatter: (name: string, index: number) => (rows[index]?.isSelected ? `▸ ${name}` : name),
      },
    },
    series: [
      ...Array.from({ length: slots }, (_, slot) => markSeries(theme, ask, slot)),
      {
        type: 'scatter' as const,
        data: [],
        silent: true,
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { color: theme.reference, width: 1.5, type: 'dashed' as const },
          label: {
            ...text,
            color: theme.reference,
            position: 'start' as const,
            distance: 20,
            formatter: reference?.label ?? '',
          },
          data: reference ? [{ xAxis: reference.at }] : [],
        },
      },
    ],
  };
}

/** A round top for an axis from zero: 1, 2, 2.5 or 5 times a power of ten. */
export function roundTop(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((each) => each * power >= value) ?? 10;
  return step * power;
}
