import { hideTable, type CountTable, type TableFigure } from './count-table.ts';
import { emptyBlock, figureAt, figuresOf, hiddenFigure, type Cube, type FigureBlock } from './cube.ts';
import type { HideReport } from './hide-block.ts';
import {
  everybody,
  flows,
  groups,
  pairedIndicators,
  riskNumbers,
  stackUnknownRules,
  type Group,
  type ProvinceStratum,
  type Stratum,
} from './lattice.ts';
import type { Solver } from './linear-program.ts';
import { eligibleIndicators, eligibleQuantity, householdRates, quantityPlace } from './quantities.ts';
import type { ReleaseInput, ReleaseTask, TaskResult } from './release-task.ts';

/** Figures of provinces that are in no area below, in the order in which they need each other. */
export const provinceTasks: readonly string[] = ['answers', 'reached', 'stacks', 'homes', 'flows'];

/** What is shown of one figure of a province. */
type Shown = {
  readonly stratum: Stratum;
  readonly quantity: string;
  readonly value: number;
  readonly isShown: boolean;
};

type Scene = {
  readonly input: ReleaseInput;
  readonly task: ReleaseTask;
  /** A count of today, 0 where there is none. */
  readonly count: (stratum: Stratum, quantity: string, surveyYearBE?: number) => number;
  /** `told` where an earlier stage shows it. */
  readonly stateOf: (stratum: Stratum, quantity: string, surveyYearBE?: number) => TableFigure['state'];
  readonly isThere: (stratum: Stratum) => boolean;
  readonly hide: (table: CountTable) => ReadonlyMap<string, boolean>;
};

/** Releases the figures of one kind that only a province has. */
export function runProvinceTask(solver: Solver, input: ReleaseInput, released: Cube, task: ReleaseTask): TaskResult {
  const reports: HideReport[] = [];
  const figure = (cube: Cube, stratum: Stratum, quantity: string, year = task.surveyYearBE): number =>
    figureAt(figuresOf(cube, year, 'province', stratum), quantity, task.province);
  const thresholds = { n: input.n, denominator: input.denominator ?? input.n };
  // A table of which something is hidden from who asks is hidden whole.
  let isIncomplete = false;
  const scene: Scene = {
    input,
    count: (stratum, quantity, year) => {
      const value = figure(input.full, stratum, quantity, year);
      if (value === hiddenFigure) isIncomplete = true;
      return Math.max(0, value);
    },
    task,
    stateOf: (stratum, quantity, year) => (figure(released, stratum, quantity, year) >= 0 ? 'told' : 'rest'),
    isThere: (stratum) => figuresOf(input.full, task.surveyYearBE, 'province', stratum) !== null,
    hide: (table) => {
      const isHidden = isIncomplete;
      isIncomplete = false;
      if (isHidden) return new Map();
      const { isShown, report } = hideTable(
        solver,
        { ...table, name: `${task.surveyYearBE} ${table.name}` },
        thresholds,
        input.key,
      );
      reports.push(report);
      return isShown;
    },
  };
  const figuresOfKind: Readonly<Record<string, (scene: Scene) => readonly Shown[]>> = {
    answers,
    reached,
    stacks,
    homes,
    flows: flowFigures,
  };
  const shown = figuresOfKind[task.name]?.(scene) ?? [];
  return { task, blocks: blocksOf(task, shown), report: added(reports) };
}

function blocksOf({ surveyYearBE, province }: ReleaseTask, shown: readonly Shown[]): readonly FigureBlock[] {
  const byStratum = Map.groupBy(shown, ({ stratum }) => JSON.stringify(stratum));
  return [...byStratum.values()].flatMap((figures): FigureBlock[] => {
    const [first] = figures;
    if (!first) return [];
    const place = { surveyYearBE, level: 'province' as const, stratum: first.stratum, areas: Int32Array.of(province) };
    const block = emptyBlock(
      place,
      figures.map(({ quantity }) => quantity),
    );
    for (const { quantity, value, isShown } of figures) {
      const column = block.columns[quantityPlace(quantity)];
      if (column) column[0] = isShown ? value : hiddenFigure;
    }
    return [block];
  });
}

function added(reports: readonly HideReport[]): HideReport {
  const sum = (name: keyof HideReport): number => reports.reduce((so, report) => so + report[name], 0);
  return {
    figures: sum('figures'),
    small: sum('small'),
    hidden: sum('hidden'),
    pinned: sum('pinned'),
    narrowed: sum('narrowed'),
    mended: sum('mended'),
    rounds: sum('rounds'),
    ruleAlone: sum('ruleAlone'),
    toldBefore: sum('toldBefore'),
  };
}

const answerOf = (kind: 'yes' | 'known', no: number): string => `${no >= 17 ? 'living_' : ''}${kind}_${no}`;
const registration = 2;
const services = 16;

/** Pairs of indicators, and birth registration beside everything. */
function answers(scene: Scene): readonly Shown[] {
  if (!scene.isThere({ kind: 'answer', indicator: 1, answer: 'yes' })) return [];
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
      pairFigures(scene, first, second, (answer) =>
        first === registration ? eligibleOf(answer, second) : second === registration ? -1 : -1,
      ),
    ),
  ];
}

/** The children of each age range by birth registration; a child whose registration is not known is in neither. */
function registrationFigures({ count, stateOf, hide }: Scene): readonly Shown[] {
  const strata = (['yes', 'no'] as const).map(
    (answer) => ({ kind: 'answer', indicator: registration, answer }) as const,
  );
  const ranges = [1, 11, 3, 14] as const;
  const nested = (of: (no: number) => number): readonly number[] =>
    ranges.map((no, i) => of(no) - (i + 1 < ranges.length ? of(ranges[i + 1] ?? no) : 0));
  const cells = new Map<string, number>();
  const parts = [
    ...strata.map((stratum) => ({ name: stratum.answer, of: (no: number) => count(stratum, `eligible_${no}`) })),
    {
      name: 'rest',
      of: (no: number) =>
        count(everybody, `eligible_${no}`) - strata.reduce((sum, stratum) => sum + count(stratum, `eligible_${no}`), 0),
    },
  ];
  for (const { name, of } of parts) for (const [i, value] of nested(of).entries()) cells.set(`${name} ${i}`, value);
  const figures = ranges.flatMap((no, i): TableFigure[] => {
    const inRange = (name: string): readonly string[] => ranges.slice(i).map((_, j) => `${name} ${i + j}`);
    return [
      ...strata.map(({ answer }): TableFigure => ({
        name: `${answer} eligible_${no}`,
        cells: inRange(answer),
        state: 'asked',
      })),
      { name: `rest ${no}`, cells: inRange('rest'), state: 'rest' },
      {
        name: `all ${no}`,
        cells: parts.flatMap(({ name }) => inRange(name)),
        state: stateOf(everybody, `eligible_${no}`),
      },
    ];
  });
  const isShown = hide({ name: 'registration', cells, figures });
  return strata.flatMap((stratum): Shown[] => {
    const figure = (quantity: string, no: number): Shown => ({
      stratum,
      quantity,
      value: count(stratum, `eligible_${no}`),
      isShown: isShown.get(`${stratum.answer} eligible_${no}`) === true,
    });
    return [figure('children', 1), ...eligibleIndicators.map((no) => figure(`eligible_${no}`, no))];
  });
}

/** The fourfold table of two indicators, and what is known of either where the other is not. */
function pairFigures(
  { count, stateOf, hide, input }: Scene,
  first: number,
  second: number,
  capOf: (answer: 'yes' | 'no') => number,
): readonly Shown[] {
  const stratum = (indicator: number, answer: 'yes' | 'no'): ProvinceStratum => ({ kind: 'answer', indicator, answer });
  const [yes, known] = [answerOf('yes', second), answerOf('known', second)];
  const yy = count(stratum(first, 'yes'), yes);
  const yn = count(stratum(first, 'yes'), known) - yy;
  const ny = count(stratum(first, 'no'), yes);
  const nn = count(stratum(first, 'no'), known) - ny;
  const whole = (no: number): readonly [number, number] => {
    const ofYes = count(everybody, answerOf('yes', no));
    return [ofYes, count(everybody, answerOf('known', no)) - ofYes];
  };
  const [[firstYes, firstNo], [secondYes, secondNo]] = [whole(first), whole(second)];
  const cells = new Map([
    ['yy', yy],
    ['yn', yn],
    ['ny', ny],
    ['nn', nn],
    ['y?', firstYes - yy - yn],
    ['n?', firstNo - ny - nn],
    ['?y', secondYes - yy - ny],
    ['?n', secondNo - yn - nn],
  ]);
  const margin = (no: number, kind: 'yes' | 'no'): TableFigure['state'] =>
    stateOf(everybody, answerOf('yes', no)) === 'told' &&
    (kind === 'yes' || stateOf(everybody, answerOf('known', no)) === 'told')
      ? 'told'
      : 'rest';
  const { n } = input;
  const asked = (name: string, those: readonly string[], mustHide = false, cap = -1): TableFigure => ({
    name,
    cells: those,
    state: 'asked',
    mustHide,
    isDenominator: name.startsWith('known'),
    cap,
  });
  // 100 % of those with the one say something of each of them.
  const isWhole = (count_: number, ...others: readonly number[]): boolean =>
    count_ > 0 && others.some((other) => other < n);
  const isShown = hide({
    name: `pair ${first} ${second}`,
    cells,
    figures: [
      asked('known with', ['yy', 'yn'], false, capOf('yes')),
      asked('known without', ['ny', 'nn'], false, capOf('no')),
      ...(second === services
        ? []
        : [asked('known with second', ['yy', 'ny']), asked('known without second', ['yn', 'nn'])]),
      asked('yy', ['yy'], isWhole(yy, yn, second === services ? n : ny)),
      asked('ny', ['ny'], isWhole(ny, nn)),
      ...(second === services ? [] : [asked('yn', ['yn'], isWhole(yn, nn))]),
      { name: 'first yes', cells: ['yy', 'yn', 'y?'], state: margin(first, 'yes') },
      { name: 'first no', cells: ['ny', 'nn', 'n?'], state: margin(first, 'no') },
      { name: 'second yes', cells: ['yy', 'ny', '?y'], state: margin(second, 'yes') },
      { name: 'second no', cells: ['yn', 'nn', '?n'], state: margin(second, 'no') },
    ],
  });
  const figure = (place: ProvinceStratum, quantity: string, name: string, value: number): Shown => ({
    stratum: place,
    quantity,
    value,
    isShown: isShown.get(name) === true,
  });
  const [otherYes, otherKnown] = [answerOf('yes', first), answerOf('known', first)];
  return [
    figure(stratum(first, 'yes'), yes, 'yy', yy),
    figure(stratum(first, 'yes'), known, 'known with', yy + yn),
    figure(stratum(first, 'no'), yes, 'ny', ny),
    figure(stratum(first, 'no'), known, 'known without', ny + nn),
    ...(second === services
      ? []
      : [
          figure(stratum(second, 'yes'), otherYes, 'yy', yy),
          figure(stratum(second, 'yes'), otherKnown, 'known with second', yy + ny),
          figure(stratum(second, 'no'), otherYes, 'yn', yn),
          figure(stratum(second, 'no'), otherKnown, 'known without second', yn + nn),
        ]),
  ];
}

/** A stratum of one count of yes, with its denominator and base, in a table with others. */
type Counted3 = { readonly yes: number; readonly known: number; readonly base: number };

const cellsOf = (name: string, { yes, known, base }: Counted3): [string, number][] => [
  [`${name} y`, yes],
  [`${name} n`, known - yes],
  [`${name} u`, base - known],
];

const layersOf = (names: readonly string[], kinds: string): readonly string[] =>
  names.flatMap((name) => kinds.split('').map((kind) => `${name} ${kind}`));

/** Base, known and yes of each part, asked, and of all of them together, told where they are. */
function rateTable(
  name: string,
  parts: ReadonlyMap<string, Counted3>,
  n: number,
  baseState: (part: string) => Pick<TableFigure, 'state' | 'cap'>,
  whole: Readonly<Record<'base' | 'known' | 'yes', TableFigure['state']>>,
): CountTable {
  const asked = [...parts].filter(([part]) => part !== 'rest');
  const every = [...parts.keys()];
  return {
    name,
    cells: new Map([...parts].flatMap(([part, counts]) => cellsOf(part, counts))),
    figures: [
      ...asked.map(([part]): TableFigure => ({
        name: `${part} base`,
        cells: layersOf([part], 'ynu'),
        ...baseState(part),
      })),
      ...asked.map(([part]): TableFigure => ({
        name: `${part} known`,
        cells: layersOf([part], 'yn'),
        state: 'asked',
        isDenominator: true,
      })),
      ...asked.map(([part, { yes, known }]): TableFigure => ({
        name: `${part} yes`,
        cells: [`${part} y`],
        state: 'asked',
        mustHide: known > 0 && (known < n || (yes > 0 && known - yes < n)),
      })),
      { name: 'all base', cells: layersOf(every, 'ynu'), state: whole.base },
      { name: 'all known', cells: layersOf(every, 'yn'), state: whole.known },
      { name: 'all yes', cells: layersOf(every, 'y'), state: whole.yes },
    ],
    harmless: layersOf(every, 'u'),
  };
}

/** Services among victims and children at high risk, by group. */
function reached({ count, stateOf, hide, input, isThere }: Scene): readonly Shown[] {
  const stratumOf = (among: 'victims' | 'high-risk', group: Group): ProvinceStratum => ({
    kind: 'reached',
    among,
    group,
  });
  if (!isThere(stratumOf('victims', 'thai'))) return [];
  return groups.flatMap((group): Shown[] => {
    const ofGroup: Stratum = { kind: 'plain', sex: null, age: null, group };
    const countsOf = (stratum: Stratum): Counted3 => ({
      yes: count(stratum, 'yes_16'),
      known: count(stratum, 'known_16'),
      base: count(stratum, 'eligible_1'),
    });
    const [victims, high, all] = [stratumOf('victims', group), stratumOf('high-risk', group), ofGroup].map(countsOf);
    if (!victims || !high || !all) return [];
    const rest = {
      yes: all.yes - victims.yes - high.yes,
      known: all.known - victims.known - high.known,
      base: all.base - victims.base - high.base,
    };
    const isShown = hide(
      rateTable(
        `reached ${group}`,
        new Map([
          ['victims', victims],
          ['high-risk', high],
          ['rest', rest],
        ]),
        input.n,
        (part) => {
          // Victims are those who say yes to 13: what is shown of these is shown of them.
          if (part === 'victims') return { state: stateOf(ofGroup, 'yes_13') === 'told' ? 'told' : 'rest' };
          return { state: 'asked', cap: stateOf(ofGroup, 'high_risk') === 'told' ? count(ofGroup, 'high_risk') : -1 };
        },
        { base: stateOf(ofGroup, 'eligible_1'), known: stateOf(ofGroup, 'known_16'), yes: stateOf(ofGroup, 'yes_16') },
      ),
    );
    return (['victims', 'high-risk'] as const).flatMap((among): Shown[] => {
      const stratum = stratumOf(among, group);
      const { yes, known, base } = countsOf(stratum);
      const isTold = among === 'victims' && stateOf(ofGroup, 'yes_13') === 'told';
      return [
        { stratum, quantity: 'eligible_1', value: base, isShown: isTold || isShown.get(`${among} base`) === true },
        { stratum, quantity: 'known_16', value: known, isShown: isShown.get(`${among} known`) === true },
        { stratum, quantity: 'yes_16', value: yes, isShown: isShown.get(`${among} yes`) === true },
      ];
    });
  });
}

/** Households by the groups of their children, with 17-22. */
function homes({ count, stateOf, hide, input, isThere }: Scene): readonly Shown[] {
  const members = [...groups, 'both'] as const;
  const stratumOf = (each: (typeof members)[number]): ProvinceStratum => ({ kind: 'home', members: each });
  if (!members.every((each) => isThere(stratumOf(each)))) return [];
  const households = new Map(members.map((each) => [each, count(stratumOf(each), 'households')]));
  const rest = count(everybody, 'households') - [...households.values()].reduce((sum, each) => sum + each, 0);
  const ofHouseholds = hide({
    name: 'homes',
    cells: new Map<string, number>([...households, ['rest', rest]]),
    figures: [
      ...members.map((each): TableFigure => ({ name: each, cells: [each], state: 'asked' })),
      { name: 'all', cells: [...members, 'rest'], state: stateOf(everybody, 'households') },
    ],
  });
  const counts = members.map((each): Shown => ({
    stratum: stratumOf(each),
    quantity: 'households',
    value: households.get(each) ?? 0,
    isShown: ofHouseholds.get(each) === true,
  }));
  const rates = householdRates.flatMap(({ name, yes, known, base }): Shown[] => {
    const of = (stratum: Stratum): Counted3 => ({
      yes: count(stratum, yes),
      known: count(stratum, known ?? ''),
      base: count(stratum, base),
    });
    const parts = new Map<string, Counted3>(members.map((each) => [each, of(stratumOf(each))]));
    const whole = of(everybody);
    const sum = (kind: keyof Counted3): number => [...parts.values()].reduce((so, each) => so + each[kind], 0);
    parts.set('rest', {
      yes: whole.yes - sum('yes'),
      known: whole.known - sum('known'),
      base: whole.base - sum('base'),
    });
    const isShown = hide(
      rateTable(`homes ${name}`, parts, input.n, (part) => ({ state: ofHouseholds.get(part) ? 'told' : 'rest' }), {
        base: stateOf(everybody, base),
        known: stateOf(everybody, known ?? ''),
        yes: stateOf(everybody, yes),
      }),
    );
    return members.flatMap((each): Shown[] => {
      const stratum = stratumOf(each);
      return [
        {
          stratum,
          quantity: known ?? '',
          value: count(stratum, known ?? ''),
          isShown: isShown.get(`${each} known`) === true,
        },
        { stratum, quantity: yes, value: count(stratum, yes), isShown: isShown.get(`${each} yes`) === true },
      ];
    });
  });
  return [...counts, ...rates];
}

/** Children with at least so many risks, all and by indicator; what two cut-offs differ by is judged too. */
function stacks({ count, stateOf, hide, input, isThere }: Scene): readonly Shown[] {
  return stackUnknownRules.flatMap((unknown): Shown[] => {
    const stratumOf = (atLeast: number): ProvinceStratum => ({ kind: 'stack', unknown, atLeast });
    if (!isThere(stratumOf(0))) return [];
    const cutOffs = [...riskNumbers.keys()].map((k) => k + 1);
    const nameOf = (no: number): string => answerOf('yes', no);
    const exactly = (quantity: string, k: number): number =>
      count(stratumOf(k), quantity) - (k < riskNumbers.length ? count(stratumOf(k + 1), quantity) : 0);
    // Beyond the greatest number of risks there is nothing, and everybody knows.
    const greatest = cutOffs.findLast((k) => count(stratumOf(k), 'children') > 0) ?? 0;
    const some = cutOffs.filter((k) => k <= greatest);
    const cells = new Map<string, number>([0, ...some].map((k) => [`e ${k}`, exactly('children', k)]));
    for (const k of some)
      for (const no of riskNumbers) {
        cells.set(`x ${no} ${k}`, exactly(nameOf(no), k));
        cells.set(`o ${no} ${k}`, exactly('children', k) - exactly(nameOf(no), k));
      }
    const from = (prefix: string, k: number): readonly string[] =>
      some.filter((each) => each >= k).map((each) => `${prefix} ${each}`);
    const others = (no: number, k: number): number => count(stratumOf(k), 'children') - count(stratumOf(k), nameOf(no));
    const figures: TableFigure[] = [
      {
        name: 'children 0',
        cells: ['e 0', ...from('e', 1)],
        state: unknown === 'as-no' ? stateOf(everybody, 'eligible_1') : 'asked',
      },
      ...some.map((k): TableFigure => ({ name: `children ${k}`, cells: from('e', k), state: 'asked' })),
      ...some.flatMap((k) =>
        riskNumbers.flatMap((no): TableFigure[] => [
          {
            name: `${no} ${k}`,
            cells: from(`x ${no}`, k),
            state:
              unknown === 'as-no' && k === 1 && no < 17 && stateOf(everybody, nameOf(no)) === 'told' ? 'told' : 'asked',
            mustHide: count(stratumOf(k), nameOf(no)) > 0 && others(no, k) < input.n,
          },
          { name: `without ${no} ${k}`, cells: from(`o ${no}`, k), state: 'rest' },
        ]),
      ),
    ];
    const isShown = hide({
      name: `stack ${unknown}`,
      cells,
      figures,
      equalities: some.flatMap((k) => [
        { left: riskNumbers.map((no) => `x ${no} ${k}`), right: [`e ${k}`], times: k },
        ...riskNumbers.map((no) => ({ left: [`x ${no} ${k}`, `o ${no} ${k}`], right: [`e ${k}`] })),
      ]),
    });
    const isTold = (name: string): boolean =>
      isShown.get(name) === true || figures.some((each) => each.name === name && each.state === 'told');
    return [0, ...cutOffs].flatMap((k): Shown[] => {
      const stratum = stratumOf(k);
      return [
        {
          stratum,
          quantity: 'children',
          value: count(stratum, 'children'),
          isShown: k > greatest || isTold(`children ${k}`),
        },
        ...(k === 0 ? [] : riskNumbers).map((no): Shown => ({
          stratum,
          quantity: nameOf(no),
          value: count(stratum, nameOf(no)),
          isShown: k > greatest || isTold(`${no} ${k}`),
        })),
      ];
    });
  });
}

/** What became of the children of the year before, and how their answers changed. */
function flowFigures(scene: Scene): readonly Shown[] {
  const { count, stateOf, hide, isThere, input, task } = scene;
  const stratumOf = (flow: (typeof flows)[number]): ProvinceStratum => ({ kind: 'flow', flow });
  if (!isThere(stratumOf('stayed'))) return [];
  const before = input.full.years.findLast((year) => year < task.surveyYearBE) ?? task.surveyYearBE;
  const of = (flow: (typeof flows)[number]): number => count(stratumOf(flow), 'children');
  const sides = [
    { whole: 'now', parts: ['stayed', 'arrived', 'new', 'unkeyed-now'], year: task.surveyYearBE },
    { whole: 'before', parts: ['stayed', 'left', 'gone', 'unkeyed-before'], year: before },
  ] as const;
  const names = [...new Set(sides.flatMap(({ parts }) => [...parts]))];
  const cells = new Map<string, number>(names.map((flow) => [flow, of(flow)]));
  const figures: TableFigure[] = names.map((flow) => ({ name: flow, cells: [flow], state: 'asked' }));
  for (const { whole, parts, year } of sides) {
    const rest = of(whole) - parts.reduce((sum, flow) => sum + of(flow), 0);
    cells.set(`rest ${whole}`, Math.max(0, rest));
    figures.push({
      name: whole,
      cells: [...parts, `rest ${whole}`],
      state: rest < 0 ? 'rest' : stateOf(everybody, 'recorded', year),
    });
  }
  const isShown = hide({ name: 'flows', cells, figures });
  const counts = flows.map((flow): Shown => {
    const side = sides.find(({ whole }) => whole === flow);
    const isTold = side ? stateOf(everybody, 'recorded', side.year) === 'told' : isShown.get(flow) === true;
    return { stratum: stratumOf(flow), quantity: 'children', value: of(flow), isShown: isTold };
  });
  return [...counts, ...[...new Array(22).keys()].flatMap((i) => changeFigures(scene, i + 1, before))];
}

/** An indicator's answers now by the answers of the year before, for the children who are in both. */
function changeFigures({ count, stateOf, hide, isThere, input }: Scene, no: number, before: number): readonly Shown[] {
  const stratumOf = (answer: 'yes' | 'no' | 'unknown' | 'became-unknown'): ProvinceStratum => ({
    kind: 'before',
    answer,
  });
  if (!isThere(stratumOf('yes'))) return [];
  const [yes, known] = [answerOf('yes', no), answerOf('known', no)];
  const earlier = (['yes', 'no', 'unknown'] as const).map((answer) => ({
    answer,
    yes: count(stratumOf(answer), yes),
    known: count(stratumOf(answer), known),
  }));
  const became = count(stratumOf('became-unknown'), known);
  const cells = new Map<string, number>(
    earlier.flatMap(({ answer, yes: ofYes, known: ofKnown }): [string, number][] => [
      [`${answer} y`, ofYes],
      [`${answer} n`, ofKnown - ofYes],
    ]),
  );
  cells.set('became', became);
  const figures: TableFigure[] = [
    ...earlier.flatMap(({ answer, yes: ofYes, known: ofKnown }): TableFigure[] => [
      { name: `${answer} known`, cells: [`${answer} y`, `${answer} n`], state: 'asked' },
      {
        name: `${answer} yes`,
        cells: [`${answer} y`],
        state: 'asked',
        mustHide: ofKnown > 0 && (ofKnown < input.n || (ofYes > 0 && ofKnown - ofYes < input.n)),
      },
    ]),
    { name: 'became', cells: ['became'], state: 'asked' },
  ];
  const margin = (name: string, those: readonly string[], value: number, state: TableFigure['state']): void => {
    const rest = value - those.reduce((sum, cell) => sum + (cells.get(cell) ?? 0), 0);
    // Records that stand for one child twice: then the margin says nothing exact.
    if (rest < 0) return;
    cells.set(`rest ${name}`, rest);
    figures.push({ name, cells: [...those, `rest ${name}`], state });
  };
  const now = count(everybody, yes);
  const [stateYes, stateKnown] = [stateOf(everybody, yes), stateOf(everybody, known)];
  const stateNo = stateYes === 'told' && stateKnown === 'told' ? 'told' : 'rest';
  margin('now yes', ['yes y', 'no y', 'unknown y'], now, stateYes);
  margin('now no', ['yes n', 'no n', 'unknown n'], count(everybody, known) - now, stateNo);
  const then = count(everybody, yes, before);
  margin('then yes', ['yes y', 'yes n'], then, stateOf(everybody, yes, before));
  margin('then no', ['no y', 'no n'], count(everybody, known, before) - then, stateOf(everybody, known, before));
  const isShown = hide({ name: `changes ${no}`, cells, figures });
  return [
    ...earlier.flatMap(({ answer, yes: ofYes, known: ofKnown }): Shown[] => [
      { stratum: stratumOf(answer), quantity: known, value: ofKnown, isShown: isShown.get(`${answer} known`) === true },
      { stratum: stratumOf(answer), quantity: yes, value: ofYes, isShown: isShown.get(`${answer} yes`) === true },
    ]),
    { stratum: stratumOf('became-unknown'), quantity: known, value: became, isShown: isShown.get('became') === true },
  ];
}
