import type { Indicator } from '../../../shared/cpms/indicators.ts';
import type { ReceiptAsk } from '../../../shared/contract/receipt.ts';
import { formatCount, formatPercent } from '../../../shared/format/numbers.ts';
import { FigureCard, FigureValue } from '../../figures/figure-card.tsx';
import type { FigureContext } from '../../figures/figure-marks.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { ReceiptAction } from '../../figures/receipt-dialog.tsx';
import type { AreaFigure } from '../../../shared/drawing/area-figure.ts';
import type { Measure } from '../../../shared/drawing/map-model.ts';
import { useMapTexts } from './map-texts.ts';

/** That a figure is hidden, and why; never a number. */
function HiddenNote() {
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
  const facts = [
    [texts.denominator, figure.known === null ? '–' : formatCount(figure.known)],
    [texts.unknown, formatCount(figure.unknown)],
    [texts.completeness, figure.completeness === null ? '–' : formatPercent(figure.completeness)],
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

/** One indicator of one area: the figure with interval, counts, the province beside it, its marks, where it comes from. */
export function FigureBlock(props: {
  readonly indicator: Indicator;
  readonly figure: AreaFigure;
  /** The province's; null for the province itself. */
  readonly reference: AreaFigure | null;
  readonly context: FigureContext;
  readonly measure: Measure;
  readonly ask: ReceiptAsk;
}) {
  const { figure, indicator } = props;
  const { language } = useLanguage();
  const { indicatorTexts } = useMessages();
  const texts = useMapTexts();
  const isHidden = figure.state === 'hidden';
  const hasFigure = figure.prevalence !== null && figure.interval !== null;
  const counts = indicator.unit === 'child' ? texts.ofKnownChildren : texts.ofKnownHouseholds;
  return (
    <div className="map-figure">
      <h3>{indicatorTexts.numbered(String(indicator.no), indicator[language])}</h3>
      {isHidden ? (
        <HiddenNote />
      ) : props.measure === 'completeness' ? (
        <FigureValue value={figure.completeness === null ? '–' : formatPercent(figure.completeness)} counts={null} />
      ) : (
        <FigureCard
          reading={figure}
          reference={props.reference}
          context={props.context}
          counts={hasFigure ? counts(formatCount(figure.yes ?? 0), formatCount(figure.known ?? 0)) : texts.noAnswer}
        />
      )}
      {isHidden ? null : <Facts figure={figure} />}
      <div className="map-actions">
        <ReceiptAction ask={props.ask} />
      </div>
    </div>
  );
}
