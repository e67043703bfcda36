import { expect, test } from 'vitest';
import { appointment as vidange, business, service } from '../fixtures/outputs.ts';
import type { Speaking } from '../speaking.ts';
import { holdOutput, sayHold } from './hold-slots.say.ts';
import { moveOutput, sayMove } from './reschedule-appointment.say.ts';

const slot = { startsAt: '2026-11-26T09:00', label: 'jeudi 26 novembre à 9 h' };
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
  const held = { outcome: 'held', alternatives: [], appointment: 'a-1', holds: [hold, hold].slice(0, slots) };
  return sayHold(holdOutput.parse({ ...held, ...given }), { language, business, ask: null });
}

test('one service instead of another is said with its article, the time and the new price', () => {
  const given = { service, previous: revision };
  expect(inWords('fr', given)).toBe(
    'Je remplace la révision par une vidange, jeudi 26 novembre à 9 h (89 €) : je confirme ?',
  );
  expect(inWords('fr', given, 2)).toBe(
    'Je remplace la révision par une vidange (89 €) : deux créneaux sont libres. Lequel vous convient ?',
  );
  expect(inWords('fr', { ...given, technician: 'Sofia' })).toContain('par une vidange avec Sofia, jeudi');
  expect(inWords('en', given)).toMatch(
    /^I'm changing your appointment from révision to vidange \(89 €\), .* Shall I confirm\?$/,
  );
});

test('a service more is said to be added, and the whole visit named', () => {
  const given = { service: visit, previous: vidange };
  expect(inWords('fr', given)).toBe(
    "J'ajoute le remplacement de batterie à votre rendez-vous : vidange et remplacement de batterie (218 €), jeudi 26 novembre à 9 h. Je confirme ?",
  );
  expect(inWords('fr', given, 2)).toMatch(/\(218 €\)\. Deux créneaux sont libres\. Lequel vous convient \?$/);
  expect(inWords('en', given)).toMatch(/^I'm adding remplacement de batterie to your appointment: vidange et/);
});

test('whatever else changes, or whose article nobody knows, is named as it was and as it becomes', () => {
  const becomes = 'Votre rendez-vous (Révision) devient : Vidange et remplacement de batterie (218 €)';
  expect(inWords('fr', { service: visit, previous: revision })).toContain(becomes);
  expect(inWords('fr', { service, previous: { ...revision, also: ['pneus'], serviceName: 'Révision et pneus' } })).toBe(
    'Votre rendez-vous (Révision et pneus) devient : Vidange (89 €), jeudi 26 novembre à 9 h. Je confirme ?',
  );
  expect(inWords('fr', { service, previous: care })).toMatch(/^Votre rendez-vous \(Hydratation\) devient : Vidange/);
  expect(inWords('fr', { service: more, previous: vidange })).toMatch(/^J'ajoute l'ombré à votre rendez-vous : /);
});

test('once done, what was changed is not said to be moved, and what was moved is not said to be changed', () => {
  const done = { outcome: 'moved', appointment: vidange, released: 0, alternatives: [] };
  const say = (previous: object, language: Speaking['language']) =>
    sayMove(moveOutput.parse({ ...done, previous }), { language, business, ask: null });
  expect(say(revision, 'fr')).toBe("C'est changé : Vidange, jeudi 26 novembre à 9 h, 89 €.");
  expect(say(revision, 'en')).toMatch(/^Your appointment is changed: Vidange, /);
  expect(say(vidange, 'fr')).toMatch(/^C'est déplacé : /);
  expect(say({ ...vidange, also: ['pneus'] }, 'fr')).toMatch(/^C'est changé : /);
});
