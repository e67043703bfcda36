import { z } from 'zod';
import { memberById } from '#db/member.ts';
import { meantMember, speaker } from '../members/meant-member.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { tidyMessage } from './tidy-message.ts';

const output = z.object({ outcome: z.enum(['sent', 'no_way']), to: refShape, text: z.string() });

export const tellColleague = defineTool({
  name: 'tell_colleague',
  description: 'Passes a message on to a colleague, at once, in the name of whoever asks.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    who: z.string().describe('The colleague, as they called them.'),
    text: z.string().describe('What is to be said, in their words.'),
  }),
  output,
  async run(ctx, { who, text }): Promise<ToolResult<z.infer<typeof output>>> {
    const meant = await meantMember(ctx, who, 'who');
    if ('which' in meant) return meant;
    const member = meant.one;
    const from = speaker(ctx);
    const teller = from ? await memberById(ctx.db, from) : null;
    const words = tidyMessage(text);
    const said = (language: 'fr' | 'en') =>
      inWords(language, {
        fr: `${teller?.name ?? 'Comptoir'} vous fait dire : ${words}`,
        en: `${teller?.name ?? 'Comptoir'} says: ${words}`,
      });
    const isSent = await ctx.post({ memberId: member.id }, { text: said, ask: null, dedupeKey: `told:${ctx.newId()}` });
    return {
      output: { outcome: isSent ? 'sent' : 'no_way', to: { id: member.id, label: member.name }, text: words },
      closes: ['which'],
    };
  },
  say({ outcome, to, text }, { language }) {
    return outcome === 'sent'
      ? inWords(language, { fr: `C'est transmis à ${to.label} : ${text}`, en: `Passed on to ${to.label}: ${text}` })
      : inWords(language, {
          fr: `Je n'ai aucun moyen d'écrire à ${to.label}.`,
          en: `I have no way to write to ${to.label}.`,
        });
  },
  deeds: ({ outcome }) => (outcome === 'sent' ? ['sent', 'passed_on'] : []),
});
