import { useCallback } from 'react';
import { useImport } from '../client/import-context.tsx';
import { useHost } from '../client/use-extracts.ts';
import { goToScreen } from '../client/use-address.ts';

/** Lets the user choose files: the native dialog in the desktop application, else the browser's own. */
export function useChooseFiles(): () => void {
  const host = useHost();
  const { add } = useImport();
  return useCallback(() => {
    if (host) {
      void host.dialogs.chooseExtracts().then(({ paths }) => {
        if (paths.length === 0) return undefined;
        goToScreen('import');
        return add(paths.map((path) => ({ kind: 'path', path })));
      });
      return;
    }
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      if (files.length === 0) return;
      goToScreen('import');
      void add(files.map((file) => ({ kind: 'file', file })));
    });
    input.click();
  }, [host, add]);
}
