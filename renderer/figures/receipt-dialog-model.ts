import type { Filter } from '../../shared/contract/filter.ts';
import type { Receipt, ReceiptAsk, ReceiptMethod } from '../../shared/contract/receipt.ts';
import type { Language } from '../../shared/format/language.ts';
import { formatPercent } from '../../shared/format/numbers.ts';
import { formatYear } from '../../shared/format/years.ts';
import type { Messages } from '../ui/messages.ts';
import type { ReceiptTexts } from './receipt-dialog-texts.ts';

type Value = ReceiptMethod['parameters'][string];

/** Values that are proportions: read as percentages. */
const shares: readonly string[] = [
  'confidence',
  'confidenceMuch',
  'low',
  'high',
  'narrow',
  'tooWide',
  'widestRelative',
  'sufficientCompleteness',
  'width',
  'relativeWidth',
  'completeness',
  'smoothed',
];

function valueWords(key: string, value: Value, texts: ReceiptTexts): string {
  const words: Readonly<Record<string, string>> = texts.words;
  if (value === null) return texts.nothing;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'string') return words[value] ?? value;
  if (shares.includes(key)) return formatPercent(value).replace('.0%', '%');
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}

/** Named values in one line: `ต่ำสุด 3.1% · สูงสุด 9.8%`. Names and words that have no text stay as they are. */
export function valuesInWords(values: ReceiptMethod['parameters'], texts: ReceiptTexts): string {
  const names: Readonly<Record<string, string>> = texts.values;
  return Object.entries(values)
    .map(
      ([key, value]) => `${names[key] ?? key}${typeof value === 'boolean' ? ':' : ''} ${valueWords(key, value, texts)}`,
    )
    .join(' · ');
}

/** True where the planning view hides the figure; what is not asked of anybody is not hidden. */
export function isHidden({ figure }: Pick<Receipt, 'figure'>): boolean {
  return figure.isHidden;
}

/** The filter in one line, the area first. */
export function filterInWords(
  filter: Filter,
  areaName: string | null,
  texts: { readonly filter: Messages['filter']; readonly common: Messages['common']; readonly receipt: ReceiptTexts },
  language: Language,
): string {
  return [
    areaName ?? texts.receipt.everywhere,
    filter.surveyYearBE === null ? null : texts.common.year(formatYear(filter.surveyYearBE, language)),
    filter.sex === null ? texts.filter.sexes.all : texts.filter.sexes[filter.sex],
    filter.ageBands === null
      ? texts.filter.ageAll
      : filter.ageBands.map((band) => texts.filter.ageBands[band]).join(', '),
    texts.filter.groups[filter.group],
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** Asks for the receipt of one indicator under a filter. */
export function indicatorAsk(indicator: number, filter: Filter, hotSpots: ReceiptAsk['hotSpots'] = null): ReceiptAsk {
  return { measure: { kind: 'indicator', indicator }, filter, hotSpots };
}
