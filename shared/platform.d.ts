/** What every host has (browser, Node 24, Electron) and the language's own library does not declare. */
interface Blob {
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}
declare var Blob: { prototype: Blob; new (parts?: readonly ArrayBufferView[]): Blob };
interface File extends Blob {
  readonly name: string;
}
declare var File: { prototype: File; new (parts: readonly ArrayBufferView[], name: string): File };
