import type { ContactCard } from '#db/contact-card.ts';
import { type KnownVehicle, knownVehiclesOf } from '#db/vehicle.ts';
import { readWhen } from '#language/when.ts';
import type { Ask } from '../ask.ts';
import { contactName, meantContact } from '../contacts/meant-contact.ts';
import { idIn } from '../meant.ts';
import type { ToolContext, ToolResult } from '../tool.ts';
import { meantVehicle, vehicleLabel } from '../vehicles/meant-vehicle.ts';
import { askedLabel } from './asked-label.ts';
import type { BookForOutput } from './book-for.say.ts';
import { openDiary } from './diary.ts';
import { namedTechnician } from './named-technician.ts';
import { offerFor, startsNear } from './offer.ts';
import { isAllRead, oneStart } from './one-start.ts';
import { sayingOf } from './own-appointment.ts';
import { describeSlot } from './shapes.ts';
import type { FreeSlot } from './slots.ts';
import { nameOf, visitName } from './visit-name.ts';
import { type Visit, wantedVisit } from './wanted-visit.ts';
import type { ServiceRow } from '#db/service.ts';
import { splitServices } from './split-services.ts';

/** How long the free times stand as a question; the tool looks again when one is chosen. */
const answerMinutes = 60;

export interface BookWords {
  who: string;
  service: string;
  when: string;
  vehicle?: string | undefined;
  technician?: string | undefined;
  soonest?: boolean | undefined;
}

/** Whom, for what, on which vehicle and when: everything a booking takes. */
export interface BookTarget {
  card: ContactCard;
  vehicle: KnownVehicle | null;
  visit: Visit;
  slot: FreeSlot;
  siteId: string;
}

type Unclear = ToolResult<BookForOutput>;
const nothing = { appointment: null, told: false, asked: null, why: null, reason: null, alternatives: [] };

/** The one booking that the words mean; otherwise what has to be asked. */
export async function findBookTarget(ctx: ToolContext, words: BookWords): Promise<BookTarget | Unclear> {
  const meant = await meantContact(ctx, words.who);
  if ('which' in meant) return meant;
  const card = meant.one;
  const contact = { id: card.id, label: contactName(card) };
  const vehicle = await vehicleOf(ctx, card, words.vehicle);
  if (vehicle && 'which' in vehicle) return vehicle;
  const [service = '', ...also] = splitServices(words.service);
  const visit = await wantedVisit(ctx, { service, also }, null);
  const { language, zone } = sayingOf(ctx);
  if ('unclear' in visit) {
    const reason = visit.unclear.map((each) => nameOf(each, language)).join(', ') || null;
    const asked = { ...words, who: card.id, ...(vehicle && { vehicle: vehicle.one.id }) };
    return {
      output: { ...nothing, outcome: 'need_service', contact, service: null, reason },
      ...askService(ctx, asked, visit.unclear),
    };
  }
  const technician = await namedTechnician(ctx, words.technician);
  const technicianId = technician?.id ?? null;
  const when = readWhen(words.when, { now: ctx.now(), zone, language });
  const diary = await openDiary(ctx, { ...visit, days: when?.days ?? [], moving: null, technicianId });
  const offer = offerFor(when, diary, language);
  const best = words.soonest
    ? offer.slots.toSorted((a, b) => a.start.getTime() - b.start.getTime())[0]
    : offer.slots[0];
  const isRead = when !== null && isAllRead(words.when, when.text);
  const wish = when && oneStart(when);
  // "Le plus tôt vendredi" is a time as good as an hour.
  const isChosen =
    offer.outcome === 'found' &&
    ((wish !== null && offer.exact) || words.soonest === true || (when?.prefers ?? null) !== null);
  if (best && isRead && isChosen)
    return { card, vehicle: vehicle?.one ?? null, visit, slot: best, siteId: diary.siteId };
  const isGone = wish !== null && isRead && (offer.outcome === 'found' || offer.outcome === 'full');
  const starts = isGone && wish ? startsNear(diary, [wish]) : offer.slots.map(({ startsAt }) => startsAt);
  const isOpen = offer.outcome === 'found' || offer.outcome === 'need_day' || offer.outcome === 'which_day';
  const why = isGone ? ('taken' as const) : isOpen ? null : (offer.outcome as BookForOutput['why']); // What is left are reasons.
  const alternatives = starts.map((start) => describeSlot(start, { language, zone }));
  const output: BookForOutput = {
    ...{
      outcome: why === null ? 'need_time' : 'not_free',
      appointment: null,
      contact,
      service: visitName(visit.services, language),
    },
    ...{ told: false, asked: when && askedLabel(when, language), why, reason: offer.reason, alternatives },
  };
  return {
    output,
    ...askAmong(ctx, { ...words, who: card.id, ...(vehicle && { vehicle: vehicle.one.id }) }, alternatives),
  };
}

/** The vehicle that was named, or the customer's only one; of several that is asked, and who has none needs none. */
async function vehicleOf(ctx: ToolContext, card: ContactCard, words: string | undefined) {
  if (words) {
    const named = await namedVehicle(ctx, card, words);
    return 'which' in named || named.one.contactId === card.id || named.one.contactId === null
      ? named
      : ofAnother(ctx, card, named.one);
  }
  const vehicles = await knownVehiclesOf(ctx.db, [card.id]);
  const [one, ...others] = vehicles;
  if (!one) return null;
  if (others.length === 0) return { one };
  return { which: vehicles.map((vehicle) => ({ label: vehicleLabel(vehicle), input: { vehicle: vehicle.id } })) };
}

async function namedVehicle(ctx: ToolContext, card: ContactCard, words: string) {
  // Beside a name, an id would be read as words.
  if (idIn(words)) return meantVehicle(ctx, words);
  const meant = await meantVehicle(ctx, `${words} ${contactName(card)}`);
  return 'which' in meant && meant.which.length === 0 ? meantVehicle(ctx, words) : meant;
}

/** The vehicle is on somebody else's record: for them, or with one of the customer's own? */
async function ofAnother({ db }: ToolContext, card: ContactCard, vehicle: KnownVehicle) {
  const own = await knownVehiclesOf(db, [card.id]);
  const options = [vehicle, ...own].map((each) => ({
    label: [vehicleLabel(each), each.contact].filter(Boolean).join(', '),
    input: { vehicle: each.id, ...(each.contactId !== null && { who: each.contactId }) },
  }));
  return { which: options };
}

/** Which of the services that are called so; beside others that were named there is no telling which words stand for it. */
function askService(
  ctx: ToolContext,
  words: BookWords,
  services: readonly ServiceRow[],
): Pick<Extract<Unclear, { output: unknown }>, 'ask' | 'closes'> {
  if (services.length === 0 || splitServices(words.service).length > 1) return {};
  const { language } = sayingOf(ctx);
  const options = services.map((service) => ({
    ...{ label: nameOf(service, language), tool: 'book_for' },
    input: { ...words, service: service.code },
  }));
  return askOptions(ctx, options);
}

function askAmong(
  ctx: ToolContext,
  words: BookWords,
  alternatives: readonly { label: string; startsAt: string }[],
): Pick<Extract<Unclear, { output: unknown }>, 'ask' | 'closes'> {
  if (alternatives.length === 0) return {};
  const options = alternatives.map(({ label, startsAt }) => ({
    ...{ label, startsAt, tool: 'book_for' },
    input: { ...words, when: startsAt },
  }));
  return askOptions(ctx, options);
}

function askOptions({ now }: ToolContext, options: Ask['options']): { ask: Ask; closes: 'which'[] } {
  const until = new Date(now().getTime() + answerMinutes * 60_000).toISOString();
  return { ask: { topic: 'which', kind: 'choose', options, no: null, until, late: 'lapses' }, closes: ['which'] };
}
