import type { WorkspaceFinding } from '../../shared/contract/workspace.ts';
import { useLanguage, useMessages } from './locale.tsx';
import './workspace-findings.css';

/** What is damaged, missing or odd in a workspace: what and what to do, and where. */
export function WorkspaceFindings(props: { readonly findings: readonly WorkspaceFinding[] }) {
  const { language } = useLanguage();
  const { workspace } = useMessages();
  return (
    <ul className="workspace-findings">
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
