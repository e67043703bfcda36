import { unaccent } from '#language/normalise.ts';
import type { Draft } from './draft.ts';

const human = [
  /\bje suis (?:bien )?(?:un |une )?(?:vraie? )?(?:humaine?|personne|etre humain|vraie? personne|receptionniste humaine?|employee?)\b/,
  /\bje ne suis pas (?:un |une )?(?:robot|machine|ia|bot|intelligence artificielle|assistante? automatique)\b/,
  /\b(?:i am|i'm) (?:indeed )?(?:a |an )?(?:real |actual )?(?:human|person|employee|member of staff)\b/,
  /\b(?:i am|i'm) not (?:a |an )?(?:robot|machine|ai|bot|chatbot|automatic assistant)\b/,
];

/** Whoever talks to a machine has the right to know (EU AI Act, article 50). */
export function checkIdentity({ text }: Draft): string[] {
  const plain = unaccent(text);
  return human.some((pattern) => pattern.test(plain))
    ? ['It says that a human writes. You are the automatic assistant: say so.']
    : [];
}
