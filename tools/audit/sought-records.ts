import { deletedContacts, recordsOfContact, recordsOfPaper, type TrailKind } from '#db/audit-trail.ts';
import { catalogue } from '#db/service.ts';
import { mainSite } from '#db/site.ts';
import { matchServices } from '../booking/match-service.ts';
import { contactLabel, contactName, meantContacts } from '../contacts/meant-contact.ts';
import { meantDeals } from '../deals/meant-deal.ts';
import { meantInvoice } from '../invoices/meant-invoice.ts';
import { idIn, keysOf, namingWords } from '../meant.ts';
import { meantMember } from '../members/meant-member.ts';
import { meantQuote } from '../quotes/meant-quote.ts';
import { meantTasks } from '../tasks/meant-task.ts';
import type { Candidate, ToolContext } from '../tool.ts';
import { meantVehicle } from '../vehicles/meant-vehicle.ts';

/** What somebody may ask the audit about. */
export const soughtKinds = [
  'contact',
  'vehicle',
  'appointment',
  'quote',
  'invoice',
  'task',
  'deal',
  'note',
  'service',
  'hours',
  'role',
  'access',
] as const;

export type SoughtKind = (typeof soughtKinds)[number];

/** The tables of what is asked of without saying which. */
export const tablesOf: Record<SoughtKind, readonly string[]> = {
  contact: ['contact', 'merge'],
  vehicle: ['vehicle'],
  appointment: ['appointment'],
  quote: ['quote', 'quote_line'],
  invoice: ['invoice', 'invoice_line', 'payment'],
  task: ['task'],
  deal: ['deal'],
  note: ['activity', 'note'],
  service: ['service'],
  hours: ['site'],
  role: ['member'],
  access: ['member', 'address', 'link_code', 'channel_account'],
};

/** The rows that are meant, and what they are called; or the question which. */
export type SoughtRecords =
  | { ids: string[]; label: string }
  | { which: Candidate[]; isExact?: boolean; sought?: string };

/** Quotes and invoices that have a number are found by it; all else by whose it is. */
const hasNumber = /\b(?:dev|fac|avo)?[- ]?20\d\d[- ]\d+|\bn[°o]? ?\d+\b/i;

export async function soughtRecords(ctx: ToolContext, words: string, kind: SoughtKind | null): Promise<SoughtRecords> {
  switch (kind) {
    case 'quote': {
      const meant = await meantQuote(ctx, words, { field: 'record' });
      if ('one' in meant) return { ids: await recordsOfPaper(ctx.db, meant.one.id), label: meant.one.number };
      return meant.which.length > 0 && hasNumber.test(words) ? meant : ofContact(ctx, words, kind);
    }
    case 'invoice': {
      const meant = await meantInvoice(ctx, words);
      if ('one' in meant) return { ids: await recordsOfPaper(ctx.db, meant.one.id), label: meant.one.number ?? words };
      return ofContact(ctx, words, kind);
    }
    case 'vehicle': {
      const meant = await meantVehicle(ctx, words, 'record');
      if (!('one' in meant)) return meant;
      const { id, model, plate } = meant.one;
      return { ids: [id], label: `${model} ${plate}` };
    }
    case 'task':
      return oneOf(await meantTasks(ctx, words), words);
    case 'deal':
      return oneOf(await meantDeals(ctx, words), words);
    case 'service': {
      const found = matchServices(words, await catalogue(ctx.db));
      const named = found.map(({ id, nameFr, nameEn }) => ({ id, title: ctx.language === 'fr' ? nameFr : nameEn }));
      return oneOf({ found: named, isExact: true }, words);
    }
    case 'hours': {
      const site = await mainSite(ctx.db);
      return { ids: [site.id], label: site.name };
    }
    case 'role': {
      const meant = await meantMember(ctx, words, 'record');
      return 'one' in meant ? { ids: [meant.one.id], label: meant.one.name } : meant;
    }
    case 'access':
      return { ids: [], label: words };
    default:
      return ofContact(ctx, words, kind);
  }
}

function oneOf(
  { found, isExact }: { found: readonly { id: string; title: string }[]; isExact: boolean },
  sought: string,
): SoughtRecords {
  const [one, ...others] = found;
  if (one && others.length === 0 && isExact) return { ids: [one.id], label: one.title };
  return { which: found.map(({ id, title }) => ({ label: title, input: { record: id } })), isExact, sought };
}

/** Whatever is a customer's, the customer who was deleted among them. */
async function ofContact(ctx: ToolContext, words: string, kind: TrailKind | null): Promise<SoughtRecords> {
  const { found, isExact } = await meantContacts(ctx, words);
  const [one, ...others] = found;
  if (one && others.length === 0 && isExact)
    return { ids: await recordsOfContact(ctx.db, one.id, kind), label: contactName(one) };
  const id = idIn(words);
  const gone = isExact && found.length > 0 ? [] : await deletedContacts(ctx.db, keysOf(namingWords(words)));
  const [only, ...more] = gone;
  if (id && found.length === 0) return { ids: await recordsOfContact(ctx.db, id, kind), label: '' };
  if (only && more.length === 0 && (found.length === 0 || !isExact))
    return { ids: await recordsOfContact(ctx.db, only.id, kind), label: only.name };
  const candidates = [
    ...found.map((card) => ({ label: contactLabel(card), input: { record: card.id } })),
    ...gone.map((card) => ({ label: card.name, input: { record: card.id } })),
  ];
  return { which: candidates, isExact, sought: words };
}
