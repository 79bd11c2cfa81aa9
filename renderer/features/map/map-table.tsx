import { useMemo, type ReactNode } from 'react';
import type { HotSpotRow } from '../../../shared/contract/hot-spots.ts';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { useMessages } from '../../ui/locale.tsx';
import { areaFigure, type AreaFigure } from '../../../shared/drawing/area-figure.ts';
import { AreaRow } from './area-row.tsx';
import { hotSpotFill, rankedSpots } from '../../../shared/drawing/hot-spot-model.ts';
import type { YearDrawing } from './map-drawing.ts';
import { noThaiNationality, ranked } from '../../../shared/drawing/map-model.ts';
import { useMapTexts } from './map-texts.ts';
import type { MapTexts } from '../../../shared/drawing/map-texts.ts';
import { rankedPairs } from '../../../shared/drawing/pair-model.ts';
import { scoreWords } from './spot-block.tsx';
import type { MapScreen } from './use-map-screen.ts';
import './map-table.css';

/** A column of numbers: its head, and its cell for an area. */
type Column = { readonly head: string; readonly cell: (code: string) => ReactNode; readonly isQuiet?: boolean };
type Listed = { readonly codes: readonly string[]; readonly columns: readonly Column[] };

function Percent(props: { readonly figure: AreaFigure | undefined }) {
  const { figure } = props;
  const { marks } = useMessages();
  if (figure?.state === 'hidden') return <Hidden />;
  if (figure?.prevalence == null) return '–';
  if (figure.state === 'uncertain' && figure.interval)
    return (
      <span data-uncertain title={marks.gradeMeanings.D}>
        {formatInterval(figure.interval)}
      </span>
    );
  return formatPercent(figure.prevalence, figure.interval);
}

function Hidden() {
  const texts = useMapTexts();
  return (
    <span className="map-table-hidden" title={texts.hidden}>
      {texts.hiddenShort}
    </span>
  );
}

function counts(figure: AreaFigure | undefined): string {
  if (!figure || figure.state === 'hidden') return '–';
  return `${formatCount(figure.yes ?? 0)} / ${formatCount(figure.known ?? 0)}`;
}

function shareColumns({ figures }: YearDrawing, texts: MapTexts): readonly Column[] {
  return [
    { head: texts.percent, cell: (code) => <Percent figure={figures.get(code)} /> },
    {
      head: texts.intervalShort,
      cell: (code) => {
        const interval = figures.get(code)?.interval;
        return interval ? formatInterval(interval) : '–';
      },
      isQuiet: true,
    },
    { head: texts.yesKnown, cell: (code) => counts(figures.get(code)), isQuiet: true },
  ];
}

function migrationColumns(screen: MapScreen, { figures, year }: YearDrawing, texts: MapTexts): readonly Column[] {
  const beside = new Map(
    screen.rows
      .filter((row) => row.surveyYearBE === year)
      .map((row) => [row.areaCode, areaFigure(row, noThaiNationality, screen.marksOf(row.areaCode, year))]),
  );
  return [
    { head: texts.movedInShort, cell: (code) => <Percent figure={figures.get(code)} /> },
    { head: texts.noNationalityShort, cell: (code) => <Percent figure={beside.get(code)} /> },
    { head: texts.yesKnown, cell: (code) => counts(figures.get(code)), isQuiet: true },
  ];
}

function completenessColumns({ figures }: YearDrawing, texts: MapTexts): readonly Column[] {
  const shown = (code: string, pick: (figure: AreaFigure) => string): ReactNode => {
    const figure = figures.get(code);
    if (figure?.state === 'hidden') return <Hidden />;
    return figure ? pick(figure) : '–';
  };
  return [
    {
      head: texts.completeness,
      cell: (code) =>
        shown(code, (figure) => {
          const share = figure.completeness;
          return share === null ? '–' : formatPercent(share);
        }),
    },
    {
      head: texts.denominatorShort,
      cell: (code) => shown(code, ({ known }) => formatCount(known ?? 0)),
      isQuiet: true,
    },
    { head: texts.unknown, cell: (code) => shown(code, ({ unknown }) => formatCount(unknown)), isQuiet: true },
  ];
}

function SpotClassCell(props: { readonly row: HotSpotRow | undefined }) {
  const { row } = props;
  const texts = useMapTexts();
  if (row?.noResult === 'hidden') return <Hidden />;
  if (row?.class == null) {
    const why = texts.spotNoResult[row?.noResult ?? 'no-value'];
    return (
      <span className="muted" title={why}>
        {texts.spotNoResultShort}
      </span>
    );
  }
  return (
    <span className="map-table-spot" title={texts.spotClasses[row.class]}>
      <span style={{ backgroundColor: `var(${hotSpotFill(row)})` }} aria-hidden="true" />
      {texts.spotShort[row.class]}
    </span>
  );
}

function spotColumns(
  { figures }: YearDrawing,
  spots: ReadonlyMap<string, HotSpotRow>,
  texts: MapTexts,
): readonly Column[] {
  return [
    { head: texts.spotClass, cell: (code) => <SpotClassCell row={spots.get(code)} /> },
    { head: texts.percent, cell: (code) => <Percent figure={figures.get(code)} /> },
    {
      head: texts.giStarShort,
      cell: (code) => {
        const score = spots.get(code)?.giStar;
        return score == null ? '–' : scoreWords(score);
      },
      isQuiet: true,
    },
  ];
}

/** The areas that are drawn in the order that answers the layer's question, and what is said of each. */
function listed(screen: MapScreen, drawn: YearDrawing, texts: MapTexts): Listed {
  const { content, figures, drawing } = drawn;
  const isDrawn = (code: string): boolean =>
    screen.area === null || code.startsWith(screen.area) || drawing.fills.has(code);
  switch (content.kind) {
    case 'hot-spots': {
      const codes = rankedSpots(content.spots.values()).map((row) => row.areaCode);
      return { codes: codes.filter(isDrawn), columns: spotColumns(drawn, content.spots, texts) };
    }
    case 'pair': {
      const other = (code: string) => content.pairs.get(code);
      return {
        codes: rankedPairs(content.pairs.values()).map(({ code }) => code),
        columns: [
          { head: texts.movedInShort, cell: (code) => <Percent figure={other(code)?.migration} /> },
          {
            head: texts.otherShort(String(screen.indicator.no)),
            cell: (code) => <Percent figure={other(code)?.other} />,
          },
          {
            head: texts.pairPlace,
            cell: (code) => {
              const place = other(code)?.place;
              return place ? `${texts.pairPlaces[place.migration]}–${texts.pairPlaces[place.other]}` : '–';
            },
            isQuiet: true,
          },
        ],
      };
    }
    case 'classes': {
      const { measure } = content.classed;
      const codes = ranked(figures.values(), measure).map(({ code }) => code);
      if (measure === 'completeness') {
        return { codes: codes.toReversed(), columns: completenessColumns(drawn, texts) };
      }
      const isMigration = screen.layer === 'migration';
      return { codes, columns: isMigration ? migrationColumns(screen, drawn, texts) : shareColumns(drawn, texts) };
    }
  }
}

/** The map as a table: every area or community that is drawn, what matters most first; a row selects it. */
export function MapTable(props: {
  readonly screen: MapScreen;
  readonly title: string;
  readonly drawn: YearDrawing;
  readonly nameOf: (code: string) => string;
}) {
  const { screen, drawn, nameOf } = props;
  const texts = useMapTexts();
  const { codes, columns } = useMemo(() => listed(screen, drawn, texts), [screen, drawn, texts]);
  if (codes.length === 0) return <p>{texts.nothing}</p>;
  return (
    <table className="map-table">
      <caption className="visually-hidden">{texts.tableTitle(props.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{screen.shownLevel === 'community' ? texts.community : texts.area}</th>
          {columns.map(({ head }) => (
            <th key={head} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <AreaRow key={code} screen={screen} code={code} name={nameOf(code)}>
            {columns.map(({ head, cell, isQuiet }) => (
              <td key={head} className={isQuiet ? 'number muted' : 'number'}>
                {cell(code)}
              </td>
            ))}
          </AreaRow>
        ))}
      </tbody>
    </table>
  );
}
