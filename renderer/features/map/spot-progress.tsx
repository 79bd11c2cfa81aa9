import type { Calculation } from '../../client/questions/use-answer.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { NotAnswered } from '../../ui/not-answered.tsx';
import { ProgressBar, useIsSlow } from '../../ui/progress.tsx';
import type { LargerAreas } from '../../ui/ways-on.ts';
import { useMapTexts } from './map-texts.ts';
import './spot-progress.css';

/** How the test for clustering goes: nothing for 300 ms, then progress, after 2 s a way to stop it. */
export function SpotProgress(props: { readonly state: Calculation; readonly larger: LargerAreas }) {
  const { state } = props;
  const texts = useMapTexts();
  const { common } = useMessages();
  const isSlow = useIsSlow(state.isCalculating);
  const isLong = useIsSlow(state.isCalculating, 2000);
  if (state.error !== null && !state.isCalculating) {
    return (
      <div className="spot-progress">
        <NotAnswered error={state.error} onRetry={state.again} larger={props.larger} />
      </div>
    );
  }
  if (state.isCancelled) {
    return (
      <div className="spot-progress" role="status">
        <p>{texts.spotCancelled}</p>
        <Action size="small" onPress={state.again}>
          {texts.spotAgain}
        </Action>
      </div>
    );
  }
  if (!isSlow) return null;
  return (
    <div className="spot-progress" role="status">
      <ProgressBar label={texts.spotCalculating} fraction={null} />
      {isLong ? (
        <Action size="small" onPress={state.cancel}>
          {common.cancel}
        </Action>
      ) : null}
    </div>
  );
}
