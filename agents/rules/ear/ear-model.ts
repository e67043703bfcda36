import type { Calibration } from './calibrate.ts';
import { type Columns, vectorOf } from './columns.ts';
import { earFeatures } from './ear-features.ts';
import { type KeptNetwork, keptNetworkScores } from './kept-network.ts';
import { type KeptRegression, keptScores } from './kept-regression.ts';
import { probabilitiesOf } from './regression.ts';
import type { EarSide } from './utterance.ts';

/** All that was learnt: columns and networks for both sides, a regression for each. */
export interface EarModel {
  columns: Columns;
  networks: readonly KeptNetwork[];
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

/** The sides in the order of a network's groups. */
export const earSides = ['customer', 'staff'] as const satisfies readonly EarSide[];

/** What the regression's scores count beside those of the networks together. */
export const regressionShare = 0.7;

/** What a message may want, most probable first; all together 1. */
export function rankIntents({ columns, networks, sides }: EarModel, side: EarSide, text: string): RankedIntent[] {
  const { intents, regression, calibration } = sides[side];
  const vector = vectorOf(earFeatures(text), columns);
  const group = earSides.indexOf(side);
  const heard = networks.map((network) => keptNetworkScores(network, group, vector));
  const scores = addScores(heard, keptScores(regression, vector));
  const probabilities = probabilitiesOf(scores, calibration.temperature);
  return intents
    .map((intent, index) => ({ intent, probability: probabilities[index] ?? 0 }))
    .toSorted((a, b) => b.probability - a.probability);
}

/** Learners that began elsewhere, or are of another kind, err on other messages: together they are right more often than any of them. */
export function addScores(networks: readonly Float64Array[], regression: Float64Array): Float64Array {
  return regression.map((score, name) => {
    const sum = networks.reduce((total, scores) => total + (scores[name] ?? 0), 0);
    return sum / networks.length + regressionShare * score;
  });
}
