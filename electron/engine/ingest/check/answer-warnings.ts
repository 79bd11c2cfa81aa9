import { fold } from '../../../../shared/cpms/answers.ts';
import { indicatorByNo } from '../../../../shared/cpms/indicators.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import type { AnswerColumn } from '../map/answer-codes.ts';
import type { AnswerPlan } from '../map/value-plan.ts';
import { rowsWith } from './cell-warnings.ts';
import { warningOf } from './findings.ts';

/** With fewer rows a column without a No may well be right. */
const fewestRows = 5;

/** What is to be said of how answers were read: columns without a single No, crosses beside ticks, columns read as their contrary. */
export function answerWarnings(
  columns: readonly AnswerColumn[],
  plans: readonly AnswerPlan[],
  { hasTick, contrary }: { readonly hasTick: boolean; readonly contrary: ReadonlySet<string> },
): readonly Warning[] {
  const warnings: Warning[] = [];
  const withoutNo = plans.filter((plan, i) => {
    const cells = columns[i]?.cells ?? [];
    const isIn = new Set(plan.yes);
    const yes = rowsWith(cells.filter(({ raw }) => raw !== null && isIn.has(raw)));
    const rows = rowsWith(cells);
    return yes > 0 && yes < rows && rows >= fewestRows && plan.no.length === 0 && !plan.isBlankNo;
  });
  if (withoutNo.length > 0) warnings.push(warningOf('answers_without_no', withoutNo.length, [], namesOf(withoutNo)));
  const crosses = hasTick
    ? columns.flatMap(({ cells }) => cells.filter(({ text }) => ['x', '×', '☒'].includes(fold(text))))
    : [];
  if (crosses.length > 0) warnings.push(warningOf('crosses_are_no', rowsWith(crosses)));
  const turned = plans.filter((_, i) => contrary.has(columns[i]?.field ?? ''));
  if (turned.length > 0) warnings.push(warningOf('contrary_read', turned.length, [], namesOf(turned)));
  return warnings;
}

function namesOf(plans: readonly AnswerPlan[]): { readonly th: string; readonly en: string } {
  const named = (language: 'th' | 'en'): string =>
    plans.map(({ indicator }) => `${indicator}. ${indicatorByNo(indicator)[language]}`).join(', ');
  return { th: named('th'), en: named('en') };
}
