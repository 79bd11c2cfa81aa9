import type { ChildFlows as Flows } from '../../shared/contract/quality.ts';
import { useMessages } from '../ui/locale.tsx';
import { CountOrHidden } from './count-or-hidden.tsx';
import { shownCount } from './shown-count.ts';
import './child-flows.css';

type PartName = keyof Flows & keyof ReturnType<typeof useMessages>['quality']['flows'];
type Part = { readonly name: PartName; readonly count: number | null };

function Bar(props: { readonly title: string; readonly total: number | null; readonly parts: readonly Part[] }) {
  const { total } = props;
  const { quality } = useMessages();
  const parts = props.parts.filter(({ count }) => count !== 0);
  return (
    <div className="flow">
      <h4>{props.title}</h4>
      {total === null ? null : (
        <div className="flow-bar" aria-hidden="true">
          {parts.map(({ name, count }) =>
            count === null ? null : (
              <span key={name} className="flow-part" data-part={name} style={{ width: `${(100 * count) / total}%` }} />
            ),
          )}
        </div>
      )}
      <ul className="flow-parts">
        {parts.map(({ name, count }) => (
          <li key={name} data-part={name}>
            <span>{quality.flows[name]}</span>
            <strong>
              <CountOrHidden count={count} />
            </strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What became of the children between two years: those of now, and those of the year before. */
export function ChildFlows(props: { readonly flows: Flows; readonly year: string; readonly previous: string }) {
  const { flows } = props;
  const { common, quality } = useMessages();
  const of = (names: readonly PartName[]): Part[] => names.map((name) => ({ name, count: flows[name] }));
  return (
    <div className="flows">
      <Bar
        title={quality.flowsNow(shownCount(flows.childrenNow, common.hidden), props.year)}
        total={flows.childrenNow}
        parts={of(['stayed', 'arrived', 'new', 'unkeyedNow'])}
      />
      <Bar
        title={quality.flowsBefore(shownCount(flows.childrenBefore, common.hidden), props.previous)}
        total={flows.childrenBefore}
        parts={of(['stayed', 'left', 'gone', 'unkeyedBefore'])}
      />
    </div>
  );
}
