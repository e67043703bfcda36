import { expect, test } from 'vitest';
import { readNewService, readOfferChange } from './service.ts';

test.each([
  ['battery goes to 135 € pls', 'battery'],
  ['battery goes to 135 € please thx', 'battery'],
  ['make the battery 135 € thanks a lot', 'battery'],
  ['set the battery to 135, cheers', 'battery'],
  ['the battery is 135 € now pls', 'battery'],
  ['passe la batterie à 135 € stp', 'batterie'],
  ['passe la batterie à 135 svp merci', 'batterie'],
  ["mets la batterie à 135 € s'il te plaît", 'batterie'],
  ['la batterie passe à 135 € merci d’avance', 'batterie'],
  ['batterie à 135 € stp !', 'batterie'],
])('"%s" is the price of one service, and no more', (text, service) => {
  expect(readOfferChange(text)).toMatchObject({ service, cents: 13500, name: null, isWithdrawn: false });
});

test.each([
  ['rename wash to full wash pls', 'full wash'],
  ['renomme lavage en lavage complet stp', 'lavage complet'],
])('"%s" names it without the courtesy', (text, name) => {
  expect(readOfferChange(text)).toMatchObject({ name });
});

test.each(['on ne fait plus la climatisation svp', 'retire la climatisation du catalogue stp merci'])(
  '"%s" takes it off the list',
  (text) => {
    expect(readOfferChange(text)).toMatchObject({ service: 'climatisation', isWithdrawn: true });
  },
);

test('a new one is called without it too', () => {
  expect(readNewService('ajoute une prestation polissage, 1 h, 60 € stp')).toEqual({
    name: 'polissage',
    cents: 6000,
    minutes: 60,
  });
});
