import { z } from 'zod';
import { contactName, meantContact } from '../contacts/meant-contact.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolResult } from '../tool.ts';
import { tidyMessage } from './tidy-message.ts';

const output = z.object({ outcome: z.enum(['sent', 'no_way']), to: refShape, text: z.string() });
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  who: z.string().describe('The customer or colleague, as they called them, or an id.'),
  text: z
    .string()
    .describe("What is to be written, as it shall be read: in the person's own words, addressed to the reader."),
});

export const writeTo = defineTool({
  name: 'write_to',
  description:
    'Writes a message to one customer, in the name of the business; the text is shown first and leaves after a yes. With "no_way" they have no ' +
    'number we can write to, or asked for no more messages. For a colleague use tell_colleague.',
  effect: 'outbound',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  yesWords: [
    'envoie',
    'envoie le',
    'envoie la',
    'envoyer',
    'envoi',
    'ok envoie',
    'send',
    'send it',
    'en voie',
    'oui envoie',
  ],
  async run(ctx, { who, text }): Promise<Result> {
    const meant = await meantContact(ctx, who);
    if ('which' in meant) return meant;
    const to = { id: meant.one.id, label: contactName(meant.one) };
    const words = tidyMessage(text);
    const full = `${ctx.tenant.name} : ${words}`;
    const isSent = await ctx.post(
      { contactId: to.id },
      { text: () => full, ask: null, dedupeKey: `written:${ctx.newId()}` },
    );
    return { output: { outcome: isSent ? 'sent' : 'no_way', to, text: words }, closes: ['which'] };
  },
  async propose(ctx, { who, text }): Promise<Proposed | Result> {
    const meant = await meantContact(ctx, who);
    if ('which' in meant) return meant;
    const words = tidyMessage(text);
    const name = contactName(meant.one);
    return {
      record: { table: 'contact', id: meant.one.id, version: meant.one.version },
      summary: { fr: `envoyer à ${name} "${words}"`, en: `send ${name} "${words}"` },
      input: { who: meant.one.id, text: words },
    };
  },
  say({ outcome, to, text }, { language }) {
    return outcome === 'sent'
      ? inWords(language, { fr: `C'est envoyé à ${to.label} : "${text}"`, en: `Sent to ${to.label}: "${text}"` })
      : inWords(language, {
          fr: `Je ne peux pas écrire à ${to.label} : pas de numéro, ou plus de messages souhaités.`,
          en: `I cannot write to ${to.label}: there is no number, or they want no more messages.`,
        });
  },
  deeds: ({ outcome }) => (outcome === 'sent' ? ['sent', 'passed_on'] : []),
});
