import { Int32, Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';

/** Names of areas by code, as the segment `names` of a release. */
export function arrowOfNames(names: ReadonlyMap<string, string>): Uint8Array {
  const table = new Table({
    area: vectorFromArray([...names.keys()].map(Number), new Int32()),
    name: vectorFromArray([...names.values()], new Utf8()),
  });
  return tableToIPC(table, 'stream');
}

/** The names out of a stream of `arrowOfNames`. */
export function namesOfArrow(bytes: Uint8Array): ReadonlyMap<string, string> {
  const table = tableFromIPC(bytes);
  const [areas, names] = [table.getChild('area'), table.getChild('name')];
  return new Map(Array.from({ length: table.numRows }, (_, row) => [String(areas?.get(row)), String(names?.get(row))]));
}
