import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

// Run by hand after a change of icon.svg: node build/icons/render-icons.ts
const folder = fileURLToPath(new URL('.', import.meta.url));
const sizes = [16, 24, 32, 48, 64, 128, 256, 512];
const sizesInIco = [16, 24, 32, 48, 64, 128, 256];

/** An .ico of PNG images (read by Windows since Vista): header, a 16-byte entry per image, the images. */
function icoOf(images: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of images.entries()) {
    const entry = 6 + 16 * index;
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

const svg = readFileSync(join(folder, 'icon.svg')).toString('base64');
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const images: { size: number; png: Buffer }[] = [];
for (const size of sizes) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}img{display:block;width:${size}px;height:${size}px}</style><img src="data:image/svg+xml;base64,${svg}">`,
  );
  images.push({ size, png: await page.screenshot({ omitBackground: true }) });
  await page.close();
}
await browser.close();

mkdirSync(join(folder, 'png'), { recursive: true });
for (const { size, png } of images) writeFileSync(join(folder, `png/${size}x${size}.png`), png);
writeFileSync(join(folder, 'icon.ico'), icoOf(images.filter(({ size }) => sizesInIco.includes(size))));
