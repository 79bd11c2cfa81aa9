import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { Indicator } from '../../../shared/cpms/indicators.ts';
import { formatCount, formatInterval, formatPercent } from '../../../shared/format/numbers.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { areaFigure, compareWith, completenessOf, type AreaFigure } from './area-figure.ts';
import { IntervalLine, intervalScale } from './interval-line.tsx';
import type { Measure } from './map-model.ts';
import { useMapTexts } from './map-texts.ts';

/** That a figure is hidden, and why; never a number. */
export function HiddenNote() {
  const texts = useMapTexts();
  return (
    <p className="map-hidden-note" title={texts.hiddenHelp}>
      <Icon name="lock" size={16} />
      {texts.hidden}
    </p>
  );
}

function Facts(props: { readonly figure: AreaFigure }) {
  const { figure } = props;
  const texts = useMapTexts();
  const completeness = completenessOf(figure);
  const facts = [
    [texts.denominator, figure.known === null ? '–' : formatCount(figure.known)],
    [texts.unknown, formatCount(figure.unknown)],
    [texts.completeness, completeness === null ? '–' : formatPercent(completeness)],
  ];
  return (
    <dl className="map-facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Prevalence(props: {
  readonly indicator: Indicator;
  readonly figure: AreaFigure;
  readonly reference: AreaFigure | null;
}) {
  const { indicator, figure, reference } = props;
  const texts = useMapTexts();
  if (figure.prevalence === null || figure.interval === null) return <p>{texts.noAnswer}</p>;
  const counts = indicator.unit === 'child' ? texts.ofKnownChildren : texts.ofKnownHouseholds;
  const comparison = reference && !figure.isUncertain ? compareWith(figure.interval, reference.interval) : null;
  return (
    <>
      <p className="map-figure-value">
        <strong>{formatPercent(figure.prevalence, figure.interval)}</strong>
        <span>{counts(formatCount(figure.yes ?? 0), formatCount(figure.known ?? 0))}</span>
      </p>
      <IntervalLine
        figure={figure}
        reference={reference}
        top={intervalScale(reference ? [figure, reference] : [figure])}
      />
      <p className="small">{`${texts.interval} ${formatInterval(figure.interval)}`}</p>
      {reference?.prevalence != null ? (
        <p className="small muted">{`${texts.province} ${formatPercent(reference.prevalence, reference.interval)}`}</p>
      ) : null}
      {figure.isUncertain ? <p className="map-figure-caution">{texts.uncertain}</p> : null}
      {comparison ? <p className="small">{texts.comparison[comparison]}</p> : null}
    </>
  );
}

/** One indicator of one area: the figure with interval, counts, the province beside it, and completeness. */
export function FigureBlock(props: {
  readonly indicator: Indicator;
  readonly own: AreaPrevalence;
  readonly province: AreaPrevalence | null;
  readonly measure?: Measure;
}) {
  const { indicator, own, province, measure } = props;
  const { language } = useLanguage();
  const { indicatorTexts } = useMessages();
  const figure = areaFigure(own, indicator.no);
  const reference = province && province.areaCode !== own.areaCode ? areaFigure(province, indicator.no) : null;
  const completeness = completenessOf(figure);
  return (
    <div className="map-figure">
      <h3>{indicatorTexts.numbered(String(indicator.no), indicator[language])}</h3>
      {figure.isHidden ? (
        <HiddenNote />
      ) : measure === 'completeness' ? (
        <p className="map-figure-value">
          <strong>{completeness === null ? '–' : formatPercent(completeness)}</strong>
        </p>
      ) : (
        <Prevalence indicator={indicator} figure={figure} reference={reference} />
      )}
      {figure.isHidden ? null : <Facts figure={figure} />}
    </div>
  );
}
