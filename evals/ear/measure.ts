import type { Ear } from '#agents/rules/ear/open-ear.ts';
import { type EarSide, sideOf, type Utterance } from '#agents/rules/ear/utterance.ts';

/** What the ear made of one message. */
export interface Hearing {
  side: EarSide;
  lang: Utterance['lang'];
  probability: number;
  isRight: boolean;
  isRightInThree: boolean;
  isSure: boolean;
}

/** Shares of 1; of no lines at all, 0. */
export interface EarScore {
  lines: number;
  /** What it holds most probable is right: one of the two, where two are wanted. */
  first: number;
  three: number;
  /** How much of what is answered when sure is right. */
  sure: number;
  /** How much is answered when sure. */
  answered: number;
  /** The most that could be answered, by another threshold, with 97 % of it right. */
  coverage: number;
  /** Of all lines. */
  sureAndWrong: number;
}

const wantedPrecision = 0.97;

export function hearUtterance(ears: Record<EarSide, Ear>, utterance: Utterance): Hearing {
  const side = sideOf(utterance);
  const ear = ears[side];
  const ranked = ear.rank(utterance.text);
  const isWanted = ({ intent }: { intent: string }) => utterance.intents.includes(intent);
  const [best] = ranked;
  return {
    side,
    lang: utterance.lang,
    probability: best?.probability ?? 0,
    isRight: best !== undefined && isWanted(best),
    isRightInThree: ranked.slice(0, 3).some(isWanted),
    isSure: best !== undefined && best.probability >= ear.sureFrom,
  };
}

export function scoreHearings(hearings: readonly Hearing[]): EarScore {
  const count = (is: (hearing: Hearing) => boolean) => hearings.filter(is).length;
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const sure = count(({ isSure }) => isSure);
  const sureAndRight = count(({ isSure, isRight }) => isSure && isRight);
  const lines = hearings.length;
  return {
    lines,
    first: share(
      count(({ isRight }) => isRight),
      lines,
    ),
    three: share(
      count(({ isRightInThree }) => isRightInThree),
      lines,
    ),
    sure: share(sureAndRight, sure),
    answered: share(sure, lines),
    coverage: share(mostAtPrecision(hearings), lines),
    sureAndWrong: share(sure - sureAndRight, lines),
  };
}

function mostAtPrecision(hearings: readonly Hearing[]): number {
  let right = 0;
  let most = 0;
  hearings
    .toSorted((a, b) => b.probability - a.probability)
    .forEach(({ isRight }, index) => {
      if (isRight) right += 1;
      if (right / (index + 1) >= wantedPrecision) most = index + 1;
    });
  return most;
}
