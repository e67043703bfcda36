import { z } from 'zod';
import type { MemberRow } from '#db/member.ts';
import { technicianNamed } from '#db/resource.ts';
import { fold } from '#language/normalise.ts';
import { ofInFrench } from '../booking/planned-view.ts';
import type { Ask } from '../ask.ts';
import { onlyOne } from '../meant.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { codeMinutes, giveCode } from './link-code.ts';
import { meantMembers } from './meant-member.ts';

const output = z.object({
  outcome: z.enum(['given', 'unknown', 'no_way']),
  member: refShape.nullable(),
  /** Who is none of the team. */
  name: z.string().nullable(),
  own: z.boolean(),
});
type Result = ToolResult<z.infer<typeof output>>;

export const giveLinkCode = defineTool({
  name: 'give_link_code',
  description:
    'Makes a one-time code by which a colleague, or whoever asks, links one more phone, Slack or Telegram account. The code itself ' +
    'goes out in a message of its own: you never see it, so do not write one. "unknown": nobody of the team is called so.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'proposes', OWNER: 'runs' },
  input: z.object({ who: z.string().describe('The colleague, as they called them, or "moi".') }),
  output,
  async run(ctx, { who }): Promise<Result> {
    const found = await meant(ctx, who);
    if (!('one' in found)) return found;
    const { id, name } = found.one;
    const outcome = (await giveCode(ctx, found.one)) ? 'given' : 'no_way';
    const own = ctx.actor.kind === 'member' && ctx.actor.memberId === id;
    return { output: { outcome, member: { id, label: name }, name: null, own }, closes: ['which'] };
  },
  async propose(ctx, { who }): Promise<Proposed | Result> {
    const found = await meant(ctx, who);
    if (!('one' in found)) return found;
    const { id, name } = found.one;
    return {
      record: null,
      summary: { fr: `donner un code d'accès à ${name}`, en: `give ${name} a link code` },
      input: { who: id },
    };
  },
  say({ outcome, member, name, own }, { language }) {
    const label = member?.label ?? '';
    if (outcome === 'unknown') {
      return inWords(language, {
        fr: `Personne de l'équipe ne s'appelle ${name}. Faut-il l'ajouter à l'équipe, avec un code ?`,
        en: `Nobody of the team is called ${name}. Shall I add them to the team, with a code?`,
      });
    }
    if (outcome === 'no_way') {
      return inWords(language, {
        fr: `Je ne peux pas vous écrire ce code ici : je n'en ai pas fait.`,
        en: `I cannot write that code to you here: I have made none.`,
      });
    }
    if (own) {
      return inWords(language, {
        fr: `Votre code est dans le message à part : envoyez-le depuis l'autre appareil dans l'heure.`,
        en: `Your code is in the separate message: send it from the other device within the hour.`,
      });
    }
    return inWords(language, {
      fr: `Le code ${ofInFrench(label)} est dans le message à part, à lui transmettre : il vaut une heure et une seule fois.`,
      en: `The code for ${label} is in the separate message, to be passed on: it is good for an hour, and once.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'given' ? ['sent', 'noted'] : []),
});

/** The colleague who is meant; where nobody is called so, the question whether to add them. */
async function meant(ctx: ToolContext, who: string): Promise<{ one: MemberRow } | Result> {
  const members = await meantMembers(ctx, who);
  if (members.found.length > 0)
    return onlyOne(members, who.trim(), ({ id, name }) => ({ label: name, input: { who: id } }));
  const name = (await technicianNamed(ctx.db, fold(who))) ?? who.trim();
  const ask = ctx.actor.kind === 'member' && ctx.actor.role === 'OWNER' ? askToAdd(ctx, name) : null;
  return { output: { outcome: 'unknown', member: null, name, own: false }, ask, closes: ['which', 'yes'] };
}

function askToAdd({ now, language }: ToolContext, name: string): Ask {
  const until = new Date(now().getTime() + codeMinutes * 60_000).toISOString();
  const label = inWords(language, { fr: `ajouter ${name} à l'équipe`, en: `add ${name} to the team` });
  const option = { label, tool: 'invite_member', input: { name } };
  return { topic: 'yes', kind: 'confirm', options: [option], no: null, until, late: 'lapses' };
}
