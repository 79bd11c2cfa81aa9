import type { FormEvent, ReactNode } from 'react';
import { Dialog, Form, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import './workspace-modal.css';

/** A dialog of the workspace: a form with its title, what is asked, and one thing to do. */
export function WorkspaceModal(props: {
  readonly title: string;
  readonly lead?: string;
  readonly width?: 'narrow' | 'wide';
  readonly onClose: () => void;
  /** While something is under way it is not closed by Escape or a click beside it. */
  readonly isBusy?: boolean;
  /** Absent where there is nothing to do but close. */
  readonly submit?: { readonly label: string; readonly isReady: boolean; readonly onSubmit: () => void };
  /** Beside the actions: a way elsewhere. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { common } = useMessages();
  const { submit, isBusy = false } = props;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (submit?.isReady && !isBusy) submit.onSubmit();
  };
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen
      isDismissable={!isBusy}
      isKeyboardDismissDisabled={isBusy}
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
    >
      <Modal className={`modal workspace-modal workspace-modal-${props.width ?? 'narrow'}`}>
        <Dialog className="workspace-dialog">
          <Form className="workspace-form" onSubmit={send}>
            <header className="workspace-head">
              <Heading slot="title" level={2}>
                {props.title}
              </Heading>
              {props.lead ? <p className="muted">{props.lead}</p> : null}
            </header>
            <div className="workspace-body">{props.children}</div>
            <footer className="dialog-foot">
              <div className="workspace-aside">{props.aside}</div>
              <Action onPress={props.onClose} isDisabled={isBusy}>
                {submit ? common.cancel : common.close}
              </Action>
              {submit ? (
                <Action look="primary" isSubmit isDisabled={!submit.isReady || isBusy}>
                  {submit.label}
                </Action>
              ) : null}
            </footer>
          </Form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
