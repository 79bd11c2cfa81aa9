import type { VerifyReport } from '../../shared/contract/workspace.ts';
import { useLanguage, useMessages } from './locale.tsx';
import './finding-list.css';

/** What was found damaged or missing in a workspace: the sentence, and the journal entry and file it is about. */
export function FindingList(props: { readonly findings: VerifyReport['findings'] }) {
  const { language } = useLanguage();
  const { workspace } = useMessages();
  return (
    <ul className="finding-list">
      {props.findings.map((finding) => (
        <li key={`${finding.code}:${finding.file}:${finding.seq ?? ''}`}>
          <p>{finding[language]}</p>
          <p className="evidence-note">
            {finding.seq === null ? null : `${workspace.problems.entry(String(finding.seq))} · `}
            {finding.file}
          </p>
        </li>
      ))}
    </ul>
  );
}
