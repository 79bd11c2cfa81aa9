import { createContext, useContext, type ReactNode } from 'react';
import type { EngineClient } from '../connection/clients.ts';
import type { Question } from './question.ts';

/** Of which figures questions are asked: those of the screens, or those that may leave the office. */
type Figures = 'screen' | 'publication';

const FiguresContext = createContext<Figures>('screen');

/** What is inside asks for figures that may leave the office. */
export function PublishedFigures(props: { readonly children: ReactNode }) {
  return <FiguresContext value="publication">{props.children}</FiguresContext>;
}

/** The engine with the figures that may leave the office in place of those of the screens. */
const publishedOf = (engine: EngineClient): EngineClient =>
  new Proxy(engine, {
    get: (target, name, receiver): unknown =>
      name === 'analysis' ? target.publication : Reflect.get(target, name, receiver),
  });

/** The same question of figures that may leave the office. */
function published<Ask, Answer>(question: Question<Ask, Answer>): Question<Ask, Answer> {
  return {
    name: `published ${question.name}`,
    call: (engine, ask, asking) => question.call(publishedOf(engine), ask, asking),
  };
}

const asItIs = <Ask, Answer>(question: Question<Ask, Answer>): Question<Ask, Answer> => question;

/** Makes of a question one of the figures that are wanted here. */
export const useWanted = (): typeof asItIs => (useContext(FiguresContext) === 'publication' ? published : asItIs);
