import type { Language } from '../format/language.ts';
import { circlePath, rectPath, type SceneMark, type TextMark } from './scene.ts';
import type { DrawingTools } from './map-marks.ts';
import type { LegendGrid, LegendItem, LegendPart } from './legend-parts.ts';
import { lockShapes } from './look-tiles.ts';
import type { Frame } from './map-projection.ts';
import { isFillLook } from './area-fill.ts';
import { textLines } from './text-lines.ts';

/** Marks from a height on, and where they end. */
type Block = { readonly marks: readonly SceneMark[]; readonly bottom: number };

type Column = {
  readonly x: number;
  readonly width: number;
  readonly language: Language;
  readonly tools: DrawingTools;
};

const swatch = { width: 26, height: 16 };
const ink = '--ink';
const muted = '--muted';

export type TextStyle = {
  readonly size: number;
  readonly leading: number;
  readonly weight: 400 | 600;
  readonly token: string;
};

/** A paragraph from `top` on, broken into lines. */
export function paragraph(words: string, at: Column & { readonly top: number }, style: TextStyle): Block {
  const { size, leading, weight, token } = style;
  const font = { size, weight, language: at.language };
  const lines = textLines(words, at.width, font, at.tools.measure);
  const colour = at.tools.colourOf(token);
  const marks = lines.map((line, i): TextMark => ({
    kind: 'text',
    x: at.x,
    y: at.top + leading * i + (leading + size * 0.68) / 2,
    words: line,
    size,
    weight,
    colour,
    anchor: 'start',
  }));
  return { marks, bottom: at.top + leading * lines.length };
}

function swatchMarks({ fill, shape }: LegendItem['swatch'], at: Frame, { colourOf, theme }: DrawingTools): SceneMark[] {
  const d = shape === 'circle' ? circlePath(at.x + at.width / 2, at.y + at.height / 2, 5.5) : rectPath(at);
  const line = { kind: 'path', d, stroke: colourOf('--line-strong'), width: 0.8 } as const;
  if (fill === 'uncertain') {
    const under = colourOf('--ramp-prevalence-3');
    return [{ kind: 'path', d, fill: under }, { kind: 'path', d, fill: { look: 'uncertain' } }, line];
  }
  if (fill === 'hidden') {
    const lock = lockShapes(at.x + at.width / 2, at.y + at.height / 2).map(({ d, width }): SceneMark => {
      const colour = theme['hidden-lock'];
      return width === null ? { kind: 'path', d, fill: colour } : { kind: 'path', d, stroke: colour, width };
    });
    return [{ kind: 'path', d, fill: theme.hidden }, ...lock, line];
  }
  return [{ kind: 'path', d, fill: isFillLook(fill) ? { look: fill } : colourOf(fill) }, line];
}

function itemBlock(item: LegendItem, column: Column, top: number): Block {
  const { tools, x, width } = column;
  const countWidth = item.count === '' ? 0 : tools.measure(item.count, 11, 400) + 8;
  const at = { ...column, x: x + swatch.width + 8, width: width - swatch.width - 8 - countWidth, top: top + 2 };
  const words = paragraph(item.words, at, { size: 12, leading: 17, weight: 400, token: ink });
  const middle = top + 2 + 8.5;
  const count: TextMark[] =
    item.count === ''
      ? []
      : [
          {
            kind: 'text',
            x: x + width,
            y: middle + 4,
            words: item.count,
            size: 11,
            weight: 400,
            colour: tools.colourOf(muted),
            anchor: 'end',
          },
        ];
  const sample = swatchMarks(item.swatch, { x, y: middle - swatch.height / 2, ...swatch }, tools);
  return { marks: [...sample, ...words.marks, ...count], bottom: Math.max(words.bottom + 2, top + 21) };
}

/** Each side has its ends on one line and its name, which may be long, on the next. */
function gridBlock(grid: LegendGrid, { x, tools }: Column, top: number): Block {
  const cell = 42;
  const left = x + 36;
  const side = cell * 3;
  const text = (
    words: string,
    at: readonly [number, number],
    anchor: TextMark['anchor'],
    isUpward = false,
  ): TextMark => ({
    kind: 'text',
    x: at[0],
    y: at[1],
    words,
    size: 11,
    weight: anchor === 'middle' ? 600 : 400,
    colour: tools.colourOf(anchor === 'middle' ? ink : muted),
    anchor,
    ...(isUpward ? { isUpward } : {}),
  });
  const cells = grid.rows.flatMap((row, r) =>
    row.flatMap(({ colour, count }, c): SceneMark[] => {
      const frame = { x: left + c * cell, y: top + 4 + r * cell, width: cell, height: cell };
      const fill = tools.colourOf(colour);
      const at: TextMark = {
        kind: 'text',
        x: frame.x + cell / 2,
        y: frame.y + cell / 2 + 4,
        words: count,
        size: 11,
        weight: 400,
        colour: isDark(fill) ? '#ffffff' : tools.colourOf(ink),
        anchor: 'middle',
      };
      return [{ kind: 'path', d: rectPath(frame), fill }, ...(count === '' ? [] : [at])];
    }),
  );
  const bottom = top + 4 + side;
  const [name, ends] = [x + 12, x + 28];
  return {
    marks: [
      ...cells,
      text(grid.low, [ends, bottom], 'start', true),
      text(grid.high, [ends, top + 4], 'end', true),
      text(grid.up, [name, bottom - side / 2], 'middle', true),
      text(grid.low, [left, bottom + 14], 'start'),
      text(grid.high, [left + side, bottom + 14], 'end'),
      text(grid.across, [left + side / 2, bottom + 30], 'middle'),
    ],
    bottom: bottom + 38,
  };
}

/** Whether white is read better on a colour than ink: relative luminance under a fifth. */
export function isDark(hex: string): boolean {
  const n = Number.parseInt(hex.slice(1), 16);
  const linear = [16, 8, 0].map((shift) => (((n >> shift) & 255) / 255) ** 2.2);
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0) < 0.2;
}

function circlesBlock(part: Extract<LegendPart, { kind: 'circles' }>, { x, tools }: Column, top: number): Block {
  const most = Math.max(0, ...part.steps.map(({ radius }) => radius));
  const bottom = top + most * 2 + 4;
  let left = x;
  const marks = part.steps.flatMap(({ radius, words }): SceneMark[] => {
    const centre = left + radius;
    left = centre + radius + tools.measure(words, 11, 400) + 20;
    const fill = tools.colourOf(part.colour);
    return [
      {
        kind: 'path',
        d: circlePath(centre, bottom - radius - 2, radius),
        fill,
        stroke: tools.colourOf(ink),
        width: 0.6,
      },
      {
        kind: 'text',
        x: centre + radius + 4,
        y: bottom - 4,
        words,
        size: 11,
        weight: 400,
        colour: tools.colourOf(ink),
        anchor: 'start',
      },
    ];
  });
  return { marks, bottom: bottom + 4 };
}

function partBlock(part: LegendPart, column: Column, top: number): Block {
  switch (part.kind) {
    case 'heading': {
      const at = { ...column, top: top + 8 };
      const { marks, bottom } = paragraph(part.words, at, { size: 12, leading: 17, weight: 600, token: ink });
      return { marks, bottom: bottom + 3 };
    }
    case 'items':
      return stack(
        part.items.map((item) => (from: number) => itemBlock(item, column, from)),
        top,
      );
    case 'grid':
      return gridBlock(part, column, top);
    case 'circles':
      return circlesBlock(part, column, top);
    case 'note': {
      const token = part.tone === 'caution' ? '--caution' : muted;
      const weight = part.tone === 'caution' ? 600 : 400;
      return paragraph(part.words, { ...column, top: top + 4 }, { size: 11, leading: 16, weight, token });
    }
  }
}

function stack(blocks: readonly ((top: number) => Block)[], top: number): Block {
  const marks: SceneMark[] = [];
  let bottom = top;
  for (const block of blocks) {
    const next = block(bottom);
    marks.push(...next.marks);
    bottom = next.bottom;
  }
  return { marks, bottom };
}

/** The legend as a column of a page. */
export function legendMarks(parts: readonly LegendPart[], column: Column, top: number): Block {
  return stack(
    parts.map((part) => (from: number) => partBlock(part, column, from)),
    top,
  );
}
