import type { LegendGrid, LegendItem, LegendPart } from '../../../shared/drawing/legend-parts.ts';
import { LegendSwatch } from '../../map/look-pattern.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { useMapTexts } from './map-texts.ts';
import './map-legend.css';

function Entry(props: { readonly item: LegendItem }) {
  const { swatch, words, help, count } = props.item;
  return (
    <li className="legend-entry" title={help} data-empty={/^0\b/.test(count) || undefined}>
      <LegendSwatch swatch={swatch} />
      <span className="legend-words">{words}</span>
      {count === '' ? null : <span className="legend-count">{count}</span>}
    </li>
  );
}

/** The square of two scales: one arrow across, one up, each with its name and its low and high end. */
function Grid(props: { readonly grid: LegendGrid }) {
  const { rows, across, up, low, high } = props.grid;
  return (
    <div className="legend-grid">
      <p className="legend-grid-up">
        <span>{low}</span>
        <strong>{up}</strong>
        <span>{high}</span>
      </p>
      <div className="legend-grid-cells" aria-hidden="true">
        {rows.flat().map(({ colour, count }) => (
          <span key={colour} style={{ backgroundColor: `var(${colour})` }} data-colour={colour}>
            {count}
          </span>
        ))}
      </div>
      <p className="legend-grid-across">
        <span>{low}</span>
        <strong>{across}</strong>
        <span>{high}</span>
      </p>
    </div>
  );
}

function Circles(props: { readonly part: Extract<LegendPart, { kind: 'circles' }> }) {
  const { steps, colour } = props.part;
  const size = Math.max(0, ...steps.map(({ radius }) => radius)) * 2 + 2;
  return (
    <div className="legend-circles" aria-hidden="true">
      {steps.map(({ radius, words }) => (
        <span key={words} className="legend-circle">
          <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`}>
            <circle cx={size / 2} cy={size - 1 - radius} r={radius} style={{ fill: `var(${colour})` }} />
          </svg>
          {words}
        </span>
      ))}
    </div>
  );
}

function Part(props: { readonly part: LegendPart }) {
  const { part } = props;
  switch (part.kind) {
    case 'heading':
      return <h2 className="legend-heading">{part.words}</h2>;
    case 'items':
      return (
        <ul className="legend-list">
          {part.items.map((item) => (
            <Entry key={`${item.swatch.fill} ${item.words}`} item={item} />
          ))}
        </ul>
      );
    case 'grid':
      return <Grid grid={part} />;
    case 'circles':
      return <Circles part={part} />;
    case 'note':
      return (
        <p className="legend-note small" data-tone={part.tone}>
          {part.words}
        </p>
      );
  }
}

/** Title and legend of the map, in words that need no statistics. */
export function MapLegend(props: {
  readonly title: string;
  readonly place: string;
  readonly parts: readonly LegendPart[];
}) {
  const texts = useMapTexts();
  return (
    <ScrollRegion label={texts.legend} className="map-legend">
      <h1 className="legend-title">{props.title}</h1>
      <p className="small muted">{props.place}</p>
      {props.parts.map((part, i) => (
        <Part key={`${part.kind} ${i}`} part={part} />
      ))}
    </ScrollRegion>
  );
}
