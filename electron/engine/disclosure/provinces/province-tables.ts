import { emptyBlock, hiddenFigure, type Cube, type FigureBlock } from '../cube.ts';
import type { HideReport } from '../hide-block.ts';
import { stratumKey } from '../lattice.ts';
import type { Solver } from '../linear-program.ts';
import { quantityPlace } from '../quantities.ts';
import type { ReleaseInput, ReleaseTask, TaskResult } from '../release-task.ts';
import { betweenYears } from './between-years.ts';
import { householdsByGroup } from './households-by-group.ts';
import { pairsOfIndicators } from './pairs-of-indicators.ts';
import { sceneOf, type JudgedFigure, type Scene } from './province-table.ts';
import { risksTogether } from './risks-together.ts';
import { servicesReached } from './services-reached.ts';

/** Figures of provinces that are in no area below, by name of their task. */
const tables: Readonly<Record<string, (scene: Scene) => readonly JudgedFigure[]>> = {
  answers: pairsOfIndicators,
  reached: servicesReached,
  homes: householdsByGroup,
  flows: betweenYears,
  stacks: risksTogether,
};
/** In stages: those of a stage can be worked out one beside the other. */
export const provinceStages: readonly (readonly string[])[] = [['answers', 'reached', 'homes', 'flows'], ['stacks']];
export const provinceTasks: readonly string[] = provinceStages.flat();

/** Releases the figures of one kind that only a province has. */
export function runProvinceTask(solver: Solver, input: ReleaseInput, released: Cube, task: ReleaseTask): TaskResult {
  const { scene, reports } = sceneOf(solver, input, released, task);
  const figures = tables[task.name]?.(scene) ?? [];
  return { task, blocks: blocksOf(task, figures), report: added(reports) };
}

function blocksOf({ surveyYearBE, province }: ReleaseTask, judged: readonly JudgedFigure[]): readonly FigureBlock[] {
  const byStratum = Map.groupBy(judged, ({ stratum }) => stratumKey(stratum));
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
