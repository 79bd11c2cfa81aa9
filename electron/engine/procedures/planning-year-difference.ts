import type { ComparedChildren, YearDifferenceAnswer } from '../../../shared/contract/quality.ts';
import { indicatorCount } from '../../../shared/cpms/indicators.ts';
import { areaLevels, codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { flowParts, type CommunityFlows, type FlowPart } from '../answers/compared-children.ts';
import type { IsHidden } from '../answers/is-hidden.ts';
import type { FoundYearDifference } from '../answers/year-difference.ts';
import type { Years } from '../answers/year-changes.ts';
import type { Reader } from '../db/database.ts';
import type { AnswerChangeKind, AnswerChangeRow } from '../queries/children-over-years.ts';
import { isDisclosive } from '../statistics/hidden-cells.ts';
import { planningAllZero } from './planning-all-zero.ts';
import { hiddenAmongAreas, hiddenFlows, type CommunityCells } from './planning-quality.ts';

type IsCellHidden = (areaCode: string, cell: number) => boolean;

/** The difference of two years as the planning view may show it. */
export async function planningYearDifference(
  db: Reader,
  { answer, children }: FoundYearDifference,
  isPrevalenceHidden: IsHidden,
  threshold: number,
  signal?: AbortSignal,
): Promise<YearDifferenceAnswer> {
  const { surveyYearBE, previousYearBE, areaCode: area, difference } = answer;
  if (surveyYearBE === null || previousYearBE === null || difference === null || children === null) return answer;
  const allZero = await planningAllZero(db, { surveyYearBE, area }, threshold, signal);
  const isFlowHidden = hiddenFlowParts(children.flows, threshold);
  const isChangeHidden = hiddenChanges(
    children.changes,
    { surveyYearBE, previousYearBE },
    isPrevalenceHidden,
    threshold,
  );
  return {
    ...answer,
    difference: {
      ...difference,
      communities: { ...difference.communities, allZero },
      children: shownChildren(
        difference.children,
        hiddenAt(area, children.flows, isFlowHidden),
        hiddenAt(area, children.changes, isChangeHidden),
      ),
    },
  };
}

function shownChildren(
  children: ComparedChildren,
  isFlowHidden: (cell: number) => boolean,
  isChangeHidden: (cell: number) => boolean,
): ComparedChildren {
  if (!children.isComparable) return children;
  const { flows } = children;
  const shown = (part: Exclude<FlowPart, 'stayedBefore'>): number | null =>
    isFlowHidden(flowParts.indexOf(part)) ? null : flows[part];
  return {
    ...children,
    flows: {
      ...flows,
      stayed: shown('stayed'),
      arrived: shown('arrived'),
      left: shown('left'),
      new: shown('new'),
      gone: shown('gone'),
      unkeyedNow: shown('unkeyedNow'),
      unkeyedBefore: shown('unkeyedBefore'),
    },
    answers: children.answers.map((change, i) =>
      isChangeHidden(i) ? { ...change, compared: null, noToYes: null, yesToNo: null } : change,
    ),
  };
}

function hiddenFlowParts(communities: readonly CommunityFlows[], threshold: number): IsCellHidden {
  const firstBefore = flowParts.indexOf('stayedBefore');
  const cells = communities.map(({ code, now, before, parts }): CommunityCells => ({
    code,
    cells: flowParts.map((part, i) => ({ yes: parts[part], known: i < firstBefore ? now : before })),
  }));
  return hiddenFlows(cells, threshold);
}

/**
 * How many answers turned to yes and to no is shown or hidden together: hidden where one of them is small, where the
 * prevalence is hidden in one of the years, or where a sibling's would follow from it. That an answer became unknown,
 * or known, says something of the form and not of the child (see `hiddenCompleteness`), and stays.
 */
function hiddenChanges(
  communities: readonly AnswerChangeRow[],
  { surveyYearBE, previousYearBE }: Years,
  isPrevalenceHidden: IsHidden,
  threshold: number,
): IsCellHidden {
  const sum = (of: readonly AnswerChangeRow[], kind: AnswerChangeKind, i: number): number =>
    of.reduce((total, row) => total + (row[kind][i] ?? 0), 0);
  const isSmall = (of: readonly AnswerChangeRow[], i: number): boolean =>
    (['noToYes', 'yesToNo'] as const).some((kind) =>
      isDisclosive({ yes: sum(of, kind, i), known: sum(of, 'compared', i) }, threshold),
    );
  const byArea = new Map(
    areaLevels.flatMap((level) => [...Map.groupBy(communities, ({ code }) => codeAtLevel(code, level))]),
  );
  const cells = communities.map((row): CommunityCells => ({
    code: row.code,
    cells: Array.from({ length: indicatorCount }, (_, i) => ({
      yes: (row.noToYes[i] ?? 0) + (row.yesToNo[i] ?? 0),
      known: row.compared[i] ?? 0,
    })),
  }));
  return hiddenAmongAreas(cells, indicatorCount, {
    partitions: [],
    isDisclosive: (_, i, areaCode) =>
      isPrevalenceHidden(surveyYearBE, areaCode, i + 1) ||
      isPrevalenceHidden(previousYearBE, areaCode, i + 1) ||
      isSmall(byArea.get(areaCode) ?? [], i),
  });
}

/** Whether a cell is hidden in an area; of all areas together: in some province. */
function hiddenAt(
  area: string | null,
  communities: readonly { readonly code: string }[],
  isHidden: IsCellHidden,
): (cell: number) => boolean {
  const areas = area === null ? [...new Set(communities.map(({ code }) => codeAtLevel(code, 'province')))] : [area];
  return (cell) => areas.some((code) => isHidden(code, cell));
}
