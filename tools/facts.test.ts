import { expect, test } from 'vitest';
import { readClaims } from '#language/quantities.ts';
import { factsOf } from './facts.ts';

const moment = { now: new Date('2026-11-23T08:00Z'), zone: 'Europe/Paris' };
const facts = (output: unknown) => factsOf(output, moment).map(({ kind, value }) => `${kind} ${value}`);

test.each([
  ['cents', { priceCents: 123450 }, ['money 123450']],
  ['minutes', { durationMinutes: 90 }, ['duration 90']],
  ['a local time', { startsAt: '2026-11-26T09:00' }, ['date 2026-11-26', 'date weekday:4', 'time 09:00']],
  ['a local date', { date: '2026-12-01' }, ['date 2026-12-01', 'date weekday:2']],
  ['a plate', { plate: 'AB-123-CD' }, ['plate AB-123-CD']],
  ['a phone', { phone: '+33639980002' }, ['phone +33639980002']],
  ['a label', { label: 'jeudi 26 novembre à 14 h 30' }, ['date 2026-11-26', 'time 14:30']],
  ['an English label', { label: 'Thursday 26 November at 2:30 pm' }, ['date 2026-11-26', 'time 14:30']],
  ['a price', { price: '1 234,50 €' }, ['money 123450']],
  ['a rate', { vatBp: 550 }, ['percent 5.5']],
  ['a percentage', { discountPercent: 10 }, ['percent 10']],
  ['an e-mail address', { to: 'Claire@Example.org' }, ['email claire@example.org']],
  ['a reference', { reference: '2026-042' }, ['reference 2026-042']],
  ['a reference in words', { title: 'Devis DEV-2026-0042' }, ['reference DEV-2026-0042', 'reference 2026-0042']],
  ['a name', { contact: 'Nadia Lefort' }, ['name nadia lefort', 'name lefort', 'name lefort nadia']],
  ['a name with a title', { label: 'vidange de Mme Lefort' }, ['name lefort']],
  ['a count', { appointmentCount: 14, more: 3 }, ['count 14 appointment', 'count 3']],
  ['a count in words', { summary: 'quatorze rendez-vous' }, ['count 14 appointment']],
  ['hours', { hours: ['8 h - 12 h'] }, ['time 08:00', 'time 12:00']],
])('%s is a fact', (_, output, expected) => {
  expect(facts(output)).toEqual(expect.arrayContaining(expected));
});

test('facts are found at any depth, each once', () => {
  const slot = { startsAt: '2026-11-26T09:00', label: 'jeudi 26 novembre à 9 h' };
  const found = facts({ slots: [slot, slot], deep: { deeper: [{ slot }] } });
  expect(found).toEqual([...new Set(found)]);
  expect(found).toContain('time 09:00');
});

test('ids, instants, flags and positions state nothing', () => {
  const output = {
    id: '018f2026-1126-7000-8000-000000000900',
    until: '2026-11-23T08:10:00.000Z',
    position: 14,
    year: 2026,
    ok: true,
  };
  expect(facts({ ...output, none: null })).toEqual([]);
});

test('a list counts its entries, those that share a value or a day, and the different ones', () => {
  const planning = [
    { startsAt: '2026-11-24T09:00', contact: 'Nadia Lefort', technician: 'Karim Benali' },
    { startsAt: '2026-11-24T10:00', contact: 'Paul Durand', technician: 'Karim Benali' },
    { startsAt: '2026-11-25T09:00', contact: 'Nadia Lefort', technician: 'Karim Benali' },
    { startsAt: '2026-11-25T14:00', contact: 'Paul Durand', technician: 'Thomas Roux' },
    { startsAt: '2026-11-25T15:00', contact: 'Paul Durand', technician: 'Thomas Roux' },
  ];
  const found = facts({ appointments: planning }).filter((fact) => fact.startsWith('count'));
  expect(found.toSorted()).toEqual(
    ['2 appointment', '2 customer', '2 technician', '3 appointment', '5 appointment'].map((count) => `count ${count}`),
  );
});

test('lists of the same name are counted together', () => {
  const days = [{ appointments: ['a', 'b'] }, { appointments: ['c'] }];
  expect(facts({ days })).toEqual(expect.arrayContaining(['count 2', 'count 3 appointment', 'count 1 appointment']));
});

test('what a reply makes of an output is covered by its facts', () => {
  const output = {
    appointment: {
      ...{ serviceName: 'Vidange', startsAt: '2026-11-26T14:30', label: 'jeudi 26 novembre à 14 h 30' },
      ...{ priceCents: 8900, price: '89 €', durationMinutes: 60, plate: 'AB-123-CD' },
    },
    phone: '+33639980002',
  };
  const known = new Set(facts(output));
  for (const [language, text] of [
    ['fr', "C'est réservé : vidange de AB-123-CD, jeudi 26/11 à 14h30, 89,00 €, environ 1 h. Tél. 06 39 98 00 02."],
    ['fr', 'A jeudi, 14 h 30 !'],
    ['en', 'Booked: oil change on Thursday 26 November at 2:30 pm, €89, about one hour.'],
  ] as const) {
    const claims = readClaims(text, { language, ...moment });
    expect(claims.length).toBeGreaterThan(0);
    const unknown = claims.map(({ kind, value }) => `${kind} ${value}`).filter((claim) => !known.has(claim));
    expect({ text, unknown }).toEqual({ text, unknown: [] });
  }
});
