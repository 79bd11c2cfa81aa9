/** What came of something that was asked for, to be said beside where it was. */
export type Outcome = { readonly tone: 'good' | 'error'; readonly words: string };
