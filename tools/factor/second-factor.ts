import { z } from 'zod';
import { memberById } from '#db/member.ts';
import { dropFactor, factorKey, isGuarded, storeFactor } from '#db/second-factor.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext, ToolError } from '../tool.ts';
import { newSecret, otpauthUri } from './totp.ts';

const output = z.object({ outcome: z.enum(['begun', 'off', 'is_on', 'is_off', 'no_way']) });

export const secondFactor = defineTool({
  name: 'second_factor',
  description:
    'Switches the second factor of the owner who asks on or off, or says whether it is on. With it, what only an owner may do and what moves ' +
    'money needs the code of their authenticator. The secret goes out in a message of its own: you never see it.',
  effect: 'write',
  roles: { OWNER: 'runs' },
  input: z.object({ action: z.enum(['on', 'off', 'status']).describe('What they want.') }),
  output,
  async run(ctx, { action }) {
    const { actor, db } = ctx;
    if (actor.kind !== 'member') throw new ToolError('Only a member has a second factor.', 'Say so.');
    const isOn = await isGuarded(db, actor.memberId);
    if (action === 'status') return { output: { outcome: isOn ? ('is_on' as const) : ('is_off' as const) } };
    if (action === 'off') {
      if (!isOn) return { output: { outcome: 'is_off' as const } };
      await dropFactor(db, actor.memberId);
      ctx.wrote({ table: 'second_factor', op: 'delete', id: actor.memberId, values: {} });
      return { output: { outcome: 'off' as const }, closes: ['which', 'yes'] };
    }
    if (isOn) return { output: { outcome: 'is_on' as const } };
    return { output: { outcome: (await begin(ctx, actor.memberId)) ? ('begun' as const) : ('no_way' as const) } };
  },
  say({ outcome }, { language }) {
    switch (outcome) {
      case 'begun':
        return inWords(language, {
          fr: `La clé est dans le message à part, une seule fois : ajoutez-la à votre application d'authentification, puis envoyez-moi le code à six chiffres. La double authentification commence alors.`,
          en: `The key is in the separate message, just once: add it to your authenticator, then send me the six-digit code. The second factor begins then.`,
        });
      case 'off':
        return inWords(language, { fr: 'La double authentification est coupée.', en: 'The second factor is off.' });
      case 'is_on':
        return inWords(language, {
          fr: `La double authentification est active : un code protège l'équipe, les accès et l'argent. "Coupe la double authentification" l'arrête.`,
          en: `The second factor is on: a code guards the team, access and money. "Turn off the second factor" ends it.`,
        });
      case 'is_off':
        return inWords(language, {
          fr: `La double authentification est coupée. "Active la double authentification" la met en place.`,
          en: `The second factor is off. "Turn on the second factor" sets it up.`,
        });
      case 'no_way':
        return inWords(language, {
          fr: `Je ne peux pas vous écrire la clé ici.`,
          en: `I cannot write you the key here.`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'begun' ? ['noted', 'sent'] : outcome === 'off' ? ['noted', 'deleted'] : []),
});

/** A secret of their own, sealed; it leaves in one message, which is masked once the first code has come. */
async function begin(ctx: ToolContext, memberId: string): Promise<boolean> {
  const member = await memberById(ctx.db, memberId);
  const secret = newSecret(ctx.random);
  const id = ctx.newId();
  const uri = otpauthUri(secret, { business: ctx.tenant.name, member: member?.name ?? '' });
  await storeFactor(ctx.db, { id, memberId, secretSealed: ctx.key.seal(secret.toString('base64')) });
  const isSent = await ctx.post({ memberId }, { text: () => uri, ask: null, dedupeKey: factorKey(id) });
  if (!isSent) await dropFactor(ctx.db, memberId);
  if (isSent) ctx.wrote({ table: 'second_factor', op: 'insert', id, values: {} });
  return isSent;
}
