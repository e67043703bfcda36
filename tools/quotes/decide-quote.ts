import { type MemberRow, membersWithRole } from '#db/member.ts';
import { plannedById } from '#db/planning.ts';
import type { KnownQuote } from '#db/quote.ts';
import { money } from '#language/format.ts';
import { notify } from '../notifications/notify.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { speaker } from '../members/meant-member.ts';
import type { ToolContext } from '../tool.ts';
import { readQuote } from './store-quote.ts';

export type QuoteAnswer = 'accepted' | 'refused';

/** Keeps what the customer answered to the version of a quote that was read; by whom, where a member says so. */
export async function decideQuote(ctx: ToolContext, quote: KnownQuote, answer: QuoteAnswer): Promise<KnownQuote> {
  await changeRecord(ctx, 'quote', quote, {
    change: { status: answer, decided_at: ctx.now().toISOString(), decided_by: speaker(ctx) },
    shown: { number: quote.number, status: answer },
  });
  return readQuote(ctx, quote.id);
}

/**
 * Tells whoever wants to hear of it what the customer answered; of extra work the technician in any case, who waits with the vehicle.
 * False when nobody is told.
 */
export async function tellAnswer(ctx: ToolContext, quote: KnownQuote, answer: QuoteAnswer): Promise<boolean> {
  const about = `${quote.id}:${quote.version}`;
  const text = (language: 'fr' | 'en') => answerText(quote, answer, language);
  const technician = await technicianOf(ctx, quote);
  const isTechnicianTold =
    technician !== null &&
    (await ctx.post(
      { memberId: technician.id },
      { text, ask: null, dedupeKey: `news:quote:${about}:${technician.id}` },
    ));
  return (await notify(ctx, { kind: 'quote', about, to: null, words: () => text })) || isTechnicianTold;
}

/** The member of the team who is called like the technician of the diary. */
async function technicianOf({ db }: ToolContext, { kind, appointmentId }: KnownQuote): Promise<MemberRow | null> {
  const planned = kind === 'supplement' && appointmentId ? await plannedById(db, appointmentId) : null;
  const members = planned ? await membersWithRole(db, ['USER']) : [];
  return members.find(({ name }) => name === planned?.technician) ?? null;
}

function answerText(
  { number, contact, vehicle, totalCents, what }: KnownQuote,
  answer: QuoteAnswer,
  language: 'fr' | 'en',
) {
  const who = contact ?? inWords(language, { fr: 'Le client', en: 'The customer' });
  const about = [money(totalCents, language), what, vehicle].filter(Boolean).join(', ');
  return answer === 'accepted'
    ? inWords(language, {
        fr: `${who} accepte le devis ${number} (${about}).`,
        en: `${who} accepts quote ${number} (${about}).`,
      })
    : inWords(language, {
        fr: `${who} refuse le devis ${number} (${about}).`,
        en: `${who} declines quote ${number} (${about}).`,
      });
}
