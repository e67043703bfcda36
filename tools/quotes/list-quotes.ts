import { z } from 'zod';
import { quoteOrder, quotesOf, quoteStatuses, type QuoteStatus } from '#db/quote.ts';
import { toLocal } from '#language/zone.ts';
import { contactName, meantContact } from '../contacts/meant-contact.ts';
import { firstPage, listInput, listShape, pageAt, sayMore } from '../list.ts';
import { refShape } from '../ref.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { contactOfPaper, describeQuote, quoteLine, quoteShape, quoteStatusWords } from './quote-view.ts';

const statuses = [...quoteStatuses, 'open'] as const;

const output = z.object({
  ...listShape,
  status: z.enum(statuses).nullable(),
  who: refShape.nullable(),
  quotes: z.array(quoteShape.extend({ contact: refShape })),
});

type Listed = z.infer<typeof output>;

export const listQuotes = defineTool({
  name: 'list_quotes',
  description: 'Lists quotes, newest first, five at a time. To go on, call it again with `after` from `next`.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    status: z
      .enum(statuses)
      .optional()
      .describe('Only those: "sent" wait for an answer, "open" are drafts and those that wait. Left out: all.'),
    who: z.string().optional().describe('Only those of a customer, as they called them, or an id.'),
    ...listInput,
  }),
  output,
  async run(ctx, { status, who, after }): Promise<ToolResult<Listed>> {
    const contact = who ? await meantContact(ctx, who, 'who', { reads: true }) : null;
    if (contact && 'which' in contact) return contact;
    const filter = { contactIds: contact && [contact.one.id], ...filterOf(ctx, status) };
    const { offset, page } = pageAt(after, quoteOrder);
    const { items, next } = firstPage(await quotesOf(ctx.db, filter, page), offset);
    return {
      output: {
        ...{ offset, next, status: status ?? null },
        who: contact && { id: contact.one.id, label: contactName(contact.one) },
        quotes: items.map((quote) => ({ ...describeQuote(ctx, quote), contact: contactOfPaper(quote) })),
      },
    };
  },
  say: sayQuotes,
  deeds: () => [],
});

/** What was not answered in time has expired, whatever its row says. */
function filterOf({ now, tenant }: ToolContext, status: (typeof statuses)[number] | undefined) {
  const today = toLocal(now(), tenant.zone).date;
  const wanted: readonly QuoteStatus[] =
    status === undefined ? quoteStatuses : status === 'open' ? ['draft', 'sent'] : [status];
  return { statuses: wanted, today: status === undefined ? null : today };
}

function sayQuotes({ quotes, status, who, offset, next }: Listed, { language }: Speaking): string {
  if (quotes.length === 0) {
    if (offset > 0) return inWords(language, { fr: "C'est tout.", en: 'That is all.' });
    return inWords(language, { fr: 'Aucun devis de ce type.', en: 'No such quote.' });
  }
  const state = status === null || status === 'open' ? '' : ` (${quoteStatusWords[status][language]})`;
  const of = who ? inWords(language, { fr: ` pour ${who.label}`, en: ` for ${who.label}` }) : '';
  const head = inWords(language, { fr: `Devis${of}${state} :`, en: `Quotes${of}${state}:` });
  const lines = quotes.map(
    (quote, index) => `${offset + index + 1}. ${quoteLine(quote, who ? null : quote.contact.label, language)}`,
  );
  return [head, ...lines, ...sayMore({ next }, language)].join('\n');
}
