import type { MappingProfile } from '../../../../shared/contract/commands/mapping-profile.ts';
import type { Part } from './part.ts';

const byName = new Intl.Collator('th');

/** Named ways of reading files, in the order of their names. */
export const mappings: Part<'mappings', readonly MappingProfile[]> = {
  initial: [],
  take: (state, { command }) => {
    switch (command.type) {
      case 'save-mapping': {
        const { profile } = command;
        if (state.some(({ name }) => name === profile.name))
          return state.map((each) => (each.name === profile.name ? profile : each));
        const after = state.findIndex(({ name }) => byName.compare(name, profile.name) > 0);
        return state.toSpliced(after < 0 ? state.length : after, 0, profile);
      }
      case 'remove-mapping':
        return state.filter(({ name }) => name !== command.name);
    }
  },
};
