/** Why the case data are open without anybody having been asked; the page has words for them. */
export const purposes = { created: 'workspace-created', recovered: 'workspace-recovered' } as const;
