import { useMemo } from 'react';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { useLanguage } from '../../ui/locale.tsx';
import { areaFigure, type AreaFigure } from './area-figure.ts';
import { noThaiNationality, ranked } from './map-model.ts';
import { useMapTexts } from './map-texts.ts';
import type { MapScreen } from './use-map-screen.ts';
import './map-table.css';

function Percent(props: { readonly figure: AreaFigure }) {
  const { figure } = props;
  const texts = useMapTexts();
  if (figure.prevalence === null) return <>{'–'}</>;
  return (
    <span data-uncertain={figure.isUncertain || undefined} title={figure.isUncertain ? texts.uncertain : undefined}>
      {formatPercent(figure.prevalence, figure.interval)}
    </span>
  );
}

/** The map as a table: every area or community that is drawn, highest first; a row selects it. */
export function MapTable(props: {
  readonly screen: MapScreen;
  readonly title: string;
  readonly figures: readonly AreaFigure[];
  readonly nameOf: (code: string) => string;
  readonly onHover: (code: string | null) => void;
}) {
  const { screen, nameOf } = props;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const isMigration = screen.layer === 'migration';
  const rows = useMemo(() => ranked(props.figures), [props.figures]);
  const beside = useMemo(
    () =>
      new Map(
        screen.rows
          .filter((row) => row.surveyYearBE === screen.filter.surveyYearBE)
          .map((row) => [row.areaCode, areaFigure(row, noThaiNationality)]),
      ),
    [screen.rows, screen.filter.surveyYearBE],
  );
  if (rows.length === 0) return <p>{texts.nothing}</p>;
  return (
    <table className="map-table" onPointerLeave={() => props.onHover(null)}>
      <caption className="visually-hidden">{texts.tableTitle(props.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{isMigration ? texts.community : texts.area}</th>
          <th scope="col" className="number">
            {isMigration ? texts.movedInShort : texts.percent}
          </th>
          {isMigration ? (
            <th scope="col" className="number">
              {texts.noNationalityShort}
            </th>
          ) : (
            <th scope="col" className="number">
              {texts.intervalShort}
            </th>
          )}
          <th scope="col" className="number">
            {texts.yesKnown}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((figure) => {
          const other = beside.get(figure.code);
          return (
            <tr
              key={figure.code}
              data-selected={figure.code === screen.selected || undefined}
              onPointerEnter={() => props.onHover(figure.code)}
            >
              <th scope="row">
                <button
                  type="button"
                  className="map-table-area"
                  aria-pressed={figure.code === screen.selected}
                  onClick={() => screen.select(figure.code === screen.selected ? null : figure.code)}
                  onFocus={() => props.onHover(figure.code)}
                  onBlur={() => props.onHover(null)}
                >
                  {nameOf(figure.code)}
                  {isMigration ? (
                    <span className="small muted">
                      {screen.directory.nameOf(codeAtLevel(figure.code, 'tambon'), language)}
                    </span>
                  ) : null}
                </button>
              </th>
              <td className="number">
                <Percent figure={figure} />
              </td>
              <td className="number">
                {isMigration ? (
                  other ? (
                    <Percent figure={other} />
                  ) : (
                    '–'
                  )
                ) : (
                  <span className="muted">{figure.interval ? formatInterval(figure.interval) : '–'}</span>
                )}
              </td>
              <td className="number muted">{`${formatCount(figure.yes)} / ${formatCount(figure.known)}`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
