import { z } from 'zod';
import type { KnownQuote } from '#db/quote.ts';
import { dayLabel } from '#language/format.ts';
import { addDays, toLocal } from '#language/zone.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { customerReach } from './customer-reach.ts';
import { meantQuote } from './meant-quote.ts';
import { paperLines } from './paper-view.ts';
import { postQuote } from './post-quote.ts';
import { describeFullQuote, fullQuoteShape, quoteStatusWords } from './quote-view.ts';
import { readQuote } from './store-quote.ts';

/** How long our price holds. */
const validDays = 30;

const output = z.object({ outcome: z.enum(['sent', 'already_sent', 'unreachable']), ...fullQuoteShape });
type Result = ToolResult<z.infer<typeof output>>;

export const sendQuote = defineTool({
  name: 'send_quote',
  description:
    'Sends a quote to its customer by message, with its lines, its total and the question whether they accept; it holds for 30 days. With ' +
    '"already_sent" it was sent before, with "unreachable" there is no way to write to them: nothing was sent.',
  effect: 'outbound',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ quote: z.string().describe('Which quote: its number, whose it is, or an id from a result.') }),
  output,
  yesWords: ['envoie', 'envoie le', 'envoyer', 'envoyez', 'envoyez le', 'send', 'send it'],
  async run(ctx, { quote: words }): Promise<Result> {
    const ready = await readyToSend(ctx, words);
    if (!('draft' in ready)) return ready;
    const { draft } = ready;
    const validUntil = addDays(toLocal(ctx.now(), ctx.tenant.zone).date, validDays);
    await changeRecord(ctx, 'quote', draft, {
      change: { status: 'sent', sent_at: ctx.now().toISOString(), valid_until: validUntil },
      shown: { number: draft.number, status: 'sent' },
    });
    const sent = await readQuote(ctx, draft.id);
    if (!(await postQuote(ctx, sent))) throw new Error('A customer who could be reached could not be written to.');
    return { output: { outcome: 'sent', ...(await describeFullQuote(ctx, sent)) }, closes: ['which'] };
  },
  async propose(ctx, { quote: words }): Promise<Proposed | Result> {
    const ready = await readyToSend(ctx, words);
    if (!('draft' in ready)) return ready;
    const { id, version, number, contact } = ready.draft;
    const full = await describeFullQuote(ctx, ready.draft);
    const said = (language: 'fr' | 'en') => paperLines(full, language).join(', ');
    return {
      record: { table: 'quote', id, version },
      summary: {
        fr: `envoyer le devis ${number} à ${contact ?? ''} (${said('fr')})`,
        en: `send quote ${number} to ${contact ?? ''} (${said('en')})`,
      },
      input: { quote: id },
    };
  },
  say({ outcome, quote, contact }, { language }) {
    switch (outcome) {
      case 'sent': {
        const until = quote.validUntil ? dayLabel(quote.validUntil, language) : '';
        return inWords(language, {
          fr: `Le devis ${quote.label} est envoyé à ${contact.label}, valable jusqu'au ${until}.`,
          en: `Quote ${quote.label} has been sent to ${contact.label}, valid until ${until}.`,
        });
      }
      case 'already_sent':
        return inWords(language, {
          fr: `Le devis ${quote.label} de ${contact.label} est déjà parti (${quoteStatusWords[quote.status].fr}) : je ne l'ai pas renvoyé.`,
          en: `Quote ${quote.label} for ${contact.label} has left already (${quoteStatusWords[quote.status].en}): I have not sent it again.`,
        });
      case 'unreachable':
        return inWords(language, {
          fr: `${contact.label} n'a ni numéro ni adresse où lui écrire : rien n'est envoyé, le devis ${quote.label} reste en brouillon.`,
          en: `There is no number or address to write to ${contact.label}: nothing was sent, quote ${quote.label} stays a draft.`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'sent' ? ['sent', 'passed_on', 'noted'] : []),
});

async function readyToSend(ctx: ToolContext, words: string): Promise<{ draft: KnownQuote } | Result> {
  const meant = await meantQuote(ctx, words, { statuses: ['draft'] });
  if ('which' in meant) return meant;
  const quote = meant.one;
  const isDraft = quote.status === 'draft';
  if (isDraft && (await customerReach(ctx, quote.contactId)) !== null) return { draft: quote };
  const outcome = isDraft ? ('unreachable' as const) : ('already_sent' as const);
  return { output: { outcome, ...(await describeFullQuote(ctx, quote)) } };
}
