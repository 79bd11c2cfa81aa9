/** Children of several communities together by a register; null where it gives no number for any of them. */
export function expectedChildren(communities: readonly { readonly children: number | null }[]): number | null {
  const given = communities.flatMap(({ children }) => (children === null ? [] : [children]));
  return given.length === 0 ? null : given.reduce((sum, each) => sum + each, 0);
}
