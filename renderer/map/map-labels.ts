import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Language } from '../../shared/format/language.ts';

/** The name of a feature in the language, Thai where there is no English one. */
export function nameField(language: Language): ExpressionSpecification {
  return language === 'en' ? ['coalesce', ['get', 'nameEn'], ['get', 'nameTh']] : ['get', 'nameTh'];
}

/** Layers that carry names and follow the language. */
export const labelLayers = [
  'sea-label',
  'context-label',
  'neighbour-label',
  'tambon-label',
  'amphoe-label',
  'province-label',
] as const;

/** Names of a kind of area, where they fit. */
export function labelLayer(
  id: (typeof labelLayers)[number],
  look: {
    readonly font: string;
    readonly size: number;
    readonly colour: string;
    readonly halo: string;
    readonly minzoom?: number;
  },
): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: `${id}s`,
    ...(look.minzoom === undefined ? {} : { minzoom: look.minzoom }),
    layout: {
      'text-field': nameField('th'),
      'text-font': [look.font],
      'text-size': ['interpolate', ['linear'], ['zoom'], 7, look.size - 1, 9, look.size, 12, look.size + 4],
      'text-line-height': 1.45,
      'text-max-width': 8,
      'text-padding': 3,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.4,
      'text-justify': 'auto',
    },
    paint: {
      'text-color': look.colour,
      'text-halo-color': look.halo,
      // Wide enough to be read on the darkest class as well as on water.
      'text-halo-width': 1.8,
      'text-halo-blur': 0.4,
    },
  };
}
