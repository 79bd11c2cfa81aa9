import { rampSteps, type Ramp } from './heat-model.ts';
import { useMessages } from '../../ui/locale.tsx';
import './heat-legend.css';

function RampKey(props: { readonly ramp: Ramp; readonly label: string }) {
  return (
    <span className="ramp-key">
      <span className="ramp-swatches" aria-hidden="true">
        {Array.from({ length: rampSteps }, (_, index) => (
          <span key={index} className="heat-swatch" data-ramp={props.ramp} data-step={index + 1} />
        ))}
      </span>
      {props.label}
    </span>
  );
}

/** What colours and patterns of the heat table mean. */
export function HeatLegend() {
  const { common, overview } = useMessages();
  return (
    <div className="heat-legend">
      <RampKey ramp="prevalence" label={overview.legendProblem} />
      <RampKey ramp="migration" label={overview.legendStatus} />
      <RampKey ramp="service" label={overview.legendService} />
      <span className="ramp-key" title={overview.legendUncertainHelp}>
        <span
          className="heat-swatch heat-swatch-wide"
          data-ramp="prevalence"
          data-step="4"
          data-state="uncertain"
          aria-hidden="true"
        />
        {overview.legendUncertain}
      </span>
      <span className="ramp-key">
        <span className="heat-swatch heat-swatch-wide" data-state="no-answer" aria-hidden="true" />
        {overview.legendNoAnswer}
      </span>
      <span className="ramp-key" title={overview.cellHidden}>
        <span className="heat-swatch heat-swatch-wide" data-state="hidden" aria-hidden="true" />
        {common.hidden}
      </span>
      <span className="heat-legend-note">{overview.lowHigh}</span>
    </div>
  );
}
