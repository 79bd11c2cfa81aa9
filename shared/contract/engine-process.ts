/** What Electron's main process tells the engine process. `connect` carries the page's port. */
export type ToEngineProcess =
  | { readonly type: 'start'; readonly options: EngineProcessOptions }
  | { readonly type: 'connect' }
  | { readonly type: 'lock' }
  | { readonly type: 'close' };

/** What the engine process tells the main process. `failed`: the engine could not start, and the process ends. */
export type FromEngineProcess =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'log'; readonly entry: unknown };

export type EngineProcessOptions = {
  readonly dataFolder: string;
  readonly sampleFolder: string;
  readonly version: string;
  /** Where workspaces lie that are opened by name. */
  readonly workspacesFolder: string;
  /** Where the list of recent workspaces is kept. */
  readonly stateFolder: string;
};
