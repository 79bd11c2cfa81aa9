/**
 * How a page in a browser proves that it is one of this run of the application. Its token, good for one page, comes in the
 * address; for it the page gets a secret of its own, which it sends with every call. The cookie alone would not do:
 * browsers send it to every port of 127.0.0.1, whichever program listens there.
 */
export const pageAccess = {
  tokenHeader: 'x-natpro-token',
  pageHeader: 'x-natpro-page',
  /** A token, or the secret of a page of the same browser, for the secret of a new page. */
  openPath: '/page/open',
  /** A sign of life. */
  herePath: '/page/here',
  /** The page ends, or is loaded anew. */
  gonePath: '/page/gone',
} as const;

/** How often a page says that it is there. */
export const signOfLifeMs = 20_000;
