import { expect, test } from 'vitest';
import { service } from '#tools/fixtures/outputs.ts';
import * as ofAssistant from './assistant/asking.ts';
import * as ofReception from './reception/asking.ts';
import { garageDesk } from './reception/fixtures/businesses.ts';
import * as smallTalk from './small-talk.ts';

test('every French sentence is in the letters an SMS carries at single price', () => {
  // GSM 03.38 has é è à ù but none of these: one of them halves what fits in a message.
  const dear = /[êçœâîôûëïÀÊÉÔÎŒ’‘“”«»–—…\u00a0\u202f]/;
  const texts = [ofReception, ofAssistant, smallTalk].flatMap(sentencesOf);
  expect(texts.length).toBeGreaterThan(30);
  expect(texts.filter((text) => dear.test(text))).toEqual([]);
});

/** What each exported sentence says with plain words as its arguments: labels or services, or the context, then the language. */
function sentencesOf(module: Record<string, unknown>): string[] {
  const { context } = garageDesk('fr', 'stranger');
  return Object.values(module).flatMap((say) => {
    if (typeof say !== 'function') return [];
    for (const args of [['fr'], [context], [['jeudi'], 'fr'], [[service], 'fr']]) {
      try {
        const text: unknown = say(...args);
        if (typeof text === 'string' && !text.includes('undefined')) return [text];
      } catch {
        // The next arguments are tried.
      }
    }
    return [];
  });
}
