import {
  keepPreviousData,
  queryOptions,
  skipToken,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type {
  CompletenessAnswer,
  CoverageAnswer,
  CoverageAsk,
  ExtractChecks,
  RegisterReading,
  YearDifferenceAnswer,
  YearDifferenceAsk,
} from '../../shared/contract/quality.ts';
import type { Failure } from '../../shared/contract/extracts.ts';
import { useConnection, useEngine } from './client-context.tsx';
import type { EngineClient } from './clients.ts';
import { toFailure } from './failure.ts';
import { openChosen, type ChosenFile } from './open-chosen.ts';
import { refreshDataset, useRevision } from './use-dataset.ts';
import { useHost } from './use-extracts.ts';

function useQualityAnswer<Ask, Answer>(
  name: string,
  ask: Ask,
  call: (engine: EngineClient, ask: Ask, signal: AbortSignal) => Promise<Answer>,
): UseQueryResult<Answer> {
  const engine = useEngine();
  const revision = useRevision();
  return useQuery({
    ...queryOptions({
      queryKey: ['figures', revision, 'quality', name, ask],
      queryFn:
        revision === null
          ? skipToken
          : ({ signal }: { signal: AbortSignal }): Promise<Answer> => call(engine, ask, signal),
    }),
    placeholderData: keepPreviousData,
  });
}

/** Communities expected against communities that reported. */
export function useCoverage(ask: CoverageAsk): UseQueryResult<CoverageAnswer> {
  return useQualityAnswer('coverage', ask, (engine, question, signal) => engine.quality.coverage(question, { signal }));
}

/** Known of eligible by area and indicator. */
export function useCompleteness(ask: CoverageAsk): UseQueryResult<CompletenessAnswer> {
  return useQualityAnswer('completeness', ask, (engine, question, signal) =>
    engine.quality.completeness(question, { signal }),
  );
}

/** A year against the one before it. */
export function useYearDifference(ask: YearDifferenceAsk): UseQueryResult<YearDifferenceAnswer> {
  return useQualityAnswer('year-difference', ask, (engine, question, signal) =>
    engine.quality.yearDifference(question, { signal }),
  );
}

/** What the import found in each loaded extract. */
export function useChecks(): UseQueryResult<readonly ExtractChecks[]> {
  return useQualityAnswer<null, readonly ExtractChecks[]>('checks', null, (engine, _, signal) =>
    engine.quality.checks(undefined, { signal }),
  );
}

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

/** Lets the user choose one file: the native dialog in the desktop application, else the browser's own. */
export function useChooseRegister(): (onChosen: (chosen: ChosenFile) => void) => void {
  const host = useHost();
  return (onChosen) => {
    if (host) {
      void (async () => {
        const [path] = (await host.dialogs.chooseExtracts()).paths;
        if (path !== undefined) onChosen({ kind: 'path', path });
      })();
      return;
    }
    const input = document.createElement('input');
    input.type = 'file';
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) onChosen({ kind: 'file', file });
    });
    input.click();
  };
}
