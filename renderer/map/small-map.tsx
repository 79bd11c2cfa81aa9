import { useId, useMemo } from 'react';
import type { ProvinceMap } from '../../shared/contract/boundaries.ts';
import type { Bounds } from '../../shared/geo/map-extent.ts';
import { fitProjection, landBorderMetres } from '../../shared/drawing/map-projection.ts';
import { mapShapes } from '../../shared/drawing/map-shapes.ts';
import { isFillLook, type AreaFill } from '../../shared/drawing/area-fill.ts';
import type { MapLevel } from '../../shared/drawing/map-level.ts';
import { drawingOrder, type MapSymbol } from '../../shared/drawing/map-symbol.ts';
import { Lock, LookPatterns } from './look-pattern.tsx';
import './small-map.css';

const margin = 10;
const lineWidths: Readonly<Record<MapLevel, number>> = { tambon: 0.6, amphoe: 1.1, province: 1.6 };

/** A map to be put beside others: the same classes and looks as the large one, without names. */
export function SmallMap(props: {
  readonly map: ProvinceMap;
  readonly level: MapLevel;
  readonly width: number;
  readonly height: number;
  readonly focus: Bounds | null;
  readonly title: string;
  readonly fills: ReadonlyMap<string, AreaFill>;
  readonly uncertain: ReadonlySet<string>;
  readonly symbols: readonly MapSymbol[];
  readonly selected: string | null;
  readonly hovered: string | null;
  readonly onHover: (code: string | null) => void;
  readonly onSelect: (code: string) => void;
}) {
  const { map, level, width, height, focus, fills, uncertain, symbols } = props;
  const id = useId();
  const projection = useMemo(
    () => fitProjection(focus ?? map.bounds, { x: 0, y: 0, width, height }, margin),
    [focus, map.bounds, width, height],
  );
  const shapes = useMemo(() => mapShapes(map, level, projection), [map, level, projection]);
  const paint = (fill: AreaFill | undefined): string => {
    if (fill === undefined) return 'var(--map-base)';
    return isFillLook(fill) ? `url(#${id}-${fill})` : `var(${fill})`;
  };
  const outlineOf = (code: string | null) => shapes.areas.find((area) => area.code === code)?.d ?? null;
  const marks = [
    { kind: 'hovered', d: outlineOf(props.hovered) },
    { kind: 'selected', d: outlineOf(props.selected) },
  ];
  return (
    <svg className="small-map" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{props.title}</title>
      <LookPatterns prefix={id} />
      <rect width={width} height={height} className="small-map-sea" />
      {shapes.neighbours.map((d) => (
        <path key={d} d={d} className="small-map-neighbour" />
      ))}
      {shapes.landBorders.map(({ side, d }) => (
        <path
          key={side}
          d={d}
          className="small-map-line"
          style={{ stroke: `var(--map-${side})`, strokeWidth: landBorderMetres[side] / projection.metresPerUnit }}
        />
      ))}
      {shapes.context.map((d) => (
        <path key={d} d={d} className="small-map-context" />
      ))}
      {shapes.areas.map(({ code, d }) => (
        <g
          key={code}
          onPointerEnter={() => props.onHover(code)}
          onPointerLeave={() => props.onHover(null)}
          onClick={() => props.onSelect(code)}
          className="small-map-area"
        >
          <path d={d} style={{ fill: paint(fills.get(code)) }} />
          {uncertain.has(code) ? <path d={d} fill={`url(#${id}-uncertain)`} /> : null}
        </g>
      ))}
      {shapes.outlines.map(({ level: each, d }) => (
        <path
          key={each}
          d={d}
          className="small-map-line"
          style={{ stroke: `var(--map-${each}-line)`, strokeWidth: lineWidths[each] }}
        />
      ))}
      {symbols
        .toSorted((p, q) => drawingOrder(p) - drawingOrder(q))
        .map((symbol) => {
          const [cx, cy] = projection.project(symbol.lon, symbol.lat);
          return (
            <g
              key={symbol.code}
              className="small-map-circle"
              data-look={isFillLook(symbol.fill) ? symbol.fill : undefined}
              data-state={
                symbol.code === props.selected ? 'selected' : symbol.code === props.hovered ? 'hovered' : undefined
              }
              onPointerEnter={() => props.onHover(symbol.code)}
              onPointerLeave={() => props.onHover(null)}
              onClick={() => props.onSelect(symbol.code)}
            >
              <circle
                cx={cx}
                cy={cy}
                r={symbol.radius}
                style={isFillLook(symbol.fill) ? {} : { fill: `var(${symbol.fill})` }}
                fillOpacity={symbol.isUncertain ? 0.45 : 0.92}
              />
              {symbol.fill === 'hidden' ? <Lock x={cx} y={cy} /> : null}
            </g>
          );
        })}
      {marks.map(({ kind, d }) =>
        d === null ? null : (
          <g key={kind} className="small-map-mark" data-kind={kind}>
            <path d={d} />
            <path d={d} />
          </g>
        ),
      )}
    </svg>
  );
}
