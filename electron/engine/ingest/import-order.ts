import type { ImportSetting } from './import-draft.ts';

/** A file that is about to come in. */
type Coming = { readonly extractNo: number; readonly sha256: string };

/** Numbers of the extracts once files have come in, in order, and of those that leave for them. */
type ImportOrder = { readonly order: readonly number[]; readonly leaving: readonly number[] };

/** A file that comes again takes the place of its former self, others come last: of rows that several have, the first counts. */
export function importOrder(
  coming: readonly Coming[],
  { loaded, replaced }: Pick<ImportSetting, 'loaded' | 'replaced'>,
): ImportOrder {
  const formers = new Map(
    coming.flatMap(({ sha256 }) => replaced(sha256).map((former) => [former.extractNo, former.sha256])),
  );
  const again = (no: number): readonly number[] =>
    coming.flatMap(({ extractNo, sha256 }) => (sha256 === formers.get(no) ? [extractNo] : []));
  const placed = loaded.flatMap((no) => (formers.has(no) ? again(no) : [no]));
  const last = coming.flatMap(({ extractNo }) => (placed.includes(extractNo) ? [] : [extractNo]));
  return { order: [...placed, ...last], leaving: loaded.filter((no) => formers.has(no)) };
}
