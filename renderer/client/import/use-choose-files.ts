import { useCallback } from 'react';
import { goToScreen } from '../address/use-address.ts';
import { useHost } from '../connection/use-host.ts';
import { chooseFiles } from './choose-files.ts';
import { useImport } from './import-context.tsx';

/** Lets the user choose files and opens them on the import screen. */
export function useChooseFiles(): () => void {
  const host = useHost();
  const { add } = useImport();
  return useCallback(
    () =>
      chooseFiles(host, true, (chosen) => {
        goToScreen('import');
        void add(chosen);
      }),
    [host, add],
  );
}
