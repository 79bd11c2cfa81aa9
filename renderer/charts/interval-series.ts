import type { CustomSeriesRenderItem } from 'echarts/types/dist/shared';

/** An interval on the percent axis at a place of the category axis; null where there is none. */
type IntervalPoint = { readonly low: number; readonly high: number } | null;

/**
 * Intervals as thin vertical lines over another series.
 * @param offset pixels to the right of the category's middle, for bars that stand side by side
 */
export function intervalSeries(points: readonly IntervalPoint[], color: string, offset = 0) {
  const renderItem: CustomSeriesRenderItem = (_params, api) => {
    const low = api.value(1);
    const high = api.value(2);
    if (typeof low !== 'number' || typeof high !== 'number' || Number.isNaN(low)) return null;
    const [x = 0, bottom = 0] = api.coord([api.value(0), low]);
    const [, top = 0] = api.coord([api.value(0), high]);
    const at = x + offset;
    return {
      type: 'line',
      shape: { x1: at, y1: bottom, x2: at, y2: top },
      style: { stroke: color, lineWidth: 1.5 },
      silent: true,
    };
  };
  return {
    type: 'custom' as const,
    renderItem,
    data: points.map((point, index) => [index, point ? point.low : Number.NaN, point ? point.high : Number.NaN]),
    encode: { x: 0, y: [1, 2] },
    z: 5,
    silent: true,
    tooltip: { show: false },
  };
}
