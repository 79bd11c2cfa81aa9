import { formatCount, formatPercentValue } from '../../../shared/format/numbers.ts';
import { symbolRadius, symbolSteps, type LegendClass, type SymbolLayer } from './map-model.ts';
import { useMapTexts, type MapTexts } from './map-texts.ts';
import './map-legend.css';

/** Limits of a class in words: the upper limit of all but the last does not belong to it. */
function classWords({ from, to, isLast }: LegendClass, texts: MapTexts): string {
  const [low, high] = [formatPercentValue(from), formatPercentValue(to)];
  if (from === to) return texts.classSingle(low);
  return isLast ? texts.classLast(low, high) : texts.classBelow(low, high);
}

function Entry(props: {
  readonly colour?: string;
  readonly look?: 'no-data' | 'uncertain' | 'ring' | 'faint';
  readonly words: string;
  readonly help?: string;
  readonly count: number;
}) {
  const texts = useMapTexts();
  return (
    <li className="legend-entry" title={props.help}>
      <span
        className="legend-swatch"
        data-look={props.look}
        style={props.colour === undefined ? {} : { backgroundColor: `var(${props.colour})` }}
        aria-hidden="true"
      />
      <span className="legend-words">{props.words}</span>
      <span className="legend-count">{texts.count(formatCount(props.count))}</span>
    </li>
  );
}

function CircleSizes(props: { readonly most: number }) {
  const steps = symbolSteps(props.most);
  const greatest = symbolRadius(steps[0] ?? 0, props.most);
  const size = greatest * 2 + 2;
  return (
    <div className="legend-circles" aria-hidden="true">
      {steps.map((step) => {
        const radius = symbolRadius(step, props.most);
        return (
          <span key={step} className="legend-circle">
            <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`}>
              <circle cx={size / 2} cy={size - 1 - radius} r={radius} />
            </svg>
            {formatCount(step)}
          </span>
        );
      })}
    </div>
  );
}

/** Title and legend of the map. Counts are of the shown year, limits of all years. */
export function MapLegend(props: {
  readonly title: string;
  readonly place: string;
  readonly unit: string;
  readonly classes: readonly LegendClass[];
  readonly withoutData: number;
  readonly uncertain: number;
  readonly circles: SymbolLayer | null;
}) {
  const texts = useMapTexts();
  const { classes, circles, withoutData, uncertain } = props;
  return (
    <section className="map-legend" aria-label={texts.legend}>
      <h1 className="legend-title">{props.title}</h1>
      <p className="small muted">{props.place}</p>
      <p className="small legend-unit">{circles ? texts.circleColour : props.unit}</p>
      {classes.length === 0 ? <p className="small">{texts.nothing}</p> : null}
      <ul className="legend-list">
        {classes.toReversed().map((each) => (
          <Entry key={each.colour} colour={each.colour} words={classWords(each, texts)} count={each.count} />
        ))}
        {uncertain > 0 ? (
          <Entry
            look={circles ? 'faint' : 'uncertain'}
            words={texts.uncertain}
            help={texts.uncertainHelp}
            count={uncertain}
          />
        ) : null}
        <Entry look={circles ? 'ring' : 'no-data'} words={texts.noData} count={withoutData} />
      </ul>
      {circles ? (
        <>
          <p className="small legend-unit">{texts.circleArea}</p>
          <CircleSizes most={circles.most} />
          <p className="small muted">{texts.placeSchematic}</p>
        </>
      ) : (
        <p className="small muted">{texts.sameClasses}</p>
      )}
    </section>
  );
}
