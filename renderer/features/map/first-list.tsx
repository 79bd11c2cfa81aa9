import { formatYear } from '../../../shared/format/years.ts';
import { hoverHandlers, selectArea } from '../../client/address/use-selection.ts';
import { MostlyHidden, type HiddenCount } from '../../figures/mostly-hidden.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import type { YearDrawing } from '../../../shared/drawing/layers/layer-drawing.ts';
import { mapLayers } from './map-layers.ts';
import type { MapScreen } from './map-screen.ts';
import { useShortList } from '../../ui/short-list.tsx';
import { mostListed } from './layers/class-layer.ts';
import { useMapTexts } from './map-texts.ts';
import { useLayerWords } from './use-layer-words.ts';

/** How many of the layer's areas are hidden. */
function hiddenOn({ figures }: YearDrawing): HiddenCount {
  return { hidden: [...figures.values()].filter(({ state }) => state === 'hidden').length, all: figures.size };
}

/** What to do, and the areas to look at first, while nothing is pointed at or selected. */
export function FirstList(props: {
  readonly screen: MapScreen;
  readonly drawn: YearDrawing;
  readonly nameOf: (code: string) => string;
}) {
  const { screen, drawn, nameOf } = props;
  const layer = mapLayers[drawn.layer];
  const texts = useMapTexts();
  const { common } = useMessages();
  const words = useLayerWords();
  const { language } = useLanguage();
  const { title, entries, none } = layer.first(screen, drawn, words);
  const { more, shown } = useShortList(entries, mostListed);
  return (
    <div className="map-highest">
      <MostlyHidden count={hiddenOn(drawn)} />
      <p className="muted">{texts.pointHint}</p>
      {layer.lead(drawn, nameOf)}
      {entries.length === 0 && none === null ? null : (
        <h2>{`${title} · ${common.year(formatYear(drawn.year, language))}`}</h2>
      )}
      {entries.length === 0 && none !== null ? <p>{none}</p> : null}
      <ol>
        {shown.map(({ code, lines, value }) => (
          <li key={code}>
            <button type="button" className="map-highest-row" onClick={() => selectArea(code)} {...hoverHandlers(code)}>
              <span>
                {nameOf(code)}
                {lines.map((line) => (
                  <span key={line} className="small muted">
                    {line}
                  </span>
                ))}
              </span>
              <strong>{value}</strong>
            </button>
          </li>
        ))}
      </ol>
      {more}
    </div>
  );
}
