import type { AnswerChange, ChildFlows, ComparedChildren } from '../../../shared/contract/quality.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import type { AnswerChangeKind, AnswerChangeRow, ChildrenOfYears, FlowRow, Years } from './row-questions.ts';

/** The children of two years compared, where it can be told which of them are the same. */
export function comparedChildren(children: ChildrenOfYears, years: Years, area: string | null): ComparedChildren {
  if (!children.isComparable) return children;
  const isInside = ({ code }: { readonly code: string }): boolean => code.startsWith(area ?? '');
  return {
    isComparable: true,
    flows: sumOfFlows(children.flows.filter(isInside), years),
    answers: sumOfChanges(children.changes.filter(isInside)),
  };
}

function sumOfFlows(rows: readonly FlowRow[], { surveyYearBE }: Years): ChildFlows {
  const total = (those: readonly FlowRow[], part: 'records' | 'unkeyed' | 'stayed' | 'moved' | 'alone'): number =>
    those.reduce((sum, row) => sum + row[part], 0);
  const now = rows.filter((row) => row.surveyYearBE === surveyYearBE);
  const before = rows.filter((row) => row.surveyYearBE !== surveyYearBE);
  return {
    childrenNow: total(now, 'records'),
    childrenBefore: total(before, 'records'),
    stayed: total(now, 'stayed'),
    arrived: total(now, 'moved'),
    left: total(before, 'moved'),
    new: total(now, 'alone'),
    gone: total(before, 'alone'),
    unkeyedNow: total(now, 'unkeyed'),
    unkeyedBefore: total(before, 'unkeyed'),
  };
}

function sumOfChanges(communities: readonly AnswerChangeRow[]): AnswerChange[] {
  return indicators.map(({ no }, i) => {
    const total = (kind: AnswerChangeKind): number =>
      communities.reduce((sum, community) => sum + (community[kind][i] ?? 0), 0);
    return {
      indicator: no,
      compared: total('compared'),
      noToYes: total('noToYes'),
      yesToNo: total('yesToNo'),
      becameUnknown: total('becameUnknown'),
      becameKnown: total('becameKnown'),
    };
  });
}
