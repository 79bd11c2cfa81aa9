import type { ReactNode } from 'react';

/** Says what is going on, with a turning mark. */
export function WorkingLine(props: { readonly isShown: boolean; readonly children: ReactNode }) {
  if (!props.isShown) return null;
  return (
    <p className="workspace-status" role="status">
      <span className="spinner" aria-hidden="true" />
      <span>{props.children}</span>
    </p>
  );
}
