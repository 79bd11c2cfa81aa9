import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Action } from '../ui/action.tsx';
import { useMessages } from '../ui/locale.tsx';
import { chartTheme, type ChartTheme } from './chart-theme.ts';
import { linkAreas } from './link-areas.ts';
import './chart.css';

use([
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  LabelLayout,
  CanvasRenderer,
]);

/**
 * A chart with its table twin. Tooltips are drawn on the canvas (`renderMode: 'richText'`), because the
 * page's policy allows no inline styles.
 */
export function Chart(props: {
  readonly title: string;
  readonly height: number;
  readonly option: (theme: ChartTheme) => EChartsCoreOption;
  /** What the colours stand for; nothing where the title says it. */
  readonly legend: ReactNode;
  /** The same figures as a table. */
  readonly table: ReactNode;
  /** Areas in the order of the first series: pointing at one and selecting it is shared with map and table. */
  readonly areas?: readonly string[];
}) {
  const { areas, height, legend, option, table, title } = props;
  const { detail } = useMessages();
  const [isTable, setIsTable] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current || isTable) return undefined;
    const element = place.current;
    let isGone = false;
    const chart = init(element, null, { renderer: 'canvas' });
    const draw = () => {
      if (!isGone) chart.setOption(option(chartTheme()), { notMerge: true });
    };
    draw();
    const looks = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
    for (const look of looks) look.addEventListener('change', draw);
    const unlink = areas ? linkAreas(chart, areas) : () => undefined;
    // The canvas measures text when it draws: once more when the font is there.
    void document.fonts.ready.then(draw);
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      isGone = true;
      watch.disconnect();
      for (const look of looks) look.removeEventListener('change', draw);
      unlink();
      chart.dispose();
    };
  }, [option, isTable, areas]);
  return (
    <figure className="chart">
      <figcaption className="chart-head">
        <h3>{title}</h3>
        <Action look="quiet" size="small" icon={isTable ? 'chart' : 'table'} onPress={() => setIsTable(!isTable)}>
          {isTable ? detail.showChart : detail.showTable}
        </Action>
      </figcaption>
      {isTable ? (
        table
      ) : (
        <>
          <div ref={place} className="chart-canvas" role="img" aria-label={title} style={{ height }} />
          {legend}
        </>
      )}
    </figure>
  );
}
