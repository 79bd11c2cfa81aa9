import type { PathMark, Scene, SceneMark, TextMark } from '../../shared/drawing/scene.ts';
import { lookTiles, patternLooks, type PatternLook } from '../../shared/drawing/look-tiles.ts';
import { pathOf, tileCanvas } from './tile-canvas.ts';
import type { MapTheme } from '../../shared/drawing/map-theme.ts';
import type { Measure } from '../../shared/drawing/text-lines.ts';

/** Pixels of the picture for one of the page: sharp in print at half a page. */
const pictureDensity = 2;

const family = "Sarabun, 'Noto Sans Thai', sans-serif";
const fontOf = (size: number, weight: number): string => `${weight} ${size}px ${family}`;

/** Waits for the faces a page is set in: a canvas draws with what is there, and measures with it. */
export async function fontsReady(): Promise<void> {
  const sample = 'กขค ABC';
  await Promise.all([400, 600].map((weight) => document.fonts.load(fontOf(16, weight), sample)));
}

/** Measures text as it will be drawn. */
export function canvasMeasure(): Measure {
  const on = document.createElement('canvas').getContext('2d');
  return (words, size, weight) => {
    if (!on) return words.length * size * 0.5;
    on.font = fontOf(size, weight);
    return on.measureText(words).width;
  };
}

type Patterns = Readonly<Record<PatternLook, CanvasPattern | null>>;

function patternsFor(on: CanvasRenderingContext2D, theme: MapTheme): Patterns {
  const pairs = patternLooks.map((look) => {
    const pattern = on.createPattern(tileCanvas(lookTiles[look], theme, pictureDensity), 'repeat');
    pattern?.setTransform(new DOMMatrix().scale(1 / pictureDensity));
    return [look, pattern] as const;
  });
  return Object.fromEntries(pairs) as Patterns;
}

function drawPath(on: CanvasRenderingContext2D, mark: PathMark, patterns: Patterns): void {
  const { d, fill, stroke, width, opacity, dash } = mark;
  const path = pathOf(d);
  on.globalAlpha = opacity ?? 1;
  if (fill !== undefined) {
    on.fillStyle = typeof fill === 'string' ? fill : (patterns[fill.look] ?? 'transparent');
    on.fill(path, 'evenodd');
  }
  if (stroke !== undefined) {
    on.strokeStyle = stroke;
    on.lineWidth = width ?? 1;
    on.lineJoin = 'round';
    on.setLineDash([...(dash ?? [])]);
    on.stroke(path);
  }
  on.globalAlpha = 1;
}

const alignments = { start: 'left', middle: 'center', end: 'right' } as const;

function drawText(on: CanvasRenderingContext2D, mark: TextMark): void {
  const { x, y, words, size, weight, colour, anchor, halo, isUpward } = mark;
  on.save();
  on.translate(x, y);
  if (isUpward) on.rotate(-Math.PI / 2);
  on.font = fontOf(size, weight);
  on.textAlign = alignments[anchor];
  if (halo !== undefined) {
    on.strokeStyle = halo;
    on.lineWidth = size * 0.24;
    on.lineJoin = 'round';
    on.setLineDash([]);
    on.strokeText(words, 0, 0);
  }
  on.fillStyle = colour;
  on.fillText(words, 0, 0);
  on.restore();
}

function drawMark(on: CanvasRenderingContext2D, mark: SceneMark, patterns: Patterns): void {
  switch (mark.kind) {
    case 'path':
      return drawPath(on, mark, patterns);
    case 'text':
      return drawText(on, mark);
    case 'clip': {
      const { x, y, width, height } = mark.frame;
      on.save();
      on.beginPath();
      on.rect(x, y, width, height);
      on.clip();
      for (const each of mark.marks) drawMark(on, each, patterns);
      on.restore();
    }
  }
}

/**
 * A scene as a PNG picture. The fonts must be there: see `fontsReady`.
 * @throws Error when the machine gives no canvas of this size
 */
export async function sceneToPng(scene: Scene, theme: MapTheme): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = scene.width * pictureDensity;
  canvas.height = scene.height * pictureDensity;
  const on = canvas.getContext('2d');
  if (!on) throw new Error('There is no canvas to draw the map on.');
  on.scale(pictureDensity, pictureDensity);
  const patterns = patternsFor(on, theme);
  for (const mark of scene.marks) drawMark(on, mark, patterns);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!picture) throw new Error('The canvas gave no picture.');
  return picture;
}
