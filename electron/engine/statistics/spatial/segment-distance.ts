/** A straight piece of an outline from (ax, ay) to (bx, by). */
export type Segment = { readonly ax: number; readonly ay: number; readonly bx: number; readonly by: number };

function squaredDistanceToSegment(x: number, y: number, s: Segment): number {
  const dx = s.bx - s.ax;
  const dy = s.by - s.ay;
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - s.ax) * dx + (y - s.ay) * dy) / length2));
  const ex = x - (s.ax + along * dx);
  const ey = y - (s.ay + along * dy);
  return ex * ex + ey * ey;
}

function side(s: Segment, x: number, y: number): number {
  return (s.bx - s.ax) * (y - s.ay) - (s.by - s.ay) * (x - s.ax);
}

function cross(s: Segment, t: Segment): boolean {
  return side(s, t.ax, t.ay) * side(s, t.bx, t.by) < 0 && side(t, s.ax, s.ay) * side(t, s.bx, s.by) < 0;
}

/** Whether two segments cross, touch, or come within a distance ≥ 0 of each other. */
export function areSegmentsWithin(s: Segment, t: Segment, distance: number): boolean {
  if (Math.max(s.ax, s.bx) + distance < Math.min(t.ax, t.bx) || Math.max(t.ax, t.bx) + distance < Math.min(s.ax, s.bx))
    return false;
  if (Math.max(s.ay, s.by) + distance < Math.min(t.ay, t.by) || Math.max(t.ay, t.by) + distance < Math.min(s.ay, s.by))
    return false;
  const limit = distance * distance;
  return (
    squaredDistanceToSegment(t.ax, t.ay, s) <= limit ||
    squaredDistanceToSegment(t.bx, t.by, s) <= limit ||
    squaredDistanceToSegment(s.ax, s.ay, t) <= limit ||
    squaredDistanceToSegment(s.bx, s.by, t) <= limit ||
    cross(s, t)
  );
}
