/** A file name of words, without letters that some file system refuses. */
export function fileName(words: readonly string[], ending: string): string {
  const stem = words.join('-').replaceAll(/[\s\\/:*?"<>|.,()]+/g, '-');
  return `${stem.replaceAll(/-+/g, '-').slice(0, 120)}.${ending}`;
}
