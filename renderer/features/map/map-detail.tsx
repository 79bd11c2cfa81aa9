import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import { indicatorByNo, type Indicator } from '../../../shared/cpms/indicators.ts';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { formatYearShort } from '../../../shared/format/years.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { goToScreen, useFilter } from '../../client/use-address.ts';
import { Action } from '../../ui/action.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { areaFigure, compareWith, completenessOf, type AreaFigure } from './area-figure.ts';
import { movedIn, noThaiNationality } from './map-model.ts';
import { useMapTexts } from './map-texts.ts';
import type { MapScreen } from './use-map-screen.ts';
import './map-detail.css';

/** The interval on a line from zero, with the province's behind it. */
function IntervalLine(props: { readonly figure: AreaFigure; readonly reference: AreaFigure | null }) {
  const { figure, reference } = props;
  if (figure.prevalence === null || figure.interval === null) return null;
  const top = Math.max(figure.interval.high, reference?.interval?.high ?? 0) * 1.1 || 1;
  const at = (share: number): string => `${(share / top) * 100}%`;
  const across = ({ low, high }: { low: number; high: number }) => ({ left: at(low), width: at(high - low) });
  return (
    <div className="map-interval" aria-hidden="true">
      {reference?.interval ? <span className="map-interval-province" style={across(reference.interval)} /> : null}
      <span className="map-interval-own" style={across(figure.interval)} />
      <span className="map-interval-point" style={{ left: at(figure.prevalence) }} />
    </div>
  );
}

function FigureBlock(props: {
  readonly indicator: Indicator;
  readonly own: AreaPrevalence;
  readonly province: AreaPrevalence | null;
}) {
  const { indicator, own, province } = props;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const { indicatorTexts } = useMessages();
  const figure = areaFigure(own, indicator.no);
  const reference = province && province.areaCode !== own.areaCode ? areaFigure(province, indicator.no) : null;
  const comparison = reference && !figure.isUncertain ? compareWith(figure.interval, reference.interval) : null;
  const counts = indicator.unit === 'child' ? texts.ofKnownChildren : texts.ofKnownHouseholds;
  const completeness = completenessOf(figure);
  return (
    <div className="map-figure">
      <h3>{indicatorTexts.numbered(String(indicator.no), indicator[language])}</h3>
      {figure.prevalence === null || figure.interval === null ? (
        <p>{texts.noAnswer}</p>
      ) : (
        <>
          <p className="map-figure-value">
            <strong>{formatPercent(figure.prevalence, figure.interval)}</strong>
            <span>{counts(formatCount(figure.yes), formatCount(figure.known))}</span>
          </p>
          <IntervalLine figure={figure} reference={reference} />
          <p className="small">{`${texts.interval} ${formatInterval(figure.interval)}`}</p>
          {reference?.prevalence != null ? (
            <p className="small muted">{`${texts.province} ${formatPercent(reference.prevalence, reference.interval)}`}</p>
          ) : null}
          {figure.isUncertain ? <p className="map-figure-caution">{texts.uncertain}</p> : null}
          {comparison ? <p className="small">{texts.comparison[comparison]}</p> : null}
        </>
      )}
      <dl className="map-facts">
        <div>
          <dt>{texts.denominator}</dt>
          <dd>{formatCount(figure.known)}</dd>
        </div>
        <div>
          <dt>{texts.unknown}</dt>
          <dd>{formatCount(figure.unknown)}</dd>
        </div>
        <div>
          <dt>{texts.completeness}</dt>
          <dd>{completeness === null ? '–' : formatPercent(completeness)}</dd>
        </div>
      </dl>
    </div>
  );
}

function YearTable(props: { readonly screen: MapScreen; readonly code: string; readonly no: number }) {
  const { screen, code, no } = props;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const rows = [...screen.rows, ...screen.provinceRows];
  return (
    <table className="map-years">
      <caption>{texts.byYear}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.year}</th>
          <th scope="col" className="number">
            {texts.percent}
          </th>
          <th scope="col" className="number">
            {texts.intervalShort}
          </th>
          <th scope="col" className="number">
            {texts.yesKnown}
          </th>
        </tr>
      </thead>
      <tbody>
        {screen.years.map((year) => {
          const row = rows.find((each) => each.areaCode === code && each.surveyYearBE === year);
          const figure = row ? areaFigure(row, no) : null;
          return (
            <tr key={year} data-current={year === screen.filter.surveyYearBE || undefined}>
              <th scope="row">{formatYearShort(year, language)}</th>
              <td className="number">
                {figure?.prevalence == null ? '–' : formatPercent(figure.prevalence, figure.interval)}
              </td>
              <td className="number muted">{figure?.interval ? formatInterval(figure.interval) : '–'}</td>
              <td className="number muted">
                {figure ? `${formatCount(figure.yes)} / ${formatCount(figure.known)}` : '–'}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** One area or community: figures of the year with interval, denominator and completeness, then by year. */
export function MapDetail(props: {
  readonly screen: MapScreen;
  readonly code: string;
  readonly name: string;
  readonly isSelected: boolean;
}) {
  const { screen, code, name } = props;
  const texts = useMapTexts();
  const { common } = useMessages();
  const { language } = useLanguage();
  const { setFilter } = useFilter();
  const ofYear = (row: AreaPrevalence): boolean => row.surveyYearBE === screen.filter.surveyYearBE;
  const own = [...screen.rows, ...screen.provinceRows].find((row) => row.areaCode === code && ofYear(row)) ?? null;
  const province = screen.provinceRows.find((row) => code.startsWith(row.areaCode) && ofYear(row)) ?? null;
  const above = screen.directory.pathOf(code).slice(0, -1).toReversed();
  const level = levelOfCode(code);
  const shown = screen.layer === 'migration' ? [movedIn, noThaiNationality].map(indicatorByNo) : [screen.indicator];
  return (
    <div className="map-detail">
      <header>
        <h2>{name}</h2>
        <p className="small muted">
          {[level ? common.levels[level] : null, ...above.map((area) => screen.directory.nameOf(area.code, language))]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
      </header>
      {own ? (
        shown.map((indicator) => <FigureBlock key={indicator.no} indicator={indicator} own={own} province={province} />)
      ) : (
        <p>{texts.notReported}</p>
      )}
      <YearTable screen={screen} code={code} no={screen.indicator.no} />
      <div className="map-actions">
        {level === 'province' || code === screen.filter.area ? null : (
          <Action size="small" icon="search" onPress={() => setFilter({ area: code })}>
            {texts.filterTo}
          </Action>
        )}
        <Action
          size="small"
          icon="overview"
          onPress={() =>
            goToScreen('overview', {
              at: code,
              indicator: String(screen.indicator.no),
              level: level === 'community' ? 'community' : null,
            })
          }
        >
          {texts.toOverview}
        </Action>
        {props.isSelected ? (
          <Action size="small" look="quiet" icon="close" onPress={() => screen.select(null)}>
            {texts.unselect}
          </Action>
        ) : null}
      </div>
    </div>
  );
}
