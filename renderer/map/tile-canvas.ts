import type { LookTile } from '../../shared/drawing/look-tiles.ts';
import type { MapTheme } from '../../shared/drawing/map-theme.ts';

export const pathOf = (d: string): Path2D => new Path2D(d);

/** Draws a tile in the corner of a canvas. */
function drawTile(on: CanvasRenderingContext2D, tile: LookTile, theme: MapTheme, scale: number): void {
  on.save();
  on.scale(scale, scale);
  if (tile.ground) {
    on.fillStyle = theme[tile.ground];
    on.fillRect(0, 0, tile.size, tile.size);
  }
  for (const { d, colour, width, opacity } of tile.shapes) {
    const path = pathOf(d);
    on.globalAlpha = opacity ?? 1;
    if (width === null) {
      on.fillStyle = theme[colour];
      on.fill(path, 'evenodd');
    } else {
      on.strokeStyle = theme[colour];
      on.lineWidth = width;
      on.stroke(path);
    }
  }
  on.restore();
}

/** A tile as a canvas of its own. */
export function tileCanvas(tile: LookTile, theme: MapTheme, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = tile.size * scale;
  canvas.height = tile.size * scale;
  const on = canvas.getContext('2d');
  if (on) drawTile(on, tile, theme, scale);
  return canvas;
}
