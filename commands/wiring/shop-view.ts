import type { BotContext } from '#bot/context.ts';
import { sayDue, sayTurn } from '#bot/playground/feed/sentence.ts';
import { firstOf } from '#bot/playground/feed/speech.ts';
import { carOf } from '#bot/playground/feed/staff-sentences.ts';
import type { PlaygroundShop, ShopCar, ShopDiary, ShopEvent, ShopSlot } from '#bot/playground/shop.ts';
import { shortService } from '#bot/playground/short-service.ts';
import { blocksBetween } from '#db/block.ts';
import type { Db } from '#db/db.ts';
import { figuresSince, messagesByDay } from '#db/figures.ts';
import { latestDue, latestTurns } from '#db/happening.ts';
import { diaryBetween, type Planned, plannedHere } from '#db/planning.ts';
import { type WaitingProposal, waitingProposals } from '#db/proposal.ts';
import { resourcesOf } from '#db/resource.ts';
import { catalogue } from '#db/service.ts';
import { mainSite } from '#db/site.ts';
import { tasksBy } from '#db/task.ts';
import { thisTenant } from '#db/tenant.ts';
import { deskList } from '#db/waiting.ts';
import { addDays, toInstant, toLocal } from '#language/zone.ts';
import { isOpenAt, type OpenDay, openingOn, type OpeningRule, openingRule } from '#tools/booking/opening.ts';
import { visitName } from '#tools/booking/visit-name.ts';
import type { BusinessName, Persona } from './personas.ts';
import { turnView } from './playground-view.ts';

const latestEvents = 12;
/** The diary stays on the day that was changed for as long. */
const newForMs = 120_000;
const mostTasks = 40;
const daysOfChart = 7;
/** A business on leave opens again within as many days. */
const furthestOpening = 30;

/** What the page shows of a business: read anew each time, and without ids but the keys of what is drawn. */
export async function shopView(
  { store, chain, now }: Pick<BotContext, 'store' | 'chain' | 'now'>,
  {
    tenantId,
    place,
    people,
    hasClock,
  }: { tenantId: string; place: BusinessName; people: readonly Persona[]; hasClock: boolean },
): Promise<PlaygroundShop> {
  return store.forTenant(tenantId, async (db) => {
    const instant = now();
    const { name, trade, zone, createdAt } = await thisTenant(db);
    const { date: today, time } = toLocal(instant, zone);
    const [from, to] = [dayStart(today, zone), dayStart(addDays(today, 1), zone)];
    const site = await mainSite(db);
    const siteId = site.id;
    const rule = openingRule(site);
    const { events, about } = await latest(db, { zone, today, instant });
    return {
      ...{ place, name, trade, now: instant.toISOString(), today, time, hasClock },
      isOpen: isOpenAt(openingOn(rule, today), time),
      isReduced: chain.states().some(({ rung, openUntil }) => openUntil !== null && !rung.startsWith('rules')),
      figures: await figuresSince(db, from),
      diary: await diaryOn(db, about ? openingOn(rule, about) : dayOnShow(rule, today, time), { siteId, zone }),
      // What was just asked comes first.
      proposals: (await waitingProposals(db)).map((proposal) => proposalView(proposal, people)).toReversed(),
      waiting: (await deskList(db)).people.map(({ name: who, since, lastText, notes }) => ({
        ...{ name: who, at: toLocal(since, zone).time, text: notes[0]?.words ?? lastText },
        minutes: Math.max(0, Math.floor((instant.getTime() - since.getTime()) / 60_000)),
      })),
      tasks: (await tasksBy(db, today, from, mostTasks)).map(({ title, assignee, dueOn, dueAt, status }) => ({
        ...{ title, assignee, dueOn, dueAt },
        isDone: status === 'done',
      })),
      cars: (await plannedHere(db, from, to))
        .filter(({ status }) => status !== 'done')
        .map((row) => carView(row, zone)),
      days: await messagesByDay(db, dayStart(addDays(today, 1 - daysOfChart), zone), zone),
      events,
      isUntouched: events.every(({ at, turn }) => turn === null || new Date(at) <= createdAt),
    };
  });
}

/** Today while the doors will still be open, then the next day on which they are. */
function dayOnShow(rule: OpeningRule, today: string, time: string): OpenDay {
  const day = openingOn(rule, today);
  if ((day.ranges.at(-1)?.to ?? '00:00') > time) return day;
  for (let ahead = 1; ahead <= furthestOpening; ahead += 1) {
    const next = openingOn(rule, addDays(today, ahead));
    if (next.ranges.length > 0) return next;
  }
  return day;
}

async function diaryOn(
  db: Db,
  { date: day, ranges }: OpenDay,
  { siteId, zone }: { siteId: string; zone: string },
): Promise<ShopDiary> {
  const [from, to] = [dayStart(day, zone), dayStart(addDays(day, 1), zone)];
  const resources = await resourcesOf(db, siteId);
  const named = (kind: 'bay' | 'technician') => resources.filter((one) => one.kind === kind).map(({ name }) => name);
  const within = (instant: Date) => {
    const local = toLocal(instant, zone);
    return local.date < day ? '00:00' : local.date > day ? '24:00' : local.time;
  };
  return {
    ...{ day, ranges, bays: named('bay'), technicians: named('technician') },
    slots: (await diaryBetween(db, from, to)).map((row) => slotView(row, within)),
    blocks: (await blocksBetween(db, from, to)).map(({ resource, startsAt, endsAt, reason }) => ({
      ...{ resource, from: within(startsAt), to: within(endsAt), reason },
    })),
  };
}

function slotView(row: Planned, within: (instant: Date) => string): ShopSlot {
  const [main] = row.services;
  const name = { fr: visitName(row.services, 'fr'), en: visitName(row.services, 'en') };
  return {
    ...{ key: row.id, bay: row.bay, technician: row.technician, status: row.status },
    ...{ from: within(row.startsAt), to: within(row.endsAt) },
    ...{ name, short: main ? shortService(main) : name },
    vehicle: row.model && carOf(row.model),
    contact: contactOf(row),
  };
}

function carView(row: Planned, zone: string): ShopCar {
  const { plate, status } = row;
  const at = status === 'booked' ? row.startsAt : (row.readyAt ?? row.endsAt);
  return {
    vehicle: row.model && carOf(row.model),
    plate,
    contact: row.lastName ?? row.firstName,
    status,
    at: toLocal(at, zone).time,
  };
}

function contactOf({ firstName, lastName }: Planned): string | null {
  return [firstName, lastName].filter(Boolean).join(' ') || null;
}

function proposalView({ summary, proposer, approverRole }: WaitingProposal, people: readonly Persona[]) {
  const approver = people.find(({ role }) => role.toUpperCase() === approverRole);
  return {
    ...{ summary, proposer: firstOf(proposer) },
    ...{ approver: approver ? firstOf(approver.name) : '', persona: approver?.id ?? null },
  };
}

/** What happened last, and the day of the diary that the very last changed, while that is new. */
async function latest(
  db: Db,
  { zone, today, instant }: { zone: string; today: string; instant: Date },
): Promise<{ events: ShopEvent[]; about: string | null }> {
  const reading = { zone, today, services: await catalogue(db) };
  const turns = (await latestTurns(db, latestEvents)).map((one) => {
    const at = new Date(one.turn.finishedAt ?? one.turn.createdAt);
    return { ...sayTurn(one, reading), key: one.turn.id, at, turn: turnView(one) };
  });
  const due = (await latestDue(db, latestEvents)).map((one) => ({
    ...{ key: one.id, at: one.at, text: sayDue(one, reading), isAsking: false, about: null, turn: null },
  }));
  const all = [...turns, ...due].toSorted((one, other) => other.at.getTime() - one.at.getTime()).slice(0, latestEvents);
  const [newest] = all;
  const isNew = newest !== undefined && instant.getTime() - newest.at.getTime() < newForMs;
  return {
    about: isNew ? newest.about : null,
    events: all.map(({ key, at, text, isAsking, turn }) => {
      const { date: day, time } = toLocal(at, zone);
      return { key, at: at.toISOString(), day, time, text, isAsking, turn };
    }),
  };
}

function dayStart(day: string, zone: string): Date {
  const start = toInstant(day, '00:00', zone);
  if (!start) throw new Error(`${day} has no midnight in ${zone}.`);
  return start;
}
