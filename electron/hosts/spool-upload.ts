import { randomUUID } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { multipartBoundary, multipartParts, type Part } from './multipart.ts';

const longestField = 1024 * 1024;

/** A form whose files lie in the spool folder, and the way to delete them. */
export type SpooledForm = { readonly form: FormData; readonly discard: () => Promise<void> };

async function fieldText(part: Part): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of part.body) {
    length += chunk.length;
    if (length > longestField) throw new Error('A form field is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Writes the files of an uploaded form to the spool folder while they arrive and gives the form with
 * files that are read from there.
 * @throws Error when the form is malformed, the client goes away, or the folder is full (ENOSPC)
 */
export async function spoolUpload(request: IncomingMessage, folder: string): Promise<SpooledForm> {
  const boundary = multipartBoundary(request.headers['content-type']);
  if (boundary === null) throw new Error('The upload is not a form.');
  const paths: string[] = [];
  const discard = async () => {
    for (const path of paths) await rm(path, { force: true });
  };
  try {
    const form = new FormData();
    for await (const part of multipartParts(request, boundary)) {
      if (part.fileName === null) {
        form.set(part.name, await fieldText(part));
        continue;
      }
      const path = join(folder, randomUUID());
      paths.push(path);
      await pipeline(Readable.from(part.body), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
      form.set(part.name, new File([await openAsBlob(path)], part.fileName, { type: part.type }));
    }
    return { form, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}
