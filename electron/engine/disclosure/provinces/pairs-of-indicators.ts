import { everybody, pairedIndicators, type ProvinceStratum } from '../lattice.ts';
import { eligibleQuantity } from '../quantities.ts';
import { answerOf, answerState, type JudgedFigure, type ProvinceFigure, type Scene } from './province-table.ts';

const registration = 2;
const services = 16;

const withAnswer = (indicator: number, answer: 'yes' | 'no'): ProvinceStratum => ({
  kind: 'answer',
  indicator,
  answer,
});

/** Pairs of indicators, and birth registration beside everything. */
export function pairsOfIndicators(scene: Scene): readonly JudgedFigure[] {
  if (!scene.isThere(withAnswer(1, 'yes'))) return [];
  const ofRegistration = registrationFigures(scene);
  const eligibleOf = (answer: 'yes' | 'no', no: number): number => {
    const quantity = no >= 17 ? 'children' : eligibleQuantity(no);
    const found = ofRegistration.find(
      ({ stratum, quantity: name }) => stratum.kind === 'answer' && stratum.answer === answer && name === quantity,
    );
    return found?.isShown ? found.value : -1;
  };
  const pairs = pairedIndicators.flatMap((first, i) =>
    pairedIndicators.slice(i + 1).map((second) => [first, second] as const),
  );
  return [
    ...ofRegistration,
    ...[...pairs, [registration, services] as const].flatMap(([first, second]) =>
      pairFigures(scene, first, second, (answer) => (first === registration ? eligibleOf(answer, second) : -1)),
    ),
  ];
}

/** The children of each age range by birth registration; a child whose registration is not known is in neither. */
function registrationFigures({ count, stateOf, judge }: Scene): readonly JudgedFigure[] {
  const strata = (['yes', 'no'] as const).map((answer) => ({ answer, stratum: withAnswer(registration, answer) }));
  const ranges = [1, 11, 3, 14] as const;
  const nested = (of: (no: number) => number): readonly number[] =>
    ranges.map((no, i) => of(no) - (i + 1 < ranges.length ? of(ranges[i + 1] ?? no) : 0));
  const cells = new Map<string, number>();
  const parts = [
    ...strata.map(({ answer, stratum }) => ({ name: answer, of: (no: number) => count(stratum, `eligible_${no}`) })),
    {
      name: 'rest',
      of: (no: number) =>
        count(everybody, `eligible_${no}`) -
        strata.reduce((sum, { stratum }) => sum + count(stratum, `eligible_${no}`), 0),
    },
  ];
  for (const { name, of } of parts) for (const [i, value] of nested(of).entries()) cells.set(`${name} ${i}`, value);
  const figures = ranges.flatMap((no, i): ProvinceFigure[] => {
    const inRange = (name: string): readonly string[] => ranges.slice(i).map((_, j) => `${name} ${i + j}`);
    const quantities = [`eligible_${no}`, ...(no === 1 ? ['children'] : [])];
    return [
      ...strata.map(({ answer, stratum }): ProvinceFigure => ({
        name: `${answer} eligible_${no}`,
        cells: inRange(answer),
        state: 'asked',
        places: quantities.map((quantity) => ({ stratum, quantity })),
      })),
      { name: `rest ${no}`, cells: inRange('rest'), state: 'rest' },
      {
        name: `all ${no}`,
        cells: parts.flatMap(({ name }) => inRange(name)),
        ...stateOf(everybody, `eligible_${no}`),
      },
    ];
  });
  return judge({ name: 'registration', cells, figures });
}

/** The fourfold table of two indicators, and what is known of either where the other is not. */
function pairFigures(
  scene: Scene,
  first: number,
  second: number,
  capOf: (answer: 'yes' | 'no') => number,
): readonly JudgedFigure[] {
  const { count, judge, n } = scene;
  const isOfServices = second === services;
  const yy = count(withAnswer(first, 'yes'), answerOf('yes', second));
  const yn = count(withAnswer(first, 'yes'), answerOf('known', second)) - yy;
  const ny = count(withAnswer(first, 'no'), answerOf('yes', second));
  const nn = count(withAnswer(first, 'no'), answerOf('known', second)) - ny;
  const whole = (no: number): readonly [number, number] => {
    const ofYes = count(everybody, answerOf('yes', no));
    return [ofYes, count(everybody, answerOf('known', no)) - ofYes];
  };
  const [[firstYes, firstNo], [secondYes, secondNo]] = [whole(first), whole(second)];
  // 100 % of those with the one say something of each of them.
  const isWhole = (count_: number, ...others: readonly number[]): boolean =>
    count_ > 0 && others.some((other) => other < n);
  /** The answers to one indicator of those with an answer to the other. */
  const asked = (
    name: string,
    cells: readonly string[],
    places: readonly (readonly [of: number, answer: 'yes' | 'no', kind: 'yes' | 'known', to: number])[],
    more: Partial<ProvinceFigure> = {},
  ): ProvinceFigure => ({
    name,
    cells,
    state: 'asked',
    places: places
      // Nobody is told apart by whether services reached them.
      .filter(([of]) => of !== services)
      .map(([of, answer, kind, to]) => ({ stratum: withAnswer(of, answer), quantity: answerOf(kind, to) })),
    ...more,
  });
  const known = (name: string, cells: readonly string[], of: number, answer: 'yes' | 'no', to: number, cap = -1) =>
    asked(name, cells, [[of, answer, 'known', to]], { isDenominator: true, cap });
  return judge({
    name: `pair ${first} ${second}`,
    cells: new Map([
      ['yy', yy],
      ['yn', yn],
      ['ny', ny],
      ['nn', nn],
      ['y?', firstYes - yy - yn],
      ['n?', firstNo - ny - nn],
      ['?y', secondYes - yy - ny],
      ['?n', secondNo - yn - nn],
    ]),
    figures: [
      known('known with', ['yy', 'yn'], first, 'yes', second, capOf('yes')),
      known('known without', ['ny', 'nn'], first, 'no', second, capOf('no')),
      ...(isOfServices
        ? []
        : [
            known('known with second', ['yy', 'ny'], second, 'yes', first),
            known('known without second', ['yn', 'nn'], second, 'no', first),
          ]),
      asked(
        'yy',
        ['yy'],
        [
          [first, 'yes', 'yes', second],
          [second, 'yes', 'yes', first],
        ],
        { mustHide: isWhole(yy, yn, isOfServices ? n : ny) },
      ),
      asked('ny', ['ny'], [[first, 'no', 'yes', second]], { mustHide: isWhole(ny, nn) }),
      ...(isOfServices ? [] : [asked('yn', ['yn'], [[second, 'no', 'yes', first]], { mustHide: isWhole(yn, nn) })]),
      { name: 'first yes', cells: ['yy', 'yn', 'y?'], ...answerState(scene, first, 'yes') },
      { name: 'first no', cells: ['ny', 'nn', 'n?'], ...answerState(scene, first, 'no') },
      { name: 'second yes', cells: ['yy', 'ny', '?y'], ...answerState(scene, second, 'yes') },
      { name: 'second no', cells: ['yn', 'nn', '?n'], ...answerState(scene, second, 'no') },
    ],
  });
}
