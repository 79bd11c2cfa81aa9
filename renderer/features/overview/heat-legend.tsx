import { HeatHelp } from './heat-help.tsx';
import { MarkGlyph } from '../../figures/mark-glyph.tsx';
import type { Ramp } from '../../../shared/drawing/area-figure.ts';
import { rampSteps } from './heat-model.ts';
import type { Mark } from '../../../shared/figures/figure-reading.ts';
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

function MarkKey(props: { readonly mark: Mark; readonly label: string }) {
  return (
    <span className="ramp-key">
      <MarkGlyph mark={props.mark} />
      {props.label}
    </span>
  );
}

/** What marks, grades, colours and patterns of the heat table mean. */
export function HeatLegend() {
  const { common, marks, overview } = useMessages();
  return (
    <div className="heat-legend">
      <div className="heat-legend-line">
        <MarkKey mark="higher" label={overview.legendHigher} />
        <MarkKey mark="much-higher" label={overview.legendSurer} />
        <MarkKey mark="lower" label={overview.legendLower} />
        <MarkKey mark="much-lower" label={overview.legendSurer} />
        <span className="ramp-key">
          <span className="legend-caution" aria-hidden="true">
            12.3
          </span>
          {`${marks.grades.C} ${overview.legendCaution}`}
        </span>
        <span className="ramp-key">
          <span
            className="heat-swatch heat-swatch-wide heat-swatch-grade"
            data-ramp="prevalence"
            data-step="4"
            data-state="uncertain"
          >
            {marks.grades.D}
          </span>
          {overview.legendUncertain}
        </span>
      </div>
      <div className="heat-legend-line">
        <RampKey ramp="prevalence" label={overview.legendProblem} />
        <RampKey ramp="migration" label={overview.legendStatus} />
        <RampKey ramp="service" label={overview.legendService} />
        <span className="ramp-key">
          <span className="heat-swatch heat-swatch-wide" data-state="no-answer" aria-hidden="true" />
          {overview.legendNoAnswer}
        </span>
        <span className="ramp-key" title={overview.cellHidden}>
          <span className="heat-swatch heat-swatch-wide" data-state="hidden" aria-hidden="true" />
          {common.hidden}
        </span>
        <span className="heat-legend-note">{overview.lowHigh}</span>
        <HeatHelp />
      </div>
    </div>
  );
}
