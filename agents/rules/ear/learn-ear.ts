import { calibrate, type LeftOut } from './calibrate.ts';
import { columnsOf, vectorOf } from './columns.ts';
import { earFeatures } from './ear-features.ts';
import type { EarModel } from './ear-model.ts';
import { quantise } from './heard-weights.ts';
import { type Schooling, scoresOf, type Target, trainRegression } from './regression.ts';
import type { Utterance } from './utterance.ts';

const schooling: Schooling = { epochs: 12, rate: 0.02, hidden: 0.4, seed: 7 };
/** What a single message has is chance. */
const fewestMessages = 2;
/** Of two wishes the first is what most of the message is about. */
const firstShare = 0.6;
const folds = 4;

/** Learns the intents of the utterances; `cells`: how many weights may be kept. The same utterances give the same model. */
export function learnEar(utterances: readonly Utterance[], cells: number): EarModel {
  const intents = [...new Set(utterances.flatMap((utterance) => utterance.intents))].toSorted();
  const heard = utterances.map((utterance) => hearOnce(utterance, intents));
  const leftOut = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) =>
    scoreLeftOut(
      heard.filter((_, index) => index % folds !== fold),
      heard.filter((_, index) => index % folds === fold),
      intents.length,
    ),
  );
  const { columns, regression } = school(heard, intents.length);
  return { intents, ...quantise(regression, columns, cells), calibration: calibrate(leftOut) };
}

interface HeardUtterance {
  features: ReadonlyMap<string, number>;
  wanted: number[];
}

function hearOnce({ text, intents: named }: Utterance, intents: readonly string[]): HeardUtterance {
  return { features: earFeatures(text), wanted: named.map((intent) => intents.indexOf(intent)) };
}

function scoreLeftOut(taught: HeardUtterance[], left: HeardUtterance[], names: number): LeftOut[] {
  const { columns, regression } = school(taught, names);
  return left.map(({ features, wanted }) => ({
    scores: scoresOf(regression, vectorOf(features, columns)),
    right: wanted,
  }));
}

function school(heard: readonly HeardUtterance[], names: number) {
  const columns = columnsOf(
    heard.map(({ features }) => features),
    fewestMessages,
  );
  const lessons = heard.map(({ features, wanted }) => ({
    vector: vectorOf(features, columns),
    target: targetOf(wanted),
  }));
  return { columns, regression: trainRegression(lessons, { names, columns: columns.length }, schooling) };
}

function targetOf([first = 0, second]: readonly number[]): Target {
  return second === undefined || second === first
    ? [[first, 1]]
    : [
        [first, firstShare],
        [second, 1 - firstShare],
      ];
}
