import { z } from 'zod';
import { type KnownQuote, quoteLinesOf } from '#db/quote.ts';
import { askYes, needsYesShape, sayNeedsYes } from '../proposals/ask-yes.ts';
import { changeRecord, removeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { meantQuote } from './meant-quote.ts';
import { paperProblem, sayPaperProblem } from './paper-problem.ts';
import { discountOf } from './paper-view.ts';
import {
  contactOfPaper,
  describeFullQuote,
  describeQuote,
  fullQuoteShape,
  quoteShape,
  quoteStatusWords,
  quoteText,
} from './quote-view.ts';
import { changeInput, changeWords, isLarge, mayBeLarge, type PaperChange, readChange } from './read-change.ts';
import { readQuote, storeQuoteLines } from './store-quote.ts';
import { refShape } from '../ref.ts';

const output = z.union([
  z.object({ outcome: z.literal('changed'), ...fullQuoteShape }),
  z.object({ outcome: z.literal('not_draft'), quote: quoteShape, contact: refShape }),
  needsYesShape,
  paperProblem,
]);

const input = z.object({
  quote: z.string().describe('Which quote: its number, whose it is, or an id from a result.'),
  ...changeInput,
});

type Asked = z.infer<typeof input>;
type Result = ToolResult<z.infer<typeof output>>;

export const changeQuote = defineTool({
  name: 'change_quote',
  description:
    'Changes a quote that was not sent yet: adds lines, takes one out, sets or clears the discount (a percentage or an amount, one replaces ' +
    'the other). Give only what changes. A quote that was sent becomes a draft again, and has to be sent anew. With "not_draft" it was answered already and stays as it is.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  needsYes: (asked) => mayBeLarge(asked),
  async run(ctx, asked): Promise<Result> {
    const read = await readQuoteChange(ctx, asked);
    return 'change' in read ? store(ctx, read) : read;
  },
  /** Only the quote tells whether an amount is much. */
  async confirm(ctx, asked): Promise<Result> {
    const read = await readQuoteChange(ctx, asked);
    if (!('change' in read)) return read;
    if (!ctx.tainted && !isLarge(asked, read.change)) return store(ctx, read);
    const { output: question, ask, closes } = askYes(ctx, changeQuote, proposedOf(read, asked));
    return { output: needsYesShape.parse(question), ask, closes };
  },
  async propose(ctx, asked): Promise<Proposed | Result> {
    const read = await readQuoteChange(ctx, asked);
    return 'change' in read ? proposedOf(read, asked) : read;
  },
  say(made, speaking) {
    const { language } = speaking;
    switch (made.outcome) {
      case 'changed':
        return `${inWords(language, { fr: "C'est changé.", en: 'Changed.' })} ${quoteText(made, language)}`;
      case 'not_draft': {
        const { label, status } = made.quote;
        return inWords(language, {
          fr: `Le devis ${label} n'est plus un brouillon (${quoteStatusWords[status].fr}) : je n'ai rien changé. Il en faut un nouveau.`,
          en: `Quote ${label} is no draft any more (${quoteStatusWords[status].en}): I have changed nothing. It takes a new one.`,
        });
      }
      case 'needs_yes':
        return sayNeedsYes(made, speaking);
      default:
        return sayPaperProblem(made, speaking);
    }
  },
  deeds: ({ outcome }) => (outcome === 'changed' ? ['noted'] : []),
});

interface QuoteChange {
  quote: KnownQuote;
  change: PaperChange;
  /** How many lines there were. */
  count: number;
}

async function readQuoteChange(ctx: ToolContext, { quote: words, ...asked }: Asked): Promise<QuoteChange | Result> {
  const meant = await meantQuote(ctx, words, { statuses: ['draft', 'sent'] });
  if ('which' in meant) return meant;
  const quote = meant.one;
  if (quote.status !== 'draft' && quote.status !== 'sent') {
    return { output: { outcome: 'not_draft', quote: describeQuote(ctx, quote), contact: contactOfPaper(quote) } };
  }
  const lines = await quoteLinesOf(ctx.db, quote.id);
  const change = await readChange(ctx, { lines, discount: discountOf(quote) }, asked);
  if ('which' in change) return change;
  if ('problem' in change) return { output: change.problem };
  return { quote, change, count: Math.max(0, ...lines.map(({ position }) => position + 1)) };
}

async function store(ctx: ToolContext, { quote, change, count }: QuoteChange): Promise<Result> {
  const { added, removed, discount, totals } = change;
  // The quote changes with each of its lines: what was agreed to is one version of the whole.
  await changeRecord(ctx, 'quote', quote, {
    change: {
      total_cents: totals.totalCents,
      // What the customer was asked about is no longer what it is.
      ...(quote.status === 'sent' && { status: 'draft', sent_at: null, valid_until: null }),
      discount_bp: discount && 'discountBp' in discount ? discount.discountBp : null,
      discount_cents: discount && 'discountCents' in discount ? discount.discountCents : null,
    },
    shown: { number: quote.number, totalCents: totals.totalCents },
  });
  for (const line of removed) await removeRecord(ctx, 'quote_line', line, { label: line.label });
  await storeQuoteLines(ctx, quote.id, { lines: added, from: count });
  const full = await describeFullQuote(ctx, await readQuote(ctx, quote.id));
  return { output: { outcome: 'changed', ...full }, closes: ['which'] };
}

function proposedOf({ quote, change }: QuoteChange, asked: Asked): Proposed {
  const words = changeWords(change, asked);
  const of = quote.contact ?? '';
  return {
    record: { table: 'quote', id: quote.id, version: quote.version },
    summary: {
      fr: `modifier le devis ${quote.number} pour ${of} (${words.fr})`,
      en: `change quote ${quote.number} for ${of} (${words.en})`,
    },
    input: { ...asked, quote: quote.id },
  };
}
