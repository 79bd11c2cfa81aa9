import { usualThresholds } from '../../../shared/contract/thresholds.ts';
import { describe, expect, test } from 'vitest';
import type { DatasetSummary } from '../../../shared/contract/analysis.ts';
import type { HighMigrationAnswer, HighMigrationRow } from '../../../shared/contract/high-migration.ts';
import { map as en } from '../../../shared/i18n/en/map.ts';
import { map as th } from '../../../shared/i18n/th/map.ts';
import { isDark } from '../../../shared/drawing/legend-marks.ts';
import { mapPage, type MapPageContent } from '../../../shared/drawing/map-page.ts';
import type { SceneMark } from '../../../shared/drawing/scene.ts';
import { sceneToSvg } from '../../../shared/drawing/scene-to-svg.ts';
import { fitProjection } from '../../../shared/drawing/map-projection.ts';
import { mapTokens, type MapTheme } from '../../../shared/drawing/map-theme.ts';
import type { MapTexts } from '../../../shared/drawing/map-texts.ts';
import { placeLabels } from '../../../shared/drawing/place-labels.ts';
import { shapePath } from '../../../shared/drawing/shape-path.ts';
import { textLines } from '../../../shared/drawing/text-lines.ts';
import { drawYear, legendOf } from '../../../shared/drawing/layers/draw-year.ts';
import type { LegendScreen } from '../../../shared/drawing/layers/layer-drawing.ts';
import { layerDrawings } from '../../../shared/drawing/layers/layer-drawings.ts';
import { publishedLegend, publishedYear } from '../../../shared/drawing/layers/published-year.ts';
import { mapPageContent } from '../../../shared/drawing/map-page-content.ts';
import { map, row, rowOf, spotRow, spotsAnswer } from './map-fixtures.ts';

const theme = Object.fromEntries(mapTokens.map((token, i) => [token, `#0000${String(i + 10)}`])) as MapTheme;
/** Half a pixel a letter and pixel of size, as a fixed-width font would be. */
const measure = (words: string, size: number): number => words.length * size * 0.5;
const tools = { theme, colourOf: () => '#123456', measure };

const speak = (texts: MapTexts) => ({ texts, nameOf: String, shortName: String });

const dataset: DatasetSummary = {
  revision: 1,
  isEmpty: false,
  isSynthetic: true,
  blankMeansNo: false,
  provinces: ['85'],
  years: [],
  view: null,
  extracts: [2568, 2567].map((surveyYearBE) => ({
    extractId: String(surveyYearBE),
    file: `ranong-${surveyYearBE}.csv`,
    sha256: '',
    surveyYearBE,
    accepted: 1,
    rejected: 0,
    blank: 'unknown',
    isSynthetic: true,
  })),
};

const rows = [row('850101', 3, 10, 100), rowOf('850102', { 3: 'hidden' }), row('850201', 3, 3, 10)];
const screen: LegendScreen = {
  years: [2567, 2568],
  layer: 'prevalence',
  shownLevel: 'tambon',
  level: 'tambon',
  indicator: { no: 3, key: 'k', unit: 'child', kind: 'need', ages: { from: 6, to: 17 }, th: 'ก', en: 'a' },
  choice: { method: 'equal', count: '3', manual: [] },
  leastRatio: 1.25,
  area: null,
  map,
  rows,
};

const migrationFigure = (yes: number, known: number) => ({
  yes,
  known,
  eligible: known,
  prevalence: yes / known,
  ciLow: yes / known - 0.05,
  ciHigh: yes / known + 0.05,
  grade: 'B' as const,
});
const migrationRow = (areaCode: string, isHigh: boolean): HighMigrationRow => ({
  areaCode,
  isHigh,
  reason: {
    code: isHigh ? 'high-share' : 'as-province',
    share: 0.2,
    provinceShare: 0.1,
    restShare: 0.1,
    class: 'none',
    mark: 'higher',
  },
  arrival: migrationFigure(20, 100),
  noThaiNationality: migrationFigure(10, 100),
  giStar: 1,
  p: 0.1,
  pAdjusted: 0.1,
  noResult: null,
});
const migrationAnswer: HighMigrationAnswer = {
  surveyYearBE: 2568,
  leastRatio: 1.25,
  weights: 'queen',
  permutations: 9999,
  seed: 1,
  packId: 'p',
  tested: 3,
  isExploratory: true,
  rows: [migrationRow('850101', true), migrationRow('850102', true), migrationRow('850201', false)],
};

type Change = Partial<LegendScreen> & { readonly shownYears?: readonly number[]; readonly dataset?: DatasetSummary };

function contentOf(
  { shownYears = [2568], dataset: data = dataset, ...change }: Change = {},
  language: 'th' | 'en' = 'th',
): MapPageContent {
  const asked = { ...screen, ...change };
  const texts = language === 'th' ? th : en;
  const drawn = shownYears.map((year) =>
    drawYear(asked, year, asked.layer === 'hot-spots' ? spotsAnswer([spotRow('850101', { class: 'hot-99' })]) : null),
  );
  const [first] = drawn;
  return mapPageContent({
    land: { map: asked.map, level: asked.level, focus: null },
    dataset: data,
    drawn,
    legend: legendOf(asked, drawn, speak(texts)),
    calculated: first ? layerDrawings[asked.layer].calculated(first.content) : null,
    title: 'ไม่ได้รับการศึกษา',
    place: 'ระนอง · ปี 2568',
    texts,
    product: 'NatPro Atlas',
    yearWords: (year) => `ปี ${year}`,
    language,
    now: new Date(2026, 10, 21),
  });
}

const textsIn = (marks: readonly SceneMark[]): string[] =>
  marks.flatMap((mark) => (mark.kind === 'clip' ? textsIn(mark.marks) : mark.kind === 'text' ? [mark.words] : []));

describe('what is published', () => {
  const publishedRows = [rowOf('850101', { 3: 'hidden' }), rowOf('850102', { 3: [12, 29] }), row('850201', 3, 20, 100)];
  const shownRows = [row('850101', 3, 7, 100), row('850102', 3, 12, 29), row('850201', 3, 20, 100)];

  test('counts under the publication threshold are hidden, too few answers have no class, the rest is as on the screen', () => {
    const asked = { ...screen, rows: shownRows };
    const drawn = drawYear(asked, 2568, null);
    const published = publishedYear(asked, drawn, publishedRows);
    expect([...published.drawing.fills]).toEqual([
      ['850101', 'hidden'],
      ['850102', 'too-few'],
      ['850201', drawn.drawing.fills.get('850201')],
    ]);
    expect([drawn.drawing.uncertain.has('850102'), published.drawing.uncertain.size]).toEqual([true, 0]);
    const legend = publishedLegend(asked, [published], speak(th), { n: 12, denominator: 40 });
    const items = legend.flatMap((part) => (part.kind === 'items' ? part.items : []));
    const countOf = (words: string) => items.find((item) => item.words === words)?.count;
    expect([countOf(th.hidden), countOf(th.legendTooFew)]).toEqual([th.count('1'), th.count('1')]);
    expect(items.filter((item) => item.count === th.count('1'))).toHaveLength(3);
    expect(legend.at(-1)).toMatchObject({ kind: 'note', words: th.exportRule('12', '40') });
  });

  test('hot spots and pairs are hidden by the same figures; a pair by either of its two', () => {
    const spots = drawYear(
      { ...screen, rows: shownRows, layer: 'hot-spots' },
      2568,
      spotsAnswer([spotRow('850101', { class: 'hot-99' }), spotRow('850201', { class: 'none' })]),
    );
    const published = publishedYear(screen, spots, publishedRows);
    expect([published.drawing.fills.get('850101'), published.drawing.fills.get('850201')]).toEqual([
      'hidden',
      '--spot-none',
    ]);
    expect(layerDrawings.pair.publishedIndicators(3)).toEqual([8, 3]);
  });

  test('high migration goes out as tambons without the circles of communities, also from the level of communities', () => {
    const moved = { ...screen, layer: 'migration', shownLevel: 'community' } as const;
    const drawn = drawYear(moved, 2568, migrationAnswer);
    expect(drawn.drawing.symbols.length).toBeGreaterThan(0);
    const rows8 = [row('850101', 8, 40, 100), rowOf('850102', { 8: 'hidden' }), row('850201', 8, 10, 100)];
    const published = publishedYear({ ...moved, indicator: { ...screen.indicator, no: 8 } }, drawn, rows8);
    expect([...published.drawing.fills]).toEqual([
      ['850101', '--high-migration'],
      ['850102', 'hidden'],
      ['850201', '--spot-none'],
    ]);
    expect(published.drawing.symbols).toEqual([]);
    const legend = publishedLegend({ ...moved, leastRatio: 1.5 }, [published], speak(en), usualThresholds.publication);
    const words = legend.flatMap((part) => (part.kind === 'items' ? part.items.map((item) => item.words) : []));
    expect(words).toEqual([en.migrationHigh, en.migrationNotHigh, en.hidden]);
    expect(legend).toContainEqual({ kind: 'note', words: en.migrationRule('1.5'), tone: 'quiet' });
  });
});

describe('the page', () => {
  test('has title, place, warnings, legend, source, attribution and date, and no name of a file', () => {
    const scene = mapPage(contentOf(), tools);
    const said = textsIn(scene.marks).join(' ');
    for (const expected of [
      'ไม่ได้รับการศึกษา',
      'ระนอง · ปี 2568',
      'ข้อมูลสังเคราะห์',
      'แผนที่โดยสังเขป',
      'ปกปิดเพื่อคุ้มครองเด็ก',
      'แนวเขต: ตัวอย่าง <กรม> & สำนัก',
      '21 พฤศจิกายน 2569',
      'NatPro Atlas',
      'ต.850101',
      '20 กม.',
    ]) {
      expect(said).toContain(expected);
    }
    expect(said).not.toMatch(/\.csv/);
  });

  test('every mark lies on the page', () => {
    const scene = mapPage(contentOf({ shownYears: [2567, 2568] }), tools);
    const visit = (marks: readonly SceneMark[]): void => {
      for (const mark of marks) {
        if (mark.kind === 'clip') {
          visit(mark.marks);
          expect(mark.frame.x + mark.frame.width).toBeLessThanOrEqual(scene.width);
        } else if (mark.kind === 'text') {
          expect([mark.x >= 0, mark.x <= scene.width, mark.y > 0, mark.y <= scene.height]).toEqual(
            Array.from({ length: 4 }, () => true),
          );
        }
      }
    };
    visit(scene.marks);
  });

  test('years side by side each have a map with its year, and no names inside', () => {
    const scene = mapPage(contentOf({ shownYears: [2567, 2568] }), tools);
    expect(scene.marks.filter((mark) => mark.kind === 'clip')).toHaveLength(2);
    const said = textsIn(scene.marks);
    expect([said.includes('ปี 2567'), said.includes('ปี 2568'), said.includes('ต.850101')]).toEqual([true, true, false]);
  });

  test('in English: Gregorian date and English names, Thai where there is none', () => {
    const said = textsIn(mapPage(contentOf({}, 'en'), tools).marks);
    expect(said).toContain('Khao Niwet');
    expect(said).toContain('ต.850102');
    expect(said.at(-1)).toBe('Made on 21 November 2026 with NatPro Atlas');
  });

  test('hot spots say how they were found', () => {
    const said = textsIn(mapPage(contentOf({ layer: 'hot-spots' }), tools).marks).join(' ');
    expect(said).toContain('สลับค่าระหว่างพื้นที่ 9,999 รอบ');
  });
});

describe('SVG', () => {
  const svg = sceneToSvg(mapPage(contentOf(), tools), theme, '@font-face{font-family:Sarabun}');

  test('is vector: paths and text, no picture, no script, nothing from elsewhere', () => {
    expect(svg).toMatch(/^<\?xml[^>]*\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain('<path d="M');
    expect(svg).not.toMatch(/<image|<foreignObject|<script|href=/);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
  });

  test('escapes what is not markup, and carries the font and only the patterns that occur', () => {
    expect(svg).toContain('แนวเขต: ตัวอย่าง &lt;กรม&gt; &amp; สำนัก');
    expect(svg).toContain('@font-face');
    const looks = new Set([...svg.matchAll(/<pattern id="look-([a-z-]+)"/g)].map((found) => found[1]));
    expect(looks).toEqual(new Set(['hidden', 'uncertain']));
    for (const [, id] of svg.matchAll(/url\(#([\w-]+)\)/g)) expect(svg).toContain(`id="${id}"`);
  });
});

describe('lines of text', () => {
  const font = { size: 10, weight: 400, language: 'th' } as const;

  test('Thai breaks between words, never before a vowel or mark', () => {
    const text = 'แผนที่โดยสังเขปไม่ใช่แนวเขตจริง';
    const lines = textLines(text, 60, font, measure);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(text);
    expect(lines.filter((line) => /^[\u0E31\u0E33-\u0E3A\u0E45-\u0E4E]/.test(line))).toEqual([]);
    expect(lines.filter((line) => measure(line, 10) > 60)).toEqual([]);
  });

  test('a word wider than a line is cut; brackets stay with their words', () => {
    expect(textLines('abcdefghijklmnop', 40, font, measure)).toEqual(['abcdefgh', 'ijklmnop']);
    const lines = textLines('one two (three) four', 45, font, measure);
    expect(lines).toEqual(['one two', '(three)', 'four']);
    expect(textLines('', 40, font, measure)).toEqual([]);
  });

  test('a no-break space holds the words beside it together', () => {
    expect(textLines('one (hot\u00A0spot) two', 60, font, measure)).toEqual(['one', '(hot\u00A0spot)', 'two']);
    expect(textLines('aaa bbb\u00A0ccc', 40, font, measure)).toEqual(['aaa', 'bbb\u00A0ccc']);
  });
});

describe('geometry of a drawing', () => {
  test('a box is fitted into the middle of its frame, north up', () => {
    const { project, metresPerUnit } = fitProjection([98, 9, 101, 10], { x: 10, y: 20, width: 320, height: 300 }, 10);
    const [[left, bottom], [right, top]] = [project(98, 9), project(101, 10)];
    expect([left, right]).toEqual([expect.closeTo(20, 6), expect.closeTo(320, 6)]);
    expect(top).toBeLessThan(bottom);
    expect((top + bottom) / 2).toBeCloseTo(170, 6);
    // Three degrees of longitude at 9.5° N over 300 units.
    expect(metresPerUnit).toBeCloseTo((3 * 111_319.49 * Math.cos((9.5 * Math.PI) / 180)) / 300, 0);
  });

  test('rings are closed, repeated points left out, points and void shapes give no path', () => {
    const plain = { project: (x: number, y: number) => [x, y] as const, metresPerUnit: 1 };
    const ring = [
      [0, 0],
      [0.001, 0],
      [5, 0],
      [5, 5],
      [0, 0],
    ];
    expect(shapePath({ type: 'Polygon', coordinates: [ring] }, plain)).toBe('M0 0L5 0L5 5z');
    expect(shapePath({ type: 'Point', coordinates: [1, 1] }, plain)).toBe('');
    expect(shapePath(null, plain)).toBe('');
  });

  test('labels never overlap, stay in the frame and near their point; one without room is left out', () => {
    const frame = { x: 0, y: 0, width: 100, height: 100 };
    const label = (words: string, x: number, y: number) => ({ words, at: [x, y] as const, width: 40, height: 10 });
    const { placed } = placeLabels([label('a', 50, 50), label('b', 50, 58), label('edge', 2, 50)], frame, []);
    expect(placed.map(({ words }) => words)).toEqual(['a', 'b']);
    expect(Math.abs((placed[0]?.y ?? 0) - (placed[1]?.y ?? 0))).toBeGreaterThanOrEqual(10);
    expect(placeLabels([label('a', 50, 50)], frame, [frame]).placed).toEqual([]);
  });

  test('white on dark colours, ink on light ones', () => {
    expect(['#47211b', '#edebe5', '#516162', '#9d907c'].map(isDark)).toEqual([true, false, true, false]);
  });
});
