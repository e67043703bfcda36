import type { Language } from '#language/language.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';
import { whoCalls } from './who-calls.ts';
import { tellOneMember } from './tell-one-member.ts';

/** Tells one member of an urgent note, as `tellOneMember` does. */
export async function alertMember(ctx: ToolContext, note: { id: string; words: string }): Promise<boolean> {
  return tellOneMember(ctx, note.id, await alertText(ctx, note.words));
}

/** Who, what and where to call. In the letters of an SMS, which is why nothing stands between guillemets. */
async function alertText(ctx: ToolContext, words: string): Promise<(language: Language) => string> {
  const { who, phone } = await whoCalls(ctx);
  const line = words.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
  return (language) => {
    const head = inWords(language, {
      fr: `Urgent, message de ${who(language)} : "${line}".`,
      en: `Urgent, message from ${who(language)}: "${line}".`,
    });
    if (phone === null) return head;
    return `${head} ${inWords(language, { fr: `A rappeler au ${phone}.`, en: `Call back on ${phone}.` })}`;
  };
}
