/** The greatest round length that fits, and its width. */
export function scaleOf(metresPerPixel: number, widest: number): { readonly metres: number; readonly pixels: number } {
  const most = metresPerPixel * widest;
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = [5, 2, 1].find((each) => each * power <= most) ?? 1;
  return { metres: factor * power, pixels: (factor * power) / metresPerPixel };
}

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
