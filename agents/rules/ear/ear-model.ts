import type { Calibration } from './calibrate.ts';
import { type Columns, vectorOf } from './columns.ts';
import { earFeatures } from './ear-features.ts';
import { type KeptNetwork, keptNetworkScores } from './kept-network.ts';
import { type KeptRegression, keptScores } from './kept-regression.ts';
import { probabilitiesOf } from './regression.ts';
import type { EarSide } from './utterance.ts';

/** All that was learnt: columns and network for both sides, a regression for each. */
export interface EarModel {
  columns: Columns;
  network: KeptNetwork;
  sides: Record<EarSide, SideModel>;
}

export interface SideModel {
  intents: readonly string[];
  regression: KeptRegression;
  calibration: Calibration;
}

export interface RankedIntent {
  intent: string;
  probability: number;
}

/** The sides in the order of the network's groups. */
export const earSides = ['customer', 'staff'] as const satisfies readonly EarSide[];

/** What the regression's scores count beside the network's. */
export const regressionShare = 0.7;

/** What a message may want, most probable first; all together 1. */
export function rankIntents({ columns, network, sides }: EarModel, side: EarSide, text: string): RankedIntent[] {
  const { intents, regression, calibration } = sides[side];
  const vector = vectorOf(earFeatures(text), columns);
  const scores = addScores(keptNetworkScores(network, earSides.indexOf(side), vector), keptScores(regression, vector));
  const probabilities = probabilitiesOf(scores, calibration.temperature);
  return intents
    .map((intent, index) => ({ intent, probability: probabilities[index] ?? 0 }))
    .toSorted((a, b) => b.probability - a.probability);
}

/** The two learners err on other messages: together they are right for 2 to 3 % more than either. */
export function addScores(network: Float64Array, regression: Float64Array): Float64Array {
  return network.map((score, index) => score + regressionShare * (regression[index] ?? 0));
}
