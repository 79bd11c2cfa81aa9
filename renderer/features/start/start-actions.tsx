import { useImport } from '../../client/import/import-context.tsx';
import { goToScreen } from '../../client/address/use-address.ts';
import { useAppInfo } from '../../client/connection/use-host.ts';
import { showDialog } from '../../client/workspace/workspace-dialog.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { useChooseFiles } from '../../client/import/use-choose-files.ts';
import { OtherWays } from './other-ways.tsx';
import type { StartMode } from './start-model.ts';

/** The ways to begin without an open workspace. */
export function StartActions(props: {
  readonly mode: StartMode;
  /** True where what is open is the sample. */
  readonly isSample: boolean;
}) {
  const { start } = useMessages();
  const { data: info } = useAppInfo();
  const { openSample } = useImport();
  const chooseFiles = useChooseFiles();
  const look = async () => {
    if (await openSample()) goToScreen('overview');
  };
  const hasSample = info?.hasSample ?? true;
  const { mode } = props;
  return (
    <>
      <div className="start-ways">
        {mode === 'look' ? (
          <div className="start-way">
            <Action look="primary" size="large" icon="overview" onPress={() => goToScreen('overview')}>
              {start.toOverview}
            </Action>
          </div>
        ) : null}
        {mode === 'look' ? null : (
          <div className="start-way">
            <Action
              look={mode === 'first' ? 'primary' : 'secondary'}
              size="large"
              icon="flask"
              isDisabled={!hasSample}
              onPress={() => void look()}
            >
              {start.sample}
            </Action>
            <p className="small muted">{hasSample ? start.sampleText : start.sampleMissing}</p>
          </div>
        )}
        <div className="start-way">
          <Action size="large" icon="plus" onPress={() => showDialog({ kind: 'create' })}>
            {start.create}
          </Action>
          <p className="small muted">{start.createText}</p>
        </div>
      </div>
      <div className="start-more">
        <Action look="quiet" icon="file" onPress={chooseFiles}>
          {start.withoutWorkspace}
        </Action>
        {mode === 'look' && hasSample && !props.isSample ? (
          <Action look="quiet" icon="flask" onPress={() => void look()}>
            {start.sample}
          </Action>
        ) : null}
        <OtherWays />
      </div>
    </>
  );
}
