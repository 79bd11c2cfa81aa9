/** What is loaded. */
export const datasetKey = ['dataset'] as const;
/** Questions about the workspace: asked anew after every change of the data. */
export const workspaceKey = ['workspace'] as const;
export const workspaceStatusKey = [...workspaceKey, 'status'] as const;
export const knownWorkspacesKey = [...workspaceKey, 'known'] as const;
export const journalKey = [...workspaceKey, 'journal'] as const;
