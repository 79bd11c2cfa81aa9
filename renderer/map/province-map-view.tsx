import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import type { ProvinceMap } from '../../shared/contract/boundaries.ts';
import type { Language } from '../../shared/format/language.ts';
import type { Bounds } from '../../shared/geo/map-extent.ts';
import 'maplibre-gl/dist/maplibre-gl.css';
import { canDrawMaps, openMap, type MapPadding, type OpenMap } from './open-map.ts';
import type { AreaFill } from '../../shared/drawing/area-fill.ts';
import type { MapLevel } from '../../shared/drawing/map-level.ts';
import type { MapSymbol } from '../../shared/drawing/map-symbol.ts';
import { ScaleBar } from './scale-bar.tsx';
import './province-map-view.css';

type ProvinceMapTexts = {
  /** What the map is, for a screen reader; read when the map has the keyboard. */
  readonly title: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly reset: string;
  readonly north: string;
  readonly schematic: string;
  readonly kilometres: (count: string) => string;
  readonly metres: (count: string) => string;
  readonly failed: string;
};

/** What the pointer is on. */
type MapHit = { readonly code: string; readonly x: number; readonly y: number };

/**
 * A map of one province: choropleth of a level, communities as symbols, names from local fonts, scale,
 * north, source. It draws what it is given and asks for nothing.
 */
export function ProvinceMapView(props: {
  readonly map: ProvinceMap;
  readonly level: MapLevel;
  readonly language: Language;
  readonly texts: ProvinceMapTexts;
  readonly fills: ReadonlyMap<string, AreaFill>;
  readonly uncertain: ReadonlySet<string>;
  readonly symbols: readonly MapSymbol[];
  readonly selected: string | null;
  /** Highlighted from outside (a table row); the pointer's own hit is highlighted anyway. */
  readonly highlighted: string | null;
  /** Shown instead of the whole province; null for the province. */
  readonly focus: Bounds | null;
  readonly padding: MapPadding;
  readonly onHover: (code: string | null) => void;
  readonly onSelect: (code: string | null) => void;
  /** A short note beside the pointer, about what `onHover` said last. */
  readonly note: ReactNode;
  /** What lies on the map, such as its legend. */
  readonly children?: ReactNode;
}) {
  const { map, level, language, texts, fills, uncertain, symbols, selected, highlighted, focus, padding } = props;
  const container = useRef<HTMLDivElement>(null);
  const opened = useRef<OpenMap>(null);
  const [hit, setHit] = useState<MapHit | null>(null);
  const [metresPerPixel, setMetresPerPixel] = useState<number | null>(null);
  const [canDraw] = useState(canDrawMaps);
  const content = { level, language, fills, uncertain, symbols, selected };

  const onHover = useEffectEvent((next: MapHit | null) => {
    if (next?.code !== hit?.code) props.onHover(next?.code ?? null);
    setHit(next);
  });
  const onSelect = useEffectEvent((code: string | null) => props.onSelect(code));
  const firstShown = useEffectEvent((on: OpenMap) => {
    on.setTitle(texts.title);
    on.show(content);
    if (focus) on.fit(focus, false);
  });

  const { top, right, bottom, left } = padding;
  useEffect(() => {
    if (!container.current || !canDraw) return undefined;
    const pointer = { onHover, onSelect, onScale: setMetresPerPixel };
    const on = openMap(container.current, map, { top, right, bottom, left }, pointer);
    opened.current = on;
    firstShown(on);
    return () => {
      opened.current = null;
      on.close();
    };
  }, [canDraw, map, top, right, bottom, left]);

  useEffect(
    () => opened.current?.show({ level, language, fills, uncertain, symbols, selected }),
    [level, language, fills, uncertain, symbols, selected],
  );
  useEffect(() => opened.current?.highlight(hit?.code ?? highlighted), [hit?.code, highlighted]);
  useEffect(() => opened.current?.setTitle(texts.title), [texts.title]);
  const shownFocus = useRef(focus);
  useEffect(() => {
    if (shownFocus.current === focus) return;
    shownFocus.current = focus;
    opened.current?.fit(focus, true);
  }, [focus]);

  const attribution = language === 'th' ? map.pack.attributionTh : map.pack.attributionEn;
  return (
    <figure className="province-map">
      <div className="map-frame">
        <div className="map-canvas" ref={container} />
        {canDraw ? null : <p className="map-failed">{texts.failed}</p>}
        {map.pack.isSchematic ? <p className="map-schematic">{texts.schematic}</p> : null}
        <div className="map-buttons">
          <MapButton label={texts.zoomIn} path="M10 4v12M4 10h12" onPress={() => opened.current?.zoomBy(1)} />
          <MapButton label={texts.zoomOut} path="M4 10h12" onPress={() => opened.current?.zoomBy(-1)} />
          <MapButton
            label={texts.reset}
            path="M4 7.5V4h3.5M16 7.5V4h-3.5M4 12.5V16h3.5M16 12.5V16h-3.5M8 8h4v4H8z"
            onPress={() => opened.current?.fit(null, true)}
          />
        </div>
        <div className="map-marks">
          {metresPerPixel === null ? null : (
            <ScaleBar metresPerPixel={metresPerPixel} kilometres={texts.kilometres} metres={texts.metres} />
          )}
          <svg role="img" aria-label={texts.north} width="20" height="30" viewBox="0 0 20 30">
            <path className="map-north-left" d="M10 2 3 22l7-4z" />
            <path className="map-north-right" d="m10 2 7 20-7-4z" />
          </svg>
        </div>
        {props.children}
        {hit ? (
          <div className="map-note" style={{ transform: `translate(${hit.x}px, ${hit.y}px)` }}>
            <div className="map-note-card">{props.note}</div>
          </div>
        ) : null}
      </div>
      <figcaption className="map-attribution">{attribution}</figcaption>
    </figure>
  );
}

function MapButton(props: { readonly label: string; readonly path: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="map-button" aria-label={props.label} title={props.label} onClick={props.onPress}>
      <svg
        width="20"
        height="20"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d={props.path} />
      </svg>
    </button>
  );
}
