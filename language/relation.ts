/** What somebody is to the person who writes. */
export type Relation = (typeof words)[number][0];

/** Folded in place; the compound ones first, for "mère" ends "belle-mère". */
const words = [
  [
    'in_law',
    'beau[- ]?(?:pere|frere|fils)|belle[- ]?(?:mere|s(?:oe|œ)ur|fille)|beaux[- ]?parents|gendre|(?:mother|father|brother|sister|son|daughter)[- ]in[- ]law|in-?laws',
  ],
  ['grandchild', 'petit[- ]fils|petite[- ]fille|petits[- ]enfants|grand-?son|grand-?daughter|grand-?kids?'],
  ['grandmother', 'grand[- ]?mere|mamie|mamy|meme|grand-?mother|grandma|granny|gran|nan|nana'],
  ['grandfather', 'grand[- ]?pere|papi|papy|pepe|grand-?dad|grand-?father|grandpa'],
  ['mother', 'mere|maman|mother|mummy|mum|mom|mam'],
  ['father', 'pere|papa|father|daddy|dad'],
  ['parents', 'parents|grands[- ]parents|grand-?parents'],
  ['son', 'fils|fiston|son'],
  ['daughter', 'fille|daughter'],
  ['child', 'enfants?|gamine?s?|gosses?|kids?|child|children'],
  ['husband', 'mari|epoux|husband|hubby'],
  ['wife', 'femme|epouse|wife|missus'],
  [
    'partner',
    'copain|copine|compagnon|compagne|conjointe?|fiancee?|cherie?|boyfriend|girlfriend|partner|other half|ex',
  ],
  ['brother', 'frere|frangin|brother|bro'],
  ['sister', 's(?:oe|œ)ur|frangine|sister'],
  ['aunt', 'tante|tata|auntie|aunty|aunt'],
  ['uncle', 'oncle|tonton|uncle'],
  ['cousin', 'cousine?'],
  ['nephew', 'neveu|nephew'],
  ['niece', 'niece'],
  ['friend', 'amie?|pote|friend|mate'],
  ['neighbour', 'voisine?|neighbour|neighbor'],
  ['colleague', 'collegue|associee?|colleague|co-?worker'],
  ['boss', 'patron(?:ne)?|chef|boss|employeur|employer'],
  ['employee', 'employee?|salariee?|apprentie?|apprentice'],
  ['tenant', 'locataire|colocataire|coloc|tenant|lodger|flatmate|housemate'],
] as const;

const adjectives =
  '(?:petite?|grande?|jeune|vieux|vieille|future?|ex|eldest|oldest|youngest|elder|old|young|little|late|dear|best|future)';

/** Somebody by what they are to the writer, folded in place: "ma petite soeur", "one of my mates". Groups `determiner` and `who`. */
export const relative = String.raw`(?<determiner>(?:(?:un|une) de (?:mes|nos)|one of (?:my|our)|mon|ma|mes|notre|nos|my|our|une?|an?))(?: ${adjectives})*?[ -](?<who>${words.map(([, each]) => each).join('|')})(?:s(?![a-z]))?`;
/** The same, of the writer only: "un ami" is left out. */
export const ownRelative = String.raw`(?:mon|ma|mes|notre|nos|my|our)(?: ${adjectives})*?[ -](?:${words.map(([, each]) => each).join('|')})`;

const patterns = words.map(([relation, each]) => [relation, new RegExp(`^(?:${each})$`)] as const);

/** What `relative` found: "une copine" is a friend, "ma copine" the partner. */
export function relationOf(who: string, determiner: string): Relation | null {
  const found = patterns.find(([, pattern]) => pattern.test(who))?.[0] ?? null;
  return found === 'partner' && /^(?:une?|an?|one) ?/.test(determiner) && /^copa?ine?$/.test(who) ? 'friend' : found;
}
