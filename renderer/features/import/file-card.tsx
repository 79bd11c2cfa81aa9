import { useEffect, useRef } from 'react';
import { formatBytes } from '../../../shared/format/bytes.ts';
import { useImport } from '../../client/import/import-context.tsx';
import { columnsToMap, isReady, type ImportItem } from '../../client/import/import-item.ts';
import { IconAction } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Notice } from '../../ui/notice.tsx';
import { MapColumns } from './map-columns.tsx';
import { Recognised } from './recognised.tsx';
import './file-card.css';

/** Moves the focus to a file's name when the file is read otherwise: the part that had the focus is gone. */
function useFocusOnChange(isRead: boolean) {
  const name = useRef<HTMLHeadingElement>(null);
  const before = useRef(isRead);
  useEffect(() => {
    if (before.current !== isRead) name.current?.focus();
    before.current = isRead;
  }, [isRead]);
  return name;
}

/** One chosen file: what it was recognised to be, or why it cannot be read. */
export function FileCard(props: { readonly item: ImportItem; readonly hasOthers: boolean }) {
  const { item, hasOthers } = props;
  const { remove } = useImport();
  const { language } = useLanguage();
  const { common, importing } = useMessages();
  const columns = columnsToMap(item);
  const name = useFocusOnChange(item.inspection !== null);
  return (
    <article className="file-card" data-state={item.failure && !columns ? 'failed' : isReady(item) ? 'ready' : 'asks'}>
      <header className="file-card-head">
        <Icon name="file" />
        <h3 ref={name} tabIndex={-1} className="file-card-name">
          {item.name}
        </h3>
        {item.bytes === null ? null : <span className="muted">{formatBytes(item.bytes)}</span>}
        <IconAction label={`${common.remove} ${item.name}`} icon="close" onPress={() => remove(item)} />
      </header>
      {item.failure ? (
        <Notice
          tone={columns ? 'caution' : 'error'}
          title={columns ? importing.mapColumns.notRecognised : importing.cannotRead}
        >
          <p>{item.failure[language]}</p>
          {hasOthers ? <p className="muted">{importing.othersGoOn}</p> : null}
        </Notice>
      ) : null}
      {columns ? <MapColumns item={item} columns={columns} isAlone={!hasOthers} /> : null}
      {item.inspection ? <Recognised item={item} inspection={item.inspection} isAlone={!hasOthers} /> : null}
    </article>
  );
}
