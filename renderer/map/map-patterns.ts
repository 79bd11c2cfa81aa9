export type Picture = { readonly width: number; readonly height: number; readonly data: Uint8Array };
type Rgb = readonly [red: number, green: number, blue: number];

const pictureSize = 16;

type Rgba = readonly [...Rgb, alpha: number];

/** A square picture, 8 × 8 pixels at double density, from the colour at the middle of each of its pixels. */
function picture(colourAt: (x: number, y: number) => Rgba): Picture {
  const data = new Uint8Array(pictureSize * pictureSize * 4);
  for (let y = 0; y < pictureSize; y++) {
    for (let x = 0; x < pictureSize; x++) {
      data.set(colourAt(x + 0.5, y + 0.5).map(Math.round), (y * pictureSize + x) * 4);
    }
  }
  return { width: pictureSize, height: pictureSize, data };
}

const within = (share: number): number => Math.min(1, Math.max(0, share));

/** Missing data: white with dots. */
export function noDataPattern([red, green, blue]: Rgb): Picture {
  return picture((x, y) => {
    const cover = within(2.1 - Math.min(Math.hypot(x - 4, y - 4), Math.hypot(x - 12, y - 12)));
    const mix = (part: number): number => 255 + (part - 255) * cover;
    return [mix(red), mix(green), mix(blue), 255];
  });
}

/** Too uncertain: diagonal lines over the colour of the class, dark edged with white to show on any class. */
export function uncertainPattern([red, green, blue]: Rgb): Picture {
  return picture((x, y) => {
    const across = Math.abs(((x + y) % pictureSize) - pictureSize / 2);
    const dark = within(1.5 - across);
    const light = within(3 - across) * 0.75 * (1 - dark);
    // Premultiplied, as the map takes its pictures.
    const mix = (part: number): number => part * dark + 255 * light;
    return [mix(red), mix(green), mix(blue), 255 * (dark + light)];
  });
}

/** Red, green and blue of a `#rrggbb` colour. */
export function rgbOf(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}
