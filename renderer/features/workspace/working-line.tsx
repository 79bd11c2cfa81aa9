import type { ReactNode } from 'react';
import { Spinner } from '../../ui/progress.tsx';

/** Says what is going on, with a turning mark. */
export function WorkingLine(props: { readonly isShown: boolean; readonly children: ReactNode }) {
  if (!props.isShown) return null;
  return (
    <p className="workspace-status" role="status">
      <Spinner />
      <span>{props.children}</span>
    </p>
  );
}
