import { z } from 'zod';
import { addActivity } from '#db/activity.ts';
import type { KnownQuote } from '#db/quote.ts';
import { money } from '#language/format.ts';
import { speaker } from '../members/meant-member.ts';
import { refShape } from '../ref.ts';
import { wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { decideQuote, type QuoteAnswer } from './decide-quote.ts';
import { meantQuote } from './meant-quote.ts';
import { contactOfPaper, describeQuote, quoteShape, quoteStatusWords } from './quote-view.ts';

const output = z.object({
  outcome: z.enum(['accepted', 'refused', 'already', 'not_open']),
  quote: quoteShape,
  contact: refShape,
});

const input = z.object({
  quote: z.string().describe('Which quote: its number, whose it is, or an id from a result.'),
  answer: z.enum(['accepted', 'refused']).describe('What the customer said.'),
  how: z.string().optional().describe('How they said it, in the words of the member: "par téléphone".'),
});

type Asked = z.infer<typeof input>;
type Result = ToolResult<z.infer<typeof output>>;

export const acceptFor = defineTool({
  name: 'accept_for',
  description:
    'Records that a customer accepted or refused a quote or extra work, when they said so by phone or at the desk. With "already" it was ' +
    'recorded before, with "not_open" it was cancelled: nothing was changed.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  needsYes: () => true,
  async run(ctx, asked): Promise<Result> {
    const open = await openQuote(ctx, asked);
    if (!('open' in open)) return open;
    const quote = await decideQuote(ctx, open.open, asked.answer);
    await noteHow(ctx, quote, asked);
    return {
      output: { outcome: asked.answer, quote: describeQuote(ctx, quote), contact: contactOfPaper(quote) },
      closes: ['which'],
    };
  },
  async propose(ctx, asked): Promise<Proposed | Result> {
    const open = await openQuote(ctx, asked);
    if (!('open' in open)) return open;
    const { id, version, number, contact, totalCents } = open.open;
    const how = asked.how ? `, ${asked.how}` : '';
    const [fr, en] = asked.answer === 'accepted' ? ['accepté', 'accepted'] : ['refusé', 'refused'];
    return {
      record: { table: 'quote', id, version },
      summary: {
        fr: `noter le devis ${number} de ${money(totalCents, 'fr')} comme ${fr} par ${contact ?? ''}${how}`,
        en: `record quote ${number} of ${money(totalCents, 'en')} as ${en} by ${contact ?? ''}${how}`,
      },
      input: { ...asked, quote: id },
    };
  },
  say({ outcome, quote, contact }, { language }) {
    const total = money(quote.totalCents, language);
    const status = quoteStatusWords[quote.status][language];
    switch (outcome) {
      case 'accepted':
      case 'refused':
        return inWords(language, {
          fr: `C'est noté : devis ${quote.label} de ${contact.label}, ${total}, ${status}.`,
          en: `Noted: quote ${quote.label} for ${contact.label}, ${total}, ${status}.`,
        });
      case 'already':
        return inWords(language, {
          fr: `C'était déjà noté : devis ${quote.label}, ${status}.`,
          en: `It was noted already: quote ${quote.label}, ${status}.`,
        });
      case 'not_open':
        return inWords(language, {
          fr: `Le devis ${quote.label} est ${status} : je n'ai rien noté.`,
          en: `Quote ${quote.label} is ${status}: I have noted nothing.`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'accepted' || outcome === 'refused' ? ['noted'] : []),
});

/** At the desk even what was never sent, or has run out, may be agreed to. */
async function openQuote(ctx: ToolContext, { quote: words, answer }: Asked): Promise<{ open: KnownQuote } | Result> {
  const meant = await meantQuote(ctx, words, { statuses: ['sent', 'draft', 'expired'] });
  if ('which' in meant) return meant;
  const quote = meant.one;
  if (quote.status !== answer && quote.status !== 'cancelled') return { open: quote };
  const outcome = quote.status === answer ? ('already' as const) : ('not_open' as const);
  return { output: { outcome, quote: describeQuote(ctx, quote), contact: contactOfPaper(quote) } };
}

async function noteHow(
  ctx: ToolContext,
  quote: KnownQuote,
  { answer, how }: { answer: QuoteAnswer; how?: string | undefined },
) {
  if (!how?.trim()) return;
  const id = ctx.newId();
  const said = inWords(ctx.language, quoteStatusWords[answer]);
  await addActivity(ctx.db, {
    ...{ id, kind: 'note', words: `${quote.number} ${said}: ${how.trim()}`, contactId: quote.contactId },
    ...{ vehicleId: quote.vehicleId, appointmentId: quote.appointmentId, authorId: speaker(ctx), at: ctx.now() },
  });
  wroteNew(ctx, 'activity', id, { kind: 'note' });
}
