import { probabilitiesOf } from './regression.ts';

/** A message that was left out of the learning: its scores, and the names that are right. */
export interface LeftOut {
  scores: Float64Array;
  right: readonly number[];
}

export interface Calibration {
  temperature: number;
  sureFrom: number;
  guessFrom: number;
}

/**
 * So much of the left-out messages that are answered when sure must be right. The corpus is harder than life: it has as many close calls as plain
 * words, and labels of which one can argue. Of these 92 in a hundred are 98 in a hundred of a month's messages; 98 in a hundred of
 * these would answer a third of the month, and be wrong nowhere.
 */
const wantedRight = 0.92;
const temperatures = Array.from({ length: 61 }, (_, step) => Math.round(500 * 1.035 ** step) / 1000);

/**
 * The temperature at which the left-out messages are least surprising, and the two thresholds: of what is at least `sureFrom`
 * probable 92 % is right; what is less probable than `guessFrom` is wrong more often than right.
 */
export function calibrate(leftOut: readonly LeftOut[]): Calibration {
  const temperature = temperatures.reduce((best, one) =>
    surpriseAt(one, leftOut) < surpriseAt(best, leftOut) ? one : best,
  );
  const answers = leftOut.map((one) => answerAt(temperature, one)).toSorted((a, b) => b.probability - a.probability);
  return { temperature, sureFrom: sureThreshold(answers), guessFrom: guessThreshold(answers) };
}

interface Answer {
  probability: number;
  isRight: boolean;
}

function surpriseAt(temperature: number, leftOut: readonly LeftOut[]): number {
  let sum = 0;
  for (const { scores, right } of leftOut) {
    const probabilities = probabilitiesOf(scores, temperature);
    sum -= Math.log(
      Math.max(
        1e-9,
        right.reduce((total, name) => total + (probabilities[name] ?? 0), 0),
      ),
    );
  }
  return sum;
}

function answerAt(temperature: number, { scores, right }: LeftOut): Answer {
  const probabilities = probabilitiesOf(scores, temperature);
  const probability = probabilities.reduce((most, one) => Math.max(most, one), 0);
  return { probability, isRight: right.includes(probabilities.indexOf(probability)) };
}

/** The lowest probability above which enough is right; in thousandths, rounded up. */
function sureThreshold(answers: readonly Answer[]): number {
  let right = 0;
  let lowest = 1;
  answers.forEach(({ probability, isRight }, index) => {
    if (isRight) right += 1;
    if (right / (index + 1) >= wantedRight) lowest = probability;
  });
  return Math.ceil(lowest * 1000) / 1000;
}

/** Where what is right leads what is wrong by the most. */
function guessThreshold(answers: readonly Answer[]): number {
  let lead = 0;
  let best = { lead: 0, probability: 1 };
  for (const { probability, isRight } of answers) {
    lead += isRight ? 1 : -1;
    if (lead > best.lead) best = { lead, probability };
  }
  return Math.floor(best.probability * 1000) / 1000;
}
