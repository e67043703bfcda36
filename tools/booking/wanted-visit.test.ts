import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Service } from '#db/service.ts';
import { instant, openWorld, type Caller, type World } from '../fixtures/world.ts';
import type { Speaking } from '../speaking.ts';
import { bookAppointment } from './book-appointment.ts';
import { cancelAppointment } from './cancel-appointment.ts';
import { findSlots } from './find-slots.ts';
import { holdSlots } from './hold-slots.ts';
import { listMyAppointments } from './list-my-appointments.ts';
import { rescheduleAppointment } from './reschedule-appointment.ts';

const speaking: Speaking = {
  language: 'fr',
  business: { name: 'Garage Test', trade: 'garage', phone: '', address: '' },
  ask: null,
};
const both = { service: 'vidange', also: ['plaquettes-avant'] };

let world: World;
let claire: Caller;
let paul: Caller;

beforeAll(async () => {
  // One bay, one technician: what is taken is taken from everybody.
  world = await openWorld({ bays: 1, technicians: 1 });
});
beforeEach(async () => {
  world.clock.now = instant('2026-11-23T09:00');
  await world.inTenant((db) => db.execute(`update appointment set status = 'cancelled' where status <> 'cancelled'`));
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: `AB-${100 + (plates += 1)}-CD` });
  paul = await world.customer();
});
afterAll(() => world.store.close());
let plates = 0;

async function find(input: object) {
  const { output } = await world.call(claire, 'find_slots', input);
  return findSlots.output.parse(output);
}

async function hold(slots: string[], input: object, who = claire) {
  const outcome = await world.call(who, 'hold_slots', { slots, ...input });
  const output = holdSlots.output.parse(outcome.output);
  return { ...outcome, output, said: holdSlots.say(output, speaking), id: output.holds[0]?.hold ?? '' };
}

async function book(id: string, who = claire) {
  const { output } = await world.call(who, 'book_appointment', { hold: id });
  return bookAppointment.output.parse(output);
}

async function change(appointment: string, id: string) {
  const outcome = await world.call(claire, 'reschedule_appointment', { appointment, hold: id });
  const output = rescheduleAppointment.output.parse(outcome.output);
  return { ...outcome, output, said: rescheduleAppointment.say(output, speaking) };
}

async function row(id: string) {
  const found = (await world.appointments()).find((each) => each.id === id);
  if (!found) throw new Error(`There is no appointment ${id}.`);
  return found;
}

const codesOf = async (id: string) => {
  const { serviceId, also } = await row(id);
  const services = await world.inTenant((db) => db.find(Service, {}));
  return [serviceId, ...also].map((each) => services.find((service) => service.id === each)?.code);
};

describe('several services', () => {
  test('are one visit, as long and as dear as all of them, in one row', async () => {
    const found = await find({ ...both, when: 'mardi à 9h' });
    expect(found).toMatchObject({ outcome: 'found', exact: true });
    expect(found.service).toEqual({
      service: 'vidange',
      also: ['plaquettes-avant'],
      name: 'Vidange et plaquettes de frein avant',
      names: ['Vidange', 'Plaquettes de frein avant'],
      durationMinutes: 150,
      priceCents: 23800,
      price: '238 €',
      vatIncluded: true,
    });
    const held = await hold(['2026-11-24T09:00'], both);
    expect(held.said).toMatch(
      /^Je vous réserve la vidange et les plaquettes de frein avant \(AB-\d{3}-CD, 238 €\) mardi 24 novembre à 9 h \?$/,
    );
    expect(held.rows).toMatchObject([{ values: { service: 'vidange, plaquettes-avant' } }]);
    const { appointment } = await book(held.id);
    expect(appointment).toMatchObject({
      ...both,
      serviceName: 'Vidange et plaquettes de frein avant',
      durationMinutes: 150,
      price: '238 €',
    });
    expect(await row(held.id)).toMatchObject({ status: 'booked', endsAt: instant('2026-11-24T11:30') });
    expect((await world.appointments()).filter(({ status }) => status === 'booked')).toHaveLength(1);
  });

  test('leave no start to others before the last of them is done', async () => {
    await book((await hold(['2026-11-24T09:00'], both)).id);
    const late = await hold(['2026-11-24T11:00'], { service: 'vidange' }, paul);
    expect(late.output).toMatchObject({ outcome: 'taken' });
    expect(await find({ ...both, when: 'mardi à 16h' })).toMatchObject({ exact: false });
    expect(await find({ service: 'vidange', when: 'mardi à 16h' })).toMatchObject({ exact: true });
  });

  test('named twice are done once, and three are named by all three', async () => {
    const twice = await find({ service: 'vidange', also: ['vidange'], when: 'mardi à 9h' });
    expect(twice.service).toMatchObject({ also: [], name: 'Vidange', priceCents: 8900 });
    const three = await find({ service: 'courroie', also: ['vidange', 'plaquettes-avant', 'vidange'] });
    expect(three.service).toMatchObject({ name: 'Courroie de distribution, vidange et plaquettes de frein avant' });
  });

  test('one of which is unknown or could be two are not guessed at', async () => {
    expect(await find({ service: 'vidange', also: ['peinture'] })).toMatchObject({
      outcome: 'unknown_service',
      reason: null,
    });
    const { reason } = await find({ service: 'vidange', also: ['plaquettes'] });
    expect(reason).toBe('several: Plaquettes de frein avant, Plaquettes de frein arrière');
    const input = { service: 'vidange', also: ['peinture'], slots: ['2026-11-24T09:00'] };
    const { ok, output } = await world.call(claire, 'hold_slots', input);
    expect({ ok, output }).toMatchObject({ ok: false, output: { advice: expect.stringContaining('find_services') } });
    expect(await world.call(claire, 'hold_slots', { ...input, also: [] })).toMatchObject({ ok: false });
  });

  test('that no day is long enough for are not looked for on any', async () => {
    const long = await find({ service: 'courroie', also: ['plaquettes-avant', 'plaquettes-arriere'], when: 'mardi' });
    expect(long).toMatchObject({ outcome: 'full', reason: 'too_long', slots: [] });
    expect(await find({ service: 'courroie', also: ['plaquettes-avant'], when: 'mardi' })).toMatchObject({
      outcome: 'found',
    });
  });

  test('are booked though the hold ran out, and for the whole of their time', async () => {
    const held = await hold(['2026-11-24T09:00'], both);
    world.clock.now = instant('2026-11-23T10:00');
    expect(await book(held.id)).toMatchObject({ outcome: 'booked' });
    const second = await hold(['2026-11-25T09:00'], both);
    world.clock.now = instant('2026-11-23T11:00');
    await hold(['2026-11-25T11:00'], { service: 'vidange' }, paul);
    expect(await book(second.id)).toMatchObject({ outcome: 'taken' });
  });

  test('are listed, asked about and cancelled as one', async () => {
    const { id } = await hold(['2026-11-26T14:00'], both);
    await book(id);
    const listed = listMyAppointments.output.parse((await world.call(claire, 'list_my_appointments', {})).output);
    expect(listMyAppointments.say(listed, speaking)).toMatch(
      /^Vous avez rendez-vous jeudi 26 novembre à 14 h pour la vidange et les plaquettes de frein avant \(/,
    );
    const { ask } = await world.call(claire, 'cancel_appointment', { appointment: id });
    expect(ask?.options[0]?.label).toBe('votre vidange et vos plaquettes de frein avant du jeudi 26 novembre à 14 h');
    const { output } = await world.call(claire, 'cancel_appointment', { appointment: id }, true);
    expect(cancelAppointment.output.parse(output)).toMatchObject({ outcome: 'cancelled', appointment: both });
    expect(await row(id)).toMatchObject({ status: 'cancelled' });
    expect(await hold(['2026-11-26T15:00'], { service: 'vidange' }, paul)).toMatchObject({
      output: { outcome: 'held' },
    });
  });

  test('move together, for the price that was agreed', async () => {
    const { id } = await hold(['2026-11-26T14:00'], both);
    await book(id);
    await world.inTenant((db) => db.execute(`update appointment set price_cents = 20000 where id = ?`, [id]));
    for (const service of ['vidange', 'plaquettes-avant', 'ma voiture']) {
      const found = await find({ service, when: 'vendredi à 9h', appointment: id });
      expect(found.service).toMatchObject({ ...both, durationMinutes: 150, price: '200 €' });
    }
    const moved = await hold(['2026-11-27T09:00'], { service: 'vidange', appointment: id });
    expect(moved.output).toMatchObject({ previous: null, service: { price: '200 €' } });
    expect(moved.said).toMatch(/^Je déplace votre vidange et vos plaquettes de frein avant \(.*\) au vendredi/);
    expect((await change(id, moved.id)).said).toMatch(/^C'est déplacé : vidange et plaquettes de frein avant .*200 €/);
    expect(await row(moved.id)).toMatchObject({ endsAt: instant('2026-11-27T11:30'), priceCents: 20000 });
  });
});

describe('an appointment that stands', () => {
  test('may be for something else at the very same hour, at the price of the catalogue', async () => {
    const old = await world.book(claire, '2026-11-26T09:00', { priceCents: 8000 });
    const wish = { service: 'plaquettes-avant', appointment: old };
    expect(await find({ ...wish, when: 'jeudi à 9h' })).toMatchObject({ exact: true, service: { price: '149 €' } });
    const held = await hold(['2026-11-26T09:00'], wish);
    expect(held.output).toMatchObject({ outcome: 'held', previous: { appointment: old, serviceName: 'Vidange' } });
    expect(held.said).toBe(
      'Je remplace la vidange par les plaquettes de frein avant (149 €), jeudi 26 novembre à 9 h ?',
    );
    expect(await row(old)).toMatchObject({ status: 'booked' });
    const changed = await change(old, held.id);
    expect(changed.said).toBe("C'est changé : plaquettes de frein avant, jeudi 26 novembre à 9 h, 149 €.");
    expect(changed).toMatchObject({ deeds: ['moved', 'noted'], rows: [{ id: held.id }, { id: old }] });
    expect([await row(old), await row(held.id)]).toMatchObject([{ status: 'moved' }, { status: 'booked' }]);
    expect(await codesOf(held.id)).toEqual(['plaquettes-avant']);
    expect(await row(held.id)).toMatchObject({ endsAt: instant('2026-11-26T10:30'), priceCents: 14900 });
    // And once more: it is the replacement that is replaced now.
    const back = await hold(['2026-11-26T09:00'], { service: 'vidange', appointment: held.id });
    expect((await change(held.id, back.id)).output).toMatchObject({ outcome: 'moved', appointment: { price: '89 €' } });
  });

  test('gets a service more where the time after it is free', async () => {
    const old = await world.book(claire, '2026-11-26T09:00');
    const wish = { service: 'vidange', also: ['courroie'], appointment: old };
    const held = await hold(['2026-11-26T09:00'], wish);
    expect(held.said).toBe(
      "J'ajoute la courroie de distribution à votre vidange (738 € en tout), jeudi 26 novembre à 9 h ?",
    );
    const taken = await hold(['2026-11-26T14:00'], { service: 'vidange' }, paul);
    expect(taken.output.outcome).toBe('taken');
    expect((await change(old, held.id)).said).toMatch(
      /^C'est changé : vidange et courroie de distribution.*, jeudi 26 novembre à 9 h, 738 €\.$/,
    );
    expect(await codesOf(held.id)).toEqual(['vidange', 'courroie']);
  });

  test('stays as it is where there is no room for more, and other times are offered', async () => {
    const old = await world.book(claire, '2026-11-26T09:00');
    await world.book(paul, '2026-11-26T10:00');
    const wish = { ...both, appointment: old };
    expect(await find({ ...wish, when: 'jeudi à 9h' })).toMatchObject({ exact: false, outcome: 'found' });
    const { output, ask } = await hold(['2026-11-26T09:00'], wish);
    expect(output).toMatchObject({ outcome: 'taken', holds: [], service: both });
    expect(output.alternatives.length).toBeGreaterThan(0);
    expect({ ask, status: (await row(old)).status }).toEqual({ ask: null, status: 'booked' });
  });

  test('is offered its own time for nothing but a change', async () => {
    const old = await world.book(claire, '2026-11-26T09:00');
    const same = await find({ service: 'vidange', when: 'jeudi à 9h', appointment: old });
    expect(same.slots.map(({ startsAt }) => startsAt)).not.toContain('2026-11-26T09:00');
    // Half an hour later overlaps nothing but itself.
    expect(await find({ service: 'vidange', when: 'jeudi à 9h30', appointment: old })).toMatchObject({ exact: true });
    const held = await hold(['2026-11-26T09:30'], { service: 'vidange', appointment: old });
    expect((await change(old, held.id)).output).toMatchObject({ outcome: 'moved' });
  });

  test('named with the services that it has in another order is not changed', async () => {
    const { id } = await hold(['2026-11-26T14:00'], both);
    await book(id);
    await world.inTenant((db) => db.execute(`update appointment set price_cents = 20000 where id = ?`, [id]));
    const wish = { service: 'plaquettes-avant', also: ['vidange'], appointment: id };
    expect(await find({ ...wish, when: 'vendredi à 9h' })).toMatchObject({ service: { ...both, price: '200 €' } });
  });

  test('is kept when the hold that should have replaced it ran out and its time is gone', async () => {
    const old = await world.book(claire, '2026-11-26T09:00');
    const held = await hold(['2026-11-26T09:00'], { ...both, appointment: old });
    world.clock.now = instant('2026-11-23T10:00');
    expect(await hold(['2026-11-26T10:30'], { service: 'vidange' }, paul)).toMatchObject({
      output: { outcome: 'held' },
    });
    expect((await change(old, held.id)).output).toMatchObject({ outcome: 'taken', appointment: null });
    expect(await row(old)).toMatchObject({ status: 'booked' });
    world.clock.now = instant('2026-11-23T11:00');
    expect((await change(old, held.id)).output).toMatchObject({ outcome: 'moved' });
  });
});

describe('the same once more', () => {
  test('is held, and the person told when they have it already', async () => {
    const vehicleId = await vehicleOf(claire);
    await world.book(claire, '2026-11-26T09:00', { vehicleId });
    const { output, said } = await hold(['2026-12-01T09:00'], { service: 'vidange' });
    expect(output).toMatchObject({ outcome: 'held', already: 'jeudi 26 novembre à 9 h' });
    expect(said).toMatch(
      /^Vous avez déjà une vidange le jeudi 26 novembre à 9 h\. Je vous réserve la vidange \(.*\) mardi 1er décembre à 9 h \?$/,
    );
  });

  test('is nothing new for another service, another vehicle, another person, or when it is the one that moves', async () => {
    const vehicleId = await vehicleOf(claire);
    const id = await world.book(claire, '2026-11-26T09:00', { vehicleId });
    const other = await hold(['2026-12-01T09:00'], { service: 'courroie' });
    const moved = await hold(['2026-12-02T09:00'], { service: 'vidange', appointment: id });
    const theirs = await hold(['2026-12-03T09:00'], { service: 'vidange' }, paul);
    const strange = await hold(['2026-12-04T09:00'], { service: 'vidange', plate: 'ZZ-999-ZZ' });
    expect([other, moved, theirs, strange].map(({ output }) => output.already)).toEqual([null, null, null, null]);
  });
});

async function vehicleOf({ contactId }: Caller): Promise<string> {
  const [found] = await world.inTenant((db) =>
    db.execute<{ id: string }[]>(`select id from vehicle where contact_id = ?`, [contactId]),
  );
  if (!found) throw new Error('Claire has a vehicle.');
  return found.id;
}
