import { fold } from './normalise.ts';
import { ownRelative } from './relation.ts';

const nameFr = '(?:nom|prenom)(?: (?:de famille|d usage))?';
const nameEn = '(?:last |first |full |family |legal )?(?:sur ?|sir)?name';
/** What asks for another name on file, or says that the one there is wrong. */
const wishes = new RegExp(
  String.raw`\b(?:(?:chang|modifi|corrig|rectifi|mettre a jour|mettez a jour|met a jour)\w* (?:mon|le) ${nameFr}|changement de nom|(?:j ai|je viens de|je veux|je voudrais|je dois) chang\w+ de nom|mon ${nameFr} (?:a change|n est plus|est (?:mal|faux|pas bon)|n est pas (?:bon|le bon|juste|correct))|(?:repris|reprends|retrouve) mon nom|(?:faute|erreur) (?:dans|sur|a) mon ${nameFr}|(?:mal|pas bien) (?:ecrit|orthographie|note|enregistre) mon ${nameFr}|(?:chang|updat|correct|fix|amend)\w* (?:my|the) ${nameEn}|my ${nameEn} (?:has |s |is )?(?:changed|(?:now )?\w+ now|is (?:wrong|misspel\w*|spel\w+ wrong|incorrect|no longer))|(?:spel\w+|wrote|got|have) my ${nameEn} (?:wrong|incorrectly)|(?:gone|going|went) back to my (?:maiden )?name)\b`,
);
/** A name on a paper, a booking or a thing is not theirs in the file. */
const elsewhere =
  /\b(?:nom|prenom|name)(?: de famille)? (?:\w+ ){0,2}(?:sur|du|de|des|pour|on|for|of|in) (?:(?:le|la|les|ma|mon|mes|the|my|un|une|a|cette|this|that|vos|your) )*(?:rdv|rendez|factures?|devis|commandes?|carte|contrat|cheque|reservation|boite|site|compte|societe|entreprise|garage|salon|booking|appointment|invoice|quote|order|card|contract|receipt|company|business|account|paper\w*)\b/;
const ofAnother = new RegExp(String.raw`\b(?:${ownRelative}|votre|vos|your|son|sa|leur|his|her|their)\b`);
const longestRead = 400;

/**
 * Whether the writer wants the name we have of them changed, whatever the new one is: "can you change my surname?", "j'ai repris mon nom
 * de jeune fille". False where it is somebody else's name, or one on a bill or a booking.
 */
export function wantsNewName(text: string): boolean {
  const said = fold(text.slice(0, longestRead));
  const wish = wishes.exec(said);
  return (
    wish !== null && !elsewhere.test(said) && !ofAnother.test(said.slice(Math.max(0, wish.index - 30), wish.index))
  );
}
