import type { Db } from '#db/db.ts';
import { putContactAway } from '#db/contact.ts';
import { attemptOf, lockLinking, storeLinkAttempt, wrongLately } from '#db/link-attempt.ts';
import { linkCodeIndex, type LinkCodeRow, takeLinkCode } from '#db/link-code.ts';
import { type MemberRow, memberById, membersWithRole } from '#db/member.ts';
import { addressOf, claimAddress, isStranger, type MemberAddress } from '#db/member-address.ts';
import type { TenantKey } from '#db/seal.ts';
import type { Setting } from '#db/setting.ts';
import { thisTenant } from '#db/tenant.ts';
import type { SaidCode } from '#language/link-code.ts';
import { speakSender } from '#language/phone.ts';
import type { Actor } from '#tools/actor.ts';
import { auditRows } from '#tools/audit-rows.ts';
import { postIn } from '#tools/post.ts';
import type { RowWritten } from '#tools/tool.ts';
import type { BotContext } from './context.ts';
import { maskMessages } from './mask.ts';
import { scopeOfJob } from './scope.ts';
import { speak } from './words.ts';

/**
 * So many wrong codes an hour are a person's slips, from one address and against all codes of a business. Then none is taken there, a
 * right one neither: somebody may have many phones. The operator links without a code meanwhile (`comptoir member invite`).
 */
const mostWrong = { here: 5, anywhere: 10 };

/** A message that holds a code. */
export interface SaidIn extends SaidCode {
  messageId: string;
}

/** What became of an attempt. An expired, used, revoked or invented code are all `wrong`: nobody learns which. */
export type Linking =
  | { kind: 'linked'; name: string }
  | { kind: 'taken'; name: string }
  | { kind: 'customer' | 'malformed' | 'too_many' | 'wrong' };

/**
 * Tries the last of some codes, in the one transaction that also masks them, counts the attempt and tells whoever made the code.
 * Whose the address is comes first, so that nobody finds out about codes from an address that may use none.
 */
export async function tryLink(ctx: BotContext, db: Db, setting: Setting, said: readonly SaidIn[]): Promise<Linking> {
  await lockLinking(db);
  await maskMessages(db, said);
  const last = said.at(-1);
  const earlier = last ? await attemptOf(db, last.messageId) : null;
  if (earlier) return endOf(earlier.memberId ? await memberById(db, earlier.memberId) : null);
  const owned = await ownerOf(db, setting);
  if (owned) return owned;
  if (!last?.code) return { kind: 'malformed' };
  const { addressIndex, conversationId } = setting;
  const wrong = await wrongLately(db, addressIndex);
  if (wrong.here >= mostWrong.here || wrong.anywhere >= mostWrong.anywhere) return { kind: 'too_many' };
  const key = await ctx.store.keyOf(setting.tenant.id);
  const taken = await takeLinkCode(db, { codeIndex: linkCodeIndex(key, last.code), addressIndex });
  const member = taken ? await memberById(db, taken.memberId) : null;
  const attempt = { id: ctx.newId(), messageId: last.messageId, addressIndex };
  await storeLinkAttempt(db, { ...attempt, codeId: taken?.id ?? null });
  if (taken && member)
    await link(ctx, db, setting, { taken, member, key, address: await addressOf(db, conversationId) });
  return endOf(member);
}

function endOf(member: MemberRow | null): Linking {
  return member ? { kind: 'linked', name: member.name } : { kind: 'wrong' };
}

/** Whose the address is, where that is anybody a code may not take it from. */
async function ownerOf(db: Db, { partner, addressIndex }: Setting): Promise<Linking | null> {
  if (partner.kind === 'member') return partner.isGone ? null : { kind: 'taken', name: partner.name };
  return (await isStranger(db, partner.contactId, addressIndex)) ? null : { kind: 'customer' };
}

interface Link {
  taken: Pick<LinkCodeRow, 'id' | 'issuedBy'>;
  member: MemberRow;
  key: TenantKey;
  address: MemberAddress;
}

async function link(ctx: BotContext, db: Db, setting: Setting, made: Link): Promise<void> {
  const { taken, member, address, key } = made;
  const { conversationId, partner } = setting;
  // Before the address is theirs: they are told where they wrote until now.
  await tellIssuer(ctx, db, made);
  await claimAddress(db, { memberId: member.id, valueIndex: address.valueIndex, during: conversationId });
  if (partner.kind === 'contact') await putContactAway(db, partner.contactId);
  const actor: Actor = { kind: 'member', memberId: member.id, role: member.role };
  const rows: RowWritten[] = [
    { table: 'address', op: 'update', id: address.id, values: { memberId: member.id, channel: address.channel } },
    { table: 'link_code', op: 'update', id: taken.id, values: { status: 'used' } },
    ...(partner.kind === 'contact'
      ? [{ table: 'contact', op: 'delete', id: partner.contactId, values: {} } as const]
      : []),
  ];
  const trail = { key, newId: ctx.newId, actor, action: 'link_address', channel: setting.channel };
  await auditRows(db, { ...trail, proposerId: taken.issuedBy ?? null }, rows);
  ctx.log.info({ tenantId: setting.tenant.id, conversationId, memberId: member.id }, 'address linked to a member');
}

/** Whoever made the code, or the owners where it was made at the command line. */
async function tellIssuer(ctx: BotContext, db: Db, { taken, member, key, address }: Link): Promise<void> {
  const issuer = taken.issuedBy ? await memberById(db, taken.issuedBy) : null;
  const told = issuer ? [issuer] : await membersWithRole(db, ['OWNER']);
  const post = postIn(db, scopeOfJob(ctx, await thisTenant(db), 'link'));
  const where = speakSender(null, key.open(address.valueSealed));
  for (const { id } of told) {
    const dedupeKey = `linked:${taken.id}:${id}`;
    await post(
      { memberId: id },
      { text: (language) => speak('addressLinked', language, member.name, where), ask: null, dedupeKey },
    );
  }
}
