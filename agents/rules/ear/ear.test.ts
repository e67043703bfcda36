import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOfLearning } from './digest.ts';
import { readEarFile, writeEarFile } from './ear-file.ts';
import { learnEar } from './learn-ear.ts';
import { type Ear, earFile, earsOf, openEar } from './open-ear.ts';
import type { EarSide, Utterance } from './utterance.ts';

let ears: Record<EarSide, Ear>;
beforeAll(() => {
  ears = openEar();
});

describe('what was learnt', () => {
  it('is learnt from the corpus as it is, by the code as it is', () => {
    const { learntFrom } = readEarFile(readFileSync(earFile));
    expect(learntFrom, 'the corpus or its learner changed: run `comptoir learn`').toBe(digestOfLearning());
  });

  it('fits into three megabytes', () => {
    expect(readFileSync(earFile).length).toBeLessThan(3_000_000);
  });

  it('is the same bytes when it is learnt again, and reads as it was written', () => {
    const bytes = writeEarFile('test', learnEar(lessons));
    expect(writeEarFile('test', learnEar(lessons)).equals(bytes)).toBe(true);
    const { learntFrom, model } = readEarFile(bytes);
    expect(writeEarFile(learntFrom, model).equals(bytes)).toBe(true);
  });

  it('knows what it was taught, each side its own', () => {
    const { customer, staff } = earsOf(learnEar(lessons));
    expect(customer.rank('je voudrais un rendez-vous vendredi')[0]?.intent).toBe('book');
    expect(customer.rank('je dois annuler le rendez-vous de vendredi')[0]?.intent).toBe('cancel');
    expect(staff.rank('stock of filters')[0]?.intent).toBe('stock');
  });

  it('refuses a file that was cut', () => {
    const bytes = readFileSync(earFile);
    expect(() => readEarFile(bytes.subarray(0, bytes.length - 1000))).toThrow();
  });
});

describe('the ear', () => {
  it.each(['', '???', 'jeudi', 'zzz qqq', 'a'.repeat(5000)])('ranks every intent, together 1: %j', (text) => {
    for (const side of ['customer', 'staff'] as const) {
      const ranked = ears[side].rank(text);
      expect(ranked.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
      expect(ranked).toEqual(ranked.toSorted((a, b) => b.probability - a.probability));
      expect(new Set(ranked.map(({ intent }) => intent)).size).toBe(ranked.length);
    }
  });

  it('is sure later than it guesses', () => {
    for (const { sureFrom, guessFrom } of Object.values(ears)) {
      expect(sureFrom).toBeGreaterThan(guessFrom);
      expect(guessFrom).toBeGreaterThan(0);
    }
  });

  it.each([
    ['Bonjour, je voudrais prendre rendez-vous pour une vidange mardi matin', 'book'],
    ['could I book a colour for next Saturday please', 'book'],
    ['je dois annuler mon rdv de demain, désolée', 'cancel'],
    ['can we move my appointment to Thursday instead?', 'move'],
    ['je serai en retard de dix minutes', 'late'],
    ['combien coûte une coupe homme ?', 'prices'],
    ['what time do you close on Saturdays?', 'opening_hours'],
    ['ma voiture est prête ?', 'car_ready'],
    ['I would like to speak to a human please', 'person'],
    ['Stop, ne m’envoyez plus de messages', 'opt_out'],
    ['quel temps fera-t-il demain à Marseille ?', 'none'],
  ])('hears a customer: %s', (text, intent) => {
    expect(ears.customer.rank(text)[0]?.intent).toBe(intent);
  });

  it.each([
    ['le numéro de madame Roussel ?', 'find_contact'],
    ['show me the planning for tomorrow', 'show_planning'],
    ['la 308 de M. Garnier est prête', 'finish_job'],
    ['which invoices are overdue?', 'overdue'],
    ['crée un devis pour madame Petit', 'create_quote'],
    ['remind me to call the supplier on Friday', 'create_task'],
    ['annule la dernière action', 'undo'],
  ])('hears a member: %s', (text, intent) => {
    expect(ears.staff.rank(text)[0]?.intent).toBe(intent);
  });
});

const said: Record<EarSide, Record<string, (day: string) => string>> = {
  customer: {
    book: (day) => `je voudrais prendre un rendez-vous ${day}`,
    cancel: (day) => `il faut annuler le rendez-vous de ${day}`,
  },
  staff: {
    stock: (day) => `stock of filters on ${day}`,
    show_planning: (day) => `planning of ${day}`,
  },
};

/** Few sentences, each for several days, so that they share their words. */
const lessons: Utterance[] = Object.entries(said).flatMap(([side, intents]) =>
  Object.entries(intents).flatMap(([intent, sentence]) =>
    ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'].map((day): Utterance => ({
      text: sentence(day),
      lang: side === 'customer' ? 'fr' : 'en',
      who: side === 'customer' ? 'customer' : 'manager',
      intents: [intent],
    })),
  ),
);
