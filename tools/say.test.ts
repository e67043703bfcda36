import { expect, test } from 'vitest';
import { allTools } from './all.ts';
import { hours } from './fixtures/hours-outputs.ts';
import { appointment, business, saidOutputs, saidToColleagues, service } from './fixtures/outputs.ts';
import { sayAddress } from './business/opening-hours.say.ts';
import { sayOutput } from './say.ts';
import type { Speaking } from './speaking.ts';

const speaking: Speaking = { language: 'fr', business, ask: null };

function inFrench(tool: string, output: unknown, contact?: Speaking['contact']): string | null {
  return sayOutput(allTools, { tool, output }, { ...speaking, ...(contact && { contact }) });
}

test.each([...saidOutputs, ...saidToColleagues])('%s, %o', (tool, output, text) => {
  expect(inFrench(tool, output)).toBe(text);
});

test.each([...saidOutputs, ...saidToColleagues])(
  '%s says it in English too, and not the same',
  (tool, output, french) => {
    const english = sayOutput(allTools, { tool, output }, { ...speaking, language: 'en' });
    expect(english).toMatch(/\w/);
    expect(english).not.toBe(french);
  },
);

test.each([...saidOutputs, ...saidToColleagues])(
  '%s says it in the signs and spaces of either language: %o',
  (tool, output) => {
    const [french, english] = (['fr', 'en'] as const).map(
      (language) => sayOutput(allTools, { tool, output }, { ...speaking, language }) ?? '',
    );
    for (const text of [french, english])
      expect(text).not.toMatch(/: ?:|\s\s|\s[,.)]|\( |\(\)|\? ?[.?]|undefined|null/);
    expect(french).not.toMatch(/\S[?!:;€](?:\s|$)/);
    // Names of services and labels are those of the French catalogue here.
    expect(english).not.toMatch(/\s[?!:;]/);
  },
);

const claire = (...vehicles: { plate: string; model: string }[]) => ({
  firstName: 'Claire',
  lastName: 'Martin',
  vehicles,
});
const clio = { plate: 'AB-123-CD', model: 'Renault Clio' };
const megane = { plate: 'EF-456-GH', model: 'Mégane' };
const held = { outcome: 'held', service, alternatives: [], appointment: null, plate: clio.plate };
const holdAt = (startsAt: string) => ({ startsAt, label: startsAt, hold: 'h', until: '2026-11-23T08:10:00.000Z' });
const holds = [holdAt('2026-11-26T08:00'), holdAt('2026-11-26T10:00')];

function sayIn(language: Speaking['language'], tool: string, output: unknown, contact: Speaking['contact']) {
  return sayOutput(allTools, { tool, output }, { ...speaking, language, ...(contact && { contact }) });
}

test.each([
  [claire(clio), 'Pour la vidange de votre Clio (89 €)'],
  [claire(clio, megane), 'Pour la vidange (Clio AB-123-CD, 89 €)'],
  [claire({ ...clio, model: '' }), 'Pour la vidange (AB-123-CD, 89 €)'],
  [claire(megane), 'Pour la vidange (AB-123-CD, 89 €)'],
  [claire(), 'Pour la vidange (AB-123-CD, 89 €)'],
])('of %j, the vehicle is called what tells it apart', (contact, head) => {
  expect(sayIn('fr', 'hold_slots', { ...held, holds }, contact)).toBe(
    `${head}, j'ai jeudi 26 novembre à 8 h ou à 10 h. Lequel vous convient ?`,
  );
});

test('no vehicle is named where none is known, nor where the trade has none', () => {
  const head = /^Pour la vidange \(89 €\), j'ai/;
  expect(sayIn('fr', 'hold_slots', { ...held, holds, plate: null }, claire(clio))).toMatch(head);
  const salon = { ...speaking, business: { ...business, trade: 'hair' }, contact: claire(clio) };
  expect(sayOutput(allTools, { tool: 'hold_slots', output: { ...held, holds } }, salon)).toMatch(head);
});

test('an offer, a move and a booking are sentences in English too', () => {
  const work = { ...service, name: 'Oil change', price: '€89' };
  const say = (output: object, contact = claire(clio)) =>
    sayIn('en', 'hold_slots', { ...held, service: work, ...output }, contact);
  const [first] = holds;
  expect(say({ holds })).toBe(
    'For the oil change on your Clio (€89), I have Thursday 26 November at 8 am or 10 am. Which one suits you?',
  );
  expect(say({ holds: [first] })).toBe(
    'Shall I book the oil change on your Clio (€89) for Thursday 26 November at 8 am?',
  );
  expect(say({ holds, appointment: 'a-1' })).toBe(
    'I can move your oil change to Thursday 26 November at 8 am or 10 am. Which one suits you?',
  );
  expect(say({ holds: [first], appointment: 'a-1' }, claire(clio, megane))).toBe(
    'Shall I move your oil change (Clio AB-123-CD) to Thursday 26 November at 8 am?',
  );
  expect(say({ holds: [first], already: 'Friday 27 November at 9 am' })).toMatch(
    /^You already have your oil change booked for Friday 27 November at 9 am\. Shall I book /,
  );
  const label = 'Thursday 26 November at 8 am';
  const booked = { ...appointment, plate: clio.plate, serviceName: 'Oil change', label, price: '€89' };
  const output = { outcome: 'booked', appointment: booked, released: 1, alternatives: [] };
  expect(sayIn('en', 'book_appointment', output, claire(clio))).toBe(
    'You are booked: oil change on your Clio, Thursday 26 November at 8 am, €89, at 12 rue des Forges.',
  );
});

test('French moves go to a day, and say so before each', () => {
  const say = (starts: string[], name = 'Révision') =>
    sayIn(
      'fr',
      'hold_slots',
      { ...held, service: { ...service, name }, appointment: 'a-1', holds: starts.map(holdAt) },
      claire(clio),
    );
  expect(say(['2026-11-26T08:00', '2026-12-01T10:00'])).toBe(
    'Je peux déplacer votre révision au jeudi 26 novembre à 8 h ou au mardi 1er décembre à 10 h. Lequel vous convient ?',
  );
  expect(say(['2026-11-30T09:00'])).toBe('Je déplace votre révision au lundi 30 novembre à 9 h ?');
  expect(say(['2026-11-30T09:00'], 'Plaquettes de frein avant')).toMatch(
    /^Je déplace vos plaquettes de frein avant au/,
  );
  expect(say(['2026-11-30T09:00'], '4 pneus')).toMatch(/^Je déplace votre rendez-vous \(4 pneus\) au lundi/);
});

test('a name whose article nobody knows stands in brackets', () => {
  const say = (count: number) =>
    sayIn(
      'fr',
      'hold_slots',
      { ...held, service: { ...service, name: 'Hammam' }, holds: holds.slice(0, count) },
      claire(clio),
    );
  expect(say(2)).toMatch(/^Pour votre rendez-vous \(Hammam de votre Clio, 89 €\), j'ai jeudi/);
  expect(say(1)).toBe('Je vous réserve un rendez-vous (Hammam de votre Clio, 89 €) jeudi 26 novembre à 8 h ?');
});

test('several appointments are one sentence', () => {
  const revision = { ...appointment, serviceName: 'Révision', plate: clio.plate };
  const tyres = { ...appointment, serviceName: 'Hammam', label: 'mardi 1er décembre à 14 h' };
  expect(sayIn('fr', 'list_my_appointments', { appointments: [revision, tyres] }, claire(clio))).toBe(
    'Vous avez rendez-vous jeudi 26 novembre à 9 h pour la révision de votre Clio et mardi 1er décembre à 14 h (Hammam).',
  );
});

test('a business whose address is no number is placed without "au"', () => {
  const place = { ...speaking, business: { ...business, address: 'place du Marché, 35000 Rennes' } };
  const output = { outcome: 'booked', appointment, released: 1, alternatives: [] };
  expect(sayOutput(allTools, { tool: 'book_appointment', output }, place)).toMatch(/, 89 €, place du Marché, 35000/);
  const nowhere = { ...speaking, business: { ...business, address: '' } };
  expect(sayOutput(allTools, { tool: 'book_appointment', output }, nowhere)).toMatch(/, 89 €\.$/);
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
