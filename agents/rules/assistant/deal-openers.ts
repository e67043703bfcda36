import { readCents } from './read/terms.ts';
import { type Opener, verb } from './opening.ts';

/** Deals that are opened, won, lost or worth something else now, in so many words. */
export const dealOpeners: readonly Opener[] = [
  {
    intent: 'win_deal',
    said: /^(?:(?:bon|ah|oui|ok|super|et) )*(?:(?:celle la |celle ci |that one )?(?:c est |s )?gagnee?|affaire gagnee|won it|we (?:ve )?won(?: it| that one)?|mark it (?:as )?won|it s won)(?: \d[\d ]*)?(?: (?:au final|in the end|euros?))*$/,
  },
  {
    intent: 'win_deal',
    said: /\b(?:deal|affaire)\b.*\b(?:won|gagnee?|signee?|signed)\b/,
    when: (reading) => !reading.text.includes('?'),
  },
  {
    intent: 'lose_deal',
    said: /\b(?:lost|perdu) (?:the|l affaire)\b/,
    when: (reading) => !reading.text.includes('?'),
  },
  {
    intent: 'lose_deal',
    said: /^(?:(?:bon|ah|ok|et|finalement|actually) )*(?:(?:celle la )?(?:c est |l affaire est )?perdue?|lost it|we lost it|(?:we|they) ?(?:ve|have) lost (?:it|that one|that)|lost)\b/,
  },
  {
    intent: 'create_deal',
    said: verb(
      String.raw`(?:(?:cree|ouvre|ajoute|open|start|create|add) (?:une |a |l )?)?(?:nouve(?:l|lle|au) |new )?(?:affaire|deal|opportunite|opportunity)`,
    ),
    when: ({ source }) =>
      readCents(source) !== null && !/\b(?:passe|move|mets)\b/i.test(source) && !source.includes('?'),
  },
  { intent: 'create_deal', said: /\baffaire .*\bcree la\b/ },
  {
    intent: 'deal_amount',
    said: /\b(?:deal|affaire)\b.*\b(?:passe|monte|descend|goes? (?:up|down)|is now|now|vaut|worth|revue?)\b/,
    when: ({ source }) => readCents(source) !== null && !source.includes('?'),
  },
];
