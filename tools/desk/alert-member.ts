import { addressesOf } from '#db/address.ts';
import { findContact } from '#db/contact.ts';
import { membersWithRole } from '#db/member.ts';
import { alertKey } from '#db/note.ts';
import type { Language } from '#language/language.ts';
import { speakPhone } from '#language/phone.ts';
import { inWords } from '../speaking.ts';
import { contactOf, conversationIn } from '../subject.ts';
import type { Posted, Recipient, ToolContext } from '../tool.ts';

/**
 * Tells one member of an urgent note, once: who came first of the managers and owners, else of all others. True when they can
 * be reached now; where nobody can, the alert waits on the channel of the first who has one, and `waiting` lists it.
 */
export async function alertMember(ctx: ToolContext, note: { id: string; words: string }): Promise<boolean> {
  const members = [
    ...(await membersWithRole(ctx.db, ['MANAGER', 'OWNER'])),
    ...(await membersWithRole(ctx.db, ['USER'])),
  ];
  const text = await alertText(ctx, note.words);
  const tell = (way: (recipient: Recipient, message: Posted) => Promise<boolean>, memberId: string) =>
    way({ memberId }, { text, ask: null, dedupeKey: alertKey(note.id, memberId) });
  for (const { id } of members) if (await tell(ctx.post, id)) return true;
  for (const { id } of members) if (await tell(ctx.leave, id)) return false;
  return false;
}

/** Who, what and where to call. In the letters of an SMS, which is why nothing stands between guillemets. */
async function alertText(ctx: ToolContext, words: string): Promise<(language: Language) => string> {
  const { firstName, lastName } = await findContact(ctx.db, contactOf(ctx));
  const addresses = await addressesOf(ctx.db, contactOf(ctx), conversationIn(ctx));
  const number = addresses.map((sealed) => ctx.key.open(sealed)).find((address) => address.startsWith('+'));
  const phone = number === undefined ? null : speakPhone(number);
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const line = words.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
  return (language) => {
    const who = name || phone || inWords(language, { fr: 'un client', en: 'a customer' });
    const head = inWords(language, {
      fr: `Urgent, message de ${who} : "${line}".`,
      en: `Urgent, message from ${who}: "${line}".`,
    });
    if (phone === null) return head;
    return `${head} ${inWords(language, { fr: `A rappeler au ${phone}.`, en: `Call back on ${phone}.` })}`;
  };
}
