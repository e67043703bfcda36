import { expect, test } from 'vitest';
import type { Language } from '#language/language.ts';
import { speak } from './speech.ts';
import { appointment, business, hours, SAID, service } from './speech/fixtures/outputs.ts';
import { speakAddress } from './speech/opening-hours.ts';
import * as asking from './speech/asking.ts';
import * as smallTalk from './speech/small-talk.ts';

function fr(tool: string, output: unknown, person?: Parameters<typeof speak>[2]['person']): string | null {
  return speak(tool, output, { language: 'fr', business, ask: null, ...(person && { person }) });
}

test.each(SAID)('%s, %o', (tool, output, text) => {
  expect(fr(tool, output)).toBe(text);
});

test.each(SAID)('%s says it in English too, and not the same', (tool, output, french) => {
  const english = speak(tool, output, { language: 'en', business, ask: null });
  expect(english).toMatch(/\w/);
  expect(english).not.toBe(french);
});

test('a stranger who books is asked for the name, and at a garage for the plate', () => {
  const output = { outcome: 'booked', appointment, released: 1, alternatives: [] };
  const stranger = { known: false, firstName: null, lastName: null, vehicles: [] };
  expect(fr('book_appointment', output, stranger)).toMatch(/A quel nom, et quelle est l'immatriculation \?$/);
  const salon = { language: 'fr' as const, business: { ...business, trade: 'hair' }, ask: null, person: stranger };
  expect(speak('book_appointment', output, salon)).toMatch(/A quel nom \?$/);
});

test('an unknown tool or an output of another shape has no words', () => {
  expect(fr('find_everything', {})).toBeNull();
  expect(fr('book_appointment', { ok: false, error: 'The diary is locked.' })).toBeNull();
});

test('every French sentence is in the letters an SMS carries at single price', () => {
  // GSM 03.38 has é è à ù but none of these: one of them halves what fits in a message.
  const dear = /[êçœâîôûëïÀÊÉÔÎŒ’‘“”«»–—…\u00a0\u202f]/;
  const context = {
    language: 'fr' as const,
    business,
    person: { known: false, firstName: null, lastName: null, vehicles: [] },
  };
  const own = [
    ...sentencesOf(asking, context),
    ...sentencesOf(smallTalk, context),
    speakAddress(hours, { language: 'fr', business, ask: null }),
  ];
  const texts = [...SAID.map(([, , text]) => text), ...own];
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.filter((text) => dear.test(text))).toEqual([]);
});

/** What each exported sentence says with plain words as its arguments: labels or services, or the context, then the language. */
function sentencesOf(module: Record<string, unknown>, context: { language: Language }): string[] {
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
