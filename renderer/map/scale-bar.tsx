import { scaleOf } from '../../shared/drawing/scale-of.ts';

/** A bar of a round length on the ground. */
export function ScaleBar(props: {
  readonly metresPerPixel: number;
  readonly kilometres: (count: string) => string;
  readonly metres: (count: string) => string;
}) {
  const { metres, pixels } = scaleOf(props.metresPerPixel, 110);
  const label = metres >= 1000 ? props.kilometres(String(metres / 1000)) : props.metres(String(metres));
  return (
    <div className="map-scale">
      <span>{label}</span>
      <span className="map-scale-bar" style={{ width: `${pixels}px` }} />
    </div>
  );
}
