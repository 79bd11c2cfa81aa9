/** The library of the encryption, loaded when a workspace is first made or opened: the start does not wait for it. */
export const age = () => import('age-encryption');
