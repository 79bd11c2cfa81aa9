import { useEffect, useState } from 'react';
import { Button, Dialog, DialogTrigger, Menu, MenuItem, Popover, Text } from 'react-aria-components';
import { copyFile } from '../../client/connection/copy-file.ts';
import { saveFailure, useSaveFile } from '../../client/connection/save-file.ts';
import type { MapPageContent } from '../../../shared/drawing/map-page.ts';
import { exportFile, type ExportFormat } from '../../map/export-file.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage } from '../../ui/locale.tsx';
import type { Outcome } from '../../ui/outcome.ts';
import type { ExportRefusal } from './map-export.ts';
import { useMapTexts } from './map-texts.ts';
import '../../ui/list.css';
import '../../ui/action.css';
import './export-menu.css';

const actions = ['copy-png', 'save-png', 'copy-svg', 'save-svg'] as const;
type ExportAction = (typeof actions)[number];

const formatOf = (action: ExportAction): ExportFormat => (action.endsWith('svg') ? 'svg' : 'png');

/** Carries an action out and says what came of it; null where the user cancelled. */
function useExport(content: () => Promise<MapPageContent>, name: (format: ExportFormat) => string) {
  const texts = useMapTexts();
  const { language } = useLanguage();
  const save = useSaveFile();
  return async (action: ExportAction): Promise<Outcome | null> => {
    const format = formatOf(action);
    try {
      const file = content().then((page) => exportFile(page, format));
      if (action === 'copy-png' || action === 'copy-svg') {
        await copyFile(format === 'png' ? 'image/png' : 'image/svg+xml', file);
        return { tone: 'good', words: texts.exportCopied };
      }
      const saved = await save(name(format), await file);
      return saved === null ? null : { tone: 'good', words: texts.exportSaved(saved) };
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotAllowedError')
        return { tone: 'error', words: texts.exportCopyFailed };
      return { tone: 'error', words: saveFailure(error)?.[language] ?? texts.exportFailed };
    }
  };
}

const saidMs = 6000;

/** Copies or saves the map as a page with title, legend, source and attribution. */
export function ExportMenu(props: {
  readonly refusal: ExportRefusal;
  readonly content: () => Promise<MapPageContent>;
  readonly name: (format: ExportFormat) => string;
}) {
  const { refusal } = props;
  const texts = useMapTexts();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState<Outcome | null>(null);
  useEffect(() => {
    if (said?.tone !== 'good') return undefined;
    const timer = setTimeout(() => setSaid(null), saidMs);
    return () => clearTimeout(timer);
  }, [said]);
  const carryOut = useExport(props.content, props.name);
  const start = (action: ExportAction): void => {
    setIsBusy(true);
    void carryOut(action).then((result) => {
      setSaid(result);
      setIsBusy(false);
      setIsOpen(false);
      return undefined;
    });
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
          if (next) setSaid(null);
        }}
      >
        <Button className="action action-secondary">
          <Icon name="share" size={16} />
          <span>{texts.export}</span>
        </Button>
        <Popover className="list-popover" offset={4} placement="bottom end">
          <Dialog className="export-dialog" aria-label={texts.export}>
            {refusal === null ? (
              <Menu
                className="list-box"
                aria-label={texts.export}
                disabledKeys={isBusy ? actions : []}
                shouldCloseOnSelect={false}
                onAction={(key) => {
                  const action = actions.find((each) => each === key);
                  if (action) start(action);
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
