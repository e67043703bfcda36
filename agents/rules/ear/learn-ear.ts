import { calibrate, type LeftOut } from './calibrate.ts';
import { type Columns, columnsOf, vectorOf } from './columns.ts';
import { earFeatures } from './ear-features.ts';
import { addScores, type EarModel, earSides, type SideModel } from './ear-model.ts';
import { keepNetwork } from './kept-network.ts';
import { keepRegression } from './kept-regression.ts';
import { type GroupLesson, type Network, networkScores, type NetworkSchooling, trainNetwork } from './network.ts';
import { type Regression, type Schooling, regressionScores, type Target, trainRegression } from './regression.ts';
import { type EarSide, sideOf, type Utterance } from './utterance.ts';

const schooling: Schooling = { epochs: 9, rate: 0.02, hidden: 0.4, seed: 7 };
const networkSchooling: Omit<NetworkSchooling, 'seed'> = {
  width: 48,
  epochs: 24,
  rate: 0.05,
  hidden: 0.4,
  silent: 0.4,
  balancePower: 0.3,
};
/** Three narrow networks that began elsewhere are right more often than a wide one. */
const networkSeeds = [7, 8, 9];
/** What fewer messages have is chance, and makes the file larger. */
const fewestMessages = 4;
/** Of two wishes the first is what most of the message is about. */
const firstShare = 0.6;
const folds = 3;
/** How many weights of a regression are kept. Staff have more than twice the intents. */
const keptWeights = { customer: 190_000, staff: 330_000 } satisfies Record<EarSide, number>;

/** Learns what the utterances want. The same utterances give the same model. */
export function learnEar(utterances: readonly Utterance[]): EarModel {
  const intents = { customer: intentsOf(utterances, 'customer'), staff: intentsOf(utterances, 'staff') };
  const heard = utterances.map((utterance) => hearLabelled(utterance, intents));
  const sizes = earSides.map((side) => intents[side].length);
  const leftOut = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const learnt = school(
      heard.filter((_, index) => index % folds !== fold),
      sizes,
    );
    return heard.filter((_, index) => index % folds === fold).map((one) => scoreLeftOut(one, learnt));
  });
  const { columns, networks, regressions } = school(heard, sizes);
  const sideModel = (side: EarSide, group: number): SideModel => ({
    intents: intents[side],
    regression: keepRegression(regressions[group] ?? nothingLearnt, keptWeights[side]),
    calibration: calibrate(leftOut.filter((one) => one.group === group)),
  });
  return {
    columns,
    networks: networks.map(keepNetwork),
    sides: { customer: sideModel('customer', 0), staff: sideModel('staff', 1) },
  };
}

interface LabelledHeard {
  group: number;
  features: ReadonlyMap<string, number>;
  wanted: number[];
}

interface Learnt {
  columns: Columns;
  networks: Network[];
  /** One for each group. */
  regressions: Regression[];
}

const nothingLearnt: Regression = { names: 1, weights: new Float32Array(), bias: new Float64Array(1) };

function intentsOf(utterances: readonly Utterance[], side: EarSide): string[] {
  const mine = utterances.filter((utterance) => sideOf(utterance) === side);
  return [...new Set(mine.flatMap((utterance) => utterance.intents))].toSorted();
}

function hearLabelled(utterance: Utterance, intents: Record<EarSide, string[]>): LabelledHeard {
  const side = sideOf(utterance);
  return {
    group: earSides.indexOf(side),
    features: earFeatures(utterance.text),
    wanted: utterance.intents.map((intent) => intents[side].indexOf(intent)),
  };
}

function school(heard: readonly LabelledHeard[], groups: readonly number[]): Learnt {
  const columns = columnsOf(
    heard.map(({ features }) => features),
    fewestMessages,
  );
  const lessons: GroupLesson[] = heard.map(({ group, features, wanted }) => ({
    group,
    vector: vectorOf(features, columns),
    target: targetOf(wanted),
  }));
  return {
    columns,
    networks: networkSeeds.map((seed) =>
      trainNetwork(lessons, { columns: columns.length, groups }, { ...networkSchooling, seed }),
    ),
    regressions: groups.map((names, group) =>
      trainRegression(
        lessons.filter((lesson) => lesson.group === group),
        { names, columns: columns.length },
        schooling,
      ),
    ),
  };
}

function scoreLeftOut({ group, features, wanted }: LabelledHeard, learnt: Learnt): LeftOut & { group: number } {
  const vector = vectorOf(features, learnt.columns);
  const scores = addScores(
    learnt.networks.map((network) => networkScores(network, group, vector)),
    regressionScores(learnt.regressions[group] ?? nothingLearnt, vector),
  );
  return { group, scores, right: wanted };
}

function targetOf([first = 0, second]: readonly number[]): Target {
  return second === undefined || second === first
    ? [[first, 1]]
    : [
        [first, firstShare],
        [second, 1 - firstShare],
      ];
}
