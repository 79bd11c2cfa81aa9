import type { PriorityAnswer } from '../../../shared/contract/priority.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { useMessages } from '../../ui/locale.tsx';
import { priorityOf, probabilityText, type Priority } from './community-model.ts';

function Scale(props: { readonly priority: Priority & { readonly state: 'ranked' } }) {
  const { high, low, ranked } = props.priority;
  const at = (rank: number): number => ((rank - 1) / Math.max(1, ranked - 1)) * 100;
  return (
    <div className="priority-scale" aria-hidden="true">
      <span
        className="priority-range"
        style={{ left: `${at(low)}%`, width: `${Math.max(1.5, at(high) - at(low))}%` }}
      />
      <span>1</span>
      <span>{formatCount(ranked)}</span>
    </div>
  );
}

/** The place of the community among all: the range in which its rank lies, never one number. */
export function PriorityPart(props: { readonly answer: PriorityAnswer | null; readonly code: string }) {
  const { community } = useMessages();
  const { answer, code } = props;
  const priority = answer ? priorityOf(answer, code) : null;
  return (
    <section className="community-part priority" aria-busy={priority === null}>
      <h2>{community.priorityTitle}</h2>
      {priority === null ? <p className="muted">{community.priorityWaiting}</p> : null}
      {priority?.state === 'none' ? <p className="muted">{community.priorityNone}</p> : null}
      {priority?.state === 'ranked' ? (
        <>
          <p>
            <strong className="priority-rank">
              {community.priorityRank(formatCount(priority.low), formatCount(priority.high))}
            </strong>{' '}
            {community.priorityOf(formatCount(priority.ranked))}
          </p>
          <Scale priority={priority} />
          <p>{community.priorityTop(probabilityText(priority.topProbability), formatCount(priority.top))}</p>
        </>
      ) : null}
      <p className="community-note">{community.priorityWhy}</p>
    </section>
  );
}
