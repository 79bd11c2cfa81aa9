import type { CitedSegment, WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import type { CommandJournal } from './command-journal.ts';
import { damageOf } from './segment-damage.ts';

/** What of the newest release could not be read with the planning key: without it planning view has nothing to show. */
export async function damageOfRelease({ store, state }: CommandJournal): Promise<readonly WorkspaceFinding[]> {
  const segments = state.releases.at(-1)?.segments.filter(({ kind }) => kind === 'analytic') ?? [];
  const read = async (segment: CitedSegment): Promise<readonly WorkspaceFinding[]> => {
    try {
      await store.readSegment(segment.sha256);
      return [];
    } catch (error) {
      return [damageOf(segment, error)];
    }
  };
  return (await Promise.all(segments.map(read))).flat();
}
