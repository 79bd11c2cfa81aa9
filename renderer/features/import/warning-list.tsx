import type { Warning } from '../../../shared/contract/extracts.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import './warning-list.css';

/** Things that were kept but should be looked at: what, how many, and the first lines. */
export function WarningList(props: { readonly warnings: readonly Warning[] }) {
  const { language } = useLanguage();
  const { importing } = useMessages();
  return (
    <ul className="warning-list">
      {props.warnings.map((warning, index) => {
        const lines = warning.lines.join(', ');
        const more = warning.count - warning.lines.length;
        return (
          <li key={`${index}:${warning.code}`} className="warning-item">
            <Icon name="warning" size={16} />
            <div>
              <p>
                {language === 'th' ? warning.th : warning.en}
                {warning.count > 1 ? (
                  <span className="chip">{importing.warningCount(formatCount(warning.count))}</span>
                ) : null}
              </p>
              {warning.lines.length > 0 ? (
                <p className="small muted">
                  {more > 0 ? importing.warningLinesMore(lines, formatCount(more)) : importing.warningLines(lines)}
                </p>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
