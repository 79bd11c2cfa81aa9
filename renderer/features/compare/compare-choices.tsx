import { indicators } from '../../../shared/cpms/indicators.ts';
import { useOption } from '../../client/address/use-address.ts';
import { useMessages } from '../../ui/locale.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useCompareWords } from './use-compare-words.ts';

const numbers = indicators.map((indicator) => String(indicator.no));

/** The indicator of the address; shared with overview and map. */
export function useIndicator(fallback = 13): readonly [number, (no: number) => void] {
  const [text, setText] = useOption('indicator', numbers, String(fallback));
  return [Number(text), (no) => setText(String(no))];
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
