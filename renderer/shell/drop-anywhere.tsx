import { useEffect, useRef, useState } from 'react';
import type { ChosenFile } from '../client/import/open-chosen.ts';
import { Icon } from '../ui/icon.tsx';
import { useMessages } from '../ui/locale.tsx';
import './drop-anywhere.css';

/** The files of a drop; a folder is only named, because its content is not asked for. */
function chosenFromDrop(transfer: DataTransfer): ChosenFile[] {
  return [...transfer.items].flatMap((item): ChosenFile[] => {
    if (item.kind !== 'file') return [];
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory) return [{ kind: 'folder', name: entry.name }];
    const file = item.getAsFile();
    return file ? [{ kind: 'file', file }] : [];
  });
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files dropped anywhere on the window; while they hover it says so. */
export function DropAnywhere(props: { readonly onFiles: (chosen: readonly ChosenFile[]) => void }) {
  const { shell } = useMessages();
  const [isOver, setIsOver] = useState(false);
  const { onFiles } = props;
  const depth = useRef(0);
  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth.current += 1;
      setIsOver(true);
    };
    const over = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const leave = () => {
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      depth.current = 0;
      setIsOver(false);
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      onFiles(chosenFromDrop(event.dataTransfer));
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  if (!isOver) return null;
  return (
    <div className="drop-overlay">
      <div className="drop-card">
        <Icon name="import" size={24} />
        <p className="drop-title">{shell.dropTitle}</p>
        <p className="muted">{shell.dropText}</p>
      </div>
    </div>
  );
}
