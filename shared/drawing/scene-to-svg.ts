import type { PathMark, Scene, SceneMark, TextMark } from './scene.ts';
import { lookTiles, type PatternLook } from './look-tiles.ts';
import type { MapTheme } from './map-theme.ts';

/** Sarabun is inside the file; the others are for programs that do not read fonts out of an SVG. */
const svgFontFamily = "Sarabun, 'TH Sarabun New', 'Leelawadee UI', 'Noto Sans Thai', sans-serif";

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => escapes[letter] ?? letter);
const short = (value: number): string => String(Math.round(value * 100) / 100);

function attributes(pairs: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(pairs)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(typeof value === 'number' ? short(value) : String(value))}"`)
    .join('');
}

function pathElement({ d, fill, stroke, width, opacity, dash }: PathMark): string {
  const paint = fill === undefined ? 'none' : typeof fill === 'string' ? fill : `url(#look-${fill.look})`;
  const line = stroke === undefined ? {} : { stroke, 'stroke-width': width ?? 1, 'stroke-linejoin': 'round' };
  return `<path${attributes({ d, fill: paint, ...line, opacity, 'stroke-dasharray': dash?.join(' ') })}/>`;
}

function textElement(mark: TextMark): string {
  const { x, y, words, size, weight, colour, anchor, halo, isUpward } = mark;
  const common = {
    x,
    y,
    'font-size': size,
    ...(weight === 400 ? {} : { 'font-weight': weight }),
    ...(anchor === 'start' ? {} : { 'text-anchor': anchor }),
    ...(isUpward ? { transform: `rotate(-90 ${short(x)} ${short(y)})` } : {}),
  };
  const around = { stroke: halo, 'stroke-width': size * 0.24, 'stroke-linejoin': 'round', fill: halo };
  // Twice, because few drawing programs know `paint-order`; the lower one is no text of its own.
  const under =
    halo === undefined
      ? ''
      : `<text${attributes({ ...common, ...around, 'aria-hidden': 'true' })}>${escaped(words)}</text>`;
  return `${under}<text${attributes({ ...common, fill: colour })}>${escaped(words)}</text>`;
}

function looksIn(marks: readonly SceneMark[]): ReadonlySet<PatternLook> {
  const found = new Set<PatternLook>();
  const visit = (mark: SceneMark): void => {
    if (mark.kind === 'clip') for (const each of mark.marks) visit(each);
    else if (mark.kind === 'path' && typeof mark.fill === 'object') found.add(mark.fill.look);
  };
  for (const mark of marks) visit(mark);
  return found;
}

function patternElement(look: PatternLook, theme: MapTheme): string {
  const { size, ground, shapes } = lookTiles[look];
  const frame = { id: `look-${look}`, width: size, height: size, patternUnits: 'userSpaceOnUse' };
  const under = ground === null ? '' : `<rect${attributes({ width: size, height: size, fill: theme[ground] })}/>`;
  const over = shapes.map(({ d, colour, width, opacity }) =>
    pathElement({
      kind: 'path',
      d,
      ...(width === null ? { fill: theme[colour] } : { stroke: theme[colour], width }),
      ...(opacity === undefined ? {} : { opacity }),
    }),
  );
  return `<pattern${attributes(frame)}>${under}${over.join('')}</pattern>`;
}

/**
 * A scene as an SVG file: paths and text, no picture inside.
 * @param fontFaces `@font-face` rules with the fonts themselves in them
 */
export function sceneToSvg(scene: Scene, theme: MapTheme, fontFaces: string): string {
  const clips: string[] = [];
  const elementOf = (mark: SceneMark): string => {
    if (mark.kind === 'text') return textElement(mark);
    if (mark.kind === 'path') return pathElement(mark);
    const id = `clip-${clips.length}`;
    clips.push(`<clipPath id="${id}"><rect${attributes({ ...mark.frame })}/></clipPath>`);
    return `<g clip-path="url(#${id})">${mark.marks.map(elementOf).join('\n')}</g>`;
  };
  const body = scene.marks.map(elementOf).join('\n');
  const patterns = [...looksIn(scene.marks)].map((look) => patternElement(look, theme));
  const { width, height, title } = scene;
  const frame = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg${attributes({ ...frame, 'font-family': svgFontFamily, 'fill-rule': 'evenodd' })}>`,
    `<title>${escaped(title)}</title>`,
    `<defs><style>${fontFaces}</style>${patterns.join('')}${clips.join('')}</defs>`,
    body,
    '</svg>',
    '',
  ].join('\n');
}
