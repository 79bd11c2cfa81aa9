import { everybody, riskNumbers, type ProvinceStratum } from '../lattice.ts';
import { answerOf, type JudgedFigure, type ProvinceFigure, type ProvinceTable, type Scene } from './province-table.ts';

/** Children of whom every risk is answered (c), and the others (i): an unknown answer counts as no, or leaves them out. */
const rules = [
  { unknown: 'as-no', of: ['c', 'i'] },
  { unknown: 'leave-out', of: ['c'] },
] as const;
type Rule = (typeof rules)[number];
type Completeness = Rule['of'][number];

const nameOf = (no: number): string => answerOf('yes', no);
const stratumOf = ({ unknown }: Rule, atLeast: number): ProvinceStratum => ({ kind: 'stack', unknown, atLeast });

/**
 * Children with at least so many risks, all and by indicator, under both rules for unknown answers. What two cut-offs or
 * the two rules differ by is judged too, and so is what pairs of indicators tell: a child with k risks is in k - 1 of
 * the pairs of each.
 */
export function risksTogether(scene: Scene): readonly JudgedFigure[] {
  if (!rules.every((rule) => scene.isThere(stratumOf(rule, 0)))) return [];
  const cutOffs = [...riskNumbers.keys()].map((k) => k + 1);
  const isNobody = (k: number): boolean => rules.every((rule) => scene.isZero(stratumOf(rule, k), 'children'));
  // Beyond the greatest number of risks there is nothing, and everybody knows.
  const greatest = cutOffs.findLast((k) => !isNobody(k)) ?? 0;
  const some = cutOffs.filter((k) => k <= greatest);
  const nothing = rules.flatMap((rule) =>
    cutOffs
      .filter((k) => k > greatest)
      .flatMap((k) =>
        ['children', ...riskNumbers.map(nameOf)].map((quantity): JudgedFigure => ({
          stratum: stratumOf(rule, k),
          quantity,
          value: 0,
          isShown: true,
        })),
      ),
  );
  return [...scene.judge(stackTable(scene, some)), ...nothing];
}

/**
 * Cells, for each number k of risks and completeness: `e` children, `x` those with an indicator, `o` those without it;
 * for both together `p` the pairs of an indicator (k - 1 a child), and `y` the children with two indicators.
 */
function stackTable(scene: Scene, some: readonly number[]): ProvinceTable {
  const { count, n } = scene;
  /** Exactly k risks, under a rule. */
  const exactly = (rule: Rule, quantity: string, k: number): number =>
    count(stratumOf(rule, k), quantity) - (k < riskNumbers.length ? count(stratumOf(rule, k + 1), quantity) : 0);
  const [asNo, leaveOut] = rules;
  const numberOf = (of: Completeness, quantity: string, k: number): number => {
    const complete = exactly(leaveOut, quantity, k);
    return of === 'c' ? complete : exactly(asNo, quantity, k) - complete;
  };
  const cells = new Map<string, number>();
  for (const of of asNo.of) {
    cells.set(`e ${of} 0`, numberOf(of, 'children', 0));
    for (const k of some) {
      const children = numberOf(of, 'children', k);
      cells.set(`e ${of} ${k}`, children);
      for (const no of riskNumbers) {
        const having = numberOf(of, nameOf(no), k);
        cells.set(`x ${of} ${no} ${k}`, having);
        cells.set(`o ${of} ${no} ${k}`, children - having);
      }
    }
  }
  const pairs = pairsIn(scene, some);
  const ofPairs = pairs.length > 0 ? some.filter((k) => k > 1) : [];
  const paired = riskNumbers.flatMap((no) => ofPairs.map((k) => ({ no, k, name: `p ${no} ${k}` })));
  for (const { no, k, name } of paired) cells.set(name, (k - 1) * exactly(asNo, nameOf(no), k));
  for (const { name, value } of pairs) cells.set(name, value);
  const from = (prefix: string, rule: Rule, no: string, k: number): readonly string[] =>
    rule.of.flatMap((of) => some.filter((each) => each >= k).map((each) => `${prefix} ${of}${no} ${each}`));
  const figures = rules.flatMap((rule) => {
    const others = (no: number, k: number): number =>
      count(stratumOf(rule, k), 'children') - count(stratumOf(rule, k), nameOf(no));
    const placed = (k: number, quantity: string): Pick<ProvinceFigure, 'places'> => ({
      places: [{ stratum: stratumOf(rule, k), quantity }],
    });
    return [
      {
        name: `${rule.unknown} children 0`,
        cells: [...rule.of.map((of) => `e ${of} 0`), ...from('e', rule, '', 1)],
        ...(rule === asNo ? scene.stateOf(everybody, 'eligible_1') : ({ state: 'asked' } as const)),
        ...placed(0, 'children'),
      },
      ...some.map((k): ProvinceFigure => ({
        name: `${rule.unknown} children ${k}`,
        cells: from('e', rule, '', k),
        state: 'asked',
        ...placed(k, 'children'),
      })),
      ...some.flatMap((k) =>
        riskNumbers.flatMap((no): ProvinceFigure[] => {
          const isTelling = count(stratumOf(rule, k), nameOf(no)) > 0 && others(no, k) < n;
          // Everybody with the indicator has a risk; of 17-22 all but persons of 18 and over.
          const ofAll = rule === asNo && k === 1 ? scene.stateOf(everybody, nameOf(no)) : null;
          const isTold = ofAll?.state === 'told' && no < 17;
          return [
            {
              name: `${rule.unknown} ${no} ${k}`,
              cells: from('x', rule, ` ${no}`, k),
              state: isTold ? 'told' : 'asked',
              mustHide: !isTold && (isTelling || ofAll?.mustHide === true),
              ...placed(k, nameOf(no)),
            },
            { name: `${rule.unknown} without ${no} ${k}`, cells: from('o', rule, ` ${no}`, k), state: 'rest' },
          ];
        }),
      ),
    ] satisfies ProvinceFigure[];
  });
  return {
    name: 'stack',
    cells,
    figures: [...figures, ...pairs.map(({ name, state }) => ({ name: `pair ${name}`, cells: [name], ...state }))],
    // What they follow from is judged.
    harmless: paired.map(({ name }) => name),
    equalities: [
      ...asNo.of.flatMap((of) =>
        some.flatMap((k) => [
          { left: riskNumbers.map((no) => `x ${of} ${no} ${k}`), right: [`e ${of} ${k}`], times: k },
          ...riskNumbers.map((no) => ({
            left: [`x ${of} ${no} ${k}`, `o ${of} ${no} ${k}`],
            right: [`e ${of} ${k}`],
          })),
        ]),
      ),
      ...paired.map(({ no, k, name }) => ({
        left: [name],
        right: asNo.of.map((of) => `x ${of} ${no} ${k}`),
        times: k - 1,
      })),
      ...(pairs.length === 0 ? [] : riskNumbers).map((no) => ({
        left: paired.filter((each) => each.no === no).map(({ name }) => name),
        right: pairs.filter(({ of }) => of.includes(no)).map(({ name }) => name),
      })),
    ],
  };
}

type PairCell = {
  readonly name: string;
  readonly of: readonly [number, number];
  readonly value: number;
  readonly state: ReturnType<Scene['stateOf']>;
};

/** Children with two risks, as pairs of indicators have them. */
function pairsIn({ count, stateOf, isThere }: Scene, some: readonly number[]): readonly PairCell[] {
  const having = (no: number): ProvinceStratum => ({ kind: 'answer', indicator: no, answer: 'yes' });
  if (some.length === 0 || !riskNumbers.every((no) => isThere(having(no)))) return [];
  return riskNumbers.flatMap((first, i) =>
    riskNumbers.slice(i + 1).map((second): PairCell => ({
      name: `y ${first} ${second}`,
      of: [first, second],
      value: count(having(first), nameOf(second)),
      state: stateOf(having(first), nameOf(second)),
    })),
  );
}
