import { isOpen, type Draft } from './draft.ts';

const gift =
  /\b(?:gratuit(?:e|es|s|ement)?|offert(?:e|es|s)?|sans frais|cadeau|remise|reduction|rabais|ristourne|geste commercial|free of charge|for free|no charge|complimentary|on the house|discount)\b/;

/** No tool gives a customer's price away. Saying that there is no discount is fine, and to a colleague that there is one: its figures are checked. */
export function checkGifts({ sentences, context }: Draft): string[] {
  if (context.kind === 'member') return [];
  const given = sentences
    .flatMap(({ clauses }) => clauses)
    .filter((clause) => !isOpen(clause) && gift.test(clause.text));
  return given.map((clause) => `"${clause.text}" gives away money, which you may not.`);
}
