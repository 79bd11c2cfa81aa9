import type { HotSpotsAnswer, HotSpotsAsk } from '../../shared/contract/hot-spots.ts';
import { useAnswers, type Answers } from './use-answers.ts';

/** Hot spots for several questions (years). */
export function useHotSpots(asks: readonly HotSpotsAsk[]): Answers<HotSpotsAnswer> {
  return useAnswers('hot-spots', asks, (engine, ask, signal) => engine.analysis.hotSpots(ask, { signal }));
}
