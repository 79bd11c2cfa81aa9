import { errorText } from '../../../shared/contract/app-error.ts';
import type { FileHandle } from '../../../shared/contract/extracts.ts';
import type { Connection } from '../connection/connect.ts';
import { toFailure } from '../connection/failure.ts';
import { failedItem, type ImportItem } from './import-item.ts';

/** A file the user dropped or chose: its content, its path, or a folder, which is only named. */
export type ChosenFile =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'folder'; readonly name: string };

export type OpenedFile = { readonly handle: FileHandle } | { readonly failed: ImportItem };

const lastPart = (path: string): string => path.replace(/^.*[\\/]/, '');

/** Hands a chosen file to the engine: by its path where the host knows it, else by its content. */
export async function openChosen(connection: Connection, chosen: ChosenFile): Promise<OpenedFile> {
  const { engine, pathOfFile } = connection;
  switch (chosen.kind) {
    case 'folder': {
      const failure = { code: 'FILE_IS_FOLDER', ...errorText('FILE_IS_FOLDER', { file: chosen.name }) };
      return { failed: failedItem(chosen.name, null, failure) };
    }
    case 'path':
      return engine.files.openPath({ path: chosen.path }).then(
        (handle) => ({ handle }),
        (error: unknown) => ({ failed: failedItem(lastPart(chosen.path), null, toFailure(error)) }),
      );
    case 'file': {
      const { file } = chosen;
      const path = pathOfFile(file);
      return (path === null ? engine.files.upload({ file }) : engine.files.openPath({ path })).then(
        (handle) => ({ handle }),
        (error: unknown) => ({ failed: failedItem(file.name, file.size, toFailure(error)) }),
      );
    }
  }
}
