import { emptyBlock, hiddenFigure, type Cube, type FigureBlock } from '../cube.ts';
import type { HideReport } from '../hide-block.ts';
import { stratumKey } from '../lattice.ts';
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
export const provinceTasks: readonly string[] = Object.keys(tables);

/** Releases the figures of one kind that only a province has. */
export function runProvinceTask(input: ReleaseInput, released: Cube, task: ReleaseTask): TaskResult {
  const figures = tables[task.name]?.(sceneOf(input, released, task)) ?? [];
  return { task, blocks: blocksOf(task, figures), report: reportOf(figures) };
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

function reportOf(judged: readonly JudgedFigure[]): HideReport {
  const hidden = judged.filter(({ isShown }) => !isShown).length;
  return {
    figures: judged.length,
    small: 0,
    hidden,
    pinned: 0,
    narrowed: 0,
    mended: 0,
    rounds: 0,
    ruleAlone: 0,
    toldBefore: 0,
  };
}
