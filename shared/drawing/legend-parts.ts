import type { FillLook } from './look-tiles.ts';
import type { ColourToken } from './map-theme.ts';

/** What stands before a line of the legend: a class colour or a look, as an area or, for circles, as a circle. */
export type Swatch = {
  readonly fill: ColourToken | FillLook | 'uncertain';
  readonly shape: 'area' | 'circle';
};

export type LegendItem = {
  readonly swatch: Swatch;
  readonly words: string;
  /** How many areas look like this; empty where it is not counted. */
  readonly count: string;
  /** A longer explanation, shown on demand. */
  readonly help?: string;
};

/** A square of three by three colours with the names of its sides. */
export type LegendGrid = {
  readonly kind: 'grid';
  /** Rows from the top (high on the upward side), each from low to high across. */
  readonly rows: readonly (readonly { readonly colour: ColourToken; readonly count: string }[])[];
  readonly across: string;
  readonly up: string;
  readonly low: string;
  readonly high: string;
};

/** The legend in words of one language, block by block: the screen and the export draw the same. */
export type LegendPart =
  | { readonly kind: 'heading'; readonly words: string }
  | { readonly kind: 'items'; readonly items: readonly LegendItem[] }
  | LegendGrid
  | {
      readonly kind: 'circles';
      readonly colour: ColourToken;
      readonly steps: readonly { readonly radius: number; readonly words: string }[];
    }
  | { readonly kind: 'note'; readonly words: string; readonly tone: 'quiet' | 'caution' };
