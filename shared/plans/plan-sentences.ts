import type { Finding, PlanConflict } from '../contract/plan-answers.ts';
import { indicatorByNo } from '../cpms/indicators.ts';
import type { Language } from '../format/language.ts';
import { formatBaht } from '../format/money.ts';
import { formatCount } from '../format/numbers.ts';
import { plans as en } from '../i18n/en/plans.ts';
import type { MessagesLike } from '../i18n/messages-type.ts';
import { plans as th } from '../i18n/th/plans.ts';

const wordsOf: Readonly<Record<Language, MessagesLike<typeof th>>> = { th, en };

/** Services reached (16): the group that is worse off is the one with the lower figure. */
const coverageIndicator = 16;

/** Why a measure is proposed, without a figure: whoever shows it sets the figure of the reference beside it. */
export function reasonSentence(finding: Finding, language: Language): string {
  const { reasons, profiles } = wordsOf[language];
  const indicator = indicatorByNo(finding.indicator)[language];
  if (finding.grade === 'D') return reasons['find-out'](indicator);
  switch (finding.kind) {
    case 'standing':
      if (finding.mark === 'similar') throw new RangeError('A place like the others is no reason.');
      return reasons[finding.mark](indicator);
    case 'trend':
      if (finding.verdict !== 'rising' && finding.verdict !== 'falling') throw new RangeError('No trend is no reason.');
      return reasons[finding.verdict](indicator);
    case 'migration-profile':
      return reasons['migration-profile'](profiles[finding.profile]);
    case 'stacked-risk':
      return reasons['stacked-risk'](indicator);
    case 'rights-gap':
      return finding.indicator === coverageIndicator
        ? reasons[`rights-gap-reached-${finding.worseFor}`](indicator)
        : reasons[`rights-gap-${finding.worseFor}`](indicator);
  }
}

/**
 * What contradicts itself, and what to do.
 * @param nameOf the name of an area in the language of the sentence
 */
export function conflictSentence(
  conflict: PlanConflict,
  nameOf: (areaCode: string) => string,
  language: Language,
): string {
  const { conflicts } = wordsOf[language];
  switch (conflict.code) {
    case 'same-measure':
      return conflicts['same-measure'](nameOf(conflict.areaCode));
    case 'over-ceiling':
      return conflicts['over-ceiling'](
        formatBaht(conflict.plannedSatang, language),
        formatBaht(conflict.ceilingSatang, language),
      );
    case 'no-owner':
      return conflicts['no-owner'];
    case 'weaker-than-trend':
      return conflicts['weaker-than-trend'](percent(conflict.targetPercent), percent(conflict.projectedPercent));
    case 'more-than-there':
      return conflicts['more-than-there'](formatCount(conflict.people), formatCount(conflict.children));
    case 'no-measure': {
      const indicators = conflict.indicators.map((no) => indicatorByNo(no)[language]).join(', ');
      return conflicts['no-measure'](nameOf(conflict.areaCode), indicators);
    }
  }
}

/** To one decimal, and none that says nothing. */
const percent = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });
