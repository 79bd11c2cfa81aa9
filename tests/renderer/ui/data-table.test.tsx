import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { DataTable } from '../../../renderer/ui/data-table.tsx';
import type { Column } from '../../../renderer/ui/table-model.ts';

type Place = { readonly name: string; readonly yes: number | null; readonly known: number };

const places: readonly Place[] = [
  { name: 'บางริ้น', yes: 12, known: 120 },
  { name: 'หงาว', yes: null, known: 40 },
];
const name: Column<Place> = { key: 'name', heading: 'พื้นที่', isRowHeader: true, value: (place) => place.name };
const yes: Column<Place> = {
  key: 'yes',
  heading: 'พบ',
  align: 'number',
  value: (place) => place.yes ?? 'ปกปิด',
  cell: (place) => <strong>{place.yes ?? '–'}</strong>,
};
const bar: Column<Place> = { key: 'bar', heading: 'แผนภาพ', cell: () => <svg /> };

const drawn = (change: Partial<Parameters<typeof DataTable<Place>>[0]> = {}): string =>
  renderToStaticMarkup(
    <DataTable columns={[name, yes, bar]} rows={places} rowKey={(place) => place.name} {...change} />,
  );

describe('a table', () => {
  test('has the header of each row, numbers to the right, and what a column draws', () => {
    const html = drawn();
    expect(html).toContain('<th scope="col">พื้นที่</th><th scope="col" class="number">พบ</th>');
    expect(html).toContain('<th scope="row">บางริ้น</th><td class="number"><strong>12</strong></td><td><svg></svg></td>');
    expect(html).not.toContain('aria-sort');
  });

  test('says by which column it is ordered, and asks for another order with a button', () => {
    const sort = { key: 'yes', direction: 'descending', onSort: () => undefined } as const;
    const html = drawn({ columns: [{ ...name, isSortable: true }, { ...yes, isSortable: true }, bar], sort });
    expect(html.match(/aria-sort="descending"/g)).toHaveLength(1);
    expect(html).toMatch(/class="number"[^>]*aria-sort="descending"><button type="button"/);
    expect(html.match(/<button/g)).toHaveLength(2);
  });

  test('a heading over several columns, a hidden one, and a group over two', () => {
    const wide = drawn({ columns: [name, { ...bar, headingSpan: 2 }, { ...yes, headingSpan: 0 }] });
    expect(wide).toContain('colSpan="2">แผนภาพ</th></tr>');
    expect(drawn({ columns: [{ ...name, isHeadingHidden: true }, yes] })).toContain(
      '<span class="visually-hidden">พื้นที่</span>',
    );
    const grouped = drawn({ columns: [name, { ...yes, group: 'ทั้งหมด' }, { ...bar, group: 'ทั้งหมด' }] });
    expect(grouped).toContain('<th scope="col" rowSpan="2">พื้นที่</th>');
    expect(grouped).toMatch(/scope="colgroup"[^>]*colSpan="2">ทั้งหมด<\/th><\/tr><tr>/);
  });

  test('words in place of the figures of a row stand over all of them', () => {
    const html = drawn({ instead: (place) => (place.yes === null ? 'ปกปิด' : null) });
    expect(html).toContain('<th scope="row">หงาว</th><td colSpan="2">ปกปิด</td>');
  });

  test('a part of its own that scrolls takes the keyboard, and a caption names the table', () => {
    const html = drawn({ region: { label: 'ตาราง' }, caption: 'พื้นที่ทั้งหมด', isCaptionHidden: true });
    expect(html).toMatch(/^<section[^>]*tabindex="0"[^>]*aria-label="ตาราง"/);
    expect(html).toContain('<caption class="visually-hidden">พื้นที่ทั้งหมด</caption>');
  });
});
