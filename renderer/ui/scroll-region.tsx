import type { ReactNode } from 'react';

/** A part that scrolls by itself; it takes the focus so that the keyboard can scroll it (WCAG 2.1.1). */
export function ScrollRegion(props: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={`table-scroll ${props.className ?? ''}`} tabIndex={0} aria-label={props.label}>
      {props.children}
    </section>
  );
}
