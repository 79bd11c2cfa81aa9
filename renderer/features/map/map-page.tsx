import { useCallback, useMemo } from 'react';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYear, formatYears } from '../../../shared/format/years.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { publishedPrevalenceQuestion } from '../../client/questions/questions.ts';
import { useAsk } from '../../client/questions/use-answer.ts';
import { hoverArea, selectArea, useHovered } from '../../client/address/use-selection.ts';
import { ProvinceMapView } from '../../map/province-map-view.tsx';
import type { MapPadding } from '../../map/open-map.ts';
import { PageFailure } from '../../ui/data-page.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Loading, useIsSlow } from '../../ui/progress.tsx';
import { ExportMenu } from './export-menu.tsx';
import { drawYear, legendOf, type YearDrawing } from './map-drawing.ts';
import { exportContent, exportName, exportRefusal } from './map-export.ts';
import { MapLegend } from './map-legend.tsx';
import { boundsOfArea, movedIn, nameOnMap, nothingDrawn } from '../../../shared/drawing/map-model.ts';
import { publishedIndicators, publishedLegend, publishedYear } from './map-publication.ts';
import { MapPanel } from './map-panel.tsx';
import { useMapTexts } from './map-texts.ts';
import { MapToolbar } from './map-toolbar.tsx';
import { migrationReasonWords } from '../../../shared/drawing/migration-reason.ts';
import { SmallMultiples } from './small-multiples.tsx';
import { SpotProgress } from './spot-progress.tsx';
import { useMapScreen, type MapScreen } from './use-map-screen.ts';
import { useShortName } from './use-short-name.ts';
import { YearBar } from './year-bar.tsx';
import './map-page.css';

/** The legend stands to the left of the province. */
const padding: MapPadding = { top: 20, right: 64, bottom: 32, left: 296 };
const narrowPadding: MapPadding = { top: 24, right: 56, bottom: 48, left: 24 };
const narrow = '(max-width: 1000px)';

/** Every year that is shown, drawn out of the figures. */
function useDrawn(screen: MapScreen): readonly YearDrawing[] {
  const { layer, level, shownLevel, map, rows, area, indicator, choice, shownYears, hotSpots, highMigration, marksOf } =
    screen;
  const answers = hotSpots?.answers;
  const migration = highMigration?.answers;
  return useMemo(
    () =>
      shownYears.map((year, i) =>
        drawYear(
          { layer, level, shownLevel, map, rows, area, indicator, choice },
          year,
          answers?.[i] ?? null,
          migration?.[i] ?? null,
          (code) => marksOf(code, year),
        ),
      ),
    [layer, level, shownLevel, map, rows, area, indicator, choice, shownYears, answers, migration, marksOf],
  );
}

/** What the map is called, and which area, year and children it is about. */
function useHeading(screen: MapScreen, nameOf: (code: string) => string) {
  const { layer, indicator, filter, shownYears, isSideBySide } = screen;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const { common, filter: filterTexts } = useMessages();
  const name = indicator[language];
  const titles: Readonly<Record<typeof layer, () => string>> = {
    prevalence: () => name,
    migration: () => texts.titleMigration,
    profile: () => name,
    'hot-spots': () => texts.titleSpots(name),
    pair: () => texts.titlePair(indicatorByNo(movedIn)[language], name),
    completeness: () => texts.titleCompleteness(name),
  };
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
  return { title: titles[layer](), place };
}

/** Beside the pointer: the name, and what the layer says of what is pointed at. */
function Note(props: { readonly code: string; readonly name: string; readonly drawn: YearDrawing }) {
  const { code, name, drawn } = props;
  const texts = useMapTexts();
  const { content } = drawn;
  const figure = drawn.figures.get(code);
  const spot = content.kind === 'hot-spots' ? content.spots.get(code) : undefined;
  const isCompleteness = content.kind === 'classes' && content.classed.measure === 'completeness';
  const share = figure && (isCompleteness ? figure.completeness : figure.prevalence);
  return (
    <>
      <p className="map-note-name">{name}</p>
      {spot ? (
        <p className="small">
          {spot.class === null ? texts.spotNoResult[spot.noResult ?? 'no-value'] : texts.spotClasses[spot.class]}
        </p>
      ) : null}
      {figure?.state === 'hidden' ? (
        <p className="small muted">{texts.hidden}</p>
      ) : share == null ? (
        <p className="small muted">{texts.noData}</p>
      ) : (
        <p>
          <strong>
            {figure?.state === 'uncertain' && !isCompleteness && figure.interval
              ? formatInterval(figure.interval)
              : formatPercent(share, isCompleteness ? null : (figure?.interval ?? null))}
          </strong>{' '}
          <span className="small muted">
            {isCompleteness ? '' : `${formatCount(figure?.yes ?? 0)} / ${formatCount(figure?.known ?? 0)}`}
          </span>
        </p>
      )}
    </>
  );
}

/** Beside the pointer on an area that has no figure on the layer: its name, and the reason on the high-migration one. */
function TambonNote(props: { readonly code: string; readonly name: string; readonly drawn: YearDrawing | null }) {
  const texts = useMapTexts();
  const content = props.drawn?.content;
  const row = content?.kind === 'classes' ? content.migration?.rows.get(props.code) : undefined;
  return (
    <>
      <p className="map-note-name">{props.name}</p>
      {row ? <p className="small">{migrationReasonWords(row, texts)}</p> : null}
    </>
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
        onMap === null ? null : drawn && hasFigure(onMap) ? (
          <Note code={onMap} name={nameOf(onMap)} drawn={drawn} />
        ) : (
          <TambonNote code={onMap} name={nameOf(onMap)} drawn={drawn} />
        )
      }
    />
  );
}

/** The map as a page that may leave the building: at tambon level or above, with the publication threshold. */
function Export(props: {
  readonly screen: MapScreen;
  readonly drawn: readonly YearDrawing[];
  readonly heading: { readonly title: string; readonly place: string };
  readonly nameOf: (code: string) => string;
}) {
  const { screen, drawn, heading, nameOf } = props;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const { common } = useMessages();
  const shortName = useShortName();
  const figures = useAsk(publishedPrevalenceQuestion);
  // Without its circles the layer is a map of tambons of high migration.
  const title = screen.layer === 'migration' ? texts.layers.migration : heading.title;
  const content = async () => {
    const filter = { ...screen.filter, area: screen.area ?? screen.province, surveyYearBE: null };
    const rows = await figures({ level: screen.level, filter });
    const published = drawn.map((year) => publishedYear(year, rows, publishedIndicators(screen)));
    return exportContent({
      screen,
      drawn: published,
      legend: publishedLegend(screen, published, texts, shortName),
      title,
      place: heading.place,
      focus: boundsOfArea(screen.map, screen.area),
      texts,
      product: common.product,
      yearWords: common.year,
      language,
      now: new Date(),
    });
  };
  return (
    <ExportMenu
      refusal={exportRefusal(screen, drawn)}
      content={content}
      name={(format) => exportName([texts.exportFile, title, nameOf(screen.area ?? screen.province)], drawn, format)}
    />
  );
}

function ReadyMap(props: { readonly screen: MapScreen }) {
  const { screen } = props;
  const { map, directory, shownLevel } = screen;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const shortName = useShortName();
  const drawn = useDrawn(screen);
  const isSlow = useIsSlow(screen.isRefreshing);
  const nameOf = useCallback(
    (code: string) => nameOnMap(map, code, language) ?? directory.nameOf(code, language),
    [map, directory, language],
  );
  const hasFigure = useCallback((code: string) => levelOfCode(code) === shownLevel, [shownLevel]);
  const heading = useHeading(screen, nameOf);
  const legend = useMemo(() => legendOf(screen, drawn, texts, shortName), [screen, drawn, texts, shortName]);
  const calculated = screen.hotSpots ?? screen.highMigration ?? null;
  const listed = drawn.find(({ year }) => year === screen.filter.surveyYearBE) ?? drawn.at(-1) ?? null;
  return (
    <div className="map-page">
      <MapToolbar screen={screen}>
        <Export screen={screen} drawn={drawn} heading={heading} nameOf={nameOf} />
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
          {calculated ? <SpotProgress state={calculated} /> : null}
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
      return <PageFailure error={state.error} onRetry={state.retry} />;
    case 'ready':
      return <ReadyMap screen={state.screen} />;
  }
}
