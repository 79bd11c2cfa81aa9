/**
 * Makes something of the data as they are in one moment: what a change of the data came into is made anew.
 * @param revision  of the data now; it grows with every change
 */
export async function ofOneState<T>(revision: () => number, make: () => Promise<T>): Promise<T> {
  for (;;) {
    const before = revision();
    const made = await make();
    if (revision() === before) return made;
  }
}
