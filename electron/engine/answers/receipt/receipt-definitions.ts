import { indicatorByNo } from '../../../../shared/cpms/indicators.ts';
import type { HeadlineName, Receipt } from '../../../../shared/contract/receipt.ts';
import { receipt as en } from '../../../../shared/i18n/en/receipt.ts';
import { receipt as th } from '../../../../shared/i18n/th/receipt.ts';

/** What a receipt says of its figure; the rest is the same for all. */
export type Measured = Pick<Receipt, 'definition' | 'figure' | 'methods'>;

/** What the figure of an indicator counts, in words. */
export function definitionOfIndicator(no: number): Receipt['definition'] {
  const { key, unit, kind, ages, th: nameTh, en: nameEn } = indicatorByNo(no);
  const [from, to] = [String(ages?.from ?? ''), String(ages?.to ?? '')];
  return {
    key,
    unit,
    kind,
    ageFrom: ages?.from ?? null,
    ageTo: ages?.to ?? null,
    th: nameTh,
    en: nameEn,
    meaning: {
      th: ages === null ? th.countsHouseholds : th.countsChildren(from, to),
      en: ages === null ? en.countsHouseholds : en.countsChildren(from, to),
    },
    numerator: { th: th.numeratorOfIndicator, en: en.numeratorOfIndicator },
    denominator: { th: th.denominatorOfIndicator, en: en.denominatorOfIndicator },
    ruleSet: null,
  };
}

/** The rules by which children are classed (product §7); the version goes up when another child would be counted. */
const riskRuleSet = { name: 'working-definition', version: '1' };

/** What a headline count is, in words. */
export function definitionOfHeadline(headline: HeadlineName, hasRegister = false): Receipt['definition'] {
  const name = headline === 'communities' && hasRegister ? 'communitiesOfRegister' : headline;
  const [inThai, inEnglish] = [th.counts[name], en.counts[name]];
  return {
    key: headline,
    unit: headline === 'communities' ? 'community' : 'child',
    kind: null,
    ageFrom: null,
    ageTo: null,
    th: inThai.name,
    en: inEnglish.name,
    meaning: { th: inThai.text, en: inEnglish.text },
    numerator: { th: inThai.name, en: inEnglish.name },
    denominator: headline === 'children' ? null : { th: inThai.denominator, en: inEnglish.denominator },
    ruleSet: headline === 'high-risk' ? riskRuleSet : null,
  };
}
