/**
 * Puts a file on the clipboard. Takes a promise, because the browser wants to be asked while the click is fresh.
 * An SVG goes as text too: programs that take no SVG picture take its source.
 * @throws DOMException NotAllowedError where the page may not write to the clipboard
 */
export async function copyFile(type: 'image/png' | 'image/svg+xml', content: Promise<Blob>): Promise<void> {
  const items: Record<string, Promise<Blob>> = {};
  if (ClipboardItem.supports(type)) items[type] = content;
  if (type === 'image/svg+xml') {
    items['text/plain'] = content.then(async (blob) => new Blob([await blob.text()], { type: 'text/plain' }));
  }
  await navigator.clipboard.write([new ClipboardItem(items)]);
}
