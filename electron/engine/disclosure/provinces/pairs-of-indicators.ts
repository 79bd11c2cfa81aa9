import { everybody, groups, pairedIndicators, type ProvinceStratum } from '../lattice.ts';
import { eligibleIndicators } from '../quantities.ts';
import {
  answerOf,
  marginsOfIndicator,
  type JudgedFigure,
  type Place,
  type ProvinceFigure,
  type Scene,
} from './province-table.ts';

const nationality = 1;
const registration = 2;
const services = 16;

const withAnswer = (indicator: number, answer: 'yes' | 'no'): ProvinceStratum => ({
  kind: 'answer',
  indicator,
  answer,
});

/** Pairs of indicators, and birth registration beside everything. */
export function pairsOfIndicators(scene: Scene): readonly JudgedFigure[] {
  if (!scene.isThere(withAnswer(nationality, 'yes'))) return [];
  const pairs = pairedIndicators.flatMap((first, i) =>
    pairedIndicators.slice(i + 1).map((second) => [first, second] as const),
  );
  return [
    ...registrationFigures(scene),
    ...[...pairs, [registration, services] as const].flatMap(([first, second]) => pairFigures(scene, first, second)),
  ];
}

/** The children of each age range by birth registration; a child whose registration is not known is in neither. */
function registrationFigures({ count, judge }: Scene): readonly JudgedFigure[] {
  const strata = (['yes', 'no'] as const).map((answer) => withAnswer(registration, answer));
  /** From the widest range of ages to the narrowest. */
  const ranges = [1, 11, 3, 14] as const;
  const parts = strata.flatMap((stratum) => {
    const inRange = ranges.map((no) => count(stratum, `eligible_${no}`));
    return inRange.map((children, i) => children - (inRange[i + 1] ?? 0));
  });
  return judge({
    figures: strata.flatMap((stratum): ProvinceFigure[] => [
      { stratum, quantity: 'children', value: count(stratum, 'eligible_1') },
      ...eligibleIndicators.map((no) => ({
        stratum,
        quantity: `eligible_${no}`,
        value: count(stratum, `eligible_${no}`),
      })),
    ]),
    parts,
    splits: [],
    known: [],
    margins: [
      ...marginsOfIndicator(registration),
      ...eligibleIndicators.map((no): Place => ({ stratum: everybody, quantity: `eligible_${no}` })),
    ],
  });
}

/** The fourfold table of two indicators. Nobody is told apart by whether services reached them. */
function pairFigures({ count, judge }: Scene, first: number, second: number): readonly JudgedFigure[] {
  const yy = count(withAnswer(first, 'yes'), answerOf('yes', second));
  const yn = count(withAnswer(first, 'yes'), answerOf('known', second)) - yy;
  const ny = count(withAnswer(first, 'no'), answerOf('yes', second));
  const nn = count(withAnswer(first, 'no'), answerOf('known', second)) - ny;
  const answers = (of: number, to: number, answer: 'yes' | 'no', yes: number, no: number): ProvinceFigure[] =>
    of === services
      ? []
      : [
          { stratum: withAnswer(of, answer), quantity: answerOf('yes', to), value: yes },
          { stratum: withAnswer(of, answer), quantity: answerOf('known', to), value: yes + no },
        ];
  return judge({
    figures: [
      ...answers(first, second, 'yes', yy, yn),
      ...answers(first, second, 'no', ny, nn),
      ...answers(second, first, 'yes', yy, ny),
      ...answers(second, first, 'no', yn, nn),
    ],
    parts: [yy, yn, ny, nn],
    splits:
      second === services
        ? []
        : [
            [yy, yn],
            [ny, nn],
            [yy, ny],
            [yn, nn],
          ],
    known: [yy + yn, ny + nn, yy + ny, yn + nn],
    margins: [
      ...marginsOfIndicator(first),
      ...marginsOfIndicator(second),
      // Nobody who is Thai lacks the nationality: those who do are nearly the migrant children.
      ...(first === nationality ? marginsOfGroups(second) : []),
    ],
  });
}

const marginsOfGroups = (no: number): readonly Place[] =>
  groups.flatMap((group) =>
    ['children', answerOf('yes', no), answerOf('known', no)].map((quantity): Place => ({
      stratum: { kind: 'plain', sex: null, age: null, group },
      quantity,
    })),
  );
