import { readEmail } from './email.ts';
import { fold } from './normalise.ts';
import { ownRelative } from './relation.ts';

/** A plate, a file and an order have a number too. */
const otherNumber =
  '(?! (?:de |d )?(?:plaques?|immat\\w*|series?|chassis|commandes?|factures?|dossiers?|devis|clients?|carte|contrat|rdv|plates?|orders?|invoices?|tyres?|tires?|people|of))';
const newPhones = [
  `(?:j ai|je viens de|je vais|on a|je) (?:du )?chang\\w* (?:de |mon )(?:numero|num|n)${otherNumber}\\b`,
  `\\b(?:mon|un|le) nouveau (?:numero|num)${otherNumber}\\b`,
  `\\bmon (?:numero|num|portable|tel|telephone)(?: de (?:telephone|portable|tel))? (?:a change|est maintenant|c est maintenant|devient|change|sera|est desormais)\\b`,
  `\\b(?:supprim|effac|remplac|chang|modifi|mettez a jour|mettre a jour)\\w* (?:mon|l ancien) (?:numero|num)${otherNumber}\\b`,
  `\\bmy new (?:(?:phone|mobile|cell|contact) )?(?:number|mobile|phone)${otherNumber}\\b`,
  `\\b(?:i ve |i have |i )(?:got )?(?:just )?(?:chang\\w* (?:my )?|a new )(?:(?:phone|mobile|cell) )?number${otherNumber}\\b`,
  `\\bmy (?:(?:phone|mobile|cell) )?number (?:has (?:just )?changed|changed|is now|will be)\\b`,
  `\\b(?:update|change) my (?:(?:phone|mobile|cell) )?number${otherNumber}\\b`,
].map((source) => new RegExp(source));
/** A telephone is new, and so may be its number: where one is written. */
const newTelephone =
  /\b(?:(?:nouveau|new|change de) (?:(?:phone|mobile|cell|contact|telephone) )?(?:numero|num|number)(?: (?:de (?:telephone|portable|tel)|pour moi|for me))?(?! plates?)|(?:nouveau|chang\w* de|change) (?:tel|telephone|portable|mobile|c est (?:le )?)|my new (?:phone|mobile))\b.*(?:\d ?){9,}/;
const street =
  /\b\d{1,4} ?(?:bis |ter )?(?:rue|avenue|av|bd|boulevard|place|chemin|allee|impasse|route|quai|cours|square)\b|\b\d{5} [a-z]|\b\d{1,4}[a-z]? (?:[a-z]+ ){1,3}(?:road|rd|street|st|lane|avenue|close|drive|terrace|way|court|gardens)\b/;
const newAddress =
  /\b(?:ma nouvelle adresse|chang\w* (?:d |mon |l )adresse|changement d adresse|mon adresse (?:postale )?(?:a change|est maintenant|est desormais|sera)|my new (?:postal |home )?address|chang\w* (?:of |my )(?:postal |home )?address|update my (?:postal |home )?address|my (?:postal |home )?address (?:has (?:just )?changed|changed|is now|will be))\b/;
const moved = /\b(?:(?:j ai|on a|nous avons|je) demenage|(?:i ve|we ve|i have|we have|i|we) (?:just )?moved)\b/;
const ofMail = /\b(?:e ?mail|mail|courriel|electronique|site|web)\b/;
const ofAnother = new RegExp(String.raw`\b(?:de|of|for|pour|'s) (?:${ownRelative})\b|\b${ownRelative} (?:a|has|s)\b`);
const asks = /\b(?:votre|vos|your|vous avez|avez vous|have you|did you)\b/;
const longestRead = 400;

/**
 * Where the writer can be reached or lives from now on, where they say that it changed: a phone number or a postal address. Null for an
 * e-mail address, for the number of anything else, and for other people's.
 */
export function readNewReach(text: string): 'phone' | 'address' | null {
  const said = fold(text.slice(0, longestRead));
  if (ofAnother.test(said)) return null;
  const isPhone = newPhones.some((pattern) => isOwn(pattern, said)) || newTelephone.test(said);
  if (isPhone) return 'phone';
  const isMail = readEmail(text) !== null || ofMail.test(said);
  const isAddress = isOwn(newAddress, said) || (moved.test(said) && street.test(said));
  return isAddress && !isMail ? 'address' : null;
}

/** "Vous avez changé de numéro ?" asks for ours. */
function isOwn(pattern: RegExp, said: string): boolean {
  const found = pattern.exec(said);
  return found !== null && !asks.test(said.slice(Math.max(0, found.index - 12), found.index + found[0].length));
}
