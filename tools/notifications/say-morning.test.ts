import { describe, expect, test } from 'vitest';
import type { Morning } from '#db/morning.ts';
import { sayMorning } from './say-morning.ts';

const nothing: Morning = {
  ...{ appointments: 0, first: null, here: 0, tasksToday: 0, tasksLate: 0, quotes: 0 },
  ...{ overdue: 0, overdueCents: 0, proposals: 0, waiting: [] },
};
const service = { id: 's', code: 'vidange', nameFr: 'Vidange', nameEn: 'Oil change', durationMinutes: 60 };
const full: Morning = {
  appointments: 5,
  first: { startsAt: new Date('2026-11-24T07:00:00Z'), name: 'Claire Martin', services: [service] },
  ...{ here: 2, tasksToday: 2, tasksLate: 1, quotes: 3, overdue: 2, overdueCents: 37_800, proposals: 1 },
  waiting: ['Paul Robin', null, 'Anne Caron', 'Luc Morel'],
};
const julie = {
  ...{ name: 'Julie Petit', role: 'MANAGER' as const, zone: 'Europe/Paris' },
  ...{ today: '2026-11-24', trade: 'garage' },
};

describe('a morning', () => {
  test('is said in eight short lines at most', () => {
    expect(sayMorning(full, julie, 'fr')?.split('\n')).toEqual([
      'Bonjour Julie, mardi 24 novembre :',
      '5 rendez-vous, le premier à 8 h (Claire Martin, vidange)',
      "A l'atelier : 2 voitures",
      "Vos tâches : 2 pour aujourd'hui, 1 en retard",
      '3 devis sans réponse depuis plus de 5 jours',
      '2 factures en retard, 378 €',
      '1 demande à valider',
      'Attendent une réponse : Paul Robin, un inconnu, Anne Caron et 1 de plus',
    ]);
    expect(sayMorning(full, julie, 'en')?.split('\n')).toEqual([
      'Good morning Julie, Tuesday 24 November:',
      '5 appointments, the first at 8 am (Claire Martin, oil change)',
      'In the workshop: 2 cars',
      'Your tasks: 2 for today, 1 overdue',
      '3 quotes without an answer for more than 5 days',
      '2 invoices overdue, €378',
      '1 request waiting for your yes',
      'Waiting for an answer: Paul Robin, somebody unknown, Anne Caron and 1 more',
    ]);
  });

  test('with nothing in it is not said', () => {
    expect(sayMorning(nothing, julie, 'fr')).toBeNull();
  });

  test('of a mechanic has neither quotes nor money nor who waits', () => {
    const said = sayMorning(full, { ...julie, name: 'Karim Benali', role: 'USER' }, 'fr');
    expect(said?.split('\n')).toHaveLength(4);
    expect(sayMorning({ ...nothing, overdue: 2, overdueCents: 100 }, { ...julie, role: 'USER' }, 'fr')).toBeNull();
  });

  test('of a salon has no cars', () => {
    expect(sayMorning({ ...nothing, here: 2 }, { ...julie, trade: 'hair' }, 'fr')).toBeNull();
  });
});
