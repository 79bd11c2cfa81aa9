import type { Bounds } from '../geo/map-extent.ts';

/** A rectangle of a drawing, in its own units, y downward. */
export type Frame = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Projection = {
  readonly project: (lon: number, lat: number) => readonly [x: number, y: number];
  /** Ground resolution in the middle of the frame. */
  readonly metresPerUnit: number;
};

const earthRadius = 6_378_137;
const radians = Math.PI / 180;

/** Web Mercator, as the map on the screen: x and y in radians of the globe. */
const mercatorY = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * radians) / 2));

/** Fits a box of degrees into the middle of a frame, with room around it. */
export function fitProjection([west, south, east, north]: Bounds, frame: Frame, room: number): Projection {
  const [left, right] = [west * radians, east * radians];
  const [bottom, top] = [mercatorY(south), mercatorY(north)];
  const scale = Math.min(
    (frame.width - 2 * room) / Math.max(1e-9, right - left),
    (frame.height - 2 * room) / Math.max(1e-9, top - bottom),
  );
  const [middleX, middleY] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  const [centreX, centreY] = [(left + right) / 2, (bottom + top) / 2];
  const latitude = (south + north) / 2;
  return {
    project: (lon, lat) => [middleX + (lon * radians - centreX) * scale, middleY - (mercatorY(lat) - centreY) * scale],
    metresPerUnit: (earthRadius * Math.cos(latitude * radians)) / scale,
  };
}

/**
 * How broad the line of a land border is drawn, in metres: as far as official borders and those of Natural Earth lie
 * apart. Those between provinces, in the hills, lie further apart than those with other countries, in rivers.
 */
export const landBorderMetres = { neighbour: 8000, context: 14_000 } as const;
