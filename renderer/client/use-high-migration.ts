import type { HighMigrationAnswer, HighMigrationAsk } from '../../shared/contract/high-migration.ts';
import { useAnswers, type Answers } from './use-answers.ts';

/** High-migration areas for several questions (years). */
export function useHighMigration(asks: readonly HighMigrationAsk[]): Answers<HighMigrationAnswer> {
  return useAnswers('high-migration', asks, (engine, ask, signal) => engine.analysis.highMigration(ask, { signal }));
}
