import { useState } from 'react';
import type { ImportedFile } from '../../../shared/contract/extracts.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { Action } from '../../ui/action.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { fieldName } from './evidence.ts';

const firstShown = 10;

/** Rows that were not imported: line, column and reason. */
export function RejectedTable(props: { readonly file: ImportedFile }) {
  const { file } = props;
  const { language } = useLanguage();
  const { common, importing } = useMessages();
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? file.rejected : file.rejected.slice(0, firstShown);
  const hidden = file.rejected.length - shown.length;
  return (
    <section className="result-section">
      <h4>{importing.rejected}</h4>
      <p className="small muted">{importing.rejectedText}</p>
      <ScrollRegion label={importing.rejected}>
        <table className="data-table rejected-table">
          <thead>
            <tr>
              <th scope="col" className="number">
                {importing.rejectedLine}
              </th>
              <th scope="col">{importing.rejectedField}</th>
              <th scope="col">{importing.rejectedReason}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={`${row.line}:${row.reason}`}>
                <td className="number rejected-line">{row.line}</td>
                <td>{fieldName(row.field, language)}</td>
                <td>
                  <strong>{importing.rejectReasons[row.reason]}</strong>
                  <span className="evidence-note">{language === 'th' ? row.th : row.en}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {hidden > 0 ? (
        <Action look="quiet" size="small" onPress={() => setIsAll(true)}>
          {common.showMore(formatCount(hidden))}
        </Action>
      ) : null}
      {file.rejectedCount > file.rejected.length ? (
        <p className="small muted">
          {importing.rejectedMore(formatCount(file.rejected.length), formatCount(file.rejectedCount))}
        </p>
      ) : null}
    </section>
  );
}
