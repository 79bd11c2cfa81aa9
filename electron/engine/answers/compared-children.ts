import { noFilter } from '../../../shared/contract/no-filter.ts';
import type { AnswerChange, ChildFlows, ComparedChildren } from '../../../shared/contract/quality.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import { flows, type ProvinceStratum } from '../disclosure/lattice.ts';
import { livingQuantitiesOf } from './area-figures.ts';
import { sumOrNull } from './counts.ts';
import { provinceCounts } from './province-counts.ts';
import type { AnswerChangeKind, AnswerChangeRow, ChildrenOfYears, FlowRow, Years } from './row-questions.ts';
import type { Source } from './source.ts';

/** The children of two years compared, out of their rows where it can be told which of them are the same. */
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
    const total = (...kinds: readonly AnswerChangeKind[]): number =>
      communities.reduce((sum, each) => kinds.reduce((so, kind) => so + (each[kind][i] ?? 0), sum), 0);
    return {
      indicator: no,
      compared: total('yesToYes', 'yesToNo', 'noToYes', 'noToNo'),
      noToYes: total('noToYes'),
      yesToNo: total('yesToNo'),
      becameUnknown: total('becameUnknown'),
      becameKnown: total('unknownToYes', 'unknownToNo'),
    };
  });
}

/**
 * The same out of a cube, which has it for all children of provinces, of a year and the loaded one before it; null for
 * anything else, and where nobody can tell which children are the same.
 */
export function comparedInCube(source: Source, years: Years, area: string | null): ComparedChildren | null {
  const { surveyYearBE, previousYearBE } = years;
  if (source.cube.years.findLast((year) => year < surveyYearBE) !== previousYearBE) return null;
  const counts = provinceCounts(source, { ...noFilter, surveyYearBE, area });
  if (!counts?.has({ kind: 'flow', flow: 'stayed' })) return null;
  const flow = (name: (typeof flows)[number]): number | null => counts.of({ kind: 'flow', flow: name }, 'children');
  return {
    isComparable: true,
    flows: {
      childrenNow: flow('now'),
      childrenBefore: flow('before'),
      stayed: flow('stayed'),
      arrived: flow('arrived'),
      left: flow('left'),
      new: flow('new'),
      gone: flow('gone'),
      unkeyedNow: flow('unkeyed-now'),
      unkeyedBefore: flow('unkeyed-before'),
    },
    answers: indicators.map(({ no }) => {
      const { yes, known } = livingQuantitiesOf(no);
      const answered = (answer: Extract<ProvinceStratum, { kind: 'before' }>['answer'], quantity: string) =>
        counts.of({ kind: 'before', answer }, quantity);
      const [wasYes, isYes] = [answered('yes', known), answered('yes', yes)];
      return {
        indicator: no,
        compared: sumOrNull([wasYes, answered('no', known)]),
        noToYes: answered('no', yes),
        yesToNo: wasYes === null || isYes === null ? null : wasYes - isYes,
        becameUnknown: answered('became-unknown', known),
        becameKnown: answered('unknown', known),
      };
    }),
  };
}
