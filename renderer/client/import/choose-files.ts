import type { HostClient } from '../connection/clients.ts';
import type { ChosenFile } from './open-chosen.ts';

/**
 * Lets the user choose files: by the native dialog of the desktop application, else by the browser's own.
 * @param onChosen called with at least one file, or not at all
 */
export function chooseFiles(
  host: HostClient | null,
  isSeveral: boolean,
  onChosen: (chosen: readonly ChosenFile[]) => void,
): void {
  const take = (chosen: readonly ChosenFile[]): void => {
    if (chosen.length > 0) onChosen(isSeveral ? chosen : chosen.slice(0, 1));
  };
  if (host) {
    void host.dialogs
      .chooseExtracts()
      .then(({ paths }) => take(paths.map((path): ChosenFile => ({ kind: 'path', path }))));
    return;
  }
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = isSeveral;
  input.addEventListener('change', () => {
    take([...(input.files ?? [])].map((file): ChosenFile => ({ kind: 'file', file })));
  });
  input.click();
}
