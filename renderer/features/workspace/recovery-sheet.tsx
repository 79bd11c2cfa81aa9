import { useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { formatMoment } from '../../../shared/format/moments.ts';
import { closeDialog, type RecoverySheet } from '../../client/workspace/workspace-dialog.ts';
import { useHost } from '../../client/connection/use-host.ts';
import { Action } from '../../ui/action.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Notice } from '../../ui/notice.tsx';
import './recovery-sheet.css';

/** The sheet itself: what is printed on one A4. */
function Sheet(props: { readonly sheet: RecoverySheet }) {
  const { language } = useLanguage();
  const { common, workspace } = useMessages();
  const { name, issuedAt, code } = props.sheet;
  const [prefix, ...groups] = code;
  return (
    <article className="recovery-sheet">
      <header className="sheet-head">
        <div>
          <p className="sheet-product">{common.product}</p>
          <Heading slot="title" level={2} className="sheet-title">
            {workspace.recovery.title}
          </Heading>
        </div>
        <dl className="sheet-facts">
          <dt>{workspace.sheet.workspace}</dt>
          <dd>{name}</dd>
          <dt>{workspace.sheet.issuedAt}</dt>
          <dd>{formatMoment(issuedAt, language)}</dd>
        </dl>
      </header>
      <h3 className="sheet-code-title">{workspace.recovery.code}</h3>
      <ol className="sheet-code" translate="no">
        <li className="sheet-prefix">{prefix}</li>
        {groups.map((group, i) => (
          // Groups may repeat; their place is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>{group}</li>
        ))}
      </ol>
      <ul className="sheet-words">
        <li>{workspace.recovery.once}</li>
        <li>{workspace.recovery.opens}</li>
        <li>{workspace.recovery.lost}</li>
        <li>{workspace.sheet.latest}</li>
        <li>{workspace.sheet.how}</li>
      </ul>
      <dl className="sheet-lines">
        <dt>{workspace.sheet.keptBy}</dt>
        <dd />
        <dt>{workspace.sheet.keptWhere}</dt>
        <dd />
      </dl>
    </article>
  );
}

/** The recovery code, once: nothing else can be done before it is said to be on paper. */
export function RecoverySheetDialog(props: { readonly sheet: RecoverySheet }) {
  const { workspace } = useMessages();
  const { name, isRenewed } = props.sheet;
  const host = useHost();
  const [isOnPaper, setIsOnPaper] = useState(false);
  useEffect(() => {
    // The desktop window has no such question to ask; there the sheet stands in front of everything.
    if (host) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [host]);
  return (
    <ModalOverlay className="modal-overlay sheet-overlay" isOpen isDismissable={false} isKeyboardDismissDisabled>
      <Modal className="modal sheet-modal">
        <Dialog className="sheet-dialog">
          <div className="sheet-notice">
            <Notice tone="good" isAnnounced>
              {isRenewed ? workspace.sheet.renewed(name) : workspace.sheet.saved(name)}
            </Notice>
          </div>
          <Sheet sheet={props.sheet} />
          <footer className="sheet-foot">
            <CheckField isChosen={isOnPaper} onChange={setIsOnPaper}>
              {workspace.sheet.confirm}
            </CheckField>
            <div className="sheet-actions">
              <Action look={isOnPaper ? 'secondary' : 'primary'} icon="print" onPress={() => window.print()}>
                {workspace.sheet.print}
              </Action>
              <Action look={isOnPaper ? 'primary' : 'secondary'} isDisabled={!isOnPaper} onPress={closeDialog}>
                {workspace.sheet.done}
              </Action>
            </div>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
