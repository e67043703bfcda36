import { readChoice } from '#language/choice.ts';
import { fold } from '#language/normalise.ts';
import { allTools } from '#tools/all.ts';
import type { MemberHeard, MemberScope } from './heard.ts';
import type { MemberState } from './state.ts';

const certain = 1;

/** What needs no ear: a cry for help, a goodbye, and a choice among what was put to them. */
export function hearPlain(text: string, state: MemberState, scope: MemberScope): MemberHeard | null {
  return hearHelp(text) ?? hearClosing(text) ?? hearChoice(text, scope) ?? hearDeclined(text, state, scope);
}

const helpWords =
  /^(?:aide(?: moi| stp)?|aidez moi|help(?: me| please)?|(?:que|qu est ce que tu) (?:sais(?: tu)? faire|peux(?: tu)? faire)|what can you do)$/;

/** The word that our own answers tell of needs no ear. */
function hearHelp(text: string): MemberHeard | null {
  if (!helpWords.test(fold(text))) return null;
  return { acts: [{ kind: 'ask', intent: 'help', said: {}, words: text }], about: 'help', confidence: certain };
}

const closing =
  /^(?:(?:ok|voila|euh|et|and|non|no|merci|thanks) )*(?:c est tout|ce sera tout|rien d autre|that s (?:all|it)|thats (?:all|it)|nothing else|that will be all)(?: (?:pour moi|merci|thanks|pour l instant|for now))*$/;

/** "C'est tout" changes nothing of what was just done. */
function hearClosing(text: string): MemberHeard | null {
  if (!closing.test(fold(text))) return null;
  return { acts: [{ kind: 'manners', intent: 'thanks' }], about: 'thanks', confidence: certain };
}

/** Which of those we hesitated between is meant, where it is said in words that no lane takes for a plain answer. */
function hearChoice(text: string, { context, now }: MemberScope): MemberHeard | null {
  const { ask, language, zone } = context;
  if (ask === null || ask.topic !== 'which') return null;
  const option =
    readChoice(text, ask.options, { language, zone, now }) ?? theOther(text, ask.options) ?? theOnly(text, ask.options);
  return option === null ? null : { acts: [{ kind: 'choose', option }], about: 'choice', confidence: certain };
}

const mostWords = 4;

/** "Oui perdue", of the one that was put to them. */
function theOnly(text: string, options: readonly unknown[]): number | null {
  const words = fold(text).split(' ');
  const isYes =
    words.length <= mostWords &&
    /^(?:oui|ouais|yes|yep|yeah|ok) (?!.*\b(?:mais|but|pas|not|non|no)\b)/.test(`${fold(text)} `);
  return isYes && options.length === 1 ? 0 : null;
}

/** "No not Sean, the other one", of two. */
function theOther(text: string, options: readonly { label: string }[]): number | null {
  const denied = /\b(?:pas|not) (?<name>[\p{L}'-]+)/iu.exec(text)?.groups?.['name'];
  const at =
    denied === undefined || options.length !== 2
      ? -1
      : options.findIndex(({ label }) => fold(label).split(' ').includes(fold(denied)));
  return at === -1 ? null : 1 - at;
}

const refusing = String.raw`(?:(?:ah|oh|euh|um|ok|bon|bah|ben|mince|oups|oops|sorry|pardon|desolee?|en fait|actually|finalement|on second thoughts?|after all) )*`;
const lettingGo = String.raw`(?:non|no|nan|nope|nah|attends|wait|hold on|stop|never ?mind|forget (?:it|that|about (?:it|that))|drop it|scratch that|leave it|laisse(?:z)?(?: tomber| (?:ca|cela))?|oublie(?:z)?(?: (?:ca|cela|tout))?|tant pis|pas la peine|no need|ne fais rien|fais rien|don t|do not)`;
const asItIs = String.raw`(?:(?:on|nous|je|we|i|it|ca|c|il|elle|they|let s|lets) ?(?:ll |re |m |va |vais |will |are |am |is |est |ne |n |l |la |le |les )*)?(?:reste\w*|stay\w*|keep\w*|garde\w*|laisse\w*|leave|ouvre\w*|ouvert\w*|open\w*|ferme\w*|close\w*|change\w*|touche\w*|rien|nothing|comme ca|comme (?:c est|c etait|avant)|as (?:it|they|we) (?:is|was|are|were)|fine|bon|bien)(?: (?:pas|rien|not|ouvert\w*|open\w*|tel quel|comme (?:ca|c est|c etait|avant)|as (?:it|they) (?:is|was|are|were)|it|that|them|ca|la|le|les|l|on|tout|everything|anything|finalement|quand meme|after all|then|alors|so|donc|ce jour la|that day))*`;
const ending = String.raw`(?: (?:thanks|thank you|merci|stp|svp|please|pls|then|alors|sorry|pardon|desolee?|finalement|after all|for now|pour l instant))*`;
const declined = new RegExp(
  `^${refusing}${lettingGo}(?: ${refusing}${lettingGo})*(?: ${refusing}${asItIs})?${ending}$`,
);

/** "No forget it, we stay open": what has only been asked is let go, and nothing that was done before it is taken back. */
function hearDeclined(text: string, { last }: MemberState, { context: { ask } }: MemberScope): MemberHeard | null {
  if (ask?.topic !== 'yes' || text.includes('?') || !declined.test(fold(text))) return null;
  // What comes with something that was done may be meant of that.
  const isOpen = last === null || allTools.find(({ name }) => name === last.tool)?.deeds(last.output).length === 0;
  return isOpen ? { acts: [{ kind: 'drop' }], about: 'refuse', confidence: certain } : null;
}
