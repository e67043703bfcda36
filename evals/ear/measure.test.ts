import { describe, expect, it } from 'vitest';
import type { Ear } from '#agents/rules/ear/open-ear.ts';
import { belowFloor, readFloor } from './floor.ts';
import { type Hearing, hearUtterance, scoreHearings } from './measure.ts';

/** Hears the text itself, and three other things. */
const ear: Ear = {
  rank: (text) => [
    { intent: text, probability: 0.9 },
    { intent: 'second', probability: 0.06 },
    { intent: 'third', probability: 0.03 },
    { intent: 'fourth', probability: 0.01 },
  ],
  sureFrom: 0.8,
  guessFrom: 0.3,
};

function heard(text: string, ...[first = '', ...rest]: string[]): Hearing {
  const utterance = { text, lang: 'fr' as const, who: 'owner' as const, intents: [first, ...rest] as [string] };
  return hearUtterance({ customer: ear, staff: ear }, utterance);
}

describe('measuring the ear', () => {
  it('takes either of two wishes for right, and looks at three', () => {
    expect(heard('stock', 'stock')).toMatchObject({ side: 'staff', isRight: true, isRightInThree: true, isSure: true });
    expect(heard('stock', 'undo', 'stock').isRight).toBe(true);
    expect(heard('stock', 'third')).toMatchObject({ isRight: false, isRightInThree: true });
    expect(heard('stock', 'fourth').isRightInThree).toBe(false);
  });

  it('counts what is answered when sure, and how much of it is right', () => {
    const right = heard('stock', 'stock');
    const wrong = { ...right, isRight: false, probability: 0.85 };
    const unsure = { ...right, isSure: false, probability: 0.5 };
    expect(scoreHearings([right, right, wrong, unsure])).toEqual({
      lines: 4,
      first: 0.75,
      three: 1,
      sure: 2 / 3,
      answered: 0.75,
      coverage: 0.5,
      sureAndWrong: 0.25,
    });
    expect(scoreHearings([])).toMatchObject({ lines: 0, first: 0, sure: 0 });
  });

  it('names every number below its floor', () => {
    const score = scoreHearings([heard('stock', 'stock')]);
    const floor = readFloor();
    expect(belowFloor({ customer: score, staff: score }, floor)).toEqual([]);
    expect(belowFloor({ customer: { ...score, first: 0.1 }, staff: score }, floor)).toEqual([
      `customer: first is 0.1000, below ${floor.customer.first}`,
    ]);
  });
});
