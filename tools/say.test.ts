import { expect, test } from 'vitest';
import { allTools } from './all.ts';
import { appointment, business, hours, saidOutputs } from './fixtures/outputs.ts';
import { sayAddress } from './business/opening-hours.say.ts';
import { sayOutput } from './say.ts';
import type { Speaking } from './speaking.ts';

const speaking: Speaking = { language: 'fr', business, ask: null };

function inFrench(tool: string, output: unknown, contact?: Speaking['contact']): string | null {
  return sayOutput(allTools, { tool, output }, { ...speaking, ...(contact && { contact }) });
}

test.each(saidOutputs)('%s, %o', (tool, output, text) => {
  expect(inFrench(tool, output)).toBe(text);
});

test.each(saidOutputs)('%s says it in English too, and not the same', (tool, output, french) => {
  const english = sayOutput(allTools, { tool, output }, { ...speaking, language: 'en' });
  expect(english).toMatch(/\w/);
  expect(english).not.toBe(french);
});

test('a stranger who books is asked for the name, and at a garage for the plate', () => {
  const output = { outcome: 'booked', appointment, released: 1, alternatives: [] };
  const stranger = { firstName: null, lastName: null, vehicles: [] };
  expect(inFrench('book_appointment', output, stranger)).toMatch(/A quel nom, et quelle est l'immatriculation \?$/);
  const salon = { ...speaking, business: { ...business, trade: 'hair' }, contact: stranger };
  expect(sayOutput(allTools, { tool: 'book_appointment', output }, salon)).toMatch(/A quel nom \?$/);
});

test('any tool says which ones it hesitates between, and what was passed on for a yes', () => {
  const candidates = [{ label: 'mardi à 9 h' }, { label: 'jeudi à 10 h' }];
  const which = { outcome: 'which', candidates, more: 0, isExact: true };
  expect(inFrench('cancel_appointment', which)).toBe("J'en trouve 2. Lequel ?");
  expect(inFrench('cancel_appointment', { ...which, isExact: false })).toContain('Je ne trouve pas exactement cela.');
  expect(inFrench('cancel_appointment', { ...which, more: 7 })).toContain("J'en trouve 9, dont ceux-ci.");
  const summary = { fr: 'annuler la vidange', en: 'cancel the oil change' };
  const proposed = { outcome: 'proposed', summary, approvers: ['Julie Petit'] };
  expect(inFrench('cancel_appointment', proposed)).toContain("j'ai demandé à Julie Petit");
});

test('an unknown tool or an output of another shape has no words', () => {
  expect(inFrench('find_everything', {})).toBeNull();
  expect(inFrench('book_appointment', { ok: false, error: 'The diary is locked.' })).toBeNull();
});

test('every French sentence is in the letters an SMS carries at single price', () => {
  // GSM 03.38 has é è à ù but none of these: one of them halves what fits in a message.
  const dear = /[êçœâîôûëïÀÊÉÔÎŒ’‘“”«»–—…\u00a0\u202f]/;
  const texts = [...saidOutputs.map(([, , text]) => text), sayAddress(hours, speaking)];
  expect(texts.length).toBeGreaterThan(35);
  expect(texts.filter((text) => dear.test(text))).toEqual([]);
});
