import { describe, expect, test } from 'vitest';
import { PageRegistry, usualPatience } from '../../electron/hosts/page-registry.ts';
import { signOfLifeMs } from '../../shared/page/page-access.ts';

const minute = 60_000;

function registry() {
  const said: unknown[] = [];
  const clock = { ms: 0 };
  const events = {
    onEnd: (fileIds: readonly string[]) => said.push(fileIds),
    onAbsent: (how: string) => said.push(how),
  };
  const pages = new PageRegistry(events, usualPatience, () => clock.ms);
  const after = (ms: number): readonly unknown[] => {
    clock.ms += ms;
    pages.look();
    return said.splice(0);
  };
  return { pages, after };
}

describe('a page', () => {
  test('that ends is known for a minute, so that its reload comes back; then its uploads and the workspace are closed', () => {
    const { pages, after } = registry();
    const secret = pages.open();
    pages.uploaded(secret, 'a');
    pages.leave(secret);
    expect(after(50_000)).toEqual([]);
    expect(pages.isKnown(secret)).toBe(true);
    expect(after(11_000)).toEqual([['a'], 'ended']);
    expect(pages.isKnown(secret)).toBe(false);
    expect(after(10 * minute)).toEqual([]);
  });

  test('that was loaded anew is another one: the workspace stays open, the uploads of the former go', () => {
    const { pages, after } = registry();
    const former = pages.open();
    pages.uploaded(former, 'a');
    pages.leave(former);
    after(5000);
    pages.open();
    expect(after(minute)).toEqual([['a']]);
  });

  test('of two that ends closes nothing of the other', () => {
    const { pages, after } = registry();
    const [one, other] = [pages.open(), pages.open()];
    pages.uploaded(other, 'b');
    pages.leave(one);
    expect(after(61_000)).toEqual([[]]);
    pages.leave(other);
    expect(after(61_000)).toEqual([['b'], 'ended']);
  });

  test('that is silent counts as none, once, and goes on when it wakes up', () => {
    const { pages, after } = registry();
    const secret = pages.open();
    for (let i = 0; i < 20; i++) {
      pages.see(secret);
      expect(after(signOfLifeMs)).toEqual([]);
    }
    expect(after(3 * minute)).toEqual(['silent']);
    expect(after(8 * 60 * minute)).toEqual([]);
    expect(pages.isKnown(secret)).toBe(true);
    pages.see(secret);
    expect(after(minute)).toEqual([]);
    expect(after(2 * minute)).toEqual(['silent']);
  });

  test('in the background, of which browsers let one sign a minute through, is there', () => {
    const { pages, after } = registry();
    const secret = pages.open();
    for (let i = 0; i < 10; i++) {
      expect(after(minute)).toEqual([]);
      pages.see(secret);
    }
  });

  test('that comes back out of the browser’s memory ends no more', () => {
    const { pages, after } = registry();
    const secret = pages.open();
    pages.leave(secret);
    after(30_000);
    pages.see(secret);
    expect(after(minute)).toEqual([]);
  });
});

test('pages do not fill the memory: the one that is silent longest makes room', () => {
  const { pages, after } = registry();
  const secrets = Array.from({ length: 100 }, () => {
    after(10);
    return pages.open();
  });
  expect(secrets.filter((secret) => pages.isKnown(secret))).toEqual(secrets.slice(36));
});
