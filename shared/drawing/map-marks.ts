import type { ProvinceMap } from '../contract/boundaries.ts';
import type { Language } from '../format/language.ts';
import type { Bounds } from '../geo/map-extent.ts';
import { rectPath, type SceneMark } from './scene.ts';
import { fitProjection, landBorderMetres, type Frame, type Projection } from './map-projection.ts';
import { mapShapes, type MapShapes } from './map-shapes.ts';
import { isFillLook, type AreaFill } from './area-fill.ts';
import type { MapLevel } from './map-level.ts';
import type { MapTheme } from './map-theme.ts';
import { placeLabels, type WantedLabel } from './place-labels.ts';
import { scaleOf } from './scale-of.ts';
import type { Measure } from './text-lines.ts';

/** One map of an exported page: areas only, no places of communities. */
export type PageMap = {
  readonly caption: string | null;
  readonly fills: ReadonlyMap<string, AreaFill>;
  readonly uncertain: ReadonlySet<string>;
};

export type PageLand = {
  readonly map: ProvinceMap;
  readonly level: MapLevel;
  readonly focus: Bounds | null;
  readonly language: Language;
  readonly kilometres: (count: string) => string;
  readonly metres: (count: string) => string;
};

export type DrawingTools = {
  readonly theme: MapTheme;
  readonly colourOf: (token: string) => string;
  readonly measure: Measure;
};

const margin = 18;
const lineWidths: Readonly<Record<MapLevel, number>> = { tambon: 0.6, amphoe: 1.1, province: 1.7 };

function landMarks(shapes: MapShapes, frame: Frame, projection: Projection, { theme }: DrawingTools): SceneMark[] {
  return [
    { kind: 'path', d: rectPath(frame), fill: theme.sea },
    ...shapes.neighbours.map((d): SceneMark => ({
      kind: 'path',
      d,
      fill: theme.neighbour,
      stroke: theme.coast,
      width: 0.8,
    })),
    ...shapes.landBorders.map(({ side, d }): SceneMark => ({
      kind: 'path',
      d,
      stroke: theme[side],
      width: landBorderMetres[side] / projection.metresPerUnit,
    })),
    ...shapes.context.map((d): SceneMark => ({
      kind: 'path',
      d,
      fill: theme.context,
      stroke: theme.coast,
      width: 0.8,
    })),
  ];
}

function areaMarks(shapes: MapShapes, { fills, uncertain }: PageMap, tools: DrawingTools): SceneMark[] {
  const { theme, colourOf } = tools;
  const areas = shapes.areas.flatMap(({ code, d }): SceneMark[] => {
    const fill = fills.get(code);
    const paint = fill === undefined ? theme.base : isFillLook(fill) ? { look: fill } : colourOf(fill);
    const own: SceneMark = { kind: 'path', d, fill: paint };
    return uncertain.has(code) ? [own, { kind: 'path', d, fill: { look: 'uncertain' } }] : [own];
  });
  const lines = shapes.outlines.map(({ level, d }): SceneMark => ({
    kind: 'path',
    d,
    stroke: theme[`${level}-line`],
    width: lineWidths[level],
  }));
  return [...areas, ...lines];
}

function labelMarks(
  shapes: MapShapes,
  land: PageLand,
  frame: Frame,
  taken: readonly Frame[],
  tools: DrawingTools,
): SceneMark[] {
  const { theme, measure } = tools;
  const { language, level } = land;
  const kinds = [
    {
      names: shapes.areas,
      size: level === 'tambon' ? 11 : 13,
      weight: level === 'tambon' ? 400 : 600,
      colour: theme.label,
      halo: theme.halo,
    },
    { names: shapes.countries, size: 13, weight: 600, colour: theme['land-label'], halo: theme.neighbour },
    { names: shapes.provinces, size: 11, weight: 400, colour: theme['land-label'], halo: theme.context },
    { names: shapes.seas, size: 12, weight: 400, colour: theme['sea-label'], halo: theme.sea },
  ] as const;
  let boxes = taken;
  return kinds.flatMap(({ names, size, weight, colour, halo }): SceneMark[] => {
    const wanted = names.map(({ nameTh, nameEn, label }): WantedLabel => {
      const words = (language === 'en' ? nameEn : null) ?? nameTh;
      return { words, at: label, width: measure(words, size, weight) + 4, height: size * 1.45 };
    });
    const found = placeLabels(wanted, frame, boxes);
    boxes = found.taken;
    return found.placed.map(({ words, x, y }) => ({
      kind: 'text',
      x,
      y: y + size * 0.34,
      words,
      size,
      weight,
      colour,
      anchor: 'middle',
      halo,
    }));
  });
}

/** A scale bar and an arrow to the north in the lower right corner, and the room they take. */
function orientation(
  frame: Frame,
  { metresPerUnit }: Projection,
  land: PageLand,
  { theme }: DrawingTools,
): { readonly marks: SceneMark[]; readonly box: Frame } {
  const { metres, pixels } = scaleOf(metresPerUnit, Math.min(100, frame.width / 3));
  const words = metres >= 1000 ? land.kilometres(String(metres / 1000)) : land.metres(String(metres));
  const right = frame.x + frame.width - 34;
  const bottom = frame.y + frame.height - 14;
  const arrow = { x: frame.x + frame.width - 18, y: bottom - 24 };
  const box = { x: right - pixels - 8, y: bottom - 30, width: pixels + 40, height: 38 };
  const marks: SceneMark[] = [
    { kind: 'path', d: rectPath(box), fill: theme.halo, opacity: 0.72 },
    { kind: 'path', d: `M${right - pixels} ${bottom - 6}v6h${pixels}v-6`, stroke: theme.label, width: 1.4 },
    {
      kind: 'text',
      x: right,
      y: bottom - 11,
      words,
      size: 11,
      weight: 600,
      colour: theme.label,
      anchor: 'end',
    },
    { kind: 'path', d: `M${arrow.x} ${arrow.y}l-7 22l7 -4z`, fill: theme.label },
    {
      kind: 'path',
      d: `M${arrow.x} ${arrow.y}l7 22l-7 -4z`,
      fill: theme.halo,
      stroke: theme.label,
      width: 0.9,
    },
  ];
  return { marks, box };
}

/** One map in its frame, with names where there is room for them, scale and north. */
export function mapMarks(
  land: PageLand,
  shown: PageMap,
  frame: Frame,
  hasLabels: boolean,
  tools: DrawingTools,
): readonly SceneMark[] {
  const { map, level, focus } = land;
  const projection = fitProjection(focus ?? map.bounds, frame, margin);
  const shapes = mapShapes(map, level, projection);
  const { marks, box } = orientation(frame, projection, land, tools);
  const inside: SceneMark[] = [
    ...landMarks(shapes, frame, projection, tools),
    ...areaMarks(shapes, shown, tools),
    ...(hasLabels ? labelMarks(shapes, land, frame, [box], tools) : []),
    ...marks,
  ];
  return [
    { kind: 'clip', frame, marks: inside },
    { kind: 'path', d: rectPath(frame), stroke: tools.theme.coast, width: 1 },
  ];
}
