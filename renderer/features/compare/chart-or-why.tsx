import type { ReactNode } from 'react';
import { MostlyHidden, type HiddenCount } from '../../figures/mostly-hidden.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { EmptyState } from '../../ui/notice.tsx';
import { useCompareWords } from './use-compare-words.ts';

/** A chart with what it is about below it; where it has nothing to show, why: there is nothing, or all is hidden. */
export function ChartOrWhy(props: {
  /** How many rows or points the chart has. */
  readonly shown: number;
  readonly count: HiddenCount;
  readonly children: ReactNode;
}) {
  const { count, shown } = props;
  const { common, compare } = useMessages();
  const words = useCompareWords();
  if (shown === 0 && count.hidden === 0) {
    return <EmptyState icon="compare" title={compare.noAreas} text={compare.noAreasText} />;
  }
  if (shown === 0) return <EmptyState icon="lock" title={compare.hidden} text={common.mostlyHidden} />;
  return (
    <>
      <MostlyHidden count={count} />
      {props.children}
      <p className="compare-notes">{compare.subtitle(words.place, words.year)}</p>
    </>
  );
}
