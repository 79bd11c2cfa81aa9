import { indicatorCount } from '../../../../shared/cpms/indicators.ts';
import { everybody, flows, type ProvinceStratum } from '../lattice.ts';
import {
  answerOf,
  answerState,
  isTelling,
  noFigure,
  type FigureState,
  type JudgedFigure,
  type ProvinceFigure,
  type Scene,
} from './province-table.ts';

type Flow = (typeof flows)[number];
const ofFlow = (flow: Flow): ProvinceStratum => ({ kind: 'flow', flow });

/** What became of the children of the year before, and how their answers changed. */
export function betweenYears(scene: Scene): readonly JudgedFigure[] {
  const { isThere, yearBefore } = scene;
  if (yearBefore === null || !isThere(ofFlow('stayed'))) return [];
  return [
    ...flowFigures(scene, yearBefore),
    ...Array.from({ length: indicatorCount }, (_, i) => changeFigures(scene, i + 1, yearBefore)).flat(),
  ];
}

function flowFigures({ count, stateOf, judge }: Scene, yearBefore: number): readonly JudgedFigure[] {
  const of = (flow: Flow): number => count(ofFlow(flow), 'children');
  const sides = [
    { whole: 'now', parts: ['stayed', 'arrived', 'new', 'unkeyed-now'], year: undefined },
    { whole: 'before', parts: ['stayed', 'left', 'gone', 'unkeyed-before'], year: yearBefore },
  ] as const;
  const names = [...new Set(sides.flatMap(({ parts }) => [...parts]))];
  const cells = new Map<string, number>(names.map((flow) => [flow, of(flow)]));
  const figure = (flow: Flow, parts: readonly string[], state: FigureState): ProvinceFigure => ({
    name: flow,
    cells: parts,
    ...state,
    places: [{ stratum: ofFlow(flow), quantity: 'children' }],
  });
  const figures = names.map((flow) => figure(flow, [flow], { state: 'asked' }));
  for (const { whole, parts, year } of sides) {
    const rest = of(whole) - parts.reduce((sum, flow) => sum + of(flow), 0);
    cells.set(`rest ${whole}`, Math.max(0, rest));
    figures.push(
      figure(whole, [...parts, `rest ${whole}`], rest < 0 ? noFigure : stateOf(everybody, 'recorded', year)),
    );
  }
  return judge({ name: 'flows', cells, figures });
}

/** An indicator's answers now by the answers of the year before, for the children who are in both. */
function changeFigures(scene: Scene, no: number, yearBefore: number): readonly JudgedFigure[] {
  const { count, judge, n } = scene;
  const stratumOf = (answer: 'yes' | 'no' | 'unknown' | 'became-unknown'): ProvinceStratum => ({
    kind: 'before',
    answer,
  });
  const [yes, known] = [answerOf('yes', no), answerOf('known', no)];
  const earlier = (['yes', 'no', 'unknown'] as const).map((answer) => ({
    answer,
    stratum: stratumOf(answer),
    yes: count(stratumOf(answer), yes),
    known: count(stratumOf(answer), known),
  }));
  const cells = new Map<string, number>(
    earlier.flatMap(({ answer, yes: ofYes, known: ofKnown }): [string, number][] => [
      [`${answer} y`, ofYes],
      [`${answer} n`, ofKnown - ofYes],
    ]),
  );
  cells.set('became', count(stratumOf('became-unknown'), known));
  const figures: ProvinceFigure[] = [
    ...earlier.flatMap(({ answer, stratum, yes: ofYes, known: ofKnown }): ProvinceFigure[] => [
      {
        name: `${answer} known`,
        cells: [`${answer} y`, `${answer} n`],
        state: 'asked',
        places: [{ stratum, quantity: known }],
      },
      {
        name: `${answer} yes`,
        cells: [`${answer} y`],
        state: 'asked',
        mustHide: isTelling(ofYes, ofKnown, n),
        places: [{ stratum, quantity: yes }],
      },
    ]),
    {
      name: 'became',
      cells: ['became'],
      state: 'asked',
      places: [{ stratum: stratumOf('became-unknown'), quantity: known }],
    },
  ];
  const margin = (name: string, those: readonly string[], value: number, state: FigureState): void => {
    const rest = value - those.reduce((sum, cell) => sum + (cells.get(cell) ?? 0), 0);
    // Records that stand for one child twice: then the margin says nothing exact.
    if (rest < 0) return;
    cells.set(`rest ${name}`, rest);
    figures.push({ name, cells: [...those, `rest ${name}`], ...state });
  };
  const sides = [
    { when: 'now', yes: ['yes y', 'no y', 'unknown y'], no: ['yes n', 'no n', 'unknown n'], year: undefined },
    { when: 'then', yes: ['yes y', 'yes n'], no: ['no y', 'no n'], year: yearBefore },
  ] as const;
  for (const side of sides) {
    const said = count(everybody, yes, side.year);
    const answered = count(everybody, known, side.year);
    margin(`${side.when} yes`, side.yes, said, answerState(scene, no, 'yes', side.year));
    margin(`${side.when} no`, side.no, answered - said, answerState(scene, no, 'no', side.year));
  }
  return judge({ name: `changes ${no}`, cells, figures });
}
