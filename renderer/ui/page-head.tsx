import type { ReactNode } from 'react';
import './page-head.css';

/** The head of a screen: its name, what it is for, and beside them its tabs or what can be done with the whole. */
export function PageHead(props: {
  readonly title: string;
  readonly lead?: string;
  /** At the far end. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <header className="page-head">
      <h1>{props.title}</h1>
      {props.lead ? <p className="page-head-lead">{props.lead}</p> : null}
      {props.children}
      {props.actions ? <div className="page-head-actions">{props.actions}</div> : null}
    </header>
  );
}
