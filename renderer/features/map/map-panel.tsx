import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useOption } from '../../client/address/use-address.ts';
import { useHovered } from '../../client/address/use-selection.ts';
import { useMessages } from '../../ui/locale.tsx';
import { FirstList } from './first-list.tsx';
import { MapDetail } from './map-detail.tsx';
import type { YearDrawing } from './layers/layer.ts';
import { MapTable } from './map-table.tsx';
import { useMapTexts } from './map-texts.ts';
import { RankChart } from './rank-chart.tsx';
import type { MapScreen } from './map-screen.ts';
import './map-panel.css';

const tabs = ['detail', 'table', 'chart'] as const;

/** The area that is pointed at on the map, or the selected one, or what to look at first. */
function Pointed(props: {
  readonly screen: MapScreen;
  readonly drawn: YearDrawing;
  readonly nameOf: (code: string) => string;
  readonly hasFigure: (code: string) => boolean;
}) {
  const { screen, drawn, nameOf } = props;
  const hovered = useHovered();
  const [only] = drawn.figures.size === 1 ? drawn.figures.keys() : [];
  // A list must not turn into a detail under the pointer that is on it.
  const pointed = hovered?.from === 'map' && props.hasFigure(hovered.code) ? hovered.code : null;
  const shown = pointed ?? screen.selected ?? only ?? null;
  if (shown === null) return <FirstList screen={screen} drawn={drawn} nameOf={nameOf} />;
  return <MapDetail key={shown} screen={screen} code={shown} name={nameOf(shown)} drawn={drawn} />;
}

/** Beside the map: the area that is pointed at or selected, and the map as a table and as a chart. */
export function MapPanel(props: {
  readonly screen: MapScreen;
  readonly title: string;
  /** The year that figures are listed of: the chosen one, or the last of those side by side. */
  readonly drawn: YearDrawing | null;
  readonly nameOf: (code: string) => string;
  /** Whether the layer has a figure for an area of the map. */
  readonly hasFigure: (code: string) => boolean;
}) {
  const { screen, drawn, nameOf, title } = props;
  const texts = useMapTexts();
  const { common } = useMessages();
  const [tab, setTab] = useOption('panel', tabs, 'detail');
  return (
    <aside className="map-panel" aria-label={texts.panel}>
      <Tabs
        className="map-tabs"
        selectedKey={tab}
        onSelectionChange={(key) => setTab(tabs.find((each) => each === key) ?? 'detail', 'replace')}
      >
        <TabList className="map-tab-list" aria-label={texts.panel}>
          {tabs.map((each) => (
            <Tab key={each} id={each} className="map-tab">
              {texts.tabs[each]}
            </Tab>
          ))}
        </TabList>
        {drawn === null ? (
          <TabPanel id={tab} className="map-tab-panel">
            <p className="muted">{common.loading}</p>
          </TabPanel>
        ) : (
          <>
            <TabPanel id="detail" className="map-tab-panel">
              <Pointed screen={screen} drawn={drawn} nameOf={nameOf} hasFigure={props.hasFigure} />
            </TabPanel>
            <TabPanel id="table" className="map-tab-panel">
              <MapTable screen={screen} title={title} drawn={drawn} nameOf={nameOf} />
            </TabPanel>
            <TabPanel id="chart" className="map-tab-panel">
              <RankChart screen={screen} title={title} drawn={drawn} nameOf={nameOf} />
            </TabPanel>
          </>
        )}
      </Tabs>
    </aside>
  );
}
