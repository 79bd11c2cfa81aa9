import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconAction } from '../ui/action.tsx';
import { useReceiptTexts } from './receipt-dialog-texts.ts';
import { ScrollRegion } from '../ui/scroll-region.tsx';
import './receipt-dialog.css';

/** The dialog around where a number comes from: its title, what scrolls, and what can be done with it. */
export function ReceiptFrame(props: {
  readonly subject: string;
  readonly onClose: () => void;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}) {
  const texts = useReceiptTexts();
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <Modal className="modal receipt-modal">
        <Dialog className="receipt-dialog">
          <header className="receipt-head">
            <div>
              <Heading slot="title" level={2}>
                {texts.title}
              </Heading>
              <p className="muted">{props.subject}</p>
            </div>
            <IconAction label={texts.close} icon="close" onPress={props.onClose} />
          </header>
          <ScrollRegion label={texts.title} className="receipt-body">
            {props.children}
          </ScrollRegion>
          {props.actions ? <footer className="dialog-foot">{props.actions}</footer> : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A term and what is said of it. */
export function ReceiptLine(props: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="receipt-line">
      <dt>{props.term}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
