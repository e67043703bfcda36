import { z } from 'zod';
import { type KnownQuote, quoteLinesOf } from '#db/quote.ts';
import { dayLabel, money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';
import { describePaper, discountOf, paperLines, paperShape, type PaperView } from './paper-view.ts';

/** A quote in a list; `validUntil` is a local day. */
export const quoteShape = refShape.extend({
  kind: z.enum(['quote', 'supplement']),
  status: z.enum(['draft', 'sent', 'accepted', 'refused', 'expired', 'cancelled']),
  totalCents: z.number(),
  validUntil: z.string().nullable(),
  vehicle: z.string().nullable(),
  what: z.string(),
});

export type QuoteView = z.infer<typeof quoteShape>;

/** A quote with all that it says. */
export const fullQuoteShape = { quote: quoteShape, contact: refShape, ...paperShape };

const fullQuote = z.object(fullQuoteShape);
export type FullQuote = z.infer<typeof fullQuote>;

type Looking = Pick<ToolContext, 'now' | 'tenant'>;

export function describeQuote(ctx: Looking, quote: KnownQuote): QuoteView {
  const { id, number, kind, totalCents, validUntil, vehicle, what } = quote;
  return { id, label: number, kind, status: statusNow(ctx, quote), totalCents, validUntil, vehicle, what };
}

export function contactOfPaper({ contactId, contact }: Pick<KnownQuote, 'contactId' | 'contact'>) {
  return { id: contactId, label: contact ?? '' };
}

export async function describeFullQuote(ctx: Looking & Pick<ToolContext, 'db'>, quote: KnownQuote): Promise<FullQuote> {
  const paper = describePaper(await quoteLinesOf(ctx.db, quote.id), discountOf(quote));
  return { quote: describeQuote(ctx, quote), contact: contactOfPaper(quote), ...paper };
}

/** What was sent and not answered in time has expired, whatever its row says. */
export function statusNow({ now, tenant }: Looking, { status, validUntil }: KnownQuote): KnownQuote['status'] {
  const isOver = validUntil !== null && validUntil < toLocal(now(), tenant.zone).date;
  return status === 'sent' && isOver ? 'expired' : status;
}

/** `DEV-2026-0007, Claire Martin, 189 €, brouillon`. */
export function quoteLine(
  quote: Pick<QuoteView, 'label' | 'status' | 'totalCents'>,
  contact: string | null,
  language: Language,
) {
  const status = quoteStatusWords[quote.status][language];
  return [quote.label, contact, money(quote.totalCents, language), status].filter(Boolean).join(', ');
}

/** Head, lines and total, and until when it holds. */
export function quoteText({ quote, contact, ...paper }: FullQuote, language: Language): string {
  const name = inWords(
    language,
    quote.kind === 'quote' ? { fr: 'Devis', en: 'Quote' } : { fr: 'Supplément', en: 'Extra work' },
  );
  const who = [contact.label, quote.vehicle, quoteStatusWords[quote.status][language]].filter(Boolean).join(', ');
  const head = inWords(language, { fr: `${name} ${quote.label} : ${who}.`, en: `${name} ${quote.label}: ${who}.` });
  return [head, ...bodyLines({ quote, ...paper }, language)].join('\n');
}

export function bodyLines({ quote, ...paper }: PaperView & { quote: QuoteView }, language: Language): string[] {
  const until = quote.status === 'sent' && quote.validUntil ? dayLabel(quote.validUntil, language) : null;
  const valid = until && inWords(language, { fr: `Valable jusqu'au ${until}.`, en: `Valid until ${until}.` });
  return [...paperLines(paper, language), ...(valid ? [valid] : [])];
}

export const quoteStatusWords: Record<QuoteView['status'], Record<Language, string>> = {
  draft: { fr: 'brouillon', en: 'draft' },
  sent: { fr: 'envoyé, sans réponse', en: 'sent, no answer yet' },
  accepted: { fr: 'accepté', en: 'accepted' },
  refused: { fr: 'refusé', en: 'refused' },
  expired: { fr: 'expiré', en: 'expired' },
  cancelled: { fr: 'annulé', en: 'cancelled' },
};
