import { Label, Radio, RadioGroup } from 'react-aria-components';
import { blankRules } from '../../../shared/cpms/answers.ts';
import { useImport } from '../../client/import/import-context.tsx';
import { useMessages } from '../../ui/locale.tsx';
import './blank-choice.css';

/** How an empty answer is read; it changes every figure, so it is asked in words. */
export function BlankChoice() {
  const { session, setBlank } = useImport();
  const { importing } = useMessages();
  return (
    <RadioGroup
      className="blank-choice"
      value={session.blank}
      onChange={(value) => setBlank(value === 'no' ? 'no' : 'unknown')}
    >
      <Label className="blank-title">
        {importing.blankTitle}
        {session.blankOf === null ? null : (
          <span className="blank-of">{importing.profile.blankOf(session.blankOf)}</span>
        )}
      </Label>
      <div className="blank-options">
        {blankRules.map((rule) => (
          <Radio key={rule} value={rule} className="blank-option">
            <span className="blank-dot" aria-hidden="true" />
            <span>
              <strong>{importing.blankRules[rule]}</strong>
              <span className="blank-help">{importing.blankHelp[rule]}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
