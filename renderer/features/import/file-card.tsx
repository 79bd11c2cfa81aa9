import { formatBytes } from '../../../shared/format/bytes.ts';
import { useImport } from '../../client/import-context.tsx';
import { isReady, type ImportItem } from '../../client/import-session.ts';
import { IconAction } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Recognised } from './recognised.tsx';
import './file-card.css';

/** One chosen file: what it was recognised to be, or why it cannot be read. */
export function FileCard(props: { readonly item: ImportItem; readonly hasOthers: boolean }) {
  const { item, hasOthers } = props;
  const { remove } = useImport();
  const { language } = useLanguage();
  const { common, importing } = useMessages();
  return (
    <article className="file-card" data-state={item.failure ? 'failed' : isReady(item) ? 'ready' : 'asks'}>
      <header className="file-card-head">
        <Icon name="file" />
        <h3 className="file-card-name">{item.name}</h3>
        {item.bytes === null ? null : <span className="muted">{formatBytes(item.bytes)}</span>}
        <IconAction label={`${common.remove} ${item.name}`} icon="close" onPress={() => remove(item)} />
      </header>
      {item.failure ? (
        <Notice tone="error" title={importing.cannotRead}>
          <p>{item.failure[language]}</p>
          {hasOthers ? <p className="muted">{importing.othersGoOn}</p> : null}
        </Notice>
      ) : null}
      {item.inspection ? <Recognised item={item} inspection={item.inspection} isAlone={!hasOthers} /> : null}
    </article>
  );
}
