import { z } from 'zod';
import { endLinkCodes } from '#db/link-code.ts';
import type { MemberRow } from '#db/member.ts';
import { addressesOfMember, addressOf, type MemberAddress, unlinkAddresses } from '#db/member-address.ts';
import { speakPhone } from '#language/phone.ts';
import { ofInFrench } from '../booking/planned-view.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { meantMember } from './meant-member.ts';

const kinds = { phone: ['sms', 'whatsapp', 'voice'], slack: ['slack'], telegram: ['telegram'], all: null } as const;
type Kind = keyof typeof kinds;

const output = z.object({ outcome: z.enum(['unlinked', 'none']), member: refShape, places: z.array(z.string()) });
type Result = ToolResult<z.infer<typeof output>>;

export const unlinkMember = defineTool({
  name: 'unlink_member',
  description:
    'Takes the access of a colleague away: from a phone, from Slack, from Telegram, or from everywhere. What is written from there ' +
    'afterwards is no colleague’s. They stay in the records.',
  effect: 'destructive',
  roles: { USER: 'proposes', MANAGER: 'proposes', OWNER: 'runs' },
  input: z.object({
    who: z.string().describe('The colleague, as they called them.'),
    which: z.enum(['phone', 'slack', 'telegram', 'all']).describe('"all" unless they name one.'),
  }),
  output,
  yesWords: [
    'retire',
    'retire le',
    'retire la',
    'delie',
    'delie le',
    'delie la',
    'coupe',
    'unlink',
    'remove',
    'remove it',
  ],
  async run(ctx, { who, which }): Promise<Result> {
    const found = await linkedTo(ctx, who, which);
    if (!('member' in found)) return found;
    const { member, addresses } = found;
    const key = [...new Set(addresses.map(({ valueIndex }) => valueIndex))];
    const ids = await unlinkAddresses(ctx.db, member.id, key);
    for (const id of ids) ctx.wrote({ table: 'address', op: 'delete', id, values: { member: member.name } });
    const codes = await endLinkCodes(ctx.db, member.id);
    for (const id of codes) ctx.wrote({ table: 'link_code', op: 'update', id, values: { revoked: true } });
    return {
      output: { outcome: 'unlinked', member: { id: member.id, label: member.name }, places: placesOf(ctx, addresses) },
      closes: ['which'],
    };
  },
  async propose(ctx, { who, which }): Promise<Proposed | Result> {
    const found = await linkedTo(ctx, who, which);
    if (!('member' in found)) return found;
    const { member, addresses } = found;
    const places = placesOf(ctx, addresses).join(', ');
    return {
      record: null,
      summary: {
        fr: `retirer l'accès ${ofInFrench(member.name)} (${places})`,
        en: `take away the access of ${member.name} (${places})`,
      },
      input: { who: member.id, which },
    };
  },
  say({ outcome, member: { label }, places }, { language }) {
    if (outcome === 'none') {
      return inWords(language, {
        fr: `${label} n'a rien de relié là : je n'ai rien changé.`,
        en: `${label} has nothing linked there: I have changed nothing.`,
      });
    }
    return inWords(language, {
      fr: `L'accès ${ofInFrench(label)} est retiré (${places.join(', ')}). Un nouveau code le rétablit.`,
      en: `The access of ${label} is taken away (${places.join(', ')}). A new code brings it back.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'unlinked' ? ['deleted', 'cancelled', 'noted'] : []),
});

/** Whose access is meant, and from where; refused where whoever asks would lock themselves out. */
async function linkedTo(
  ctx: ToolContext,
  who: string,
  which: Kind,
): Promise<{ member: MemberRow; addresses: MemberAddress[] } | Result> {
  const meant = await meantMember(ctx, who, 'who');
  if ('which' in meant) return meant;
  const member = meant.one;
  const channels: readonly string[] | null = kinds[which];
  const all = await addressesOfMember(ctx.db, member.id);
  const addresses = all.filter(({ channel }) => channels === null || channels.includes(channel));
  if (addresses.length === 0) {
    return {
      output: { outcome: 'none', member: { id: member.id, label: member.name }, places: [] },
      closes: ['which'],
    };
  }
  const here = 'conversationId' in ctx.origin ? await addressOf(ctx.db, ctx.origin.conversationId) : null;
  const isOwn = ctx.actor.kind === 'member' && ctx.actor.memberId === member.id;
  if (isOwn && addresses.some(({ valueIndex }) => valueIndex === here?.valueIndex)) throw lockedOut();
  return { member, addresses };
}

function lockedOut(): ToolError {
  return new ToolError(
    'They write from that very address.',
    'Say so: another owner can do it, or they from elsewhere.',
    {
      fr: `Vous écrivez de là : vous n'auriez plus accès. Demandez-le depuis un autre de vos appareils.`,
      en: `You are writing from there: you would lock yourself out. Ask from another device of yours.`,
    },
  );
}

const names: Readonly<Record<string, string>> = { slack: 'Slack', telegram: 'Telegram', terminal: 'terminal' };

/** A number once, whatever channels it is on. */
function placesOf({ key }: Pick<ToolContext, 'key'>, addresses: readonly MemberAddress[]): string[] {
  const places = addresses.map(({ channel, valueSealed }) => {
    const value = key.open(valueSealed);
    return value.startsWith('+') ? speakPhone(value) : (names[channel] ?? channel);
  });
  return [...new Set(places)];
}
