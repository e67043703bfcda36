import { expect, test } from 'vitest';
import { appointment as vidange, business, service } from '../fixtures/outputs.ts';
import type { Speaking } from '../speaking.ts';
import { holdOutput, sayHold } from './hold-slots.say.ts';
import { moveOutput, sayMove } from './reschedule-appointment.say.ts';

const slot = { startsAt: '2026-11-26T09:00', label: 'jeudi 26 novembre à 9 h' };
const later = { startsAt: '2026-11-27T10:00', label: 'vendredi 27 novembre à 10 h' };
const hold = { ...slot, hold: 'h-1', until: '2026-11-23T08:10:00.000Z' };
const revision = { ...vidange, service: 'revision', serviceName: 'Révision', priceCents: 18900, price: '189 €' };
/** Nobody knows whether it is `la hydratation` or `l'hydratation` by its first letter. */
const care = { ...vidange, service: 'soin', serviceName: 'Hydratation' };
/** Two services in one visit. */
const visit = {
  ...{ ...service, also: ['batterie'], name: 'Vidange et remplacement de batterie' },
  ...{ names: ['Vidange', 'Remplacement de batterie'], priceCents: 21800, price: '218 €' },
};
const more = { ...visit, names: ['Vidange', 'Ombré'], also: ['balayage'], name: 'Vidange et ombré' };

function inWords(language: Speaking['language'], given: object, slots: 1 | 2 = 1): string {
  const held = {
    outcome: 'held',
    alternatives: [],
    appointment: 'a-1',
    holds: [hold, { ...hold, ...later }].slice(0, slots),
  };
  return sayHold(holdOutput.parse({ ...held, ...given }), { language, business, ask: null });
}

test('one service instead of another is said with its article, the time and the new price', () => {
  const given = { service, previous: revision };
  expect(inWords('fr', given)).toBe('Je remplace la révision par une vidange (89 €), jeudi 26 novembre à 9 h ?');
  expect(inWords('fr', given, 2)).toBe(
    'Je peux remplacer la révision par une vidange (89 €), jeudi 26 novembre à 9 h ou vendredi 27 novembre à 10 h. Lequel vous convient ?',
  );
  expect(inWords('fr', { ...given, technician: 'Sofia' })).toContain('par une vidange avec Sofia (89 €), jeudi');
  expect(inWords('en', given)).toBe(
    'Shall I change your révision to the vidange (89 €), Thursday 26 November at 9 am?',
  );
  expect(inWords('en', given, 2)).toMatch(/^I can change your révision to .* Which one suits you\?$/);
});

test('a service more is said to be added to what stands, for the price of all', () => {
  const given = { service: visit, previous: vidange };
  expect(inWords('fr', given)).toBe(
    "J'ajoute le remplacement de batterie à votre vidange (218 € en tout), jeudi 26 novembre à 9 h ?",
  );
  expect(inWords('fr', given, 2)).toMatch(
    /^Je peux ajouter le remplacement .*\(218 € en tout\), jeudi .*\. Lequel vous convient \?$/,
  );
  expect(inWords('en', given)).toMatch(
    /^Shall I add the remplacement de batterie to your vidange \(218 € in all\), Thu.*\?$/,
  );
});

test('whatever else changes, or whose article nobody knows, is named as it was and as it becomes', () => {
  const becomes = 'Je remplace la révision par une vidange et un remplacement de batterie (218 €)';
  expect(inWords('fr', { service: visit, previous: revision })).toContain(becomes);
  expect(inWords('fr', { service, previous: { ...revision, also: ['pneus'], serviceName: 'Révision et pneus' } })).toBe(
    'Je remplace votre rendez-vous (Révision et pneus) par une vidange (89 €), jeudi 26 novembre à 9 h ?',
  );
  expect(inWords('fr', { service, previous: care })).toMatch(
    /^Je remplace votre rendez-vous \(Hydratation\) par une vidange/,
  );
  expect(inWords('fr', { service: more, previous: vidange })).toMatch(/^J'ajoute l'ombré à votre vidange \(/);
  const unknown = { ...service, service: 'hammam', name: 'Hammam' };
  expect(inWords('fr', { service: unknown, previous: vidange })).toBe(
    'Votre rendez-vous (Vidange) devient : Hammam (89 €), jeudi 26 novembre à 9 h. Je confirme ?',
  );
  const three = { ...visit, also: ['pneus', 'batterie'], names: ['Vidange', 'Pneus', 'Remplacement de batterie'] };
  expect(inWords('fr', { service: three, previous: { ...vidange, also: ['pneus'] } })).toBe(
    "J'ajoute le remplacement de batterie à votre rendez-vous (Vidange et remplacement de batterie, 218 €), jeudi 26 novembre à 9 h ?",
  );
});

test('once done, what was changed is not said to be moved, and what was moved is not said to be changed', () => {
  const done = { outcome: 'moved', appointment: vidange, released: 0, alternatives: [] };
  const say = (previous: object, language: Speaking['language']) =>
    sayMove(moveOutput.parse({ ...done, previous }), { language, business, ask: null });
  expect(say(revision, 'fr')).toBe("C'est changé : vidange, jeudi 26 novembre à 9 h, 89 €, au 12 rue des Forges.");
  expect(say(revision, 'en')).toMatch(/^Your appointment is changed: vidange, .*, at 12 rue des Forges\.$/);
  expect(say(vidange, 'fr')).toMatch(/^C'est déplacé : /);
  expect(say({ ...vidange, also: ['pneus'] }, 'fr')).toMatch(/^C'est changé : /);
});
