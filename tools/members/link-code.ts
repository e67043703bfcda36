import type { Db } from '#db/db.ts';
import { codeKey, endLinkCodes, linkCodeIndex, storeLinkCode } from '#db/link-code.ts';
import type { TenantKey } from '#db/seal.ts';
import type { Language } from '#language/language.ts';
import { codeLength } from '#language/link-code.ts';
import { speakPhone } from '#language/phone.ts';
import { timeLabel } from '#language/format.ts';
import { toLocal } from '#language/zone.ts';
import { ofInFrench } from '../booking/planned-view.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';

/** How long a code may be used, once. */
export const codeMinutes = 60;
/** As many draws that are all live codes already are no chance. */
const mostDraws = 20;

/** What makes a code: chance and the clock are the caller's. */
export interface Minting {
  db: Db;
  key: TenantKey;
  now(): Date;
  newId(): string;
  random(): number;
}

export interface MadeCode {
  id: string;
  code: string;
  until: Date;
  /** The phone it counts from; null for any. */
  phone: string | null;
}

/** Makes a member's one code, in the place of any that stood; with a phone it counts from there alone. It is told here once, and kept nowhere but as a hash. */
export async function makeLinkCode(
  { db, key, now, newId, random }: Minting,
  { memberId, issuedBy, phone = null }: { memberId: string; issuedBy: string | null; phone?: string | null },
): Promise<MadeCode> {
  await endLinkCodes(db, memberId);
  const addressIndex = phone === null ? null : key.index(phone);
  const until = new Date(now().getTime() + codeMinutes * 60_000);
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const code = String(Math.floor(random() * 10 ** codeLength)).padStart(codeLength, '0');
    const id = newId();
    if (await storeLinkCode(db, { id, memberId, issuedBy, codeIndex: linkCodeIndex(key, code), until, addressIndex })) {
      return { id, code, until, phone };
    }
  }
  throw new Error('No code was free: chance gives the same numbers again and again.');
}

/** The message that holds a code, as it can be passed on: nothing else that is kept or read by a model has it. */
export function sayCode(
  { code, until, phone }: MadeCode,
  { name, business, zone }: { name: string; business: string; zone: string },
  language: Language,
): string {
  const time = timeLabel(toLocal(until, zone).time, language);
  const from = phone && speakPhone(phone);
  return inWords(language, {
    fr: `Code ${ofInFrench(name)} : LIER ${code}. ${from ? `Depuis le ${from} seulement` : 'Depuis son propre appareil'}, à envoyer tel quel à ${business} avant ${time}. Il ne sert qu'une fois.`,
    en: `Code for ${name}: LINK ${code}. To be sent as it is to ${business}, ${from ? `from ${from} only` : 'from their own device'}, before ${time}. It works once.`,
  });
}

/**
 * Makes a member's code and writes it to whoever asks, in a message of its own. False where they cannot be written to: then there is
 * none.
 */
export async function giveCode(
  ctx: ToolContext,
  member: { id: string; name: string },
  phone: string | null = null,
): Promise<boolean> {
  const { actor, tenant } = ctx;
  if (actor.kind !== 'member') return false;
  const made = await makeLinkCode(ctx, { memberId: member.id, issuedBy: actor.memberId, phone });
  const isSent = await ctx.post(
    { memberId: actor.memberId },
    {
      text: (language) => sayCode(made, { name: member.name, business: tenant.name, zone: tenant.zone }, language),
      ask: null,
      dedupeKey: codeKey(made.id),
    },
  );
  if (!isSent) await endLinkCodes(ctx.db, member.id);
  if (isSent) ctx.wrote({ table: 'link_code', op: 'insert', id: made.id, values: { member: member.name } });
  return isSent;
}
