import { useState } from 'react';
import { leastThreshold, thresholdSetting, type ThresholdSetting } from '../../shared/contract/thresholds.ts';
import { useReleaseActions } from '../client/workspace/use-release.ts';
import { useTask } from '../client/connection/use-task.ts';
import { Action } from '../ui/action.tsx';
import { useMessages } from '../ui/locale.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import './threshold-form.css';

const names = ['released', 'publication', 'denominator'] as const;
type Texts = Readonly<Record<(typeof names)[number], string>>;

function textsOf({ released, publication }: ThresholdSetting): Texts {
  return {
    released: String(released.n),
    publication: String(publication.n),
    denominator: String(publication.denominator),
  };
}

/** What was typed; null where it is no setting. */
function settingOf({ released, publication, denominator }: Texts): ThresholdSetting | null {
  const n = Number(released);
  const read = thresholdSetting.safeParse({
    released: { n, denominator: n },
    publication: { n: Number(publication), denominator: Number(denominator) },
  });
  return read.success ? read.data : null;
}

/** From which numbers on figures are shown, in planning view and outside the office. */
export function ThresholdForm(props: { readonly setting: ThresholdSetting }) {
  const { thresholds } = useMessages().release;
  const { saveThresholds } = useReleaseActions();
  const [texts, setTexts] = useState(() => textsOf(props.setting));
  const { failure, isRunning, run } = useTask(saveThresholds);
  const setting = settingOf(texts);
  const isNew = JSON.stringify(texts) !== JSON.stringify(textsOf(props.setting));
  return (
    <details>
      <summary>{thresholds.title}</summary>
      <div className="threshold-form">
        {names.map((name) => (
          <TextField
            key={name}
            label={thresholds[name]}
            value={texts[name]}
            onChange={(text) => setTexts({ ...texts, [name]: text })}
          />
        ))}
        <p className="small muted">{thresholds.rule(String(leastThreshold))}</p>
        {failure === null ? null : <FailureNotice failure={failure} />}
        <Action
          size="small"
          isDisabled={setting === null || !isNew || isRunning}
          onPress={() => {
            if (setting) void run(setting);
          }}
        >
          {thresholds.save}
        </Action>
      </div>
    </details>
  );
}
