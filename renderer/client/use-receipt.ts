import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Receipt, ReceiptAsk } from '../../shared/contract/receipt.ts';
import { useEngine } from './client-context.tsx';
import { useRevision } from './use-dataset.ts';

/** Where a figure comes from; null asks nothing. Leaving the question aborts it. */
export function useReceipt(ask: ReceiptAsk | null): UseQueryResult<Receipt> {
  const engine = useEngine();
  const revision = useRevision();
  return useQuery({
    queryKey: ['figures', revision, 'receipt', ask],
    queryFn:
      revision === null || ask === null
        ? skipToken
        : ({ signal }: { signal: AbortSignal }): Promise<Receipt> => engine.analysis.receipt(ask, { signal }),
  });
}
