import type { AreaLevel } from '../../shared/geo/area-codes.ts';
import { useFilter } from '../client/address/use-address.ts';
import { levelsBelow } from '../client/address/use-level.ts';
import { useMessages } from './locale.tsx';
import { Segmented } from './segmented.tsx';

/** Which areas the rows of a table are, among those below the filter's area; nothing where only one is left. */
export function LevelChoice<Level extends AreaLevel>(props: {
  readonly levels: readonly Level[];
  readonly value: Level;
  readonly onChange: (level: Level) => void;
}) {
  const { common } = useMessages();
  const { filter } = useFilter();
  const levels = levelsBelow(props.levels, filter.area);
  if (levels.length < 2) return null;
  return (
    <Segmented
      label={common.level}
      value={props.value}
      options={levels.map((level) => ({ value: level, label: common.levelShort[level] }))}
      onChange={props.onChange}
    />
  );
}
