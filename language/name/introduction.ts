import { foldInPlace } from '../quantities/page.ts';
import { ownRelative } from '../relation.ts';

/** A name follows for sure, in whatever case it is typed. */
export const introduction =
  /(?<![\p{L}'])(?:je m'appelle|je me (?:nomme|prénomme)|mon nom(?: de famille)? (?:est|c'est)|mon prénom (?:est|c'est)|(?:mon )?nom(?: de famille)? ?:|au nom de|my (?:full |last |first )?name is|my name's|my name ?:|the name is|the name's|under the name(?: of)?|name ?:|i'm called|my names) /iu;
/** The same words said of somebody else, or denied. */
const ofAnother =
  /(?:'s|\b(?:son|leur|votre|vos|ton|quel|pas|plus|ni|his|her|their|your|not|no longer|maiden|jeune fille)|\b(?:facture|devis|ch[eè]que|virement|carte grise|contrat|invoice|bill|quote|insurance)\b[^.!?;,]{0,25})[ :]*$/iu;
/** Somebody known by what they are to the writer, or to the business: "ma voisine", "votre mécano". */
const another = new RegExp(
  String.raw`^[ ,(-]*(?:${ownRelative}|(?:votre|your|le|the|mon|my) (?:mecano|mecanicien|garagiste|collegue|patron|mechanic|colleague|guy|lad|boss)|qui (?!vous (?:ecri|parl|appel|contact|envoi))|who|that|whose)(?![a-z])`,
);

/** Whether what stands before an introduction gives the name to somebody else, or denies it: "son nom : Petit". */
export function isOfAnother(before: string): boolean {
  return ofAnother.test(before);
}

/** Whether what follows a name makes it somebody else's than the writer's: "Julien mon mari". */
export function isSomebodyElse(after: string): boolean {
  return another.test(foldInPlace(after));
}
