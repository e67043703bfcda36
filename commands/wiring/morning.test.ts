import { afterEach, describe, expect, it } from 'vitest';
import { testBot, type TestBot } from '#bot/fixtures/test-bot.ts';
import { findAccount } from '#db/channel-account.ts';
import { Message } from '#db/message.ts';
import { Turn } from '#db/turn.ts';
import { readEnvironment } from '#root/config.ts';
import type { DemoClock } from './demo-clock.ts';
import { openDemo } from './morning.ts';
import { type BusinessName, personas, receivers } from './personas.ts';
import { shopView } from './shop-view.ts';

const env = readEnvironment({ PUBLIC_URL: 'https://comptoir.example' });

let bot: TestBot;
afterEach(() => bot.close());

describe('a demo that is new', { timeout: 60_000 }, () => {
  it('is told of a morning by which every part of the shop has something to show', async () => {
    await openAt('2026-11-22T22:00');
    const shop = await shopOf('garage');
    expect([shop.today, shop.time, shop.isOpen, shop.isUntouched]).toEqual(['2026-11-23', '09:12', true, true]);
    expect(shop.events.map(({ time, text }) => `${time} ${text.fr}`)).toEqual([
      '09:09 Un inconnu demande un prix.',
      '09:04 Amina veut parler à quelqu’un : l’équipe est prévenue.',
      '09:00 Thomas veut faire un devis : accord demandé à Julie.',
      '08:55 Margaux demande sa voiture : elle est prête.',
      '08:50 James demande un prix.',
      '08:42 Julie envoie un devis : 243 €, Léa Cordier.',
      '08:41 Julie veut envoyer un devis : un oui est demandé.',
      '08:39 Julie prépare un devis : 243 €, Léa Cordier.',
      '08:34 Hugo veut parler à quelqu’un : l’équipe est prévenue.',
      '08:28 Thomas a fait : Graisser les vérins du pont 2.',
      '08:26 Créneau de lundi 30 novembre 8 h réservé pour Hélène, l’autre rendu.',
      '08:24 Hélène demande un parallélisme : deux créneaux gardés.',
    ]);
    expect(shop.proposals).toMatchObject([{ proposer: 'Thomas', approver: 'Julie', persona: 'garage-manager' }]);
    expect(shop.waiting.map(({ name, minutes }) => [name, minutes])).toEqual([
      ['Hugo Mercier', 38],
      ['Amina Brunet', 8],
    ]);
    expect(shop.days.map(({ day }) => day).at(-1)).toBe('2026-11-23');
    expect(Math.min(...shop.days.map(({ total }) => total))).toBeGreaterThan(5);
    expect(shop.days.every(({ settled, total }) => settled > total / 2)).toBe(true);
    expect(shop.tasks.filter(({ isDone }) => isDone).map(({ title }) => title)).toContain(
      'Graisser les vérins du pont 2',
    );
    const salon = await shopOf('salon');
    expect(salon.events.slice(0, 3).map(({ time, text }) => `${time} ${text.fr}`)).toEqual([
      '09:03 Hélène veut parler à quelqu’un : l’équipe est prévenue.',
      '08:46 Florian demande les horaires : réponse donnée.',
      '08:31 Amina demande un prix.',
    ]);
    const said = [...shop.events, ...salon.events].map(({ text }) => text.fr).join(' ');
    expect(said).not.toMatch(/Comptoir répond|undefined/);
  });

  it.each([
    ['2026-11-23T14:30', '2026-11-23', ['booked', 'in_workshop', 'ready']],
    ['2026-11-28T09:00', '2026-11-28', ['booked', 'in_workshop', 'ready']],
  ])('and started at %s has things done, in progress and to come', async (now, day, states) => {
    await openAt(now);
    const shop = await shopOf('garage');
    expect([shop.today, shop.diary.day, shop.isOpen]).toEqual([day, day, true]);
    expect([...new Set(shop.diary.slots.map(({ status }) => status))]).toEqual(expect.arrayContaining(states));
    expect(shop.events).toHaveLength(12);
    expect(shop.proposals).toHaveLength(1);
    expect(shop.waiting).toHaveLength(2);
    expect(shop.events.map(({ text }) => text.fr).join(' ')).not.toContain('Comptoir répond');
  });

  it('is told of it once, by nobody who is played, and nothing is left half done', async () => {
    const clock = await openAt('2026-11-23T09:00');
    const rows = () =>
      inGarage(async (db) => ({
        open: await db.count(Turn, { status: { $ne: 'done' } }),
        unheard: await db.count(Message, { direction: 'in', turnId: null }),
        all: await db.count(Message, {}),
        fromClaire: await db.execute<unknown[]>(
          `select 1 from conversation join contact on contact.id = conversation.contact_id where contact.first_name = 'Claire'`,
        ),
      }));
    const before = await rows();
    expect(before).toMatchObject({ open: 0, unheard: 0, fromClaire: [] });
    await openWith(clock, env);
    expect(await rows()).toEqual(before);
  });

  it('keeps to the world’s time where its messages go to a carrier', async () => {
    await openAt('2026-11-22T22:00', { ...env, TWILIO_API_URL: 'http://127.0.0.1:9' });
    const shop = await shopOf('garage');
    expect([shop.today, shop.events]).toEqual(['2026-11-22', []]);
  });
});

async function openAt(now: string, where = env): Promise<DemoClock> {
  bot = await testBot();
  bot.clock.set(now);
  const clock: DemoClock = {
    now: bot.clock.now,
    moveTo: (instant) => bot.clock.pass(Math.max(0, instant.getTime() - bot.clock.now().getTime())),
  };
  await openWith(clock, where);
  return clock;
}

async function openWith(clock: DemoClock, where: typeof env): Promise<void> {
  const tell = await openDemo({ ctx: bot.ctx, redis: null, close: bot.close }, where, clock);
  await tell(new AbortController().signal);
}

async function shopOf(place: BusinessName) {
  const people = personas.filter(({ business }) => business === place);
  return shopView(bot.ctx, { tenantId: await tenantOf(place), place, people, hasClock: true });
}

async function tenantOf(place: BusinessName): Promise<string> {
  const account = await findAccount(bot.ctx.store, 'sms', receivers[place].sms);
  if (!account) throw new Error(`There is no ${place}.`);
  return account.tenantId;
}

async function inGarage<T>(work: Parameters<typeof bot.ctx.store.forTenant<T>>[1]): Promise<T> {
  return bot.ctx.store.forTenant(await tenantOf('garage'), work);
}
