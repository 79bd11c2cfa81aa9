import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Failure } from '../../../shared/contract/extracts.ts';
import type { RegisterReading } from '../../../shared/contract/quality.ts';
import { useConnection, useEngine } from '../connection/connection-context.tsx';
import { toFailure } from '../connection/failure.ts';
import { useHost } from '../connection/use-host.ts';
import { refreshDataset } from '../questions/use-dataset.ts';
import { chooseFiles } from './choose-files.ts';
import { openChosen, type ChosenFile } from './open-chosen.ts';

/** What came of reading a file as a register: what it holds, or why not. */
type ReadRegister = { readonly fileId: string; readonly reading: RegisterReading } | { readonly failure: Failure };

/** Opens a chosen file and says what register it holds; nothing is stored. */
export function useReadRegister(): UseMutationResult<ReadRegister, Error, ChosenFile> {
  const connection = useConnection();
  return useMutation({
    mutationFn: async (chosen: ChosenFile): Promise<ReadRegister> => {
      const opened = await openChosen(connection, chosen);
      if ('failed' in opened) return { failure: opened.failed.failure ?? toFailure(null) };
      const { fileId } = opened.handle;
      return connection.engine.quality.readRegister({ fileId }).then(
        (reading) => ({ fileId, reading }),
        (error: unknown) => ({ failure: toFailure(error) }),
      );
    },
  });
}

/** Puts a register into use. */
export function useSaveRegister(): UseMutationResult<RegisterReading, Error, string> {
  const engine = useEngine();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (fileId: string) => engine.quality.saveRegister({ fileId }),
    onSuccess: () => refreshDataset(queries),
  });
}

/** Lets the user choose one file. */
export function useChooseRegister(): (onChosen: (chosen: ChosenFile) => void) => void {
  const host = useHost();
  return (onChosen) => chooseFiles(host, false, ([file]) => file && onChosen(file));
}
