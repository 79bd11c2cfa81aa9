import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { toFailure } from '../../client/failure.ts';
import { useFilter, useOption } from '../../client/use-address.ts';
import { useMessages } from '../../ui/locale.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { Loading, useIsSlow } from '../../ui/progress.tsx';
import { Segmented } from '../../ui/segmented.tsx';

/** A tab with its findings beside what they are taken from; loading and failure take the place of both. */
export function QualityFrame(props: {
  readonly query: UseQueryResult;
  readonly main: ReactNode;
  readonly side: ReactNode;
}) {
  const { query } = props;
  const isSlow = useIsSlow(query.isPlaceholderData);
  if (query.error) {
    return (
      <div className="quality-failure">
        <FailureNotice failure={toFailure(query.error)} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (query.data === undefined) return <Loading />;
  return (
    <div className="quality-frame" data-refreshing={isSlow || undefined} aria-busy={isSlow}>
      <div className="quality-main">{props.main}</div>
      <aside className="quality-side">{props.side}</aside>
    </div>
  );
}

export const qualityLevels = ['province', 'amphoe', 'tambon', 'community'] as const;
export type QualityLevel = (typeof qualityLevels)[number];

/** The level of the address, or the next one below the filter's area where the chosen one is not within it. */
export function useQualityLevel(fallback: QualityLevel): readonly [QualityLevel, (level: QualityLevel) => void] {
  const { filter } = useFilter();
  const [chosen, setChosen] = useOption('level', qualityLevels, fallback);
  const own = filter.area === null ? null : levelOfCode(filter.area);
  const lowest = own === null ? 0 : Math.min(qualityLevels.length - 1, qualityLevels.indexOf(own) + 1);
  return [qualityLevels[Math.max(lowest, qualityLevels.indexOf(chosen))] ?? 'community', setChosen];
}

/** Which areas the rows of a table are. */
export function LevelChoice(props: { readonly value: QualityLevel; readonly onChange: (level: QualityLevel) => void }) {
  const { common, quality } = useMessages();
  const { filter } = useFilter();
  const own = filter.area === null ? null : levelOfCode(filter.area);
  const levels = own === null ? qualityLevels : qualityLevels.slice(qualityLevels.indexOf(own) + 1);
  if (levels.length < 2) return null;
  return (
    <Segmented
      label={quality.level}
      value={props.value}
      options={levels.map((level) => ({ value: level, label: common.levels[level] }))}
      onChange={props.onChange}
    />
  );
}
