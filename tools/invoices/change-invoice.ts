import { z } from 'zod';
import { invoiceLinesOf, type KnownInvoice } from '#db/invoice.ts';
import { askYes, needsYesShape, sayNeedsYes } from '../proposals/ask-yes.ts';
import { paperProblem, sayPaperProblem } from '../quotes/paper-problem.ts';
import { discountOf } from '../quotes/paper-view.ts';
import { changeInput, changeWords, isLarge, mayBeLarge, type PaperChange, readChange } from '../quotes/read-change.ts';
import { refShape } from '../ref.ts';
import { changeRecord, removeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import {
  contactOfInvoice,
  describeFullInvoice,
  describeInvoice,
  fullInvoiceShape,
  invoiceShape,
  invoiceStatusWords,
  invoiceText,
} from './invoice-view.ts';
import { meantInvoice } from './meant-invoice.ts';
import { readInvoice, storeInvoiceLines } from './store-invoice.ts';

const output = z.union([
  z.object({ outcome: z.literal('changed'), ...fullInvoiceShape }),
  z.object({ outcome: z.literal('not_draft'), invoice: invoiceShape, contact: refShape }),
  needsYesShape,
  paperProblem,
]);

const input = z.object({
  invoice: z.string().describe('Which invoice: whose it is, or an id from a result.'),
  ...changeInput,
});

type Asked = z.infer<typeof input>;
type Result = ToolResult<z.infer<typeof output>>;

export const changeInvoice = defineTool({
  name: 'change_invoice',
  description:
    'Changes an invoice that has no number yet: adds lines, takes one out, sets or clears the discount (a percentage or an amount, one replaces ' +
    'the other). Give only what changes. With "not_draft" it was issued: the law forbids to change it, a credit note takes it back.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  needsYes: (asked) => mayBeLarge(asked),
  async run(ctx, asked): Promise<Result> {
    const read = await readInvoiceChange(ctx, asked);
    return 'change' in read ? store(ctx, read) : read;
  },
  /** Only the invoice tells whether an amount is much. */
  async confirm(ctx, asked): Promise<Result> {
    const read = await readInvoiceChange(ctx, asked);
    if (!('change' in read)) return read;
    if (!ctx.tainted && !isLarge(asked, read.change)) return store(ctx, read);
    const { output: question, ask, closes } = askYes(ctx, changeInvoice, proposedOf(read, asked));
    return { output: needsYesShape.parse(question), ask, closes };
  },
  async propose(ctx, asked): Promise<Proposed | Result> {
    const read = await readInvoiceChange(ctx, asked);
    return 'change' in read ? proposedOf(read, asked) : read;
  },
  say(made, speaking) {
    const { language } = speaking;
    switch (made.outcome) {
      case 'changed':
        return `${inWords(language, { fr: "C'est changé.", en: 'Changed.' })} ${invoiceText(made, language)}`;
      case 'not_draft': {
        const { label, status } = made.invoice;
        return inWords(language, {
          fr: `La facture ${label} est émise (${invoiceStatusWords[status].fr}) : elle ne se modifie plus. Un avoir peut la corriger.`,
          en: `Invoice ${label} is issued (${invoiceStatusWords[status].en}): it cannot be changed. A credit note can correct it.`,
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

interface InvoiceChange {
  invoice: KnownInvoice;
  change: PaperChange;
  /** How many lines there were. */
  count: number;
}

async function readInvoiceChange(
  ctx: ToolContext,
  { invoice: words, ...asked }: Asked,
): Promise<InvoiceChange | Result> {
  const meant = await meantInvoice(ctx, words, ({ status }) => status === 'draft');
  if ('which' in meant) return meant;
  const invoice = meant.one;
  if (invoice.status !== 'draft') {
    const of = { invoice: describeInvoice(ctx, invoice), contact: contactOfInvoice(invoice) };
    return { output: { outcome: 'not_draft', ...of } };
  }
  const lines = await invoiceLinesOf(ctx.db, invoice.id);
  const change = await readChange(ctx, { lines, discount: discountOf(invoice) }, asked);
  if ('which' in change) return change;
  if ('problem' in change) return { output: change.problem };
  return { invoice, change, count: Math.max(0, ...lines.map(({ position }) => position + 1)) };
}

async function store(ctx: ToolContext, { invoice, change, count }: InvoiceChange): Promise<Result> {
  const { added, removed, discount, totals } = change;
  // The invoice changes with each of its lines: what was agreed to is one version of the whole.
  await changeRecord(ctx, 'invoice', invoice, {
    change: {
      total_cents: totals.totalCents,
      discount_bp: discount && 'discountBp' in discount ? discount.discountBp : null,
      discount_cents: discount && 'discountCents' in discount ? discount.discountCents : null,
    },
    shown: { totalCents: totals.totalCents },
  });
  for (const line of removed) await removeRecord(ctx, 'invoice_line', line, { label: line.label });
  await storeInvoiceLines(ctx, invoice.id, { lines: added, from: count });
  const full = await describeFullInvoice(ctx, await readInvoice(ctx, invoice.id));
  return { output: { outcome: 'changed', ...full }, closes: ['which'] };
}

function proposedOf({ invoice, change }: InvoiceChange, asked: Asked): Proposed {
  const words = changeWords(change, asked);
  const of = invoice.contact ?? '';
  return {
    record: { table: 'invoice', id: invoice.id, version: invoice.version },
    summary: {
      fr: `modifier la facture en brouillon pour ${of} (${words.fr})`,
      en: `change the draft invoice for ${of} (${words.en})`,
    },
    input: { ...asked, invoice: invoice.id },
  };
}
