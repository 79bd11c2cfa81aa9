import type { ECharts } from 'echarts/core';
import { hoverArea, selectArea, watchHovered } from '../client/address/use-selection.ts';

/**
 * Shares the area under the pointer and the selected one with everything else on the screen.
 * @param areas area codes in the order of the data of the first series
 * @returns what ends it
 */
export function linkAreas(chart: ECharts, areas: readonly string[]): () => void {
  const codeOf = (event: { readonly dataIndex?: unknown; readonly seriesType?: string | undefined }): string | null =>
    typeof event.dataIndex === 'number' && event.seriesType !== 'line' ? (areas[event.dataIndex] ?? null) : null;
  chart.on('mouseover', (event) => {
    const code = codeOf(event);
    if (code !== null) hoverArea({ code, from: 'list' });
  });
  chart.on('mouseout', () => hoverArea(null));
  chart.on('click', (event) => {
    const code = codeOf(event);
    if (code !== null) selectArea(code);
  });
  return watchHovered((area) => {
    if (chart.isDisposed()) return;
    const dataIndex = area === null ? -1 : areas.indexOf(area.code);
    chart.dispatchAction({ type: 'downplay', seriesIndex: 0 });
    if (dataIndex >= 0) chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex });
  });
}
