import type { Warning } from '../../../shared/contract/extracts.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { countedThing, linesNotNamed } from './result-model.ts';
import './warning-list.css';

/** Things that were found: what and what to do, how many, and the first lines. */
export function WarningList(props: { readonly warnings: readonly Warning[]; readonly icon?: IconName }) {
  const { language } = useLanguage();
  const { importing } = useMessages();
  const linesOf = (warning: Warning): string => {
    const lines = warning.lines.join(', ');
    const more = linesNotNamed(warning);
    const words = more > 0 ? importing.warningLinesMore(lines, formatCount(more)) : importing.warningLines(lines);
    return warning.sheet === undefined ? words : importing.linesOfSheet(warning.sheet, words);
  };
  return (
    <ul className="warning-list">
      {props.warnings.map((warning, index) => (
        <li key={`${index}:${warning.code}`} className="warning-item">
          <Icon name={props.icon ?? 'warning'} size={16} />
          <div className="warning-words">
            <p>{warning[language]}</p>
            {warning.lines.length > 0 ? <p className="small muted">{linesOf(warning)}</p> : null}
          </div>
          {warning.count > 0 ? (
            <span className="chip">{importing.counted[countedThing(warning.code)](formatCount(warning.count))}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
