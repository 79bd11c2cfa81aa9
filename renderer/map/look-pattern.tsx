import { useId } from 'react';
import { isFillLook } from '../../shared/drawing/area-fill.ts';
import type { Swatch } from '../../shared/drawing/legend-parts.ts';
import {
  lockShapes,
  lookTiles,
  patternLooks,
  type PatternLook,
  type TileShape,
} from '../../shared/drawing/look-tiles.ts';
import './look-pattern.css';
import './map-tokens.css';

function TileShapes(props: { readonly shapes: readonly TileShape[] }) {
  return props.shapes.map(({ d, colour, width, opacity }) => (
    <path
      key={`${colour} ${d}`}
      d={d}
      opacity={opacity ?? 1}
      style={
        width === null
          ? { fill: `var(--map-${colour})` }
          : { fill: 'none', stroke: `var(--map-${colour})`, strokeWidth: width }
      }
    />
  ));
}

/** A lock as small as a circle. */
export function Lock(props: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${props.x} ${props.y - 0.5}) scale(0.7)`}>
      <TileShapes shapes={lockShapes(0, 0)} />
    </g>
  );
}

/** A tile as an SVG pattern; areas refer to it as `url(#id)`. */
function LookPattern(props: { readonly id: string; readonly look: PatternLook }) {
  const { size, ground, shapes } = lookTiles[props.look];
  return (
    <pattern id={props.id} width={size} height={size} patternUnits="userSpaceOnUse">
      {ground ? <rect width={size} height={size} style={{ fill: `var(--map-${ground})` }} /> : null}
      <TileShapes shapes={shapes} />
    </pattern>
  );
}

/** All patterns for one drawing; `prefix` keeps their ids apart from those of other drawings. */
export function LookPatterns(props: { readonly prefix: string }) {
  return (
    <defs>
      {patternLooks.map((look) => (
        <LookPattern key={look} id={`${props.prefix}-${look}`} look={look} />
      ))}
    </defs>
  );
}

const width = 28;
const height = 18;

/** The sample before a line of the legend. */
export function LegendSwatch(props: { readonly swatch: Swatch }) {
  const { fill, shape } = props.swatch;
  const id = useId();
  const look: PatternLook | null = fill === 'uncertain' || isFillLook(fill) ? fill : null;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {look && shape === 'area' ? (
        <defs>
          <LookPattern id={id} look={look} />
        </defs>
      ) : null}
      {shape === 'area' ? <AreaSample fill={fill} look={look} id={id} /> : <CircleSample fill={fill} />}
    </svg>
  );
}

function AreaSample(props: { readonly fill: Swatch['fill']; readonly look: PatternLook | null; readonly id: string }) {
  const { fill, look, id } = props;
  const box = { x: 0.5, y: 0.5, width: width - 1, height: height - 1 };
  // One whole lock says more than parts of several.
  const under = look === 'uncertain' ? '--ramp-prevalence-3' : look === 'hidden' ? '--map-hidden' : look ? null : fill;
  return (
    <>
      {under === null ? null : <rect {...box} style={{ fill: `var(${under})` }} />}
      {look === null || look === 'hidden' ? null : <rect {...box} fill={`url(#${id})`} />}
      {look === 'hidden' ? <TileShapes shapes={lockShapes(width / 2, height / 2)} /> : null}
      <rect {...box} className="legend-swatch-line" data-look={look ?? undefined} />
    </>
  );
}

const circleLooks: Readonly<Record<PatternLook, { readonly fill: string; readonly line: string }>> = {
  'no-data': { fill: '--map-look-ground', line: '--map-no-data-dot' },
  hidden: { fill: '--map-hidden', line: '--map-hidden-lock' },
  'too-few': { fill: '--map-few-line', line: '--map-few-line' },
  island: { fill: '--map-look-ground', line: '--map-island-line' },
  uncertain: { fill: '--ramp-migration-4', line: '--map-symbol-line' },
};

function CircleSample(props: { readonly fill: Swatch['fill'] }) {
  const { fill } = props;
  const isLook = fill === 'uncertain' || isFillLook(fill);
  const line = fill.startsWith('--ramp-migration') ? '--map-symbol-line' : '--map-province-line';
  const look = isLook ? circleLooks[fill] : { fill, line };
  const isFaint = fill === 'uncertain' || fill === 'too-few';
  return (
    <>
      <circle
        cx={width / 2}
        cy={height / 2}
        r="5.5"
        style={{ fill: `var(${look.fill})`, stroke: `var(${look.line})` }}
        fillOpacity={isFaint ? 0.45 : 1}
      />
      {fill === 'hidden' ? <Lock x={width / 2} y={height / 2} /> : null}
    </>
  );
}
