/** The greatest round length that fits, and its width. */
export function scaleOf(metresPerPixel: number, widest: number): { readonly metres: number; readonly pixels: number } {
  const most = metresPerPixel * widest;
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = [5, 2, 1].find((each) => each * power <= most) ?? 1;
  return { metres: factor * power, pixels: (factor * power) / metresPerPixel };
}
