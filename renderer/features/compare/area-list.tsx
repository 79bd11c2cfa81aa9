import { goToScreen, useFilter } from '../../client/address/use-address.ts';
import { hoverHandlers, selectArea, useIsHovered, useSelectedArea } from '../../client/address/use-selection.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { Action, IconAction } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { useShortList } from '../../ui/short-list.tsx';
import { indicatorAsk } from '../../figures/receipt-dialog-model.ts';
import { ReceiptAction } from '../../figures/receipt-dialog.tsx';
import { useCompareWords } from './use-compare-words.ts';

/** An area that can be selected; the pointer on it shows it in the chart too. */
export function AreaButton(props: { readonly code: string; readonly note?: string | null }) {
  const words = useCompareWords();
  const isHovered = useIsHovered(props.code);
  const isSelected = useSelectedArea() === props.code;
  return (
    <button
      type="button"
      className="area-button"
      data-hovered={isHovered || undefined}
      aria-pressed={isSelected}
      onClick={() => selectArea(isSelected ? null : props.code)}
      {...hoverHandlers(props.code)}
    >
      <span>{words.name(props.code)}</span>
      {props.note ? <span className="area-button-note">{props.note}</span> : null}
    </button>
  );
}

type AreaGroup = {
  readonly title: string;
  readonly tone: 'higher' | 'lower' | 'quiet';
  readonly note?: string | null;
  readonly areas: readonly { readonly code: string; readonly note: string }[];
};

const shownAtOnce = 8;

function OneGroup(props: { readonly group: AreaGroup }) {
  const { areas, note: said, title, tone } = props.group;
  const { more, shown } = useShortList(areas, shownAtOnce);
  return (
    <section className="area-group" data-tone={tone}>
      <h2>
        {title} <span className="muted">{areas.length}</span>
      </h2>
      {said ? <p className="small muted">{said}</p> : null}
      <ul>
        {shown.map(({ code, note }) => (
          <li key={code}>
            <AreaButton code={code} note={note} />
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

/** The answer in words: areas by what is to be said of them. */
export function AreaGroups(props: { readonly groups: readonly AreaGroup[] }) {
  return props.groups
    .filter((group) => group.areas.length > 0)
    .map((group) => <OneGroup key={group.title} group={group} />);
}

/** The selected area with its figures, until it is unselected. */
export function SelectedArea(props: {
  /** The indicator whose figure of the area is told. */
  readonly indicator: number;
  readonly lines: (code: string) => readonly string[] | null;
}) {
  const { compare } = useMessages();
  const words = useCompareWords();
  const { filter, setFilter } = useFilter();
  const code = useSelectedArea();
  const lines = code === null ? null : props.lines(code);
  if (code === null || lines === null) return null;
  const parent = words.parent(code);
  return (
    <section className="selected-area">
      <div className="selected-area-head">
        <div>
          <h2>{words.area(code)}</h2>
          {parent === null ? null : <p className="small muted">{parent}</p>}
        </div>
        <IconAction label={compare.unselect} icon="close" onPress={() => selectArea(null)} />
      </div>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div className="selected-area-actions">
        <ReceiptAction ask={indicatorAsk(props.indicator, { ...filter, area: code })} />
        {levelOfCode(code) === 'community' ? (
          <Action
            size="small"
            icon="community"
            onPress={() => {
              setFilter({ area: code });
              goToScreen('community');
            }}
          >
            {compare.openCommunity}
          </Action>
        ) : null}
      </div>
    </section>
  );
}
