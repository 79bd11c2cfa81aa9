import { ageBands, type AgeBand } from '../../shared/cpms/age-bands.ts';
import { populationGroups } from '../../shared/contract/no-filter.ts';
import { formatCount } from '../../shared/format/numbers.ts';
import { formatYearShort } from '../../shared/format/years.ts';
import { useFilter } from '../client/address/use-address.ts';
import { useDataset } from '../client/questions/use-dataset.ts';
import { finestLevel } from '../../shared/figures/finest-level.ts';
import { useAreaDirectory } from '../client/questions/use-area-directory.ts';
import { Action } from '../ui/action.tsx';
import { AreaPicker } from './area-picker.tsx';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { MultiSelectField, SelectField } from '../ui/select-field.tsx';
import './filter-bar.css';

const sexes = ['all', 'male', 'female'] as const;

function ageSummary(bands: readonly AgeBand[] | null, texts: ReturnType<typeof useMessages>['filter']): string {
  if (bands === null) return texts.ageAll;
  const [first] = bands;
  return bands.length === 1 && first ? texts.ageBands[first] : texts.ageSome(formatCount(bands.length));
}

/** Which children: by sex, age and group. */
function ChildChoices() {
  const { filter, setFilter } = useFilter();
  const texts = useMessages().filter;
  return (
    <>
      <Segmented
        label={texts.sex}
        value={filter.sex ?? 'all'}
        options={sexes.map((sex) => ({ value: sex, label: texts.sexes[sex] }))}
        onChange={(sex) => setFilter({ sex: sex === 'all' ? null : sex })}
      />
      <MultiSelectField
        label={texts.age}
        summary={ageSummary(filter.ageBands, texts)}
        isRestricted={filter.ageBands !== null}
        values={filter.ageBands ?? []}
        options={ageBands.map((band) => ({ value: band, label: texts.ageBands[band] }))}
        onChange={(values) => {
          const bands = ageBands.filter((band) => values.includes(band));
          setFilter({ ageBands: bands.length === 0 || bands.length === ageBands.length ? null : bands });
        }}
      />
      <span title={texts.groupExplained}>
        <Segmented
          label={texts.group}
          value={filter.group}
          options={populationGroups.map((group) => ({ value: group, label: texts.groups[group] }))}
          onChange={(group) => setFilter({ group })}
        />
      </span>
    </>
  );
}

/** How finely planning figures tell the chosen children apart; nothing where all figures are shown. */
function ToldTo() {
  const { filter } = useFilter();
  const { common, filter: texts } = useMessages();
  const filters = useDataset().data?.view?.filters ?? null;
  if (filters === null || (filter.sex === null && filter.ageBands === null && filter.group === 'all')) return null;
  const level = finestLevel(filter, filters);
  return (
    <span className="small muted" role="status">
      {level === null ? texts.toldNowhere : texts.toldTo(common.levels[level])}
    </span>
  );
}

/** Year, area, sex, age and group: what every figure on the screen is about; or the place only. */
export function FilterBar(props: { readonly isOfPlaceOnly?: boolean }) {
  const { filter, years, isRestricted, setFilter, clearFilter } = useFilter();
  const { language } = useLanguage();
  const texts = useMessages().filter;
  const directory = useAreaDirectory();
  return (
    <div className="filter-bar" role="group" aria-label={texts.title}>
      <SelectField
        label={texts.year}
        value={filter.surveyYearBE === null ? null : String(filter.surveyYearBE)}
        options={years.toReversed().map((year) => ({ value: String(year), label: formatYearShort(year, language) }))}
        onChange={(year) => setFilter({ surveyYearBE: Number(year) })}
      />
      <AreaPicker directory={directory} value={filter.area} onChange={(area) => setFilter({ area })} />
      {props.isOfPlaceOnly ? null : <ChildChoices />}
      {props.isOfPlaceOnly ? null : <ToldTo />}
      {(props.isOfPlaceOnly ? filter.area !== null : isRestricted) ? (
        <Action look="quiet" size="small" icon="close" onPress={clearFilter}>
          {texts.clear}
        </Action>
      ) : null}
    </div>
  );
}
