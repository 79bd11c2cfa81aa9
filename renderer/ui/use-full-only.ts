import { useRelease } from '../client/workspace/use-release.ts';
import { useMessages } from './locale.tsx';

/** That something is told with the full figures only, and how these are come by here. */
export function useFullOnly(): string {
  const { caseOnly, switchOnly } = useMessages().common;
  return useRelease().data?.seesPlanning ? switchOnly : caseOnly;
}
