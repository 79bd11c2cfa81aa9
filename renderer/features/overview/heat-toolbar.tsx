import { formatCount } from '../../../shared/format/numbers.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { useMessages } from '../../ui/locale.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { indicatorGroups, type IndicatorGroup } from './heat-model.ts';
import { tableLevels, type TableLevel } from './use-overview.ts';
import './heat-toolbar.css';

/** The levels that lie below the filter's area. */
function levelsBelow(area: string | null): readonly TableLevel[] {
  const level = area === null ? null : levelOfCode(area);
  if (level === 'amphoe') return ['tambon', 'community'];
  return level === 'tambon' || level === 'community' ? ['community'] : tableLevels;
}

/** Level and group of indicators of the heat table. */
export function HeatToolbar(props: {
  readonly level: TableLevel;
  readonly onLevel: (level: TableLevel) => void;
  readonly group: IndicatorGroup;
  readonly onGroup: (group: IndicatorGroup) => void;
  readonly area: string | null;
  readonly count: number;
  /** True while figures of a new filter are being counted for longer than a moment. */
  readonly isRefreshing: boolean;
}) {
  const { common, overview } = useMessages();
  return (
    <div className="heat-toolbar">
      <h2 className="heat-title">{overview.tableTitle}</h2>
      <Segmented
        label={overview.level}
        value={props.level}
        options={levelsBelow(props.area).map((level) => ({ value: level, label: overview.levelShort[level] }))}
        onChange={props.onLevel}
      />
      <span className="muted heat-count" role="status">
        {props.isRefreshing ? common.calculating : overview.rowsCount(formatCount(props.count))}
      </span>
      <SelectField
        label={overview.show}
        value={props.group}
        options={indicatorGroups.map((group) => ({ value: group, label: overview.shows[group] }))}
        onChange={(value) => {
          const group = indicatorGroups.find((each) => each === value);
          if (group) props.onGroup(group);
        }}
      />
    </div>
  );
}
