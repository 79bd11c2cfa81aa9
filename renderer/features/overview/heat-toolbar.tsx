import { formatCount } from '../../../shared/format/numbers.ts';
import { tableLevels, type TableLevel } from '../../client/address/use-level.ts';
import { LevelChoice } from '../../ui/level-choice.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { indicatorGroups, type IndicatorGroup } from './heat-model.ts';
import './heat-toolbar.css';

/** Level and group of indicators of the heat table. */
export function HeatToolbar(props: {
  readonly level: TableLevel;
  readonly onLevel: (level: TableLevel) => void;
  readonly group: IndicatorGroup;
  readonly onGroup: (group: IndicatorGroup) => void;
  readonly count: number;
  /** True while figures of a new filter are being counted for longer than a moment. */
  readonly isRefreshing: boolean;
}) {
  const { common, overview } = useMessages();
  return (
    <div className="heat-toolbar">
      <h2 className="heat-title">{overview.tableTitle}</h2>
      <LevelChoice levels={tableLevels} value={props.level} onChange={props.onLevel} />
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
