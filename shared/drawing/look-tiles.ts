import type { MapToken } from './map-theme.ts';

/** Looks that fill an area in place of a class colour. */
export const fillLooks = ['no-data', 'hidden', 'too-few', 'island'] as const;
export type FillLook = (typeof fillLooks)[number];

/** Looks that are patterns: those of areas, and the hatching over a class colour. */
export const patternLooks = [...fillLooks, 'uncertain'] as const;
export type PatternLook = (typeof patternLooks)[number];

export type TileShape = {
  /** Path data within the tile. */
  readonly d: string;
  readonly colour: MapToken;
  /** Width of the line; null fills the path. */
  readonly width: number | null;
  readonly opacity?: number;
};

/** A square that repeats, the same on the screen's map, in the legend, in small maps and in exports. */
export type LookTile = {
  readonly size: number;
  /** Null is see-through. */
  readonly ground: MapToken | null;
  readonly shapes: readonly TileShape[];
};

const dot = (x: number, y: number): string => `M${x - 1} ${y}a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z`;

/** The line from corner to corner and its ends in the neighbouring tiles, so that the hatching has no gaps. */
const diagonal = 'M-2 2L2 -2M-1 9L9 -1M6 10L10 6';

/** A small lock around a point. */
export function lockShapes(x: number, y: number): readonly TileShape[] {
  return [
    { d: `M${x - 3} ${y - 1}h6v5h-6z`, colour: 'hidden-lock', width: null },
    { d: `M${x - 1.8} ${y - 1}v-1.2a1.8 1.8 0 0 1 3.6 0v1.2`, colour: 'hidden-lock', width: 1.1 },
  ];
}

/** The tile of each look. */
export const lookTiles: Readonly<Record<PatternLook, LookTile>> = {
  'no-data': {
    size: 8,
    ground: 'look-ground',
    shapes: [{ d: dot(2, 2) + dot(6, 6), colour: 'no-data-dot', width: null }],
  },
  hidden: { size: 18, ground: 'hidden', shapes: lockShapes(9, 9) },
  'too-few': { size: 8, ground: 'look-ground', shapes: [{ d: diagonal, colour: 'few-line', width: 1 }] },
  island: {
    size: 12,
    ground: 'look-ground',
    shapes: [{ d: 'M0 3q3 -3 6 0t6 0M0 9q3 -3 6 0t6 0', colour: 'island-line', width: 1.2 }],
  },
  uncertain: {
    size: 8,
    ground: null,
    shapes: [
      { d: diagonal, colour: 'look-ground', width: 2.6, opacity: 0.7 },
      { d: diagonal, colour: 'uncertain-line', width: 1.2 },
    ],
  },
};
