import { indicatorCount } from '../../../../shared/cpms/indicators.ts';
import { everybody, flows, type ProvinceStratum } from '../lattice.ts';
import { answerOf, marginsOfIndicator, type JudgedFigure, type ProvinceFigure, type Scene } from './province-table.ts';

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

/** What records of one child twice take from a whole is nobody's: then the sum says nothing exact. */
const leftWhereSome = (whole: number, parts: readonly number[]): readonly number[] => {
  const left = parts.reduce((so, part) => so - part, whole);
  return left < 0 ? [] : [left];
};

function flowFigures({ count, judge }: Scene, yearBefore: number): readonly JudgedFigure[] {
  const of = (flow: Flow): number => count(ofFlow(flow), 'children');
  const [now, before] = [
    ['stayed', 'arrived', 'new', 'unkeyed-now'] as const,
    ['stayed', 'left', 'gone', 'unkeyed-before'] as const,
  ];
  return judge({
    figures: flows.map((flow): ProvinceFigure => ({ stratum: ofFlow(flow), quantity: 'children', value: of(flow) })),
    parts: [
      ...[...now, ...before].map(of),
      ...leftWhereSome(of('now'), now.map(of)),
      ...leftWhereSome(of('before'), before.map(of)),
    ],
    splits: [],
    known: [],
    margins: [
      { stratum: everybody, quantity: 'recorded' },
      { stratum: everybody, quantity: 'recorded', surveyYearBE: yearBefore },
    ],
  });
}

/** An indicator's answers now by the answers of the year before, for the children who are in both. */
function changeFigures({ count, judge }: Scene, no: number, yearBefore: number): readonly JudgedFigure[] {
  const stratumOf = (answer: 'yes' | 'no' | 'unknown' | 'became-unknown'): ProvinceStratum => ({
    kind: 'before',
    answer,
  });
  const [yes, known] = [answerOf('yes', no), answerOf('known', no)];
  const earlier = (['yes', 'no', 'unknown'] as const).map((answer) => {
    const stratum = stratumOf(answer);
    const said = count(stratum, yes);
    return { stratum, yes: said, no: count(stratum, known) - said };
  });
  const [wasYes, wasNo] = earlier;
  const became = count(stratumOf('became-unknown'), known);
  const [saidNow, answeredNow] = [count(everybody, yes), count(everybody, known)];
  const [saidThen, answeredThen] = [count(everybody, yes, yearBefore), count(everybody, known, yearBefore)];
  return judge({
    figures: [
      ...earlier.flatMap(({ stratum, ...each }): ProvinceFigure[] => [
        { stratum, quantity: known, value: each.yes + each.no },
        { stratum, quantity: yes, value: each.yes },
      ]),
      { stratum: stratumOf('became-unknown'), quantity: known, value: became },
    ],
    parts: [
      ...earlier.flatMap((each) => [each.yes, each.no]),
      became,
      // Those who are in one of the years only, or of whom the other year knows nothing.
      ...leftWhereSome(
        saidNow,
        earlier.map((each) => each.yes),
      ),
      ...leftWhereSome(
        answeredNow - saidNow,
        earlier.map((each) => each.no),
      ),
      ...leftWhereSome(saidThen, [wasYes?.yes ?? 0, wasYes?.no ?? 0]),
      ...leftWhereSome(answeredThen - saidThen, [wasNo?.yes ?? 0, wasNo?.no ?? 0]),
    ],
    splits: earlier.map((each) => [each.yes, each.no]),
    known: earlier.map((each) => each.yes + each.no),
    margins: [...marginsOfIndicator(no), ...marginsOfIndicator(no, yearBefore)],
  });
}
