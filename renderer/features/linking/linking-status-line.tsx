import type { LinkingStatus } from '../../../shared/contract/linking.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';

function Figure(props: { readonly term: string; readonly value: number }) {
  return (
    <div className="linking-figure">
      <dt>{props.term}</dt>
      <dd>{formatCount(props.value)}</dd>
    </div>
  );
}

function FilesNote(props: { readonly text: string }) {
  return (
    <p className="linking-note">
      <Icon name="info" size={16} />
      {props.text}
    </p>
  );
}

/** How far linking has come, and which files it could not use yet; names nobody. */
export function LinkingStatusLine(props: { readonly status: LinkingStatus }) {
  const { linking } = useMessages();
  const { records, linked, filesNotLinked, filesWithoutNames } = props.status;
  return (
    <section className="linking-status" aria-label={linking.status.label}>
      <dl className="linking-figures">
        <Figure term={linking.status.records} value={records} />
        <Figure term={linking.status.linked} value={linked} />
        <Figure term={linking.status.filesNotLinked} value={filesNotLinked.length} />
        <Figure term={linking.status.filesWithoutNames} value={filesWithoutNames.length} />
      </dl>
      {filesNotLinked.length > 0 ? <FilesNote text={linking.status.notLinkedNote(filesNotLinked.join(', '))} /> : null}
      {filesWithoutNames.length > 0 ? (
        <FilesNote text={linking.status.withoutNamesNote(filesWithoutNames.join(', '))} />
      ) : null}
    </section>
  );
}
