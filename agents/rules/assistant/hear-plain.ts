import { readChoice } from '#language/choice.ts';
import { fold } from '#language/normalise.ts';
import type { MemberHeard, MemberScope } from './heard.ts';

const certain = 1;

/** What needs no ear: a cry for help, a goodbye, and a choice among what was put to them. */
export function hearPlain(text: string, scope: MemberScope): MemberHeard | null {
  return hearHelp(text) ?? hearClosing(text) ?? hearChoice(text, scope);
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
