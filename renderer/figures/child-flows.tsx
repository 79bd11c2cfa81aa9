import type { ChildFlows as Flows } from '../../shared/contract/quality.ts';
import { formatCount } from '../../shared/format/numbers.ts';
import { useMessages } from '../ui/locale.tsx';
import './child-flows.css';

type Part = {
  readonly name: keyof Flows & keyof ReturnType<typeof useMessages>['quality']['flows'];
  readonly count: number;
};

function Bar(props: { readonly title: string; readonly total: number; readonly parts: readonly Part[] }) {
  const { quality } = useMessages();
  const parts = props.parts.filter(({ count }) => count > 0);
  return (
    <div className="flow">
      <h4>{props.title}</h4>
      <div className="flow-bar" aria-hidden="true">
        {parts.map(({ name, count }) => (
          <span
            key={name}
            className="flow-part"
            data-part={name}
            style={{ width: `${(100 * count) / props.total}%` }}
          />
        ))}
      </div>
      <ul className="flow-parts">
        {parts.map(({ name, count }) => (
          <li key={name} data-part={name}>
            <span>{quality.flows[name]}</span>
            <strong>{formatCount(count)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What became of the children between two years: those of now, and those of the year before. */
export function ChildFlows(props: { readonly flows: Flows; readonly year: string; readonly previous: string }) {
  const { flows } = props;
  const { quality } = useMessages();
  const of = (names: readonly Part['name'][]): Part[] => names.map((name) => ({ name, count: flows[name] }));
  return (
    <div className="flows">
      <Bar
        title={quality.flowsNow(formatCount(flows.childrenNow), props.year)}
        total={flows.childrenNow}
        parts={of(['stayed', 'arrived', 'new', 'unkeyedNow'])}
      />
      <Bar
        title={quality.flowsBefore(formatCount(flows.childrenBefore), props.previous)}
        total={flows.childrenBefore}
        parts={of(['stayed', 'left', 'gone', 'unkeyedBefore'])}
      />
    </div>
  );
}
