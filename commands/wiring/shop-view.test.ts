import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Garage, testBot, type TestBot } from '#bot/fixtures/test-bot.ts';
import { openDemoClock } from './demo-clock.ts';
import { passTime } from './pass-time.ts';
import { personas } from './personas.ts';
import { shopView } from './shop-view.ts';
import { startOver, unknownNumbers } from './start-over.ts';

let bot: TestBot;
let garage: Garage;
beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.close());
beforeEach(async () => {
  bot.clock.set('2026-11-23T09:00');
  garage = await bot.openGarage();
});

describe('the shop', () => {
  it('shows what is held, then what is booked, and says both', async () => {
    await garage.claire.say('Je voudrais une vidange jeudi');
    const held = await shop();
    expect(held.diary.day).toBe('2026-11-26');
    const own = held.diary.slots.filter(({ status }) => status === 'held');
    expect(own).not.toEqual([]);
    expect(own[0]).toMatchObject({ short: { fr: 'Vidange' }, vehicle: 'Clio', contact: 'Claire Martin' });
    expect(held.events[0]?.text.fr).toMatch(/^Claire demande une vidange : .* gardés?\.$/);
    await garage.claire.say('1');
    const booked = await shop();
    expect(booked.diary.slots.filter(({ status }) => status === 'held')).toEqual([]);
    expect(booked.diary.slots.find(({ key }) => key === own[0]?.key)?.status).toBe('booked');
    expect(booked.figures).toMatchObject({ total: 2, settled: 2, booked: 1, withoutModel: 2, costMicros: 0 });
    expect(booked.days).toEqual([{ day: '2026-11-23', total: 2, settled: 2 }]);
  });

  it('goes back to the day at hand, and to the next one once the doors are closed for good', async () => {
    await garage.claire.say('Je voudrais une vidange jeudi');
    bot.clock.pass(180_000);
    expect((await shop()).diary.day).toBe('2026-11-23');
    bot.clock.set('2026-11-28T12:30');
    const closed = await shop();
    expect([closed.isOpen, closed.diary.day]).toEqual([false, '2026-11-30']);
  });

  it('shows who waits for an answer, and counts it as not settled', async () => {
    await garage.claire.say("je veux parler à quelqu'un");
    bot.clock.pass(16 * 60_000);
    const { waiting, figures } = await shop();
    expect(waiting).toMatchObject([{ name: 'Claire Martin', minutes: 16 }]);
    expect([figures.settled, figures.total]).toEqual([0, 1]);
  });

  it('shows what waits for a yes, with who may give it, until it is given', async () => {
    const karim = garage.phone('+33639980201');
    await karim.say('décale la révision de Claire Martin à vendredi 15h');
    const asked = await shop();
    expect(asked.proposals).toMatchObject([{ proposer: 'Karim', approver: 'Julie', persona: 'garage-manager' }]);
    expect(asked.events[0]?.isAsking).toBe(true);
    const julie = garage.phone('+33639980203');
    // The question reaches her first.
    await julie.answer();
    await julie.say('oui');
    const given = await shop();
    expect(given.proposals).toEqual([]);
    expect(given.events[0]?.text.fr).toMatch(/^Julie approuve et déplace Claire Martin à /);
  });

  it('shows the cars that are there, and the tasks of the day', async () => {
    const { cars, tasks } = await shop();
    expect(cars).toContainEqual({
      ...{ vehicle: 'Clio', plate: 'AB-123-CD', contact: 'Martin', status: 'in_workshop', at: '17:00' },
    });
    expect(tasks.map(({ title }) => title)).toContain('Contrôler les extincteurs');
    expect(tasks.every(({ dueOn }) => dueOn !== null && dueOn <= '2026-11-23')).toBe(true);
  });

  it('shows nothing of another business', async () => {
    const other = await bot.openGarage();
    await other.claire.say('Je voudrais une vidange jeudi');
    const { events, figures } = await shop();
    expect([events, figures.total]).toEqual([[], 0]);
  });
});

describe('starting over', () => {
  it('gives back what was held, and begins a talk that knows nothing of the old one', async () => {
    await garage.claire.say('Je voudrais une vidange jeudi');
    const { id } = await garage.claire.conversation();
    await startOver(bot.ctx, garage.tenantId, id);
    const [answer] = await garage.claire.say('1');
    expect(answer).toMatch(/^Bonjour, ici l'assistant automatique/);
    expect(answer).not.toMatch(/réservé/);
    expect((await garage.claire.conversation()).id).not.toBe(id);
    expect(await garage.claire.appointments('held')).toEqual([]);
  });

  it('leaves a reminder to the new talk', async () => {
    await garage.claire.say('Bonjour');
    const { id } = await garage.claire.conversation();
    await startOver(bot.ctx, garage.tenantId, id);
    await garage.claire.say('Bonjour');
    bot.clock.set('2026-11-25T09:30');
    await passTime(bot.ctx, clock, 'hour', 'Europe/Paris');
    expect(await garage.claire.answer()).toEqual([expect.stringMatching(/rappel de votre rendez-vous/)]);
    expect((await shop()).events[0]?.text.fr).toBe('Rappel envoyé à Claire pour demain 9 h.');
  });

  it('makes a stranger another one', async () => {
    const stranger = personas.find(({ isStranger }) => isStranger);
    if (!stranger) throw new Error('Somebody plays a stranger.');
    const numbers = unknownNumbers();
    expect(numbers.of(stranger)).toBe('+33639980301');
    const used = ['+33639980302'];
    await numbers.next(stranger, async () => !used.includes(numbers.of(stranger)));
    expect(numbers.of(stranger)).toBe('+33639980303');
  });
});

describe('the clock of the demo', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-clock-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('moves on only, and goes on from there when it is opened again', () => {
    const first = openDemoClock(folder);
    const hour = 3_600_000;
    first.moveTo(new Date(Date.now() + 5 * hour));
    first.moveTo(new Date(Date.now() - hour));
    expect(first.now().getTime() - Date.now()).toBeGreaterThan(5 * hour - 1_000);
    expect(Math.abs(openDemoClock(folder).now().getTime() - first.now().getTime())).toBeLessThan(1_000);
  });

  it('does on the way what is due: what nobody answered is given back', async () => {
    await garage.claire.say('Je voudrais une vidange jeudi');
    await passTime(bot.ctx, clock, 'quarter', 'Europe/Paris');
    expect((await shop()).events[0]?.text.fr).toMatch(/^Sans réponse de Claire : .* rendus?\.$/);
  });

  it('stops at eight in the morning of the next day', async () => {
    bot.clock.set('2026-11-23T22:30');
    await passTime(bot.ctx, clock, 'morning', 'Europe/Paris');
    expect(await shop()).toMatchObject({ today: '2026-11-24', time: '08:00' });
  });

  it('brings the morning’s digest to the manager’s phone on the way', async () => {
    const julie = garage.phone('+33639980203');
    bot.clock.set('2026-11-24T06:30');
    for (const step of ['hour', 'hour'] as const) await passTime(bot.ctx, clock, step, 'Europe/Paris');
    expect(await julie.answer()).toEqual([
      expect.stringMatching(/^Bonjour Julie, mardi 24 novembre :\n\d+ rendez-vous, /),
    ]);
    const { events } = await shop();
    expect(events.map(({ text }) => text.fr)).toContain('Point du matin envoyé à Julie.');
  });
});

const clock = {
  now: () => bot.clock.now(),
  moveTo: (instant: Date) => bot.clock.pass(Math.max(0, instant.getTime() - bot.clock.now().getTime())),
};

function shop() {
  const people = personas.filter(({ business }) => business === 'garage');
  return shopView(bot.ctx, { tenantId: garage.tenantId, place: 'garage', people, hasClock: true });
}
