import { useMemo } from 'react';
import { areaDirectory, type AreaDirectory } from './area-directory.ts';
import { nothing } from './question.ts';
import { areasQuestion } from './questions.ts';
import { useAnswer } from './use-answer.ts';

/** Names of the loaded areas, from the province to the communities. Empty until they are there. */
export function useAreaDirectory(): AreaDirectory {
  const { data } = useAnswer(areasQuestion, nothing);
  return useMemo(() => areaDirectory(data ?? []), [data]);
}
