/** Pixels of the picture for one of the page: sharp in print at half a page. */
const pictureDensity = 2;

/**
 * An SVG file as a PNG picture.
 * @throws Error when the machine gives no canvas of this size
 */
export async function svgToPng(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * pictureDensity;
    canvas.height = image.naturalHeight * pictureDensity;
    const on = canvas.getContext('2d');
    if (!on) throw new Error('There is no canvas to draw the picture on.');
    on.drawImage(image, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!picture) throw new Error('The canvas gave no picture.');
    return picture;
  } finally {
    URL.revokeObjectURL(url);
  }
}
