import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Activity } from '#db/activity.ts';
import { changeAppointment } from '#db/appointment.ts';
import { Contact } from '#db/contact.ts';
import { Part, PartUse } from '#db/part.ts';
import { Task } from '#db/task.ts';
import { Vehicle } from '#db/vehicle.ts';
import { withYes, writtenTo } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';
import { saidIn } from '../fixtures/said.ts';

let world: World;
let julie: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
});
beforeEach(async () => {
  // Long after what the test before wrote.
  world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
  if (world.clock.now > instant('2026-11-23T17:00')) world.clock.now = instant('2026-11-23T08:01');
  julie = await world.member({ name: `Julie ${world.clock.now.getTime()}`, role: 'MANAGER' });
  await world.inTenant((db) => db.execute(`update appointment set status = 'cancelled' where status <> 'cancelled'`));
});
afterAll(() => world.store.close());

const undo = (who = julie) => world.call(who, 'undo', {});
const redo = (who = julie) => world.call(who, 'undo', { redo: true });
const addTask = async (title: string) => (await world.call(julie, 'create_task', { title })).rows[0]?.id ?? '';
const taskRow = (id: string) => world.inTenant((db) => db.findOneOrFail(Task, { id }));
const later = (minutes: number) => void (world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000));
const rowOf = async (id: string) => (await world.appointments()).find((row) => row.id === id);

describe('the last write is taken back', () => {
  test('what is new is gone, and comes back with a redo', async () => {
    const id = await addTask('Commander des bougies');
    const undone = await undo();
    expect(undone).toMatchObject({
      output: { outcome: 'undone', redone: false },
      rows: [{ table: 'task', op: 'delete', id }],
    });
    expect(undone.deeds).toContain('undone');
    expect(saidIn(undone)).toBe("C'est annulé : la tâche en moins.");
    expect((await taskRow(id)).deletedAt).toEqual(world.clock.now);
    const back = await redo();
    expect(back.output).toMatchObject({ outcome: 'undone', redone: true });
    expect(saidIn(back)).toBe("C'est rétabli : la tâche de nouveau là.");
    expect((await taskRow(id)).deletedAt).toBeNull();
  });

  test('what was changed is as before, also when it was changed twice', async () => {
    const id = await addTask('Rappeler');
    await world.call(julie, 'change_task', { task: id, title: 'Rappeler Claire', due: 'demain 8h' });
    await world.call(julie, 'change_task', { task: id, status: 'done' });
    expect(saidIn(await undo(), 'en')).toBe('Undone: the task as before.');
    expect(await taskRow(id)).toMatchObject({
      status: 'open',
      doneAt: null,
      title: 'Rappeler Claire',
      dueOn: '2026-11-24',
    });
    await undo();
    expect(await taskRow(id)).toMatchObject({ title: 'Rappeler', dueOn: null, dueAt: null, deletedAt: null });
    await undo();
    expect((await taskRow(id)).deletedAt).not.toBeNull();
  });

  test('all rows of one call are, the shelf too', async () => {
    const part = v7();
    await world.inTenant((db) => db.insert(Part, { id: part, name: 'Huile', quantity: 10, minimum: 2, unit: 'litre' }));
    const parts = [{ part: 'huile', quantity: 4.5 }, { part: 'joint' }];
    const used = await world.call(julie, 'use_part', { vehicle: 'AB-123-CD', parts });
    expect(used.rows.map(({ table }) => table)).toEqual(['part_use', 'part', 'part_use']);
    const shelf = async () => (await world.inTenant((db) => db.findOneOrFail(Part, { id: part }))).quantity;
    const uses = () => world.inTenant((db) => db.count(PartUse, { deletedAt: null }));
    expect([await shelf(), await uses()]).toEqual([5.5, 2]);
    await undo();
    expect([await shelf(), await uses()]).toEqual([10, 0]);
    await redo();
    expect([await shelf(), await uses()]).toEqual([5.5, 2]);
  });

  test('a deleted contact is back, with their number', async () => {
    const olivier = await world.member({ name: 'Olivier', role: 'OWNER' });
    const made = await world.call(olivier, 'create_contact', { lastName: 'Guivarch', phone: '06 39 98 77 01' });
    const id = made.rows[0]?.id ?? '';
    await withYes(world, olivier, 'delete_contact', { who: 'Guivarch' });
    expect((await world.call(olivier, 'show_contact', { who: 'Guivarch' })).output).toMatchObject({ outcome: 'which' });
    await undo(olivier);
    const shown = await world.call(olivier, 'show_contact', { who: 'Guivarch' });
    expect(shown.output).toMatchObject({ contact: { id, phone: '06 39 98 77 01' } });
    expect((await world.inTenant((db) => db.findOneOrFail(Contact, { id }))).deletedAt).toBeNull();
  });

  test('one after the other, newest first, and each once', async () => {
    const [first, second] = [await addTask('Un'), await addTask('Deux')];
    await undo();
    expect([(await taskRow(first)).deletedAt, (await taskRow(second)).deletedAt]).toEqual([null, world.clock.now]);
    await undo();
    expect((await taskRow(first)).deletedAt).not.toBeNull();
    expect((await undo()).output).toMatchObject({ outcome: 'nothing' });
  });

  test('taking back twice brings nothing back: only a redo does, and it may be taken back again', async () => {
    const id = await addTask('Balayer');
    await undo();
    expect((await undo()).output).toMatchObject({ outcome: 'nothing' });
    expect((await taskRow(id)).deletedAt).not.toBeNull();
    await redo();
    expect((await redo()).output).toMatchObject({ outcome: 'nothing' });
    expect((await taskRow(id)).deletedAt).toBeNull();
    await undo();
    expect((await taskRow(id)).deletedAt).not.toBeNull();
  });

  test('change by change, through taking back and bringing back, but not past what somebody else did', async () => {
    const karim = await world.member({ name: 'Karim', role: 'USER' });
    const id = await addTask('Un');
    await world.call(julie, 'change_task', { task: id, title: 'Deux' });
    await world.call(julie, 'change_task', { task: id, title: 'Trois' });
    for (const [step, title] of [
      [undo, 'Deux'],
      [redo, 'Trois'],
      [undo, 'Deux'],
      [undo, 'Un'],
    ] as const) {
      expect((await step()).output).toMatchObject({ outcome: 'undone' });
      expect(await taskRow(id)).toMatchObject({ title, deletedAt: null });
    }
    await world.call(karim, 'change_task', { task: id, title: 'Quatre' });
    for (const step of [undo, redo]) expect((await step()).output).toMatchObject({ outcome: 'changed_meanwhile' });
    expect(await taskRow(id)).toMatchObject({ title: 'Quatre', deletedAt: null });
  });
});

describe('an appointment', () => {
  test('that was cancelled is back in the diary, and the customer is told again', async () => {
    const id = await world.book(claire, '2026-11-26T09:00');
    await withYes(world, julie, 'cancel_for', { appointment: id });
    expect(await rowOf(id)).toMatchObject({ status: 'cancelled' });
    expect((await undo()).output).toMatchObject({ outcome: 'undone' });
    expect(await rowOf(id)).toMatchObject({ status: 'booked', startsAt: instant('2026-11-26T09:00') });
    expect((await writtenTo(world, claire)).slice(-2)).toEqual([
      'Garage Test : votre rendez-vous du jeudi 26 novembre à 9 h (Vidange) est annulé. Pour un autre jour, répondez à ce message.',
      'Garage Test : votre rendez-vous (Vidange) est finalement bien le jeudi 26 novembre à 9 h.',
    ]);
    await redo();
    expect(await rowOf(id)).toMatchObject({ status: 'cancelled' });
    expect((await writtenTo(world, claire)).at(-1)).toMatch(
      /du jeudi 26 novembre à 9 h \(Vidange\) est finalement annulé\.$/,
    );
  });

  test('that was moved is back at its time, and one that was booked is off again', async () => {
    const id = await world.book(claire, '2026-11-26T09:00');
    await world.call(julie, 'move_for', { appointment: id, when: 'vendredi 10h' });
    await undo();
    expect(await rowOf(id)).toMatchObject({
      startsAt: instant('2026-11-26T09:00'),
      endsAt: instant('2026-11-26T10:00'),
    });
    expect((await writtenTo(world, claire)).at(-1)).toMatch(/finalement bien le jeudi 26 novembre à 9 h/);
    const booked = await world.call(julie, 'book_for', { who: 'Claire', service: 'vidange', when: 'vendredi 11h' });
    expect(booked.output).toMatchObject({ outcome: 'booked', told: true });
    await undo();
    expect(await rowOf(booked.rows[0]?.id ?? '')).toMatchObject({ status: 'cancelled' });
    expect((await writtenTo(world, claire)).at(-1)).toMatch(
      /du vendredi 27 novembre à 11 h \(Vidange\) est finalement annulé\.$/,
    );
  });

  test('whose time was taken meanwhile stays as it is', async () => {
    const id = await world.book(claire, '2026-11-26T09:00');
    await withYes(world, julie, 'cancel_for', { appointment: id });
    await world.book(await world.customer(), '2026-11-26T09:30');
    const outcome = await undo();
    expect(outcome).toMatchObject({ output: { outcome: 'taken' }, rows: [], deeds: [] });
    expect(saidIn(outcome)).toBe('Le créneau a été pris entre-temps : je ne peux pas y remettre le rendez-vous.');
    expect(await rowOf(id)).toMatchObject({ status: 'cancelled' });
  });

  test('whose bay was blocked meanwhile stays as it is', async () => {
    const id = await world.book(claire, '2026-11-26T09:00');
    await withYes(world, julie, 'cancel_for', { appointment: id });
    const nora = await world.member({ name: 'Nora Jaffré', role: 'MANAGER' });
    const blocked = await world.call(nora, 'block_time', { what: 'Pont 1', when: 'jeudi 26 novembre 8h-12h' });
    expect(blocked.output).toMatchObject({ outcome: 'blocked' });
    expect((await undo()).output).toMatchObject({ outcome: 'taken' });
    expect(await rowOf(id)).toMatchObject({ status: 'cancelled' });
    expect((await undo(nora)).output).toMatchObject({ outcome: 'undone' });
    expect((await undo()).output).toMatchObject({ outcome: 'undone' });
    expect(await rowOf(id)).toMatchObject({ status: 'booked' });
  });

  test('that was booked gives its time back, and takes it again only while it is free', async () => {
    const asked = { who: 'Claire', service: 'vidange', when: 'vendredi 11h' };
    const id = (await world.call(julie, 'book_for', asked)).rows[0]?.id ?? '';
    await undo();
    await world.book(await world.customer(), '2026-11-27T11:00');
    expect((await redo()).output).toMatchObject({ outcome: 'taken' });
    expect(await rowOf(id)).toMatchObject({ status: 'cancelled' });
  });
});

describe('nothing is taken back', () => {
  test('where nothing was written here', async () => {
    await world.call(julie, 'list_tasks', {});
    const outcome = await undo();
    expect(outcome).toMatchObject({ ok: true, output: { outcome: 'nothing', receipt: null }, rows: [], deeds: [] });
    expect(saidIn(outcome)).toMatch(/^Rien à annuler/);
    expect((await redo()).output).toMatchObject({ outcome: 'nothing' });
  });

  test('after ten minutes', async () => {
    const id = await addTask('Ranger');
    later(11);
    expect((await undo()).output).toMatchObject({ outcome: 'nothing' });
    expect((await taskRow(id)).deletedAt).toBeNull();
  });

  test('of what a colleague wrote in a conversation of theirs', async () => {
    const id = await addTask('Facturer');
    const karim = await world.member({ name: 'Karim', role: 'USER' });
    expect((await undo(karim)).output).toMatchObject({ outcome: 'nothing' });
    expect((await taskRow(id)).deletedAt).toBeNull();
  });

  test('of what somebody else has changed since, not even the rest of it', async () => {
    const vehicle = await world.inTenant((db) => db.findOneOrFail(Vehicle, { plate: 'AB-123-CD' }));
    const karim = await world.member({ name: 'Karim', role: 'USER' });
    const used = await world.call(julie, 'use_part', {
      vehicle: vehicle.id,
      parts: [{ part: 'ampoule' }, { part: 'fusible', quantity: 3 }],
    });
    const [bulb, fuse] = used.rows;
    await world.call(karim, 'use_part', { parts: [{ part: fuse?.id, quantity: 2 }] });
    const outcome = await undo();
    expect(outcome).toMatchObject({ output: { outcome: 'changed_meanwhile' }, rows: [], deeds: [] });
    expect(saidIn(outcome, 'en')).toBe('Somebody else has changed it since: I have undone nothing.');
    const uses = await world.inTenant((db) => db.find(PartUse, { id: { $in: [bulb?.id ?? '', fuse?.id ?? ''] } }));
    expect(uses.map(({ deletedAt }) => deletedAt)).toEqual([null, null]);
  });

  test('of a redo whose record was changed since it was taken back', async () => {
    const id = await world.book(claire, '2026-11-26T09:00');
    await world.call(julie, 'move_for', { appointment: id, when: 'vendredi 10h' });
    await undo();
    await world.inTenant((db) => changeAppointment(db, id, { startsAt: instant('2026-11-26T08:30') }));
    expect((await redo()).output).toMatchObject({ outcome: 'changed_meanwhile' });
    expect(await rowOf(id)).toMatchObject({ startsAt: instant('2026-11-26T08:30') });
  });

  test('of a message that has left', async () => {
    const id = await addTask('Préparer la Clio');
    const sent = await withYes(world, julie, 'write_to', { who: 'Claire', text: 'Votre voiture est prête.' });
    expect(sent.output).toMatchObject({ outcome: 'sent' });
    const before = await writtenTo(world, claire);
    const outcome = await undo();
    // Nor of what was written before it, which is not meant.
    expect(await taskRow(id)).toMatchObject({ deletedAt: null });
    expect(outcome).toMatchObject({ output: { outcome: 'sent' }, rows: [], deeds: [] });
    expect(saidIn(outcome)).toBe("C'est déjà parti : un message envoyé ne se rappelle pas.");
    expect(await writtenTo(world, claire)).toEqual(before);
    await world.call(julie, 'tell_colleague', { who: julie.memberId, text: 'Pause' });
    expect((await undo()).output).toMatchObject({ outcome: 'sent' });
  });

  test('of a merge, which moved more than its rows tell', async () => {
    await world.call(julie, 'create_contact', { firstName: 'Ana', lastName: 'Quéré', phone: '06 39 98 77 02' });
    await world.call(julie, 'create_contact', { firstName: 'Ana', lastName: 'Quéré', email: 'ana@example.com' });
    expect((await withYes(world, julie, 'merge_contacts', { keep: 'Ana Quéré' })).output).toMatchObject({
      outcome: 'merged',
    });
    const outcome = await undo();
    expect(outcome).toMatchObject({ output: { outcome: 'cannot' }, rows: [], deeds: [] });
    expect(saidIn(outcome)).toBe("Cela ne s'annule pas d'un mot : dites-moi ce qui doit être corrigé.");
    expect(await world.inTenant((db) => db.count(Contact, { lastName: 'Quéré', deletedAt: null }))).toBe(1);
  });

  test('of what was only proposed', async () => {
    const karim = await world.member({ name: 'Karim', role: 'USER' });
    await world.call(karim, 'add_note', { kind: 'note', words: 'Frein mou', who: 'Claire' });
    await world.call(karim, 'create_company', { name: 'Fleurs Abgrall' });
    expect((await undo(karim)).output).toMatchObject({ outcome: 'cannot' });
    const note = await world.inTenant((db) => db.findOneOrFail(Activity, { words: 'Frein mou' }));
    expect(note.deletedAt).toBeNull();
  });
});
