import { formatPercent } from '../../../shared/format/numbers.ts';
import { hoverHandlers, selectArea, useIsHovered } from '../../client/address/use-selection.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { areaFigure, type AreaFigure } from '../../../shared/drawing/area-figure.ts';
import { IntervalLine, intervalScale } from '../../figures/interval-line.tsx';
import type { YearDrawing } from './layers/layer.ts';
import { ranked, type Measure } from '../../../shared/drawing/map-model.ts';
import { mapLayers } from './map-layers.ts';
import { useMapTexts } from './map-texts.ts';
import type { MapScreen } from './map-screen.ts';
import './rank-chart.css';

function Line(props: {
  readonly figure: AreaFigure;
  readonly reference: AreaFigure | null;
  readonly top: number;
  readonly measure: Measure;
}) {
  const { figure, reference, top, measure } = props;
  const texts = useMapTexts();
  if (figure.state === 'hidden') return <span className="small muted">{texts.hidden}</span>;
  if (measure === 'completeness') {
    const share = figure.completeness ?? 0;
    return <span className="rank-bar" style={{ width: `${share * 100}%` }} aria-hidden="true" />;
  }
  if (figure.prevalence === null) return <span className="small muted">{texts.noData}</span>;
  return <IntervalLine figure={figure} reference={reference} top={top} />;
}

function Row(props: {
  readonly screen: MapScreen;
  readonly figure: AreaFigure;
  readonly reference: AreaFigure | null;
  readonly top: number;
  readonly measure: Measure;
  readonly name: string;
}) {
  const { screen, figure, name, measure } = props;
  const isHovered = useIsHovered(figure.code);
  const isSelected = figure.code === screen.selected;
  const share = measure === 'completeness' ? figure.completeness : figure.prevalence;
  return (
    <li>
      <button
        type="button"
        className="rank-row"
        aria-pressed={isSelected}
        data-hovered={isHovered || undefined}
        onClick={() => selectArea(isSelected ? null : figure.code)}
        {...hoverHandlers(figure.code)}
      >
        <span className="rank-name">{name}</span>
        <span className="rank-line">
          <Line figure={figure} reference={props.reference} top={props.top} measure={measure} />
        </span>
        <span className="rank-value">
          {share === null || (measure === 'prevalence' && figure.state === 'uncertain')
            ? ''
            : formatPercent(share, measure === 'completeness' ? null : figure.interval)}
        </span>
      </button>
    </li>
  );
}

/** Every area with its interval on one scale from zero, highest first, the province behind; linked with the map. */
export function RankChart(props: {
  readonly screen: MapScreen;
  readonly drawn: YearDrawing;
  readonly title: string;
  readonly nameOf: (code: string) => string;
}) {
  const { screen, drawn, nameOf } = props;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const { indicatorTexts } = useMessages();
  const { measure } = mapLayers[screen.layer];
  const figures = ranked(drawn.figures.values(), measure);
  const whole = screen.provinceRows.find((row) => row.surveyYearBE === drawn.year && row.areaCode === screen.province);
  const reference = whole ? areaFigure(whole, screen.indicator.no) : null;
  const top = intervalScale(figures);
  if (figures.length === 0) return <p>{texts.nothing}</p>;
  return (
    <section aria-label={texts.chartTitle(props.title)}>
      <h2>{indicatorTexts.numbered(String(screen.indicator.no), screen.indicator[language])}</h2>
      {measure === 'prevalence' ? <p className="small muted">{texts.chartHint}</p> : null}
      <ol className="rank-chart">
        {figures.map((figure) => (
          <Row
            key={figure.code}
            screen={screen}
            figure={figure}
            reference={reference}
            top={top}
            measure={measure}
            name={nameOf(figure.code)}
          />
        ))}
      </ol>
    </section>
  );
}
