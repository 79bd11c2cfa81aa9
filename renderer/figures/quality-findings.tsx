import { useState, type ReactNode } from 'react';
import { formatCount } from '../../shared/format/numbers.ts';
import { Action } from '../ui/action.tsx';
import { useMessages } from '../ui/locale.tsx';
import './quality-findings.css';

export type Finding = {
  readonly key: string;
  readonly name: string;
  readonly place: string;
  readonly note: string;
};

/** How many findings of a kind are listed before the rest is asked for. */
const listedFirst = 5;

/** Findings of one kind, the worst first, with what to do about them; nothing where there is none. */
export function FindingList(props: {
  readonly title: string;
  readonly action: string;
  /** `act` where something has to be got, `look` where something is to be checked. */
  readonly tone: 'act' | 'look';
  readonly findings: readonly Finding[];
  /** True where these are the first of many: their number means nothing. */
  readonly isExcerpt?: boolean;
  readonly children?: ReactNode;
}) {
  const { findings } = props;
  const { quality } = useMessages();
  const [isWhole, setWhole] = useState(false);
  if (findings.length === 0) return null;
  const shown = isWhole ? findings : findings.slice(0, listedFirst);
  const rest = findings.length - shown.length;
  return (
    <section className="quality-finding" data-tone={props.tone}>
      <h3>
        {props.title} {props.isExcerpt ? null : <span className="finding-count">{formatCount(findings.length)}</span>}
      </h3>
      <p className="finding-action">{props.action}</p>
      <ul>
        {shown.map((finding) => (
          <li key={finding.key}>
            <span>
              {finding.name} <span className="muted small">{finding.place}</span>
            </span>
            <span className="finding-note">{finding.note}</span>
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <Action look="quiet" size="small" onPress={() => setWhole(true)}>
          {quality.showAll} ({quality.moreRows(formatCount(rest))})
        </Action>
      ) : null}
      {props.children}
    </section>
  );
}
