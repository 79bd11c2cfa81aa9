import type { PatternLook } from './look-tiles.ts';
import type { Frame } from './map-projection.ts';

/** A line of text; `y` is the baseline. Lines are broken before they get here. */
export type TextMark = {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly size: number;
  readonly weight: 400 | 600;
  readonly colour: string;
  readonly anchor: 'start' | 'middle' | 'end';
  /** A line around the letters in this colour. */
  readonly halo?: string;
  /** Turned a quarter to the left around its place. */
  readonly isUpward?: boolean;
};

export type PathMark = {
  readonly kind: 'path';
  readonly d: string;
  /** A colour, or one of the patterns. */
  readonly fill?: string | { readonly look: PatternLook };
  readonly stroke?: string;
  readonly width?: number;
  readonly opacity?: number;
  readonly dash?: readonly number[];
};

/** Marks of which only what lies within the frame is seen. */
type ClipMark = { readonly kind: 'clip'; readonly frame: Frame; readonly marks: readonly SceneMark[] };

export type SceneMark = TextMark | PathMark | ClipMark;

/** A page of vector marks, in pixels of 1/96 inch: painted on a canvas or written as SVG. */
export type Scene = {
  readonly width: number;
  readonly height: number;
  /** What the page is, for who cannot see it. */
  readonly title: string;
  readonly marks: readonly SceneMark[];
};

/** Path data of a rectangle. */
export const rectPath = ({ x, y, width, height }: Frame): string => `M${x} ${y}h${width}v${height}h${-width}z`;

/** Path data of a circle around a point. */
export const circlePath = (x: number, y: number, radius: number): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
