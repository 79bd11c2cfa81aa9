import type { Locator, Page } from 'playwright-core';

/** Marks above marks, and vowels below letters that reach below: the tallest that Thai is written. */
const tallThai = 'ปู่ฟื้ที่ฏุ';

type Size = { readonly across: number; readonly along: number };

/** How many rows and columns two pictures of the same place differ in, first to last. */
async function differingSize(reader: Page, pictures: readonly Buffer[]): Promise<{ width: number; height: number }> {
  return reader.evaluate(
    async (texts) => {
      const [a, b] = await Promise.all(
        texts.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (!a || !b) throw new Error('a picture could not be read');
      const [xs, ys]: [number[], number[]] = [[], []];
      for (let at = 0; at < a.data.length; at += 4) {
        if (Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0)) < 64) continue;
        xs.push((at / 4) % a.width);
        ys.push(Math.floor(at / 4 / a.width));
      }
      const span = (all: readonly number[]) =>
        all.length === 0 ? 0 : all.reduce((m, v) => Math.max(m, v)) - all.reduce((m, v) => Math.min(m, v)) + 1;
      return { width: span(xs), height: span(ys) };
    },
    pictures.map((picture) => picture.toString('base64')),
  );
}

/** The ink of an element's text, seen by taking the text away; the size across its lines and along them. */
async function inkOf(reader: Page, element: Locator, isVertical: boolean): Promise<Size> {
  const page = element.page();
  const box = await element.boundingBox();
  if (box === null) throw new Error('nothing to see');
  const { height, width } = page.viewportSize() ?? { width: 0, height: 0 };
  const [x, y] = [Math.max(0, box.x - 16), Math.max(0, box.y - 16)];
  const clip = {
    x,
    y,
    width: Math.min(width, box.x + box.width + 16) - x,
    height: Math.min(height, box.y + box.height + 16) - y,
  };
  const shown = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  await element.evaluate((node) => (node as HTMLElement).style.setProperty('-webkit-text-fill-color', '#fff'));
  const taken = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  await element.evaluate((node) => (node as HTMLElement).style.removeProperty('-webkit-text-fill-color'));
  const size = await differingSize(reader, [shown, taken]);
  return isVertical ? { across: size.width, along: size.height } : { across: size.height, along: size.width };
}

/**
 * The height of tall Thai in a control, and of the same letters where nothing cuts them off.
 * @param reader  an empty page, which reads the pictures
 */
export async function tallInk(
  reader: Page,
  element: Locator,
): Promise<{ readonly here: number; readonly whole: number }> {
  const page = element.page();
  await element.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const isVertical = await element.evaluate((node, text) => {
    // Of a field a copy beside it, which nothing writes to.
    const isField = node instanceof HTMLInputElement;
    const element = (isField ? node.cloneNode() : node) as HTMLElement;
    if (isField) {
      node.before(element);
      node.style.display = 'none';
    }
    const { fontSize, fontWeight, writingMode } = window.getComputedStyle(element);
    if (isField) Object.assign(element, { type: 'text', value: text });
    else element.textContent = text;
    for (const [name, value] of Object.entries({ color: '#000', 'background-color': '#fff', transition: 'none' })) {
      element.style.setProperty(name, value, 'important');
    }
    const free = document.createElement('div');
    free.id = 'whole-ink';
    free.textContent = text;
    free.style.cssText = `position: fixed; inset: 200px auto auto 500px; z-index: 9999; padding: 32px; background: #fff;
      color: #000; font: ${fontWeight} ${fontSize}/3 var(--font); white-space: nowrap`;
    document.body.append(free);
    return writingMode.startsWith('vertical');
  }, tallThai);
  const free = page.locator('#whole-ink');
  const whole = await inkOf(reader, free, false);
  await free.evaluate((node) => node.remove());
  const here = await inkOf(reader, element, isVertical);
  return { here: here.across, whole: whole.across };
}
