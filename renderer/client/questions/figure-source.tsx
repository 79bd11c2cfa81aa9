import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { EngineClient } from '../connection/clients.ts';
import { useEngine } from '../connection/connection-context.tsx';

/** Whose answers are shown: those for the screen, or those that may be published. */
type FigureSource = 'screen' | 'publication';

/** What questions are asked of. */
export type Answering = Pick<EngineClient, 'analysis' | 'boundaries' | 'dataset' | 'quality'>;

const SourceContext = createContext<FigureSource>('screen');

/** What is inside is for paper or for the screen: its questions are answered accordingly. */
export function FiguresOf(props: { readonly source: FigureSource; readonly children: ReactNode }) {
  return <SourceContext value={props.source}>{props.children}</SourceContext>;
}

/** Who answers here, and the name of that source. */
export function useAnswering(): { readonly source: FigureSource; readonly answering: Answering } {
  const engine = useEngine();
  const source = useContext(SourceContext);
  return useMemo(() => {
    const { analysis, boundaries, dataset, publication, quality } = engine;
    return {
      source,
      answering: { analysis: source === 'screen' ? analysis : publication, boundaries, dataset, quality },
    };
  }, [engine, source]);
}
