import type { ReactNode } from 'react';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { hoverHandlers, selectArea } from '../../client/address/use-selection.ts';
import { MostlyHidden, type HiddenCount } from '../../figures/mostly-hidden.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { areaFigure, type AreaFigure } from '../../../shared/drawing/area-figure.ts';
import { hotSpotFill, rankedSpots } from '../../../shared/drawing/hot-spot-model.ts';
import type { YearDrawing } from './map-drawing.ts';
import { movedIn, noThaiNationality, ranked } from '../../../shared/drawing/map-model.ts';
import { useMapTexts } from './map-texts.ts';
import type { MapTexts } from '../../../shared/drawing/map-texts.ts';
import { MigrationList } from './migration-list.tsx';
import { rankedPairs } from '../../../shared/drawing/pair-model.ts';
import type { MapScreen } from './use-map-screen.ts';
import { useShortName } from './use-short-name.ts';

const mostListed = 6;

type ShortName = (no: number) => string;

type Entry = { readonly code: string; readonly lines: readonly string[]; readonly value: ReactNode };
/** What the layer is looked at for first, with the words for finding none. */
type First = { readonly title: string; readonly entries: readonly Entry[]; readonly none: string | null };

const percentOf = (figure: AreaFigure | undefined): string =>
  figure?.state === 'uncertain' && figure.interval
    ? formatInterval(figure.interval)
    : figure?.prevalence == null
      ? '–'
      : formatPercent(figure.prevalence, figure.interval);

/** A spot may be told where its figure may not. */
const spotValue = (figure: AreaFigure | undefined, texts: MapTexts): string =>
  figure?.state === 'hidden' ? texts.hiddenShort : percentOf(figure);

function firstShares(screen: MapScreen, drawn: YearDrawing, texts: MapTexts): First {
  const counts = screen.indicator.unit === 'child' ? texts.ofKnownChildren : texts.ofKnownHouseholds;
  const rows = new Map(screen.rows.filter((row) => row.surveyYearBE === drawn.year).map((row) => [row.areaCode, row]));
  const beside = (code: string): string[] => {
    const row = screen.layer === 'migration' ? rows.get(code) : undefined;
    const figure = row ? areaFigure(row, noThaiNationality, screen.marksOf(code, drawn.year)) : null;
    return figure?.prevalence == null ? [] : [`${texts.noNationalityShort} ${percentOf(figure)}`];
  };
  const certain = ranked(drawn.figures.values()).filter((figure) => figure.state === 'shown');
  const entries = certain.length < 2 ? [] : certain.slice(0, mostListed);
  return {
    title: screen.layer === 'migration' ? texts.migrationCommunities : texts.highest,
    none: null,
    entries: entries.map((figure) => ({
      code: figure.code,
      lines: [counts(formatCount(figure.yes ?? 0), formatCount(figure.known ?? 0)), ...beside(figure.code)],
      value: percentOf(figure),
    })),
  };
}

function firstIncomplete(drawn: YearDrawing, texts: MapTexts): First {
  const known = ranked(drawn.figures.values(), 'completeness').filter((figure) => figure.completeness !== null);
  return {
    title: texts.lowest,
    none: null,
    entries: known
      .toReversed()
      .slice(0, mostListed)
      .map((figure) => ({
        code: figure.code,
        lines: [`${texts.unknown} ${formatCount(figure.unknown)}`],
        value: formatPercent(figure.completeness ?? 0),
      })),
  };
}

function firstSpots(screen: MapScreen, drawn: YearDrawing, texts: MapTexts): First {
  if (drawn.content.kind !== 'hot-spots' || drawn.content.answer === null) {
    return { title: texts.spotsFirst, entries: [], none: null };
  }
  const found = rankedSpots(drawn.content.spots.values()).filter(
    (row) => row.class !== null && row.class !== 'none' && row.areaCode.startsWith(screen.area ?? ''),
  );
  return {
    title: texts.spotsFirst,
    none: texts.noSpots,
    entries: found.slice(0, mostListed * 2).map((row) => ({
      code: row.areaCode,
      lines: [row.class === null ? '' : texts.spotClasses[row.class]],
      value: (
        <>
          <span
            className="map-spot-swatch"
            style={{ backgroundColor: `var(${hotSpotFill(row)})` }}
            aria-hidden="true"
          />
          {spotValue(drawn.figures.get(row.areaCode), texts)}
        </>
      ),
    })),
  };
}

function firstPairs(screen: MapScreen, drawn: YearDrawing, texts: MapTexts, shortName: ShortName): First {
  const pairs = drawn.content.kind === 'pair' ? rankedPairs(drawn.content.pairs.values()) : [];
  const both = pairs.filter(({ place }) => place?.migration === 3 && place.other === 3);
  return {
    title: texts.highestBoth,
    none: texts.noPairs,
    entries: both.slice(0, mostListed * 2).map(({ code, migration, other }) => ({
      code,
      lines: [`${shortName(movedIn)} ${percentOf(migration)}`, `${shortName(screen.indicator.no)} ${percentOf(other)}`],
      value: null,
    })),
  };
}

function firstOf(screen: MapScreen, drawn: YearDrawing, texts: MapTexts, shortName: ShortName): First {
  switch (screen.layer) {
    case 'hot-spots':
      return firstSpots(screen, drawn, texts);
    case 'pair':
      return firstPairs(screen, drawn, texts, shortName);
    case 'completeness':
      return firstIncomplete(drawn, texts);
    case 'prevalence':
    case 'migration':
    case 'profile':
      return firstShares(screen, drawn, texts);
  }
}

/** How many of the layer's areas are hidden. */
function hiddenOn({ figures }: YearDrawing): HiddenCount {
  return { hidden: [...figures.values()].filter(({ state }) => state === 'hidden').length, all: figures.size };
}

/** What to do, and the areas to look at first, while nothing is pointed at or selected. */
export function FirstList(props: {
  readonly screen: MapScreen;
  readonly drawn: YearDrawing;
  readonly nameOf: (code: string) => string;
}) {
  const { screen, drawn, nameOf } = props;
  const texts = useMapTexts();
  const { common } = useMessages();
  const shortName = useShortName();
  const { language } = useLanguage();
  const { title, entries, none } = firstOf(screen, drawn, texts, shortName);
  return (
    <div className="map-highest">
      <MostlyHidden count={hiddenOn(drawn)} />
      <p className="muted">{texts.pointHint}</p>
      {screen.layer === 'migration' ? <MigrationList drawn={drawn} nameOf={nameOf} /> : null}
      {entries.length === 0 && none === null ? null : (
        <h2>{`${title} · ${common.year(formatYear(drawn.year, language))}`}</h2>
      )}
      {entries.length === 0 && none !== null ? <p>{none}</p> : null}
      <ol>
        {entries.map(({ code, lines, value }) => (
          <li key={code}>
            <button type="button" className="map-highest-row" onClick={() => selectArea(code)} {...hoverHandlers(code)}>
              <span>
                {nameOf(code)}
                {lines.map((line) => (
                  <span key={line} className="small muted">
                    {line}
                  </span>
                ))}
              </span>
              <strong>{value}</strong>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
