import { z } from 'zod';
import { overviewOf } from '#db/contact-overview.ts';
import { refShape } from '../ref.ts';
import { removeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolResult } from '../tool.ts';
import { ofInFrench } from '../booking/planned-view.ts';
import { contactName, meantContact } from './meant-contact.ts';

const output = z.object({ outcome: z.enum(['deleted', 'has_open']), contact: refShape, open: z.number() });
type Result = ToolResult<z.infer<typeof output>>;

export const deleteContact = defineTool({
  name: 'delete_contact',
  description:
    'Deletes a customer. It can be undone for ten minutes, and is purged after thirty days. With "has_open" they have appointments to come or ' +
    'invoices to pay: nothing was deleted.',
  effect: 'destructive',
  roles: { USER: 'proposes', MANAGER: 'proposes', OWNER: 'runs' },
  input: z.object({ who: z.string().describe('The customer, as they called them, or an id.') }),
  output,
  yesWords: [
    'supprime',
    'supprime la',
    'supprime le',
    'supprime la fiche',
    'delete',
    'delete it',
    'delete them',
    'je suis sur',
    'i am sure',
    'i m sure',
  ],
  async run(ctx, { who }): Promise<Result> {
    const meant = await meantContact(ctx, who);
    if ('which' in meant) return meant;
    const card = meant.one;
    const contact = { id: card.id, label: contactName(card) };
    const { appointments, invoices } = await overviewOf(ctx.db, card.id);
    const open = appointments.length + invoices.filter(({ status }) => status === 'issued').length;
    if (open > 0) return { output: { outcome: 'has_open', contact, open } };
    await removeRecord(ctx, 'contact', card);
    return { output: { outcome: 'deleted', contact, open: 0 }, closes: ['which'] };
  },
  async propose(ctx, { who }): Promise<Proposed | Result> {
    const meant = await meantContact(ctx, who);
    if ('which' in meant) return meant;
    const card = meant.one;
    const name = contactName(card);
    return {
      record: { table: 'contact', id: card.id, version: card.version },
      summary: { fr: `supprimer la fiche ${ofInFrench(name)}`, en: `delete ${name}'s record` },
      input: { who: card.id },
    };
  },
  say({ outcome, contact, open }, { language }) {
    if (outcome === 'has_open') {
      return inWords(language, {
        fr: `${contact.label} a encore ${open} rendez-vous ou factures en cours : je n'ai rien supprimé.`,
        en: `${contact.label} still has ${open} appointments or invoices open: I have deleted nothing.`,
      });
    }
    return inWords(language, {
      fr: `La fiche ${ofInFrench(contact.label)} est supprimée. ANNULER dans les dix minutes pour revenir en arrière.`,
      en: `${contact.label}'s record is deleted. UNDO within ten minutes brings it back.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'deleted' ? ['deleted', 'noted'] : []),
});
