import type { Connection } from '../connection/connect.ts';

/** The name a file was saved under; null where the user thought better of it. */
type SavedName = string | null;

/** Hands a file to the browser's own downloads. */
function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the content by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Saves a file where the user says: the native dialog in the desktop application, else the browser's downloads. Once the
 * signal is aborted, nothing is written any more, whatever the dialog says.
 * @throws ORPCError SAVE_FAILED with sentences in `data`
 */
export async function saveFile(
  { host }: Pick<Connection, 'host'>,
  name: string,
  content: Blob,
  signal: AbortSignal,
): Promise<SavedName> {
  if (signal.aborted) return null;
  if (host) return (await host.dialogs.saveFile({ suggestedName: name, content }, { signal })).name;
  download(name, content);
  return name;
}
