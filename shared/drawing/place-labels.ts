import type { Frame } from './map-projection.ts';

/** A name that wants a place near a point. */
export type WantedLabel = {
  readonly words: string;
  readonly at: readonly [x: number, y: number];
  readonly width: number;
  readonly height: number;
};

type PlacedLabel = { readonly words: string; readonly x: number; readonly y: number };

/**
 * Where a label may stand around its point, as shares of its own width and height; the middle first. It never leaves
 * its point, or it would be read as the name of the area beside.
 */
const offsets: readonly (readonly [x: number, y: number])[] = [
  [0, 0],
  [0, -0.6],
  [0, 0.6],
  [0.35, 0],
  [-0.35, 0],
  [0.35, -0.5],
  [-0.35, -0.5],
  [0.35, 0.5],
  [-0.35, 0.5],
];

const overlaps = (a: Frame, b: Frame): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Gives each name, in order, the first free place around its point within the frame; names without one are left out. */
export function placeLabels(
  wanted: readonly WantedLabel[],
  frame: Frame,
  taken: readonly Frame[],
): { readonly placed: readonly PlacedLabel[]; readonly taken: readonly Frame[] } {
  const boxes = [...taken];
  const placed: PlacedLabel[] = [];
  for (const { words, at, width, height } of wanted) {
    for (const [dx, dy] of offsets) {
      const [x, y] = [at[0] + dx * width, at[1] + dy * height];
      const box = { x: x - width / 2, y: y - height / 2, width, height };
      const isInside =
        box.x >= frame.x &&
        box.y >= frame.y &&
        box.x + width <= frame.x + frame.width &&
        box.y + height <= frame.y + frame.height;
      if (!isInside || boxes.some((each) => overlaps(each, box))) continue;
      boxes.push(box);
      placed.push({ words, x, y });
      break;
    }
  }
  return { placed, taken: boxes };
}
