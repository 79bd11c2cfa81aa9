import { usualThresholds, type ThresholdSetting } from '../../../../shared/contract/thresholds.ts';
import type { Part } from './part.ts';

/** From which numbers on figures are shown; the usual ones while nobody chose others. */
export const thresholds: Part<'thresholds', ThresholdSetting> = {
  initial: usualThresholds,
  take: (_, { command: { setting } }) => setting,
};
