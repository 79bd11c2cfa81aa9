import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useConnection } from '../connection/connection-context.tsx';
import { createImportController, type ImportController } from './import-controller.ts';
import type { ImportSession } from './import-session.ts';
import { refreshDataset } from '../questions/use-dataset.ts';

const ImportContext = createContext<ImportController | null>(null);

/** Holds the import above the screens, so that it goes on while one looks elsewhere. */
export function ImportProvider(props: { readonly children: ReactNode }) {
  const connection = useConnection();
  const queries = useQueryClient();
  const [controller] = useState(() => createImportController(connection, () => refreshDataset(queries)));
  return <ImportContext value={controller}>{props.children}</ImportContext>;
}

type ImportHook = Omit<ImportController, 'session'> & { readonly session: ImportSession };

/** What can be done with the files on the import screen, for a part that need not know what they are. */
export function useImportActions(): Omit<ImportController, 'session'> {
  const controller = useContext(ImportContext);
  if (!controller) throw new Error('useImportActions needs an ImportProvider above it.');
  return controller;
}

/** The files on the import screen, what is known about them, and what can be done with them. */
export function useImport(): ImportHook {
  const controller = useContext(ImportContext);
  if (!controller) throw new Error('useImport needs an ImportProvider above it.');
  const session = useSyncExternalStore(controller.session.subscribe, controller.session.get);
  return useMemo(() => ({ ...controller, session }), [controller, session]);
}
