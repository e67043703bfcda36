import { fold } from '#language/normalise.ts';
import type { MemberReading } from '../reading.ts';
import { courtesies, whoWords } from './words.ts';

/** Said at the end of a question, and asks for nothing. */
const fillers =
  /(?<!\p{L})(?:d[ée]j[àa]|again|already|là|vite|asap|quoi|au fait|btw|by the way|en fait|actually|mate|merci d'avance)(?!\p{L})/giu;
const reach = String.raw`(?:t[ée]l(?:[ée]phone)?|num[ée]ro(?: de (?:t[ée]l(?:[ée]phone)?|portable|mobile))?|num|n°|portable|mobile|e-?mail|mail|coordonn[ée]es|coords|fiche(?: client)?|phone(?: number)?|(?:phone |mobile |cell )?number|cell|contact details|details|card)`;
const ofThem = new RegExp(
  String.raw`(?<!\p{L})${reach}\s+(?:de |d['’ ]|of |for |pour |à |a )(?<who>\p{L}[\p{L}'’ -]{2,40})$`,
  'iu',
);
const theirs = new RegExp(
  String.raw`^(?:(?:hey|hi|hello|so|and|ok|what['’]?s|what is|whats|give me|get me|send me|show me|find me|find|tell me|got|have we got|do we have|do you have|you got|u got|can (?:i|you|u) (?:have|get|give me|send me|find)|could (?:i|you) (?:have|get|give me)|i need|need|i want|looking for)[\s,]+)+(?:the )?(?<who>\p{L}[\p{L} -]{2,40}?)(?:['’]?s)?\s+${reach}$`,
  'iu',
);
/** Whoever is called by one of these is known from the talk, or is no customer. */
const unnamed =
  /^(?:la|le|les|l|un|une|des|du|ce|cet|cette|ces|celui|celle|mon|ma|mes|ton|ta|son|sa|ses|notre|nos|votre|leur|the|a|an|my|your|his|her|their|our|this|that|it|its|him|them|us|me|moi|lui|elle|eux|nous|vous|qui|who|which|facture|devis|rdv|commande|cle|serie|chassis|dossier|plaque|invoice|quote|order|key|part|garage|fournisseur|supplier)\b|\b(?:facture|devis|rdv|rendez|invoice|quote|appointment|car|voiture)\b/;
/** A name is a few words. */
const mostWords = 4;

/** Whose number or card is asked for, as they were called: a name that nobody here has may be one of ours with a slip. */
export function readTheirs({ source }: Pick<MemberReading, 'source'>): string | null {
  const plain = source
    .replaceAll(courtesies, ' ')
    .replaceAll(fillers, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s,?.!]+$/, '');
  const said = (ofThem.exec(plain) ?? theirs.exec(plain))?.groups?.['who']?.trim() ?? null;
  if (said === null || unnamed.test(fold(said)) || said.split(' ').length > mostWords) return null;
  return said.replace(/^(?:client|cliente|customer)\s+/i, '');
}

/** Whom a question is of: the one we know, with the word beside their name that may be the rest of it. */
export function theirWords(reading: MemberReading): string | null {
  const known = whoWords(reading);
  const said = readTheirs(reading);
  if (said === null || known === null) return known ?? said;
  const isMore = fold(said).includes(fold(known)) && said.split(' ').length <= known.split(' ').length + 1;
  return isMore ? said : known;
}
