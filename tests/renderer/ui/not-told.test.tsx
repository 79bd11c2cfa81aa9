import { ORPCError } from '@orpc/client';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { LocaleProvider } from '../../../renderer/ui/locale.tsx';
import { NotAnswered } from '../../../renderer/ui/not-answered.tsx';
import { NotTold } from '../../../renderer/ui/not-told.tsx';

const ways = [
  { words: 'ดูระดับตำบล', onPress: () => undefined },
  { words: 'ดูทุกเพศ', onPress: () => undefined },
];
const words = { title: 'ไม่แยกละเอียดเท่านี้', why: 'เหลือเด็กน้อย', where: null };

test('what is not told is no failure: a status with the ways on, the first of them primary where it is the screen', () => {
  const screen = renderToStaticMarkup(<NotTold {...words} ways={ways} isScreen />);
  expect(screen).toMatch(/^<div class="not-told" role="status"><div class="not-told-card" data-screen="true">/);
  expect(screen).toContain('<h1 class="not-told-title">ไม่แยกละเอียดเท่านี้</h1>');
  expect(screen.match(/action-primary/g)).toHaveLength(1);
  expect(screen).toMatch(/action-primary[^>]*><span>ดูระดับตำบล/);
  const panel = renderToStaticMarkup(<NotTold {...words} where="มีถึงระดับอำเภอ" ways={ways} />);
  expect(panel).not.toContain('<h1');
  expect(panel).not.toContain('action-primary');
  expect(panel).toContain('<p class="not-told-text">เหลือเด็กน้อย มีถึงระดับอำเภอ</p>');
  expect(panel.match(/<button/g)).toHaveLength(2);
});

test('without a way on there is the sentence alone', () => {
  expect(renderToStaticMarkup(<NotTold {...words} ways={[]} />)).not.toContain('not-told-ways');
});

test('a failure stays one, with the way to ask again', () => {
  // The language is asked of the computer.
  vi.stubGlobal('window', globalThis);
  const error = new ORPCError('FILE_EMPTY', { data: { th: 'ว่าง', en: 'empty', detail: {}, logId: '1' } });
  const html = renderToStaticMarkup(
    <LocaleProvider>
      <NotAnswered error={error} onRetry={() => undefined} />
    </LocaleProvider>,
  );
  vi.unstubAllGlobals();
  expect(html).toContain('role="alert"');
  expect(html).toContain('ว่าง');
  expect(html).toContain('ลองใหม่');
});
