import { useEffect, useRef, useState } from 'react';
import { formatYear } from '../../../shared/format/years.ts';
import type { Bounds } from '../../../shared/geo/map-extent.ts';
import { hoverArea, selectArea, useHovered } from '../../client/address/use-selection.ts';
import { SmallMap } from '../../map/small-map.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import type { YearDrawing } from './layers/layer.ts';
import { useMapTexts } from './map-texts.ts';
import type { MapScreen } from './map-screen.ts';
import '../../map/province-map-view.css';
import './small-multiples.css';

const gap = 8;
const captionHeight = 28;

/** The size of an element, as it changes. */
function useSize() {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  useEffect(() => {
    if (!element.current) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watch.observe(element.current);
    return () => watch.disconnect();
  }, []);
  return [element, size] as const;
}

/** The same map for two to four years, in the same classes; pointing at an area shows it in each. */
export function SmallMultiples(props: {
  readonly screen: MapScreen;
  readonly drawn: readonly YearDrawing[];
  readonly title: string;
  readonly focus: Bounds | null;
}) {
  const { screen, drawn, title, focus } = props;
  const texts = useMapTexts();
  const { language } = useLanguage();
  const { common } = useMessages();
  const hovered = useHovered();
  const [element, size] = useSize();
  const width = size ? Math.floor((size.width - gap * (drawn.length - 1)) / Math.max(1, drawn.length)) : 0;
  const height = size ? Math.floor(size.height - captionHeight) : 0;
  const { pack } = screen.map;
  return (
    <figure className="map-multiples">
      <div className="map-multiples-row" ref={element}>
        {drawn.map(({ year, drawing }) => {
          const caption = common.year(formatYear(year, language));
          return (
            <div key={year} className="map-multiple" data-current={year === screen.filter.surveyYearBE || undefined}>
              <h2>{caption}</h2>
              {width > 0 && height > 0 ? (
                <SmallMap
                  map={screen.map}
                  level={screen.level}
                  width={width}
                  height={height}
                  focus={focus}
                  title={`${title} ${caption}`}
                  fills={drawing.fills}
                  uncertain={drawing.uncertain}
                  symbols={drawing.symbols}
                  selected={screen.selected}
                  hovered={hovered?.code ?? null}
                  onHover={(code) => hoverArea(code === null ? null : { code, from: 'map' })}
                  onSelect={(code) => selectArea(code === screen.selected ? null : code)}
                />
              ) : null}
            </div>
          );
        })}
      </div>
      <figcaption className="map-attribution">
        {pack.isSchematic ? <strong>{texts.schematic} · </strong> : null}
        {language === 'th' ? pack.attributionTh : pack.attributionEn}
      </figcaption>
    </figure>
  );
}
