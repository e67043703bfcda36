import { addressesOf } from '#db/address.ts';
import { findContact } from '#db/contact.ts';
import type { Language } from '#language/language.ts';
import { speakPhone } from '#language/phone.ts';
import { inWords } from '../speaking.ts';
import { contactOf, conversationIn } from '../subject.ts';
import type { ToolContext } from '../tool.ts';

/** Who writes, as the team calls them, and where to call; null where they have no number. */
export async function whoCalls(ctx: ToolContext): Promise<{ who(language: Language): string; phone: string | null }> {
  const { firstName, lastName } = await findContact(ctx.db, contactOf(ctx));
  const addresses = await addressesOf(ctx.db, contactOf(ctx), conversationIn(ctx));
  const number = addresses.map((sealed) => ctx.key.open(sealed)).find((address) => address.startsWith('+'));
  const phone = number === undefined ? null : speakPhone(number);
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return {
    who: (language) => name || phone || inWords(language, { fr: 'un client', en: 'a customer' }),
    phone,
  };
}
