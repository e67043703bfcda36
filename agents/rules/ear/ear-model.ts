import { type Columns, vectorOf } from './columns.ts';
import type { Calibration } from './calibrate.ts';
import { earFeatures } from './ear-features.ts';
import { heardScores, type HeardWeights } from './heard-weights.ts';
import { probabilitiesOf } from './regression.ts';

/** One side's model, as it is learnt and as it is kept. */
export interface EarModel {
  intents: readonly string[];
  columns: Columns;
  weights: HeardWeights;
  calibration: Calibration;
}

/** What a message may want, most probable first; all together 1. */
export function rankIntents({ intents, columns, weights, calibration }: EarModel, text: string): RankedIntent[] {
  const scores = heardScores(weights, vectorOf(earFeatures(text), columns));
  const probabilities = probabilitiesOf(scores, calibration.temperature);
  return intents
    .map((intent, index) => ({ intent, probability: probabilities[index] ?? 0 }))
    .toSorted((a, b) => b.probability - a.probability);
}

export interface RankedIntent {
  intent: string;
  probability: number;
}
