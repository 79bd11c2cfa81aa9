import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { useOption } from '../../client/use-address.ts';
import { areaFigure, type AreaFigure } from './area-figure.ts';
import { MapDetail } from './map-detail.tsx';
import { noThaiNationality, ranked } from './map-model.ts';
import { MapTable } from './map-table.tsx';
import { useMapTexts } from './map-texts.ts';
import type { MapScreen } from './use-map-screen.ts';
import './map-panel.css';

const tabs = ['detail', 'table'] as const;

/** What to do, and the highest figures, while nothing is pointed at. */
function Highest(props: {
  readonly screen: MapScreen;
  readonly figures: readonly AreaFigure[];
  readonly nameOf: (code: string) => string;
  readonly onHover: (code: string | null) => void;
}) {
  const { screen, nameOf } = props;
  const texts = useMapTexts();
  const counts = screen.indicator.unit === 'child' ? texts.ofKnownChildren : texts.ofKnownHouseholds;
  const besideOf = (code: string) => {
    const row = screen.rows.find((each) => each.areaCode === code && each.surveyYearBE === screen.filter.surveyYearBE);
    if (screen.layer === 'prevalence' || !row) return null;
    const beside = areaFigure(row, noThaiNationality);
    if (beside.prevalence === null) return null;
    return (
      <span className="small muted">
        {`${texts.noNationalityShort} ${formatPercent(beside.prevalence, beside.interval)}`}
      </span>
    );
  };
  const certain = ranked(props.figures).filter((figure) => !figure.isUncertain && figure.prevalence !== null);
  return (
    <div className="map-highest">
      <p className="muted">{texts.pointHint}</p>
      {certain.length > 1 ? (
        <>
          <h2>{texts.highest}</h2>
          <ol onPointerLeave={() => props.onHover(null)}>
            {certain.slice(0, 6).map((figure) => (
              <li key={figure.code}>
                <button
                  type="button"
                  className="map-highest-row"
                  onClick={() => screen.select(figure.code)}
                  onPointerEnter={() => props.onHover(figure.code)}
                  onFocus={() => props.onHover(figure.code)}
                  onBlur={() => props.onHover(null)}
                >
                  <span>
                    {nameOf(figure.code)}
                    <span className="small muted">{counts(formatCount(figure.yes), formatCount(figure.known))}</span>
                    {besideOf(figure.code)}
                  </span>
                  <strong>
                    {figure.prevalence === null ? '–' : formatPercent(figure.prevalence, figure.interval)}
                  </strong>
                </button>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </div>
  );
}

/** Beside the map: the area that is pointed at or selected, and the map as a table. */
export function MapPanel(props: {
  readonly screen: MapScreen;
  readonly title: string;
  readonly figures: readonly AreaFigure[];
  readonly nameOf: (code: string) => string;
  /** What the pointer is on, on the map. */
  readonly pointed: string | null;
  readonly onHover: (code: string | null) => void;
}) {
  const { screen, figures, nameOf } = props;
  const texts = useMapTexts();
  const [tab, setTab] = useOption('panel', tabs, 'detail');
  const [only] = figures.length === 1 ? figures : [];
  const shown = props.pointed ?? screen.selected ?? only?.code ?? null;
  return (
    <aside className="map-panel" aria-label={texts.panel}>
      <Tabs
        className="map-tabs"
        selectedKey={tab}
        onSelectionChange={(key) => setTab(key === 'table' ? 'table' : 'detail', 'replace')}
      >
        <TabList className="map-tab-list" aria-label={texts.panel}>
          {tabs.map((each) => (
            <Tab key={each} id={each} className="map-tab">
              {texts.tabs[each]}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="detail" className="map-tab-panel">
          {shown === null ? (
            <Highest screen={screen} figures={figures} nameOf={nameOf} onHover={props.onHover} />
          ) : (
            <MapDetail screen={screen} code={shown} name={nameOf(shown)} isSelected={shown === screen.selected} />
          )}
        </TabPanel>
        <TabPanel id="table" className="map-tab-panel">
          <MapTable screen={screen} title={props.title} figures={figures} nameOf={nameOf} onHover={props.onHover} />
        </TabPanel>
      </Tabs>
    </aside>
  );
}
