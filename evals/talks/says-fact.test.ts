import { describe, expect, it } from 'vitest';
import { saysFact } from './says-fact.ts';

describe('a fact', () => {
  it.each([
    ['La révision : 189,00 €', '189'],
    ['LA REVISION', 'révision'],
    ['Total : 1 234 €', '1234'],
    ['12 rue des Forges, 35000 Rennes', 'rue des Forges'],
    ['jeudi 26 novembre', '26|Thursday'],
    ['Deux attelages', 'attelage'],
    ['à 9 h', '9'],
    ['à 09:00', '9'],
    ['vers 17 h 50', '17h50'],
    ['vers 17:50', '17h50'],
    ['by 5.45 pm', '5.45'],
    ['vers 17 h 45', '5.45'],
    ['at 5:30 pm', '17h30'],
    ['jusqu’à 12\u202fh', '12'],
    ['79\u00a0€', '€|euro'],
  ])('“%s” says “%s”', (text, fact) => {
    expect(saysFact(text, fact)).toBe(true);
  });

  it.each([
    ['La révision : 189,00 €', '89'],
    ['Total : 1 189 €', '189'],
    ['à 17 h 50', '17h30'],
    ['à 19 h', '9'],
    ['vendredi', '26|jeudi'],
    ['', 'devis'],
  ])('“%s” does not say “%s”', (text, fact) => {
    expect(saysFact(text, fact)).toBe(false);
  });
});
