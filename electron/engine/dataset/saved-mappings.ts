import type { MappingProfile } from '../../../shared/contract/commands/mapping-profile.ts';
import type { CaseGate } from '../case/case-gate.ts';
import { readableCommands } from '../case/readable-commands.ts';
import type { EntryOf } from './parts/part.ts';

const byName = new Intl.Collator('th');

/**
 * Named ways of reading files, in the order of their names; of two of one name the later one.
 * @throws AppError WORKSPACE_CASE_LOCKED
 */
export async function savedMappings(
  entries: readonly EntryOf<'mappings'>[],
  gate: CaseGate,
): Promise<readonly MappingProfile[]> {
  const found = new Map<string, MappingProfile>();
  for (const command of (await readableCommands(entries, gate)).values())
    if (command.type === 'save-mapping') found.set(command.profile.name, command.profile);
    else found.delete(command.name);
  return [...found.values()].toSorted((a, b) => byName.compare(a.name, b.name));
}
