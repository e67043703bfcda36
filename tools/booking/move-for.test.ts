import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Appointment, type AppointmentRow, changeAppointment } from '#db/appointment.ts';
import { Contact } from '#db/contact.ts';
import { Conversation } from '#db/conversation.ts';
import { Message } from '#db/message.ts';
import { Proposal } from '#db/proposal.ts';
import { Resource } from '#db/resource.ts';
import { Service } from '#db/service.ts';
import { Vehicle } from '#db/vehicle.ts';
import type { Language } from '#language/language.ts';
import { allTools } from '../all.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';
import type { ToolOutcome } from '../outcome.ts';
import { runTool } from '../run.ts';
import { sayOutput } from '../say.ts';
import { moveFor } from './move-for.ts';

const business = { name: 'Garage Test', trade: 'garage', phone: '', address: '' };

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;
/** Claire's oil change on Thursday at nine, which each test moves. */
let appointment: string;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
});
beforeEach(async () => {
  world.clock.now = instant('2026-11-23T09:00');
  await world.inTenant((db) => db.execute(`update appointment set status = 'cancelled' where status <> 'cancelled'`));
  const vehicle = await world.inTenant((db) => db.findOneOrFail(Vehicle, { contactId: claire.contactId }));
  appointment = await world.book(claire, '2026-11-26T09:00', { vehicleId: vehicle.id });
});
afterAll(() => world.store.close());

async function call(who: Colleague, input: Record<string, unknown>, language: Language = 'fr') {
  const turn = await world.turn(who, { language });
  return runTool(turn, { id: v7(), tool: 'move_for', input, approved: false });
}

const move = (words: string, when: string, language: Language = 'fr') =>
  call(julie, { appointment: words, when }, language);

/** The first of the options, or the one that is named, as if it were chosen. */
async function choose(outcome: ToolOutcome, label: string | RegExp = '') {
  const option = outcome.ask?.options.find((each) => each.label.search(label) !== -1);
  if (!option) throw new Error(`No option reads ${label}.`);
  return call(julie, option.input);
}

const said = ({ tool, output }: ToolOutcome, language: Language = 'fr') =>
  sayOutput(allTools, { tool, output }, { language, business, ask: null });

async function row(id = appointment) {
  const found = (await world.appointments()).find((each) => each.id === id);
  if (!found) throw new Error(`There is no appointment ${id}.`);
  return found;
}

async function expectUnmoved(outcome: ToolOutcome): Promise<void> {
  expect(outcome).toMatchObject({ ok: true, rows: [], deeds: [] });
  expect(await row()).toMatchObject({ startsAt: instant('2026-11-26T09:00'), version: 1, status: 'booked' });
}

async function resource(name: string): Promise<string> {
  return (await world.inTenant((db) => db.findOneOrFail(Resource, { name }))).id;
}

/** Fills both bays. */
async function fill(startsAt: string, change: Partial<AppointmentRow> = {}): Promise<void> {
  const paul = await world.customer({ firstName: 'Paul', lastName: 'Durand' });
  await world.book(paul, startsAt, change);
  const others = { bayId: await resource('Pont 2'), technicianId: await resource('Technicien 2') };
  await world.book(paul, startsAt, { ...change, ...others });
}

const notices = ({ conversationId }: Caller) =>
  world.inTenant((db) =>
    db.find(Message, { conversationId, direction: 'out' }, { orderBy: { createdAt: 'asc', id: 'asc' } }),
  );

describe('a manager moves', () => {
  test.each([
    ['fr', 'Claire Martin', 'vendredi 10h'],
    ['fr', 'Mme Martin', 'à vendredi, 10h svp'],
    ['fr', 'la vidange de Claire', 'vendredi 27 novembre à 10 h'],
    ['fr', 'AB-123-CD', 'le 27 à dix heures'],
    ['fr', 'Clair Martn', '2026-11-27T10:00'],
    ['fr', 'le rdv de jeudi 9h', 'plutôt vendredi 10h'],
    ['en', 'Mrs Martin', 'Friday at 10am please'],
    ['en', "Claire's oil change", 'to Friday 10am'],
  ] as const)('in %s: %s to %s', async (language, words, when) => {
    const outcome = await move(words, when, language);
    expect(outcome).toMatchObject({
      ok: true,
      output: {
        outcome: 'moved',
        told: true,
        appointment: { appointment, contact: 'Claire Martin', startsAt: '2026-11-27T10:00' },
      },
      ask: null,
      closes: ['which'],
      rows: [{ table: 'appointment', op: 'update', id: appointment, values: { startsAt: '2026-11-27T10:00' } }],
      deeds: ['moved', 'noted', 'passed_on'],
    });
    expect(await row()).toMatchObject({
      startsAt: instant('2026-11-27T10:00'),
      endsAt: instant('2026-11-27T11:00'),
      status: 'booked',
      version: 2,
    });
  });

  test('by id', async () => {
    expect(await move(appointment, 'vendredi 10h')).toMatchObject({ output: { outcome: 'moved' } });
  });

  test('and hears the old time, the new one and that the customer knows', async () => {
    expect(said(await move('Claire', 'vendredi 10h'))).toBe(
      "C'est déplacé : vidange de Claire Martin, vendredi 27 novembre à 10 h (avant : jeudi 26 novembre à 9 h). Le client est prévenu.",
    );
    expect(said(await move('Claire', 'Friday 2pm', 'en'), 'en')).toBe(
      'It is moved: oil change for Claire Martin, Friday 27 November at 2 pm (it was Friday 27 November at 10 am). The customer has been told.',
    );
  });

  test('and the customer is told by a message of their own, in their language', async () => {
    const before = (await notices(claire)).length;
    await move('Claire', 'vendredi 10h');
    await world.inTenant((db) => db.nativeUpdate(Conversation, { id: claire.conversationId }, { language: 'en' }));
    await move('Claire', 'vendredi 11h');
    await world.inTenant((db) => db.nativeUpdate(Conversation, { id: claire.conversationId }, { language: 'fr' }));
    expect((await notices(claire)).slice(before)).toMatchObject([
      {
        purpose: 'notice',
        status: 'pending',
        text: 'Garage Test : votre rendez-vous (Vidange) est déplacé au vendredi 27 novembre à 10 h. Si cela ne vous va pas, répondez à ce message.',
      },
      {
        purpose: 'notice',
        text: 'Garage Test: your appointment (Oil change) has been moved to Friday 27 November at 11 am. If that does not suit you, reply to this message.',
      },
    ]);
  });

  test('a whole visit at once, and both are told of all of it', async () => {
    const pads = await world.inTenant((db) => db.findOneOrFail(Service, { code: 'plaquettes-avant' }));
    const change = { also: [pads.id], endsAt: instant('2026-11-26T11:30') };
    await world.inTenant((db) => db.nativeUpdate(Appointment, { id: appointment }, change));
    expect(said(await move('les plaquettes de Claire', 'vendredi 14h'))).toBe(
      "C'est déplacé : vidange et plaquettes de frein avant de Claire Martin, vendredi 27 novembre à 14 h (avant : jeudi 26 novembre à 9 h). Le client est prévenu.",
    );
    expect(await row()).toMatchObject({ also: [pads.id], endsAt: instant('2026-11-27T16:30') });
    expect((await notices(claire)).at(-1)?.text).toContain('(Vidange et plaquettes de frein avant)');
  });

  test('and hears that a customer without an address was not told', async () => {
    const contactId = v7();
    await world.inTenant((db) => db.insert(Contact, { id: contactId, firstName: 'Ida', lastName: 'Morel' }));
    const id = await world.book(claire, '2026-11-30T09:00', { contactId, conversationId: null });
    const outcome = await move('Ida Morel', 'vendredi 10h');
    expect(outcome).toMatchObject({ output: { outcome: 'moved', told: false }, deeds: ['moved', 'noted'] });
    expect(await row(id)).toMatchObject({ startsAt: instant('2026-11-27T10:00') });
    expect(said(outcome)).toMatch(/Je n'ai pas pu prévenir le client, pensez à l'appeler\.$/);
    expect(said(outcome, 'en')).toMatch(/I could not reach the customer: please call them\.$/);
  });

  test('what the customer was reminded of, who is reminded again', async () => {
    await world.inTenant((db) => changeAppointment(db, appointment, { remindedAt: world.clock.now }));
    expect(await row()).toMatchObject({ remindedAt: world.clock.now, version: 1 });
    await move('Claire', 'vendredi 10h');
    expect(await row()).toMatchObject({ remindedAt: null, version: 2 });
  });

  test('once, however often the call is repeated', async () => {
    const turn = await world.turn(julie);
    const asked = { id: 'c', tool: 'move_for', input: { appointment, when: 'vendredi 10h' }, approved: false };
    const [first, second] = [await runTool(turn, asked), await runTool(turn, asked)];
    expect(second).toEqual({ ...first, repeated: true });
    expect(await row()).toMatchObject({ version: 2 });
  });

  test('to a time whose hold has run out', async () => {
    const heldUntil = instant('2026-11-23T08:50');
    const paul = await world.customer();
    const held = await world.book(paul, '2026-11-27T10:00', { status: 'held', heldUntil });
    expect(await move('Claire', 'vendredi 10h')).toMatchObject({ ok: true, output: { outcome: 'moved' } });
    expect(await row(held)).toMatchObject({ status: 'expired' });
  });

  test('the owner does too, a customer does not', async () => {
    const olivier = await world.member({ name: 'Olivier', role: 'OWNER' });
    expect(await call(olivier, { appointment, when: 'vendredi 10h' })).toMatchObject({ output: { outcome: 'moved' } });
    const outcome = await world.call(claire, 'move_for', { appointment, when: 'vendredi 11h' });
    expect(outcome).toMatchObject({ ok: false, output: { error: 'This person may not do that.' } });
    expect(await row()).toMatchObject({ startsAt: instant('2026-11-27T10:00') });
  });
});

describe('the same hands', () => {
  const second = async () => ({ bayId: await resource('Pont 2'), technicianId: await resource('Technicien 2') });
  const first = async () => ({ bayId: await resource('Pont 1'), technicianId: await resource('Technicien 1') });

  test('keep the car where they are free', async () => {
    const hands = await second();
    await world.inTenant((db) => changeAppointment(db, appointment, hands));
    await move('Claire', 'vendredi 10h');
    expect(await row()).toMatchObject({ ...hands, startsAt: instant('2026-11-27T10:00') });
  });

  test('keep it in another bay where theirs is taken', async () => {
    const [one, two] = [await first(), await second()];
    await world.inTenant((db) => changeAppointment(db, appointment, two));
    await world.book(await world.customer(), '2026-11-27T10:00', { ...one, bayId: two.bayId });
    await move('Claire', 'vendredi 10h');
    expect(await row()).toMatchObject({ bayId: one.bayId, technicianId: two.technicianId });
  });

  test('give it to others where they are busy', async () => {
    const two = await second();
    await world.book(await world.customer(), '2026-11-27T10:00');
    await move('Claire', 'vendredi 10h');
    expect(await row()).toMatchObject(two);
  });

  test('are not in their own way: half an hour later overlaps the old time', async () => {
    const paul = await world.customer();
    await world.book(paul, '2026-11-26T09:00', await second());
    await world.book(paul, '2026-11-26T10:00', await second());
    expect(await move('Claire', 'jeudi 9h30')).toMatchObject({ output: { outcome: 'moved' } });
    expect(await row()).toMatchObject({ startsAt: instant('2026-11-26T09:30'), ...(await first()) });
  });
});

describe('the appointment is not clear', () => {
  test('two fit: which one is asked, and the choice moves it', async () => {
    const luc = await world.customer({ firstName: 'Luc', lastName: 'Martin' });
    const other = await world.book(luc, '2026-11-27T14:00');
    const outcome = await move('Mme Martin', 'vendredi 10h');
    await expectUnmoved(outcome);
    expect(outcome.output).toEqual({
      outcome: 'which',
      candidates: [
        { label: 'Vidange de Claire Martin, jeudi 26 novembre à 9 h' },
        { label: 'Vidange de Luc Martin, vendredi 27 novembre à 14 h' },
      ],
      more: 0,
      isExact: true,
      sought: null,
    });
    expect(outcome.ask).toMatchObject({ topic: 'which', kind: 'choose', late: 'lapses' });
    expect(outcome.ask?.options.map(({ tool, input }) => ({ tool, input }))).toEqual([
      { tool: 'move_for', input: { appointment, when: 'vendredi 10h' } },
      { tool: 'move_for', input: { appointment: other, when: 'vendredi 10h' } },
    ]);
    expect(await choose(outcome, /Luc/)).toMatchObject({ output: { outcome: 'moved' } });
    expect(await row(other)).toMatchObject({ startsAt: instant('2026-11-27T10:00') });
    expect(await row()).toMatchObject({ startsAt: instant('2026-11-26T09:00') });
    const english = await move('Martin', 'Friday 11am', 'en');
    expect(english.output).toMatchObject({
      candidates: [
        { label: 'Oil change for Claire Martin, Thursday 26 November at 9 am' },
        { label: 'Oil change for Luc Martin, Friday 27 November at 10 am' },
      ],
    });
  });

  test.each(['Claire Dupont', 'la climatisation de Claire', 'Mme Martin, pas Claire', 'Claire le 31 novembre'])(
    'a word is not hers: nothing moves before she is chosen (%s)',
    async (words) => {
      const outcome = await move(words, 'vendredi 10h');
      await expectUnmoved(outcome);
      expect(outcome.output).toMatchObject({ outcome: 'which', candidates: [{ label: /Claire Martin/ }] });
      expect(await choose(outcome)).toMatchObject({ output: { outcome: 'moved' } });
    },
  );

  test.each(['Bernard', 'Claire mercredi', 'le rdv', v7()])(
    'nobody fits: there is none to choose (%s)',
    async (words) => {
      const outcome = await move(words, 'vendredi 10h');
      await expectUnmoved(outcome);
      expect(outcome).toMatchObject({ output: { outcome: 'which', candidates: [], more: 0 }, ask: null });
      expect(said(outcome)).toBe('Je ne trouve rien qui corresponde.');
    },
  );

  test('it has begun, is in the workshop or was cancelled: too late', async () => {
    const begun = await world.book(claire, '2026-11-23T09:00');
    const inside = await world.book(claire, '2026-11-24T09:00', { status: 'in_workshop' });
    const cancelled = await world.book(claire, '2026-11-25T09:00', { status: 'cancelled' });
    for (const id of [begun, inside, cancelled]) {
      const before = await row(id);
      const outcome = await move(id, 'vendredi 10h');
      expect(outcome).toMatchObject({ output: { outcome: 'too_late', told: false }, ask: null, rows: [], deeds: [] });
      expect(await row(id)).toEqual(before);
      expect(said(outcome)).toMatch(/a commencé ou n'est plus au planning : je ne le déplace pas\.$/);
      expect(said(outcome, 'en')).toMatch(/so I am not moving it\.$/);
    }
  });
});

describe('the time is not clear', () => {
  test.each([
    ['fr', 'vendredi'],
    ['fr', 'vendredi matin'],
    ['fr', 'vendredi vers 10h'],
    ['fr', 'jeudi prochain'],
    ['en', 'Friday morning'],
    ['en', 'next Thursday'],
  ] as const)('in %s, %s: free times are put as a choice, and one of them moves it', async (language, when) => {
    const outcome = await move('Claire', when, language);
    await expectUnmoved(outcome);
    expect(outcome).toMatchObject({ output: { outcome: 'need_time', why: null }, closes: ['which'] });
    const { alternatives } = moveFor.output.parse(outcome.output);
    expect(alternatives.length).toBeGreaterThan(1);
    expect(outcome.ask?.options).toEqual(
      alternatives.map(({ label, startsAt }) => ({
        ...{ label, startsAt, tool: 'move_for', input: { appointment, when: startsAt } },
      })),
    );
    expect(await choose(outcome)).toMatchObject({ output: { outcome: 'moved' } });
    expect(await row()).toMatchObject({ startsAt: instant(alternatives[0]?.startsAt ?? '') });
  });

  test('it is asked in both languages', async () => {
    expect(said(await move('Claire', 'vendredi'))).toBe(
      'Pour quand dois-je déplacer le rendez-vous de Claire Martin (vidange, jeudi 26 novembre à 9 h) ? Voici ce qui est libre.',
    );
    expect(said(await move('Claire', 'un autre jour'))).toMatch(/\) \? Il me faut le jour et l'heure\.$/);
    expect(said(await move('Claire', 'Friday', 'en'), 'en')).toBe(
      'When shall I move the appointment of Claire Martin to (oil change, Thursday 26 November at 9 am)? This is free.',
    );
  });

  test.each([
    ['fr', 'pas vendredi 10h'],
    ['fr', 'jeudi ou lundi 10h'],
    ['fr', 'vendredi ou samedi 10h'],
    ['fr', 'vendredi 10h ou 11h'],
    ['fr', 'vendredi 10h, pas 11h'],
    ['fr', 'sauf vendredi 10h'],
    ['fr', 'vendredi 10h plutôt que samedi'],
    ['fr', 'entre vendredi 10h et samedi 10h'],
    ['fr', 'si possible vendredi 10h'],
    ['fr', '10h'],
    ['fr', '2026-13-45T10:00'],
    ['fr', ''],
    ['en', 'not Friday 10am'],
    ['en', 'Friday or Monday 10am'],
    ['en', 'Friday 10am or 11am'],
    ['en', 'anything but Friday 10am'],
  ] as const)('in %s, "%s" never moves', async (language, when) => {
    const outcome = await move('Claire', when, language);
    await expectUnmoved(outcome);
    expect(outcome).toMatchObject({ output: { outcome: 'need_time' } });
  });
});

describe('the time cannot be had', () => {
  test('it is taken: the nearest free times are put, and one of them moves it', async () => {
    await fill('2026-11-27T10:00');
    const outcome = await move('Claire', 'vendredi 10h');
    await expectUnmoved(outcome);
    expect(outcome).toMatchObject({ output: { outcome: 'not_free', why: 'taken' }, closes: ['which'] });
    const { alternatives } = moveFor.output.parse(outcome.output);
    expect(alternatives.map(({ startsAt }) => startsAt)).toContain('2026-11-27T11:00');
    expect(alternatives.map(({ startsAt }) => startsAt)).not.toContain('2026-11-27T10:00');
    expect(outcome.ask?.options).toHaveLength(alternatives.length);
    expect(said(outcome)).toBe(
      "Vendredi 27 novembre à 10 h n'est pas libre. Lequel de ces créneaux pour Claire Martin (vidange) ?",
    );
    expect(said(await move('Claire', 'Friday 10am', 'en'), 'en')).toBe(
      'Friday 27 November at 10 am is not free. Which of these times for Claire Martin (oil change)?',
    );
    expect(await choose(outcome, /27 novembre à 11 h/)).toMatchObject({ output: { outcome: 'moved' } });
    expect(await row()).toMatchObject({ startsAt: instant('2026-11-27T11:00') });
  });

  test('somebody took the chosen time meanwhile: the next ones are put', async () => {
    const outcome = await move('Claire', 'vendredi matin');
    const { alternatives } = moveFor.output.parse(outcome.output);
    await fill(alternatives[0]?.startsAt ?? '');
    const chosen = await choose(outcome);
    await expectUnmoved(chosen);
    expect(chosen).toMatchObject({ output: { outcome: 'not_free', why: 'taken' } });
    expect(chosen.ask).not.toBeNull();
  });

  test('a customer holds it at the moment', async () => {
    await fill('2026-11-27T10:00', { status: 'held', heldUntil: instant('2026-11-23T09:10') });
    const outcome = await move('Claire', 'vendredi 10h');
    await expectUnmoved(outcome);
    expect(outcome).toMatchObject({ output: { outcome: 'not_free', why: 'taken' } });
  });

  test.each([
    ['dimanche 10h', 'closed', 'Nous sommes fermés le dimanche.', 'We are closed on Sundays.'],
    ['25 décembre 10h', 'closed', 'Nous sommes fermés ce jour-là (Noël).', 'We are closed that day (Christmas Day).'],
    [
      '29 décembre 10h',
      'closed',
      'Nous sommes fermés ce jour-là (Inventaire).',
      'We are closed that day (Inventaire).',
    ],
    ['vendredi 20h', 'closed', 'Nous ne sommes pas ouverts à cette heure-là.', 'We are not open at that time.'],
    ['2028-03-02T10:00', 'closed', 'Notre planning ne va pas encore si loin.', 'Our diary does not go that far yet.'],
    ['hier 10h', 'past', 'Cette date est passée.', 'That date has passed.'],
    ['lundi 16 novembre 10h', 'past', 'Cette date est passée.', 'That date has passed.'],
    ['2026-11-20T10:00', 'past', 'Cette date est passée.', 'That date has passed.'],
    ["aujourd'hui 8h", 'past', 'Cette date est passée.', 'That date has passed.'],
    ['31 novembre 10h', 'no_such_time', "Cette date n'existe pas.", 'There is no such date.'],
    ["aujourd'hui 9h30", 'too_soon', /^Lundi 23 novembre à 9 h 30 : c'est dans moins/, /is less than an hour away/],
    ['vendredi 10h15', 'no_start', /n'est pas un début possible pour cette/, /is not a time at which this work can/],
    ['vendredi 11h30', 'no_start', /n'est pas un début possible pour cette/, /is not a time at which this work can/],
    ['jeudi 9h', 'already', /c'est déjà l'heure de ce rendez-vous\./, /is when that appointment already is\./],
  ] as const)('%s: it is said why (%s)', async (when, why, french, english) => {
    const outcome = await move('Claire', when);
    await expectUnmoved(outcome);
    expect(outcome).toMatchObject({ output: { outcome: 'not_free', why } });
    expect(said(outcome)).toMatch(french);
    const { output } = await call(julie, { appointment, when }, 'en');
    expect(said({ ...outcome, output }, 'en')).toMatch(english);
  });

  test('a whole morning is taken: others are put', async () => {
    for (const hour of ['08', '09', '10', '11']) await fill(`2026-11-27T${hour}:00`);
    const outcome = await move('Claire', 'vendredi matin');
    await expectUnmoved(outcome);
    expect(outcome).toMatchObject({ output: { outcome: 'not_free', why: 'full' } });
    expect(said(outcome)).toMatch(/^Je n'ai plus de place pour vendredi 27 novembre matin\. Lequel de ces créneaux/);
    expect(await choose(outcome)).toMatchObject({ output: { outcome: 'moved' } });
  });

  test('long work does not fit where short work would', async () => {
    const service = await world.inTenant((db) => db.findOneOrFail(Service, { code: 'courroie' }));
    await world.inTenant((db) =>
      db.execute(`update appointment set service_id = ? where id = ?`, [service.id, appointment]),
    );
    await fill('2026-11-27T14:00');
    const outcome = await move(appointment, 'vendredi 8h');
    expect(outcome).toMatchObject({ output: { outcome: 'not_free', why: 'taken' } });
    expect(await move(appointment, 'lundi 30 novembre 8h')).toMatchObject({ output: { outcome: 'moved' } });
    expect(await row()).toMatchObject({ endsAt: instant('2026-11-30T16:00') });
  });
});

describe('a mechanic', () => {
  test('only proposes it: the manager is asked, with the name and both times, and nothing moves', async () => {
    const outcome = await call(karim, { appointment: 'Mme Martin', when: 'vendredi 10h' });
    expect(outcome).toMatchObject({
      ok: true,
      output: {
        outcome: 'proposed',
        summary: {
          fr: 'déplacer le rendez-vous "Vidange" de Claire Martin du jeudi 26 novembre à 9 h au vendredi 27 novembre à 10 h',
          en: 'move Claire Martin\'s appointment "Oil change" from Thursday 26 November at 9 am to Friday 27 November at 10 am',
        },
        approvers: ['Julie'],
      },
      deeds: ['proposed', 'passed_on'],
    });
    expect(said(outcome)).toBe(
      `Je ne peux pas le faire sans accord : j'ai demandé à Julie de valider (déplacer le rendez-vous "Vidange" de Claire Martin du jeudi 26 novembre à 9 h au vendredi 27 novembre à 10 h). Je vous tiens au courant.`,
    );
    expect(await row()).toMatchObject({ startsAt: instant('2026-11-26T09:00'), version: 1 });
    const id = outcome.rows[0]?.id ?? '';
    expect(await world.inTenant((db) => db.findOneOrFail(Proposal, { id }))).toMatchObject({
      input: { appointment, when: '2026-11-27T10:00' },
      recordId: appointment,
      recordVersion: 1,
    });
    const turn = await world.turn(julie);
    const input = { appointment, when: '2026-11-27T10:00' };
    const approved = await runTool(turn, { id: v7(), tool: 'move_for', input, approved: true, proposal: id });
    expect(approved).toMatchObject({ output: { outcome: 'moved' } });
    expect(await row()).toMatchObject({ startsAt: instant('2026-11-27T10:00'), version: 2 });
  });

  test('is asked what a manager would be asked, and proposes nothing meanwhile', async () => {
    await fill('2026-11-27T10:00');
    const proposals = () => world.inTenant((db) => db.count(Proposal, {}));
    const before = await proposals();
    const ask = (words: string, when: string) => call(karim, { appointment: words, when });
    const taken = await ask('Claire', 'vendredi 10h');
    expect(taken).toMatchObject({ output: { outcome: 'not_free' }, deeds: [] });
    expect(await ask('Claire', 'vendredi')).toMatchObject({ output: { outcome: 'need_time' }, deeds: [] });
    expect(await ask('Bernard', 'vendredi 11h')).toMatchObject({ output: { outcome: 'which' }, deeds: [] });
    expect(await proposals()).toBe(before);
    const option = taken.ask?.options[0];
    expect(await call(karim, option?.input ?? {})).toMatchObject({ output: { outcome: 'proposed' } });
    expect(await row()).toMatchObject({ startsAt: instant('2026-11-26T09:00') });
  });
});
