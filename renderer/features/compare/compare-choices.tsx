import { indicators } from '../../../shared/cpms/indicators.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { useFilter, useOption } from '../../client/use-address.ts';
import { useMessages } from '../../ui/locale.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useCompareWords } from './use-compare-words.ts';

export const compareLevels = ['amphoe', 'tambon', 'community'] as const;
export type CompareLevel = (typeof compareLevels)[number];

const numbers = indicators.map((indicator) => String(indicator.no));

/** The indicator of the address; shared with overview and map. */
export function useIndicator(fallback = 13): readonly [number, (no: number) => void] {
  const [text, setText] = useOption('indicator', numbers, String(fallback));
  return [Number(text), (no) => setText(String(no))];
}

/** The level of the address, or the next one below the filter's area where the chosen one is not within it. */
export function useLevel(): readonly [CompareLevel, (level: CompareLevel) => void] {
  const { filter } = useFilter();
  const [chosen, setChosen] = useOption('level', compareLevels, 'tambon');
  const above = filter.area === null ? 'province' : levelOfCode(filter.area);
  if (above === 'community' || above === 'tambon') return ['community', setChosen];
  return [above === 'amphoe' && chosen === 'amphoe' ? 'tambon' : chosen, setChosen];
}

export function IndicatorChoice(props: { readonly value: number; readonly onChange: (no: number) => void }) {
  const { compare } = useMessages();
  const words = useCompareWords();
  const group = (title: string, unit: 'child' | 'household') => ({
    title,
    options: indicators
      .filter((indicator) => indicator.unit === unit)
      .map((indicator) => ({ value: String(indicator.no), label: words.indicator(indicator.no) })),
  });
  return (
    <SelectField
      label={compare.indicator}
      value={String(props.value)}
      groups={[group(compare.indicatorsOfChildren, 'child'), group(compare.indicatorsOfHouseholds, 'household')]}
      onChange={(value) => props.onChange(Number(value))}
    />
  );
}

export function LevelChoice(props: { readonly value: CompareLevel; readonly onChange: (level: CompareLevel) => void }) {
  const { compare } = useMessages();
  return (
    <Segmented
      label={compare.level}
      value={props.value}
      options={compareLevels.map((level) => ({ value: level, label: compare.levelShort[level] }))}
      onChange={props.onChange}
    />
  );
}
