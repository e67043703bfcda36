import { addressesOf } from '#db/address.ts';
import { findContact } from '#db/contact.ts';
import type { Language } from '#language/language.ts';
import { speakPhone } from '#language/phone.ts';
import { inWords } from '../speaking.ts';
import { contactOf, conversationIn } from '../subject.ts';
import type { ToolContext } from '../tool.ts';
import { tellOneMember } from './tell-one-member.ts';

/** Tells one member of an urgent note, as `tellOneMember` does. */
export async function alertMember(ctx: ToolContext, note: { id: string; words: string }): Promise<boolean> {
  return tellOneMember(ctx, note.id, await alertText(ctx, note.words));
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
