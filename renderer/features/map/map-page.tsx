import { useCallback, useMemo, useState } from 'react';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { toFailure } from '../../client/failure.ts';
import { goToScreen } from '../../client/use-address.ts';
import { useDataset } from '../../client/use-dataset.ts';
import { ProvinceMapView } from '../../map/province-map-view.tsx';
import type { MapPadding } from '../../map/open-map.ts';
import { Action } from '../../ui/action.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { EmptyState, FailureNotice } from '../../ui/notice.tsx';
import { Loading, useIsSlow } from '../../ui/progress.tsx';
import type { AreaFigure } from './area-figure.ts';
import { MapLegend } from './map-legend.tsx';
import {
  boundsOfArea,
  choropleth,
  classedFigures,
  codesWithin,
  migrationSymbols,
  nameOnMap,
  type Choropleth,
} from './map-model.ts';
import { MapPanel } from './map-panel.tsx';
import { useMapTexts } from './map-texts.ts';
import { MapToolbar } from './map-toolbar.tsx';
import { useMapScreen, type MapScreen } from './use-map-screen.ts';
import './map-page.css';

/** The legend stands to the left of the province. */
const padding: MapPadding = { top: 20, right: 64, bottom: 32, left: 288 };
const narrowPadding: MapPadding = { top: 24, right: 56, bottom: 48, left: 24 };
const narrow = '(max-width: 1000px)';

const noFills: Choropleth = { fills: new Map(), uncertain: new Set(), withoutData: 0 };

/** Everything that is drawn and listed, out of the figures. */
function useDrawn(screen: MapScreen) {
  const { map, rows, filter, indicator, choice, layer, level, area } = screen;
  const classed = useMemo(
    () =>
      classedFigures(rows, filter.surveyYearBE, indicator.no, {
        method: choice.method,
        count: Number(choice.count),
        manual: choice.manual,
      }),
    [rows, filter.surveyYearBE, indicator.no, choice],
  );
  const areas = useMemo(
    () => (layer === 'prevalence' ? choropleth(codesWithin(map, level, area), classed) : noFills),
    [layer, map, level, area, classed],
  );
  const circles = useMemo(
    () => (layer === 'migration' ? migrationSymbols(map, rows, classed, area) : null),
    [layer, map, rows, classed, area],
  );
  const figures = useMemo(() => [...classed.figures.values()], [classed]);
  const focus = useMemo(() => boundsOfArea(map, area), [map, area]);
  return { classed, areas, circles, figures, focus };
}

/** Beside the pointer: the name, and the figure if the layer has one for what is pointed at. */
function Note(props: { readonly name: string; readonly hasFigure: boolean; readonly figure: AreaFigure | null }) {
  const texts = useMapTexts();
  const { figure } = props;
  return (
    <>
      <p className="map-note-name">{props.name}</p>
      {!props.hasFigure ? null : figure?.prevalence == null ? (
        <p className="small muted">{texts.noData}</p>
      ) : (
        <p>
          <strong>{formatPercent(figure.prevalence, figure.interval)}</strong>{' '}
          <span className="small muted">{`${formatCount(figure.yes)} / ${formatCount(figure.known)}`}</span>
        </p>
      )}
    </>
  );
}

function ReadyMap(props: { readonly screen: MapScreen }) {
  const { screen } = props;
  const { map, layer, level, indicator, directory, filter } = screen;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const { common, filter: filterTexts } = useMessages();
  const { classed, areas, circles, figures, focus } = useDrawn(screen);
  const [pointed, setPointed] = useState<string | null>(null);
  const [listed, setListed] = useState<string | null>(null);
  const isSlow = useIsSlow(screen.isRefreshing);
  const nameOf = useCallback(
    (code: string) => nameOnMap(map, code, language) ?? directory.nameOf(code, language),
    [map, directory, language],
  );
  const title = layer === 'migration' ? texts.titleMigration : indicator[language];
  const unit = indicator.ages
    ? texts.unitChildren(String(indicator.ages.from), String(indicator.ages.to))
    : texts.unitHouseholds;
  const place = [
    nameOf(screen.area ?? screen.province),
    ...(filter.surveyYearBE === null ? [] : [common.year(formatYear(filter.surveyYearBE, language))]),
    ...(filter.sex ? [filterTexts.sexes[filter.sex]] : []),
    ...(filter.ageBands ?? []).map((band) => filterTexts.ageBands[band]),
    ...(filter.group === 'all' ? [] : [filterTexts.groups[filter.group]]),
  ].join(' · ');
  const mapTexts = useMemo(() => ({ ...texts, title: texts.mapTitle(title) }), [texts, title]);
  const hasFigure = (code: string): boolean => layer === 'prevalence' || levelOfCode(code) === 'community';
  return (
    <div className="map-page">
      <MapToolbar screen={screen} />
      <div className="map-body">
        <section className="map-place" data-refreshing={isSlow || undefined} aria-busy={isSlow}>
          <ProvinceMapView
            map={map}
            level={level}
            language={language}
            texts={mapTexts}
            fills={areas.fills}
            uncertain={areas.uncertain}
            symbols={circles?.symbols ?? []}
            selected={screen.selected}
            highlighted={listed}
            focus={focus}
            padding={window.matchMedia(narrow).matches ? narrowPadding : padding}
            onHover={setPointed}
            onSelect={screen.select}
            note={
              pointed === null ? null : (
                <Note
                  name={nameOf(pointed)}
                  hasFigure={hasFigure(pointed)}
                  figure={classed.figures.get(pointed) ?? null}
                />
              )
            }
          />
          <MapLegend
            title={title}
            place={place}
            unit={unit}
            classes={classed.classes}
            withoutData={circles?.withoutData ?? areas.withoutData}
            uncertain={circles?.uncertain ?? areas.uncertain.size}
            circles={circles}
          />
        </section>
        <MapPanel
          screen={screen}
          title={title}
          figures={figures}
          nameOf={nameOf}
          pointed={pointed !== null && hasFigure(pointed) ? pointed : null}
          onHover={setListed}
        />
      </div>
    </div>
  );
}

function LoadedMap() {
  const state = useMapScreen();
  switch (state.state) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return (
        <div className="map-failure">
          <FailureNotice failure={toFailure(state.error)} onRetry={state.retry} />
        </div>
      );
    case 'ready':
      return <ReadyMap screen={state.screen} />;
  }
}

/** Where: any indicator by area, or high migration by community, with its legend, details and table. */
export function MapPage() {
  const { data: dataset } = useDataset();
  const { common } = useMessages();
  if (dataset && dataset.years.length === 0) {
    return (
      <EmptyState
        icon="map"
        title={common.noDataTitle}
        text={common.noDataText}
        action={
          <Action look="primary" onPress={() => goToScreen('start')}>
            {common.goToStart}
          </Action>
        }
      />
    );
  }
  return <LoadedMap />;
}
