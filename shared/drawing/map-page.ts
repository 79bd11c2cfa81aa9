import { legendMarks, paragraph, type TextStyle } from './legend-marks.ts';
import { mapMarks, type PageLand, type PageMap, type DrawingTools } from './map-marks.ts';
import { rectPath, type Scene, type SceneMark } from './scene.ts';
import type { LegendPart } from './legend-parts.ts';

/** Everything a page says, in the words of one language. */
export type MapPageContent = PageLand & {
  readonly title: string;
  /** Area, year and filter. */
  readonly place: string;
  /** One map, or two to four side by side. */
  readonly maps: readonly PageMap[];
  readonly legend: readonly LegendPart[];
  /** What must be known before the map is believed: synthetic data, schematic outlines. */
  readonly warnings: readonly string[];
  /** Source, attribution, date: each a paragraph at the foot. */
  readonly foot: readonly string[];
};

/** A4 across, at 96 pixels an inch. */
const page = { width: 1123, height: 794 };
const margin = 36;
const legendWidth = 240;
const gutter = 20;
const captionHeight = 24;

const titleStyle: TextStyle = { size: 22, leading: 32, weight: 600, token: '--ink' };
const placeStyle: TextStyle = { size: 14, leading: 22, weight: 400, token: '--muted' };
const warningStyle: TextStyle = { size: 12, leading: 18, weight: 600, token: '--caution' };
const footStyle: TextStyle = { size: 10.5, leading: 15, weight: 400, token: '--muted' };

type Block = { readonly marks: readonly SceneMark[]; readonly bottom: number };

function headBlock(content: MapPageContent, tools: DrawingTools): Block {
  const column = { x: margin, width: page.width - 2 * margin, language: content.language, tools };
  const title = paragraph(content.title, { ...column, top: margin - 8 }, titleStyle);
  const place = paragraph(content.place, { ...column, top: title.bottom }, placeStyle);
  return { marks: [...title.marks, ...place.marks], bottom: place.bottom + 10 };
}

/** Warnings one under the other at the head of the legend, each in a box that is hard to overlook. */
function warningBlock(content: MapPageContent, top: number, tools: DrawingTools): Block {
  const marks: SceneMark[] = [];
  let bottom = top;
  for (const words of content.warnings) {
    const at = { x: margin + 10, width: legendWidth - 20, language: content.language, tools, top: bottom + 5 };
    const text = paragraph(words, at, warningStyle);
    const box = { x: margin, y: bottom, width: legendWidth, height: text.bottom + 5 - bottom };
    const paint = { fill: tools.colourOf('--caution-soft'), stroke: tools.colourOf('--caution-line'), width: 1 };
    marks.push({ kind: 'path', d: rectPath(box), ...paint }, ...text.marks);
    bottom = text.bottom + 5 + 6;
  }
  return { marks, bottom };
}

function footBlock(
  content: MapPageContent,
  tools: DrawingTools,
): { readonly marks: SceneMark[]; readonly top: number } {
  const column = { x: margin, width: page.width - 2 * margin, language: content.language, tools };
  const measured = content.foot.map((words) => paragraph(words, { ...column, top: 0 }, footStyle).bottom);
  const height = measured.reduce((sum, each) => sum + each, 0);
  let top = page.height - margin + 10 - height;
  const start = top - 10;
  const marks: SceneMark[] = [
    { kind: 'path', d: `M${margin} ${start}h${page.width - 2 * margin}`, stroke: tools.colourOf('--line'), width: 1 },
  ];
  for (const words of content.foot) {
    const text = paragraph(words, { ...column, top }, footStyle);
    marks.push(...text.marks);
    top = text.bottom;
  }
  return { marks, top: start };
}

/** A page with title, place, maps, legend, warnings, source, attribution and date. */
export function mapPage(content: MapPageContent, tools: DrawingTools): Scene {
  const head = headBlock(content, tools);
  const foot = footBlock(content, tools);
  const warnings = warningBlock(content, head.bottom, tools);
  const column = { x: margin, width: legendWidth, language: content.language, tools };
  const legend = legendMarks(content.legend, column, warnings.bottom);
  const left = margin + legendWidth + gutter;
  const hasCaptions = content.maps.some(({ caption }) => caption !== null);
  const count = Math.max(1, content.maps.length);
  const width = (page.width - margin - left - (count - 1) * 8) / count;
  const top = head.bottom + (hasCaptions ? captionHeight : 0);
  const maps = content.maps.flatMap((shown, i): SceneMark[] => {
    const frame = { x: left + i * (width + 8), y: top, width, height: foot.top - 12 - top };
    const caption: SceneMark[] =
      shown.caption === null
        ? []
        : [
            {
              kind: 'text',
              x: frame.x + width / 2,
              y: top - 8,
              words: shown.caption,
              size: 14,
              weight: 600,
              colour: tools.colourOf('--ink'),
              anchor: 'middle',
            },
          ];
    return [...caption, ...mapMarks(content, shown, frame, count === 1, tools)];
  });
  const ground: SceneMark = { kind: 'path', d: rectPath({ x: 0, y: 0, ...page }), fill: '#ffffff' };
  return {
    ...page,
    title: `${content.title} · ${content.place}`,
    marks: [ground, ...head.marks, ...warnings.marks, ...legend.marks, ...maps, ...foot.marks],
  };
}
