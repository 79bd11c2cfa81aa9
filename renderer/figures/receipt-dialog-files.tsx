import type { ReceiptExtract } from '../../shared/contract/receipt.ts';
import { formatCount } from '../../shared/format/numbers.ts';
import { formatYears } from '../../shared/format/years.ts';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import { useReceiptTexts } from './receipt-dialog-texts.ts';

/** What of a file is told; how its columns were read only where the engine tells it. */
type ReceiptFileFacts = Pick<
  ReceiptExtract,
  'file' | 'sha256' | 'surveyYearsBE' | 'blank' | 'accepted' | 'rejected' | 'isSynthetic'
> &
  Partial<Pick<ReceiptExtract, 'mapping' | 'surveyYearGivenBE'>>;

/** The files that a number was counted from, each with its SHA-256. */
export function ReceiptFiles(props: { readonly files: readonly ReceiptFileFacts[] }) {
  const { language } = useLanguage();
  const { common, importing } = useMessages();
  const texts = useReceiptTexts();
  const facts = (file: ReceiptFileFacts): string => {
    const columns = Object.entries(file.mapping ?? {}).map(([field, header]) => `${field} = ${header}`);
    return [
      common.year(formatYears(file.surveyYearsBE, language)),
      file.accepted === null || file.rejected === null
        ? null
        : texts.fileRows(formatCount(file.accepted), formatCount(file.rejected)),
      texts.blankAs(importing.blankRules[file.blank]),
      columns.length > 0 ? texts.mapped(columns.join(', ')) : null,
      file.surveyYearGivenBE ? texts.yearGiven(String(file.surveyYearGivenBE)) : null,
      file.isSynthetic ? common.synthetic : null,
    ]
      .filter((part) => part !== null)
      .join(' · ');
  };
  return (
    <section className="receipt-section">
      <h3>{texts.files}</h3>
      {props.files.length === 0 ? <p className="small">{texts.filesUntold}</p> : null}
      <ul className="receipt-list">
        {props.files.map((file) => (
          <li key={file.sha256}>
            <strong>{file.file}</strong>
            <span className="small">{facts(file)}</span>
            <span className="receipt-hash">
              <span className="muted">SHA-256</span> {file.sha256}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
