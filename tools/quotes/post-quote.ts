import type { KnownQuote } from '#db/quote.ts';
import { money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { addDays, toInstant } from '#language/zone.ts';
import type { Ask } from '../ask.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';
import { bodyLines, describeFullQuote, type FullQuote } from './quote-view.ts';

/** How a customer's yes to it may also be said. */
const yesWords = [
  ...['j accepte', 'accepte', 'accepter', 'accord', 'bon pour accord', 'le devis', 'votre devis', 'ce devis'],
  ...['i accept', 'accept', 'accepted', 'the quote', 'your quote'],
];

/** Puts a quote that is sent to its customer, who may accept exactly this version of it; false where they cannot be reached. */
export async function postQuote(ctx: ToolContext, quote: KnownQuote): Promise<boolean> {
  const full = await describeFullQuote(ctx, quote);
  return ctx.post(
    { contactId: quote.contactId },
    {
      text: (language) => quoteMessage(ctx.tenant.name, full, language),
      ask: (language) => quoteAsk(ctx, quote, language),
      dedupeKey: `quote:${quote.id}:${quote.version}`,
    },
  );
}

export function quoteAsk({ tenant }: Pick<ToolContext, 'tenant'>, quote: KnownQuote, language: Language): Ask {
  const { id, version, number, totalCents, validUntil } = quote;
  const until = validUntil && toInstant(addDays(validUntil, 1), '00:00', tenant.zone);
  if (!until) throw new Error(`The quote ${number} was sent, and holds until no day.`);
  const total = money(totalCents, language);
  const label = inWords(language, { fr: `le devis ${number} de ${total}`, en: `the quote ${number} of ${total}` });
  return {
    topic: 'quote',
    kind: 'confirm',
    options: [{ label, tool: 'accept_quote', input: { quote: id }, record: { table: 'quote', id, version }, yesWords }],
    no: { tool: 'refuse_quote', input: { quote: id } },
    until: until.toISOString(),
    late: 'lapses',
  };
}

function quoteMessage(business: string, full: FullQuote, language: Language): string {
  const { label, kind, vehicle } = full.quote;
  const of = vehicle ? inWords(language, { fr: ` pour ${vehicle}`, en: ` for ${vehicle}` }) : '';
  const head = inWords(
    language,
    kind === 'quote'
      ? { fr: `${business} : votre devis ${label}${of}.`, en: `${business}: your quote ${label}${of}.` }
      : {
          fr: `${business} : en travaillant sur votre véhicule, nous avons constaté un travail à prévoir (${label}${of}).`,
          en: `${business}: while working on your vehicle we have found more to do (${label}${of}).`,
        },
  );
  const end = inWords(language, {
    fr: "Répondez OUI pour l'accepter, NON pour le refuser.",
    en: 'Reply YES to accept it, NO to decline it.',
  });
  return [head, ...bodyLines(full, language), end].join('\n');
}
