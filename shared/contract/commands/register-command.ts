import { z } from 'zod';
import { formatCount } from '../../format/numbers.ts';
import { areaCode } from '../filter.ts';
import { sha256Text } from '../workspace.ts';
import { defineCommand } from './command-definition.ts';

/** A community that should report, with the number of children who live there where a register says so. */
const expectedCommunity = z.object({
  code: areaCode,
  name: z.string(),
  children: z.int().nonnegative().nullable(),
});
export type ExpectedCommunity = Readonly<z.infer<typeof expectedCommunity>>;

/** The register of communities that should report; the newest one counts. */
export const registerCommand = defineCommand({
  type: 'register',
  kind: 'change',
  touches: ['register'],
  version: 1,
  open: z.object({ file: z.string(), sha256: sha256Text, communities: z.array(expectedCommunity).min(1) }),
  words: ({ file, communities }, { journal }) => ({
    title: journal.commands.register(formatCount(communities.length)),
    facts: [file],
  }),
});
