import { z } from 'zod';
import { invoiceByNumber } from '#db/invoice.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { describeFullInvoice, fullInvoiceShape, invoiceText } from './invoice-view.ts';
import { meantInvoice } from './meant-invoice.ts';

const output = z.object({ outcome: z.literal('shown'), ...fullInvoiceShape });
const creditNumber = /\bavo-?(20\d{2})-?(\d{1,6})\b/i;

export const showInvoice = defineTool({
  name: 'show_invoice',
  description:
    'Shows one invoice or credit note with its lines, total, VAT, what was paid of it and what is left, and when it is due.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ invoice: z.string().describe('Which invoice: its number, whose it is, or an id from a result.') }),
  output,
  async run(ctx, { invoice: words }): Promise<ToolResult<z.infer<typeof output>>> {
    const [, year = '', count = ''] = creditNumber.exec(words) ?? [];
    const credit = year && (await invoiceByNumber(ctx.db, `AVO-${year}-${count.padStart(4, '0')}`));
    const meant = credit ? { one: credit } : await meantInvoice(ctx, words);
    if ('which' in meant) return meant;
    return { output: { outcome: 'shown', ...(await describeFullInvoice(ctx, meant.one)) }, closes: ['which'] };
  },
  say: (shown, { language }) => invoiceText(shown, language),
  deeds: () => [],
});
