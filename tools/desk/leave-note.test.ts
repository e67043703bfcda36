import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Conversation } from '#db/conversation.ts';
import { Message, storeInbound } from '#db/message.ts';
import { Note, noteKinds, type NoteKind } from '#db/note.ts';
import { speakPhone } from '#language/phone.ts';
import { type Caller, customerPhone, instant, openWorld, type World } from '../fixtures/world.ts';
import { allTools } from '../all.ts';
import { sayOutput } from '../say.ts';

let world: World;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  world.clock.now = instant('2026-11-23T09:00');
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
});
afterAll(() => world.store.close());

const leave = (who: Caller, input: object) => world.call(who, 'leave_note', input);

const notesOf = ({ conversationId }: Caller) =>
  world.inTenant((db) => db.find(Note, { conversationId }, { orderBy: { createdAt: 'asc', id: 'asc' } }));

const isWaited = async ({ conversationId }: Caller) => {
  const row = await world.inTenant((db) => db.findOneOrFail(Conversation, { id: conversationId }));
  return row.memberWantedAt !== null;
};

/** What was written from somebody's phone. */
const write = ({ contactId, conversationId }: Caller, text: string) => {
  const id = v7();
  const author = { author: 'contact', authorId: contactId } as const;
  const from = { ...author, kind: 'text', detail: null, providerId: id, dedupeKey: id } as const;
  return world.inTenant((db) => storeInbound(db, { ...from, id, conversationId, text }));
};

/** Frees its bay and technician for the next one. */
const clear = (id: string) =>
  world.inTenant((db) => db.execute(`update appointment set status = 'released' where id = ?`, [id]));

describe('a note', () => {
  test('keeps the words, whose they are and where they were said, and the audit does not', async () => {
    const words = 'la clé sera dans la boîte aux lettres,\nmerci !';
    const { output, rows, deeds } = await leave(claire, {
      kind: 'appointment',
      words,
      said: 'la clé sera dans la boîte',
    });
    expect(output).toEqual({
      ...{ outcome: 'noted', kind: 'appointment', said: 'la clé sera dans la boîte', appointment: null },
      ...{ urgent: false, alerted: false, already: false },
      ...{ phone: '+33199000001', phoneLabel: '01 99 00 00 01', openNow: true },
    });
    expect(deeds).toEqual(['passed_on', 'noted']);
    const [note] = await notesOf(claire);
    expect(note).toMatchObject({
      ...claire,
      kind: 'appointment',
      words,
      urgent: false,
      doneAt: null,
      appointmentId: null,
    });
    expect(rows).toEqual([
      { table: 'note', op: 'insert', id: note?.id, values: { kind: 'appointment', urgent: false } },
    ]);
    const audited = (await world.audited()).filter(({ rowId }) => rowId === note?.id);
    expect(audited).toHaveLength(1);
    expect(JSON.stringify(audited)).not.toContain('boîte');
  });

  const known: NoteKind[] = ['appointment', 'late', 'allergy'];
  test.each(noteKinds)('of the kind %s is said back, and waits for an answer where it needs one', async (kind) => {
    const outcome = await leave(claire, { kind, words: `quelque chose, ${kind}` });
    expect(outcome.output).toMatchObject({ kind, urgent: kind === 'urgent' });
    expect((await notesOf(claire)).map((note) => [note.kind, note.urgent])).toEqual([[kind, kind === 'urgent']]);
    expect(await isWaited(claire)).toBe(!known.includes(kind));
    const business = { name: 'Garage', trade: 'garage', phone: '', address: '' };
    const say = { language: 'fr', business, ask: null } as const;
    expect(sayOutput(allTools, { tool: 'leave_note', output: outcome.output }, say)).toMatch(/équipe|collègue/);
  });

  test('is attached to the appointment it is about, which is said by its time', async () => {
    const coming = await world.book(claire, '2026-11-26T09:00');
    const { output } = await leave(claire, {
      kind: 'appointment',
      words: 'la clé sera dans la boîte',
      appointment: coming,
    });
    expect(output).toMatchObject({ appointment: 'jeudi 26 novembre à 9 h' });
    expect(await notesOf(claire)).toMatchObject([{ appointmentId: coming }]);
  });

  const at = (time: string) => instant(`2026-11-23T${time}`);

  test.each([
    ['has begun and is not over', { startsAt: at('08:30'), endsAt: at('09:30') }],
    ['is in the workshop', { startsAt: at('08:00'), endsAt: at('08:30'), status: 'in_workshop' as const }],
  ])('is taken for an appointment that %s', async (_which, change) => {
    const paul = await world.customer();
    const appointment = await world.book(paul, '2026-11-23T08:00', change);
    expect(await leave(paul, { kind: 'late', words: 'en retard', appointment })).toMatchObject({ ok: true });
    await clear(appointment);
  });

  test.each([
    ['is over', { startsAt: at('08:00'), endsAt: at('08:30') }],
    ['was cancelled', { status: 'cancelled' as const }],
  ])('is not taken for an appointment that %s', async (_which, change) => {
    const appointment = await world.book(claire, '2026-11-24T09:00', change);
    expect(await leave(claire, { kind: 'late', words: 'en retard', appointment })).toMatchObject({ ok: false });
    await clear(appointment);
  });

  test('is taken for what is held, which is not called an appointment yet', async () => {
    const held = { status: 'held', heldUntil: instant('2026-11-23T09:10') } as const;
    const appointment = await world.book(claire, '2026-11-25T09:00', held);
    const first = await leave(claire, { kind: 'appointment', words: 'je laisse la clé', appointment });
    expect(first.output).toMatchObject({ outcome: 'noted', appointment: null });
    expect(await notesOf(claire)).toMatchObject([{ appointmentId: appointment }]);
    world.clock.now = instant('2026-11-23T09:11');
    expect(await leave(claire, { kind: 'appointment', words: 'et les papiers', appointment })).toMatchObject({
      ok: false,
    });
  });

  test('goes with its appointment when that is moved', async () => {
    const old = await world.book(claire, '2026-11-27T09:00');
    await leave(claire, { kind: 'appointment', words: 'la clé sera dans la boîte', appointment: old });
    const slots = { service: 'vidange', slots: ['2026-11-27T14:00'], appointment: old };
    const { output } = await world.call(claire, 'hold_slots', slots);
    const { hold } = (output as { holds: { hold: string }[] }).holds[0]!; // Nobody else is there.
    const { rows } = await world.call(claire, 'reschedule_appointment', { appointment: old, hold });
    const [note] = await notesOf(claire);
    expect(note?.appointmentId).toBe(hold);
    expect(rows).toContainEqual({ table: 'note', op: 'update', id: note?.id, values: { appointment: hold } });
  });
});

describe('the same words', () => {
  const words = 'rappelez-moi svp';

  test('of one kind are kept once a day', async () => {
    await leave(claire, { kind: 'call_back', words });
    world.clock.now = instant('2026-11-24T08:59');
    const again = await leave(claire, { kind: 'call_back', words: ` ${words} ` });
    expect(again.output).toMatchObject({ outcome: 'noted', already: true });
    expect(await notesOf(claire)).toHaveLength(1);
    expect((await leave(claire, { kind: 'other', words })).output).toMatchObject({ already: false });
    world.clock.now = instant('2026-11-24T09:01');
    expect((await leave(claire, { kind: 'call_back', words })).output).toMatchObject({ already: false });
  });

  test('of somebody else are a note of their own, and so are those said after the first was seen to', async () => {
    const paul = await world.customer();
    await leave(claire, { kind: 'call_back', words });
    expect((await leave(paul, { kind: 'call_back', words })).output).toMatchObject({ already: false });
    await world.inTenant((db) => db.nativeUpdate(Note, claire, { doneAt: world.clock.now }));
    expect((await leave(claire, { kind: 'call_back', words })).output).toMatchObject({ already: false });
  });

  test('said again with the appointment attach the note to it', async () => {
    const appointment = await world.book(claire, '2026-11-30T09:00');
    await leave(claire, { kind: 'late', words });
    const { output, rows } = await leave(claire, { kind: 'late', words, appointment });
    expect(output).toMatchObject({ already: true, appointment: 'lundi 30 novembre à 9 h' });
    const notes = await notesOf(claire);
    expect(notes).toMatchObject([{ appointmentId: appointment }]);
    expect(rows).toEqual([{ table: 'note', op: 'update', id: notes[0]?.id, values: { appointment } }]);
  });
});

describe('what is refused', () => {
  test.each([
    ['no words', { kind: 'other', words: '  ' }, /words: must not be empty/],
    ['700 characters', { kind: 'other', words: 'a'.repeat(700) }, /words: must be 600 characters at most/],
    ['a long reading back', { kind: 'other', words: 'a', said: 'a'.repeat(121) }, /said: must be 120 characters/],
    ['another kind', { kind: 'gossip', words: 'a' }, /kind/],
  ])('is %s', async (_what, input, error) => {
    expect(await leave(claire, input)).toMatchObject({ ok: false, output: { error: expect.stringMatching(error) } });
    expect(await notesOf(claire)).toEqual([]);
  });

  test('is an appointment of somebody else, of another business or of nobody: all answer alike', async () => {
    const paul = await world.customer();
    const other = await openWorld();
    const stranger = await other.customer();
    const ids = [await world.book(paul, '2026-12-01T09:00'), await other.book(stranger, '2026-12-01T09:00'), v7(), 'x'];
    const outcomes = [];
    for (const appointment of ids)
      outcomes.push(await leave(claire, { kind: 'late', words: 'en retard', appointment }));
    expect(outcomes.map(({ output }) => output)).toEqual(
      ids.map(() => ({
        ok: false,
        error: 'There is no such appointment.',
        advice: 'Call list_my_appointments and use one of its ids, or leave `appointment` out.',
      })),
    );
    expect(await notesOf(claire)).toEqual([]);
    await other.store.close();
  });

  test('is a member, who has no need of it', async () => {
    const karim = await world.member({ name: 'Karim', role: 'USER' });
    expect(await world.call(karim, 'leave_note', { kind: 'late', words: 'en retard' })).toMatchObject({ ok: false });
  });
});

describe('what is read back', () => {
  const note = (said: string) => leave(claire, { kind: 'other', words: 'un mot', said });

  test('states what the person wrote, and ends once', async () => {
    await write(claire, 'je passe jeudi 26 novembre vers 18h avec Paul Durand, la clé est dans la boîte');
    expect((await note('vous passez jeudi 26 novembre à 18 h.')).output).toMatchObject({
      said: 'vous passez jeudi 26 novembre à 18 h',
    });
  });

  test.each(['la vidange est à 50 €', '20 % de moins', 'rendez-vous vendredi à 10 h', 'Mme Lefort passera'])(
    'is never “%s”, which they did not write or may not settle',
    async (said) => {
      await write(claire, 'faites-moi la vidange à 50 €, 20 % de moins');
      expect((await note(said)).output).toMatchObject({ outcome: 'noted', said: null });
    },
  );
});

describe('an urgent note', () => {
  const words = 'je suis en panne sur la rocade, ça fume.';
  const input = { kind: 'urgent', words };
  const text = `Urgent, message de Claire Martin : "je suis en panne sur la rocade, ça fume". A rappeler au ${speakPhone(customerPhone)}.`;

  beforeEach(() => world.inTenant((db) => db.execute(`update member set deleted_at = app_now()`)));

  const told = ({ conversationId }: { conversationId: string }) =>
    world.inTenant((db) => db.find(Message, { conversationId, direction: 'out' }));

  test('alerts who came first of the managers and owners, at once and once', async () => {
    const karim = await world.member({ name: 'Karim', role: 'USER' });
    world.clock.now = instant('2026-11-23T09:01');
    const olivier = await world.member({ name: 'Olivier', role: 'OWNER' });
    world.clock.now = instant('2026-11-23T09:02');
    const julie = await world.member({ name: 'Julie', role: 'MANAGER' });
    expect((await leave(claire, input)).output).toMatchObject({ urgent: true, alerted: true });
    expect((await leave(claire, input)).output).toMatchObject({ already: true, alerted: true });
    expect(await told(olivier)).toMatchObject([{ text, status: 'pending', purpose: 'notice', author: 'system' }]);
    expect([...(await told(julie)), ...(await told(karim))]).toEqual([]);
  });

  test('alerts a technician where no manager or owner can be reached', async () => {
    await world.member({ name: 'Olivier', role: 'OWNER', channel: 'telegram' });
    const karim = await world.member({ name: 'Karim', role: 'USER' });
    expect((await leave(claire, input)).output).toMatchObject({ alerted: true });
    expect(await told(karim)).toMatchObject([{ text }]);
  });

  test('waits for the channel of a member whom this program cannot reach', async () => {
    const olivier = await world.member({ name: 'Olivier', role: 'OWNER', channel: 'telegram' });
    await world.member({ name: 'Karim', role: 'USER', channel: 'voice' });
    expect((await leave(claire, input)).output).toMatchObject({ alerted: false, urgent: true });
    expect(await told(olivier)).toMatchObject([{ text, status: 'pending' }]);
    expect(await isWaited(claire)).toBe(true);
  });

  test('is kept where the business has nobody to alert', async () => {
    expect((await leave(claire, input)).output).toMatchObject({ outcome: 'noted', alerted: false });
    expect(await notesOf(claire)).toMatchObject([{ urgent: true }]);
    expect(await isWaited(claire)).toBe(true);
  });

  test('is told in the language of the member, and of a stranger by the number', async () => {
    const julie = await world.member({ name: 'Julie', role: 'MANAGER' });
    await world.inTenant((db) => db.nativeUpdate(Conversation, { id: julie.conversationId }, { language: 'en' }));
    await leave(await world.customer(), input);
    const phone = speakPhone(customerPhone);
    expect(await told(julie)).toMatchObject([
      { text: `Urgent, message from ${phone}: "je suis en panne sur la rocade, ça fume". Call back on ${phone}.` },
    ]);
  });
});
