import { expect, test, vi } from 'vitest';
import { saveFile } from '../../../../renderer/client/documents/save-file.ts';

test('a page that was locked meanwhile saves nothing, in a browser as in the desktop application', async () => {
  const click = vi.fn<() => void>();
  vi.stubGlobal('document', { createElement: () => ({ click }) });
  vi.useFakeTimers();
  const leaving = new AbortController();
  expect(await saveFile({ host: null }, 'a.svg', new Blob(['a']), leaving.signal)).toBe('a.svg');
  expect(click).toHaveBeenCalledTimes(1);
  leaving.abort();
  expect(await saveFile({ host: null }, 'b.xlsx', new Blob(['b']), leaving.signal)).toBe(null);
  expect(click).toHaveBeenCalledTimes(1);
  vi.runAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
