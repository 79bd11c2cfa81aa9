import { z } from 'zod';

const staticFile = z.object({ file: z.string(), type: z.string() });

/** A file of the page: its path below the page's folder, and its media type. */
export type StaticFile = Readonly<z.infer<typeof staticFile>>;

/**
 * Every path that can be asked for, with the file it means. Written at build time; hosts look a path
 * up and never compute one, so nothing outside the page can be named.
 */
export type StaticManifest = ReadonlyMap<string, StaticFile>;

/** @throws ZodError when the build's manifest is not one */
export function parseStaticManifest(json: unknown): StaticManifest {
  return new Map(Object.entries(z.record(z.string().startsWith('/'), staticFile).parse(json)));
}
