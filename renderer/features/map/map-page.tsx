import { useCallback, useMemo } from 'react';
import type { DocumentRequest } from '../../../shared/contract/documents.ts';
import type { AreaFigure } from '../../../shared/drawing/area-figure.ts';
import { boundsOfArea, measured, nameOnMap, nothingDrawn, type Measure } from '../../../shared/drawing/map-model.ts';
import type { Language } from '../../../shared/format/language.ts';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYear, formatYears } from '../../../shared/format/years.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { hoverArea, selectArea, useHovered } from '../../client/address/use-selection.ts';
import type { MapPadding } from '../../map/open-map.ts';
import { ProvinceMapView } from '../../map/province-map-view.tsx';
import { PageFailure } from '../../ui/data-page.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Loading, useIsSlow } from '../../ui/progress.tsx';
import { ExportMenu, type ExportRefusal } from './export-menu.tsx';
import type { YearDrawing } from '../../../shared/drawing/layers/layer-drawing.ts';
import { drawYear, legendOf } from '../../../shared/drawing/layers/draw-year.ts';
import { mapLayers } from './map-layers.ts';
import { MapLegend } from './map-legend.tsx';
import { MapPanel } from './map-panel.tsx';
import type { MapScreen } from './map-screen.ts';
import { useMapTexts } from './map-texts.ts';
import { MapToolbar } from './map-toolbar.tsx';
import { SmallMultiples } from './small-multiples.tsx';
import { SpotProgress } from './spot-progress.tsx';
import { useLayerWords } from './use-layer-words.ts';
import { useMapScreen } from './use-map-screen.ts';
import { YearBar } from './year-bar.tsx';
import './map-page.css';

/** The legend stands to the left of the province. */
const padding: MapPadding = { top: 20, right: 64, bottom: 32, left: 296 };
const narrowPadding: MapPadding = { top: 24, right: 56, bottom: 48, left: 24 };
const narrow = '(max-width: 1000px)';

/** Every year that is shown, drawn out of the figures. */
function useDrawn(screen: MapScreen): readonly YearDrawing[] {
  const { layer, level, shownLevel, map, rows, area, indicator, choice, leastRatio } = screen;
  const { shownYears, calculation, marksOf } = screen;
  const answers = calculation?.answers;
  return useMemo(() => {
    const drawn = { layer, level, shownLevel, map, rows, area, indicator, choice, leastRatio };
    return shownYears.map((year, i) => drawYear(drawn, year, answers?.[i] ?? null, (code) => marksOf(code, year)));
  }, [layer, level, shownLevel, map, rows, area, indicator, choice, leastRatio, shownYears, answers, marksOf]);
}

/** What the map is called, and which area, year and children it is about. */
function useHeading(screen: MapScreen, nameOf: (code: string) => string) {
  const { layer, indicator, filter, shownYears, isSideBySide } = screen;
  const words = useLayerWords();
  const { language } = useLanguage();
  const { common, filter: filterTexts } = useMessages();
  const years = isSideBySide
    ? [common.year(formatYears(shownYears, language))]
    : shownYears.map((year) => common.year(formatYear(year, language)));
  const place = [
    nameOf(screen.area ?? screen.province),
    ...years,
    ...(filter.sex ? [filterTexts.sexes[filter.sex]] : []),
    ...(filter.ageBands ?? []).map((band) => filterTexts.ageBands[band]),
    ...(filter.group === 'all' ? [] : [filterTexts.groups[filter.group]]),
  ].join(' · ');
  return { title: mapLayers[layer].title(indicator.no, words), place };
}

/** Beside the pointer: the name, and what the layer says of what is pointed at; its figure where it has one there. */
function Note(props: {
  readonly screen: MapScreen;
  readonly code: string;
  readonly name: string;
  readonly drawn: YearDrawing | null;
  readonly hasFigure: boolean;
}) {
  const { code, drawn, screen } = props;
  const layer = mapLayers[screen.layer];
  const texts = useMapTexts();
  const note = drawn && layer.note(drawn.content, code, texts);
  return (
    <>
      <p className="map-note-name">{props.name}</p>
      {note === null ? null : <p className="small">{note}</p>}
      {drawn && props.hasFigure ? <NoteFigure figure={drawn.figures.get(code)} measure={layer.measure} /> : null}
    </>
  );
}

function NoteFigure(props: { readonly figure: AreaFigure | undefined; readonly measure: Measure }) {
  const { figure } = props;
  const texts = useMapTexts();
  const isCompleteness = props.measure === 'completeness';
  const share = figure && measured(figure, props.measure);
  if (figure?.state === 'hidden') return <p className="small muted">{texts.hidden}</p>;
  if (!figure || share == null) return <p className="small muted">{texts.noData}</p>;
  return (
    <p>
      <strong>
        {figure.state === 'uncertain' && !isCompleteness && figure.interval
          ? formatInterval(figure.interval)
          : formatPercent(share, isCompleteness ? null : figure.interval)}
      </strong>{' '}
      <span className="small muted">
        {isCompleteness ? '' : `${formatCount(figure.yes ?? 0)} / ${formatCount(figure.known ?? 0)}`}
      </span>
    </p>
  );
}

function OneMap(props: {
  readonly screen: MapScreen;
  readonly drawn: YearDrawing | null;
  readonly title: string;
  readonly nameOf: (code: string) => string;
  readonly hasFigure: (code: string) => boolean;
}) {
  const { screen, drawn, title, nameOf, hasFigure } = props;
  const { map, level, area } = screen;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const hovered = useHovered();
  const focus = useMemo(() => boundsOfArea(map, area), [map, area]);
  const mapTexts = useMemo(() => ({ ...texts, title: texts.mapTitle(title) }), [texts, title]);
  const { fills, uncertain, symbols } = drawn?.drawing ?? nothingDrawn;
  const onMap = hovered?.from === 'map' ? hovered.code : null;
  return (
    <ProvinceMapView
      map={map}
      level={level}
      language={language}
      texts={mapTexts}
      fills={fills}
      uncertain={uncertain}
      symbols={symbols}
      selected={screen.selected}
      highlighted={hovered?.code ?? null}
      focus={focus}
      padding={window.matchMedia(narrow).matches ? narrowPadding : padding}
      onHover={(code) => hoverArea(code === null ? null : { code, from: 'map' })}
      onSelect={(code) => selectArea(code !== null && hasFigure(code) ? code : null)}
      note={
        onMap === null ? null : (
          <Note screen={screen} code={onMap} name={nameOf(onMap)} drawn={drawn} hasFigure={hasFigure(onMap)} />
        )
      }
    />
  );
}

/**
 * Why the map cannot leave as it is: maps do at tambon level or above (product §6), high migration without its circles;
 * and nothing before it is calculated.
 */
function refusalOf({ layer, shownLevel }: MapScreen, drawn: readonly YearDrawing[]): ExportRefusal {
  if (shownLevel === 'community' && mapLayers[layer].isPublishedAsDrawn) return 'community';
  const isWaiting = drawn.some((year) => mapLayers[year.layer].isWaiting(year.content));
  return drawn.length === 0 || isWaiting ? 'waiting' : null;
}

/** The map on the screen as the engine draws it for paper. */
function requestOf(screen: MapScreen, language: Language): DocumentRequest {
  const { choice, filter, indicator, layer, leastRatio, province, shownLevel, shownYears } = screen;
  return {
    document: 'map',
    language,
    layer,
    indicator: indicator.no,
    level: shownLevel,
    filter,
    years: [...shownYears],
    province,
    classes: { method: choice.method, count: Number(choice.count), breaks: [...choice.manual] },
    leastRatio,
  };
}

function ReadyMap(props: { readonly screen: MapScreen }) {
  const { screen } = props;
  const { map, directory, shownLevel } = screen;
  const { language } = useLanguage();
  const words = useLayerWords();
  const drawn = useDrawn(screen);
  const isSlow = useIsSlow(screen.isRefreshing);
  const nameOf = useCallback(
    (code: string) => nameOnMap(map, code, language) ?? directory.nameOf(code, language),
    [map, directory, language],
  );
  const hasFigure = useCallback((code: string) => levelOfCode(code) === shownLevel, [shownLevel]);
  const heading = useHeading(screen, nameOf);
  const legend = useMemo(() => legendOf(screen, drawn, words), [screen, drawn, words]);
  const listed = drawn.find(({ year }) => year === screen.filter.surveyYearBE) ?? drawn.at(-1) ?? null;
  return (
    <div className="map-page">
      <MapToolbar screen={screen}>
        <ExportMenu refusal={refusalOf(screen, drawn)} request={() => requestOf(screen, language)} />
      </MapToolbar>
      <div className="map-body">
        <section className="map-place" data-refreshing={isSlow || undefined} aria-busy={isSlow}>
          {screen.isSideBySide ? (
            <SmallMultiples
              screen={screen}
              drawn={drawn}
              title={heading.title}
              focus={boundsOfArea(map, screen.area)}
            />
          ) : (
            <OneMap screen={screen} drawn={listed} title={heading.title} nameOf={nameOf} hasFigure={hasFigure} />
          )}
          {screen.calculation ? (
            <SpotProgress state={screen.calculation} larger={mapLayers[screen.layer].levels} />
          ) : null}
          <div className="map-side">
            <MapLegend title={heading.title} place={heading.place} parts={legend} />
            <YearBar screen={screen} />
          </div>
        </section>
        <MapPanel screen={screen} title={heading.title} drawn={listed} nameOf={nameOf} hasFigure={hasFigure} />
      </div>
    </div>
  );
}

/** Where: six layers on one map, with legend, years, details, table and chart; copied or saved as a page. */
export function MapPage() {
  const state = useMapScreen();
  switch (state.state) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return <PageFailure error={state.error} onRetry={state.retry} larger={state.levels} />;
    case 'ready':
      return <ReadyMap screen={state.screen} />;
  }
}
