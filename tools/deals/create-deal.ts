import { z } from 'zod';
import { addDeal, dealById, stagesOf } from '#db/deal.ts';
import { meantContacts } from '../contacts/meant-contact.ts';
import { meantCompanies } from '../companies/find-company.ts';
import { speaker } from '../members/meant-member.ts';
import { wroteNew } from '../rows.ts';
import { capital, inWords } from '../speaking.ts';
import { defineTool, type Proposed, ToolError, type ToolResult } from '../tool.ts';
import { dealLine, dealShape, describeDeal } from './deal-view.ts';
import { tellDealOwner } from './tell-owner.ts';

/** A line of a list. */
const longestTitle = 200;

const output = z.object({ outcome: z.literal('created'), deal: dealShape });

const input = z.object({
  title: z.string().describe('What it is about and with whom, in their words: "flotte de 6 Kangoo, Fleurs Abgrall".'),
  amountCents: z
    .number()
    .int()
    .min(0)
    .max(100_000_000_00)
    .optional()
    .describe('What it may bring, in cents, when said.'),
  customer: z.string().optional().describe('The customer or company, when it is one we know.'),
});

export const createDeal = defineTool({
  name: 'create_deal',
  description: 'Opens a deal in the first stage of the pipeline.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, { title: words, amountCents, customer }): Promise<ToolResult<z.infer<typeof output>>> {
    const title = dealTitle(words);
    const stages = await stagesOf(ctx.db);
    const [first] = stages;
    if (!first)
      throw new ToolError('The business has no stages for deals.', 'Say so: they have to be set up first.', {
        fr: `Aucune étape n'est définie pour les affaires : il faut d'abord les créer.`,
        en: `No stages are set up for deals: they have to be made first.`,
      });
    // Whom we do not know yet stays in the title.
    const contacts = customer ? await meantContacts(ctx, customer) : null;
    const companies = customer ? await meantCompanies(ctx, customer) : null;
    const contact = contacts?.isExact && contacts.found.length === 1 ? contacts.found[0] : undefined;
    const company = companies?.isExact && companies.found.length === 1 ? companies.found[0] : undefined;
    const id = ctx.newId();
    await addDeal(ctx.db, {
      ...{ id, title, stage: first.code, amountCents: amountCents ?? null, stageAt: ctx.now() },
      ...{ contactId: contact?.id ?? null, companyId: company?.id ?? null, ownerId: first.ownerId ?? speaker(ctx) },
    });
    wroteNew(ctx, 'deal', id, { title });
    const deal = await dealById(ctx.db, id);
    if (!deal) throw new Error('The deal that was just stored cannot be read.');
    await tellDealOwner(ctx, deal, stages);
    return { output: { outcome: 'created', deal: describeDeal(ctx, deal, stages) } };
  },
  async propose(_ctx, asked): Promise<Proposed> {
    const title = dealTitle(asked.title);
    return {
      record: null,
      summary: { fr: `ouvrir l'affaire "${title}"`, en: `open the deal "${title}"` },
      input: { ...asked, title },
    };
  },
  say: ({ deal }, { language }) =>
    inWords(language, {
      fr: `Affaire ouverte : ${dealLine(deal, 'fr')}.`,
      en: `Deal opened: ${dealLine(deal, 'en')}.`,
    }),
  deeds: () => ['noted'],
});

function dealTitle(words: string): string {
  const title = capital(words.trim());
  if (title === '')
    throw new ToolError('The deal has no title.', 'Ask what it is about.', {
      fr: `Quelle affaire, avec qui ?`,
      en: `Which deal, and with whom?`,
    });
  if (title.length > longestTitle) {
    throw new ToolError(`The title has more than ${longestTitle} characters.`, 'Ask for it in fewer words.', {
      fr: `C'est trop long. Dites-le plus court.`,
      en: `That is too long. Please say it in fewer words.`,
    });
  }
  return title;
}
