import { z } from 'zod';
import type { ContactCard } from '#db/contact-card.ts';
import { contactName, meantContact } from '../contacts/meant-contact.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { paperProblem, sayPaperProblem } from './paper-problem.ts';
import { describePaper, paperLines } from './paper-view.ts';
import { describeFullQuote, fullQuoteShape, quoteText } from './quote-view.ts';
import type { SaidLine } from './read-lines.ts';
import { saidLines } from './said-lines.ts';
import { storeQuote } from './store-quote.ts';
import { vehicleOf } from './vehicle-of.ts';

const output = z.union([z.object({ outcome: z.literal('created'), ...fullQuoteShape }), paperProblem]);

const input = z.object({
  who: z.string().describe('The customer, as they called them, or an id.'),
  lines: z
    .string()
    .describe(
      'All that it is for, in their words, prices included: "plaquettes arrière, 2 heures de main d\'oeuvre à 65 €".',
    ),
  vehicle: z.string().optional().describe('The vehicle, where one is named: its plate, "la Clio", or an id.'),
});

type Asked = z.infer<typeof input>;
type Result = ToolResult<z.infer<typeof output>>;

export const createQuote = defineTool({
  name: 'create_quote',
  description:
    'Makes a quote, as a draft that is not sent yet: services of the catalogue at their prices, or whatever is named with an amount. Prices ' +
    'include VAT. With "unknown_line" no price is known for `words`, and nothing was stored: ask for the amount.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, asked): Promise<Result> {
    const read = await readNewQuote(ctx, asked);
    if (!('card' in read)) return read;
    const { card, vehicleId, lines } = read;
    const quote = await storeQuote(
      ctx,
      { kind: 'quote', contactId: card.id, vehicleId, appointmentId: null, validUntil: null },
      lines,
    );
    return { output: { outcome: 'created', ...(await describeFullQuote(ctx, quote)) }, closes: ['which'] };
  },
  async propose(ctx, asked): Promise<Proposed | Result> {
    const read = await readNewQuote(ctx, asked);
    if (!('card' in read)) return read;
    const { card, vehicleId, lines } = read;
    const name = contactName(card);
    const said = (language: 'fr' | 'en') => paperLines(describePaper(lines, null), language).join(', ');
    return {
      record: null,
      summary: { fr: `créer un devis pour ${name} (${said('fr')})`, en: `make a quote for ${name} (${said('en')})` },
      input: { who: card.id, lines: asked.lines, ...(vehicleId && { vehicle: vehicleId }) },
    };
  },
  say(made, speaking) {
    if (made.outcome !== 'created') return sayPaperProblem(made, speaking);
    const end = inWords(speaking.language, { fr: "A envoyer quand c'est bon.", en: 'Ready to be sent.' });
    return `${quoteText(made, speaking.language)}\n${end}`;
  },
  deeds: ({ outcome }) => (outcome === 'created' ? ['noted'] : []),
});

interface NewQuoteRead {
  card: ContactCard;
  vehicleId: string | null;
  lines: SaidLine[];
}

async function readNewQuote(ctx: ToolContext, { who, lines: words, vehicle }: Asked): Promise<NewQuoteRead | Result> {
  const contact = await meantContact(ctx, who);
  if ('which' in contact) return contact;
  const ownVehicle = await vehicleOf(ctx, contact.one, vehicle);
  if ('which' in ownVehicle) return ownVehicle;
  const said = await saidLines(ctx, words, 'lines');
  if ('which' in said) return said;
  if ('problem' in said) return { output: said.problem };
  return { card: contact.one, vehicleId: ownVehicle.one, lines: said.lines };
}
