import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Icon } from '../../ui/icon.tsx';
import './folding.css';

/** A part that can be folded away under its heading. Its content is made when it is first opened. */
export function Folding(props: {
  readonly title: ReactNode;
  readonly level: 4 | 5;
  readonly isOpenFirst?: boolean;
  readonly tone?: 'act' | 'look' | 'know';
  readonly children: ReactNode;
}) {
  return (
    <Disclosure
      className="folding"
      defaultExpanded={props.isOpenFirst ?? false}
      {...(props.tone ? { 'data-tone': props.tone } : {})}
    >
      {({ isExpanded }) => (
        <>
          <Heading level={props.level} className="folding-heading">
            <Button slot="trigger" className="folding-button">
              <Icon name="right" size={16} className="folding-chevron" />
              {props.title}
            </Button>
          </Heading>
          <DisclosurePanel className="folding-panel">{isExpanded ? props.children : null}</DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
}
