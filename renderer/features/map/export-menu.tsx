import { useEffect, useState } from 'react';
import { Button, Dialog, DialogTrigger, Menu, MenuItem, Popover, Text } from 'react-aria-components';
import type { DocumentRequest } from '../../../shared/contract/documents.ts';
import { svgToPng } from '../../client/documents/svg-to-png.ts';
import { useHandOut, type Turn } from '../../client/documents/use-hand-out.ts';
import { DifferingVerdicts } from '../../figures/differing-verdicts.tsx';
import { ReleaseWait } from '../../figures/release-wait.tsx';
import { useHandOutWords } from '../../ui/hand-out-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { useMapTexts } from './map-texts.ts';
import '../../ui/list.css';
import '../../ui/action.css';
import './export-menu.css';

const actions = ['copy-png', 'save-png', 'copy-svg', 'save-svg'] as const;
type ExportAction = (typeof actions)[number];

/** The picture of a map that was drawn as SVG. */
const asPicture: Turn = { ending: 'png', content: svgToPng };

/** Why a map cannot be copied or saved as it is; null where it can. */
export type ExportRefusal = 'community' | 'waiting' | null;

const saidMs = 6000;

/** Copies or saves the map as a page with title, legend, source and attribution. */
export function ExportMenu(props: { readonly refusal: ExportRefusal; readonly request: () => DocumentRequest }) {
  const { refusal, request } = props;
  const texts = useMapTexts();
  const { copy, forget, isBusy, outcome, save } = useHandOut();
  const said = useHandOutWords()(outcome);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (said?.tone !== 'good') return undefined;
    const timer = setTimeout(forget, saidMs);
    return () => clearTimeout(timer);
  }, [said?.tone, forget]);
  const start = async (action: ExportAction): Promise<void> => {
    switch (action) {
      case 'copy-png':
        await copy(request(), 'image/png', asPicture);
        break;
      case 'copy-svg':
        await copy(request(), 'image/svg+xml');
        break;
      case 'save-png':
        await save(request(), asPicture);
        break;
      case 'save-svg':
        await save(request());
    }
    setIsOpen(false);
  };
  return (
    <div className="export">
      <p className="export-said small" role="status" data-tone={said?.tone}>
        {said?.words}
      </p>
      <DialogTrigger
        isOpen={isOpen}
        onOpenChange={(next) => {
          setIsOpen(next);
          if (next) forget();
        }}
      >
        <Button className="action action-secondary">
          <Icon name="share" size={16} />
          <span>{texts.export}</span>
        </Button>
        <Popover className="list-popover" offset={4} placement="bottom end">
          <Dialog className="export-dialog" aria-label={texts.export}>
            {isBusy ? <ReleaseWait /> : null}
            {refusal === null && !isBusy ? <DifferingVerdicts request={request()} spotWords={texts.spotShort} /> : null}
            {refusal === null ? (
              <Menu
                className="list-box"
                aria-label={texts.export}
                disabledKeys={isBusy ? actions : []}
                shouldCloseOnSelect={false}
                onAction={(key) => {
                  const action = actions.find((each) => each === key);
                  if (action) void start(action);
                }}
              >
                {actions.map((action) => (
                  <MenuItem key={action} id={action} textValue={texts.exportActions[action]} className="list-item">
                    <Text slot="label" className="list-item-text">
                      {texts.exportActions[action]}
                    </Text>
                    <Text slot="description" className="list-item-note">
                      {texts.exportNotes[action]}
                    </Text>
                  </MenuItem>
                ))}
              </Menu>
            ) : (
              <div className="export-refused">
                <Icon name="lock" />
                <p>{refusal === 'community' ? texts.exportRefused : texts.exportWaiting}</p>
              </div>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}
