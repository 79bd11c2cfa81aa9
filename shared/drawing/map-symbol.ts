import type { AreaFill } from './area-fill.ts';

/** A circle for a community, its area proportional to the value. */
export type MapSymbol = {
  readonly code: string;
  readonly lon: number;
  readonly lat: number;
  /** In pixels, at every zoom. */
  readonly radius: number;
  readonly fill: AreaFill;
  /** Drawn faint: too few answers to be read as a figure. */
  readonly isUncertain: boolean;
};

/** Lower is drawn first: large circles under small ones, but a hot or cold spot over those that are none. */
export function drawingOrder({ fill, radius }: Pick<MapSymbol, 'fill' | 'radius'>): number {
  return fill.startsWith('--spot-') && fill !== '--spot-none' && fill !== '--spot-against' ? radius : -radius;
}
