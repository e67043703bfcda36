import { z } from 'zod';
import { defineTool, type ToolResult } from '../tool.ts';
import { meantQuote } from './meant-quote.ts';
import { describeFullQuote, fullQuoteShape, quoteText } from './quote-view.ts';

const output = z.object({ outcome: z.literal('shown'), ...fullQuoteShape });

export const showQuote = defineTool({
  name: 'show_quote',
  description: 'Shows one quote with its lines, discount, total, VAT and state.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ quote: z.string().describe('Which quote: its number, whose it is, or an id from a result.') }),
  output,
  async run(ctx, { quote }): Promise<ToolResult<z.infer<typeof output>>> {
    const meant = await meantQuote(ctx, quote);
    if ('which' in meant) return meant;
    return { output: { outcome: 'shown', ...(await describeFullQuote(ctx, meant.one)) }, closes: ['which'] };
  },
  say: (shown, { language }) => quoteText(shown, language),
  deeds: () => [],
});
