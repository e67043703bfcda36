import { fold } from '#language/normalise.ts';
import { readPhoneEnd } from '#language/phone-end.ts';
import { defineIntent } from '../dialogue/intent.ts';
import { readNoted } from './noted.ts';
import { begin, names, type Opener, verb } from './opening.ts';
import { readTheirs } from './read/theirs.ts';
import { courtesies } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

const head =
  /^(?:(?:et|and|ok|okay|bon|alors|tiens|euh|dis|stp|svp|please|salut|bonjour|hello|hey|au fait)[\s,]+)*(?:(?:tu peux|peux[- ]tu|can you|could you|je|j'|i'm|il faut|faut)\s+)?(?:me\s+)?(?:re)?(?:cherche[rsz]?|trouve[rsz]?|find|search(?:\s+for)?|look(?:ing)?\s+(?:up|for))(?:[- ](?:moi|me))?(?![\p{L}-])\s*:?\s*/iu;

/** How it is asked who somebody is. */
const asked =
  /^(?:(?:c'est|c est|cest)\s+qui|qui\s+(?:c'est|c est|est)|who(?:'s|s| is)|tu connais|on a (?:bien )?une? cliente?(?: qui s'appelle| du nom de| nommée?)?|(?:do we have|have we got) (?:a|any) (?:customer|client|contact)(?: called| named)?)\s+/iu;

function readSought({ source, spans }: MemberReading): string | null {
  const end = readPhoneEnd(source);
  if (end !== null) {
    // Of the rest only whom or what it names: "missed call from a number ending 0101, any idea who that is?"
    const named = spans.filter(({ kind }) => kind === 'contact' || kind === 'company' || kind === 'model');
    return [...(named.length > 0 ? ['numéro'] : []), end.said, ...named.map(({ value }) => value)].join(' ');
  }
  const words = (readNoted(source) ?? source.replace(head, '').replace(asked, ''))
    .replaceAll(courtesies, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return words === '' ? null : words;
}

export const searchIntent = defineIntent<MemberReading>({
  name: 'search',
  slots: {
    words: {
      read: readSought,
      ask: { fr: 'Que faut-il chercher ?', en: 'What should I look for?' },
      answer: ({ source }) => source,
    },
    isNoted: { read: ({ source }) => (readNoted(source) === null ? null : 'yes'), ask: null },
  },
  tool: 'search',
  // What somebody wrote of is no appointment that is called so.
  input: ({ words, isNoted }) => ({ ...given({ words }), ...(isNoted && { kinds: ['activity', 'note', 'message'] }) }),
});

const verbs = String.raw`(?:tu peux |peux tu |can you |could you |il faut |faut )?(?:me )?(?:re)?(?:cherche|cherches|chercher|cherchez|trouve|trouves|trouver|trouvez|find|search|look up|look for)`;
/** What is found by looking into the diary, the stock or the price list. */
const elsewhere =
  /\b(?:creneaux?|place|dispo\w*|slots?|time|free|heure|jour|day|libre|horaires?|prix|tarif|price|stock|pieces? (?:en|in)|planning|someone to|quelqu un pour)\b/;
const mostAsked = 5;

/** The request names nobody and nothing that we know, or more than that. */
function isOpen(reading: MemberReading): boolean {
  const rest = fold(readSought(reading) ?? '')
    .split(' ')
    .filter((word) => word.length > 2);
  const known = reading.spans.filter(({ kind }) => kind !== 'stranger' && kind !== 'model' && kind !== 'when');
  const covered = known.flatMap(({ value }) => fold(value).split(' '));
  return rest.length === 0 || rest.some((word) => !covered.includes(word) && !leads.has(word));
}

/** "Trouvé sur la Clio : soufflet déchiré" tells what was found, with its accent or without. */
function isFinding({ source }: MemberReading): boolean {
  return (
    /trouvé/iu.test(source) || /^\P{L}*trouve (?:sur|que|dans)\b/iu.test(source) || /^\P{L}*trouve[^:]*:/iu.test(source)
  );
}

const leads = new Set(
  'client cliente fiche customer contact monsieur madame mme the les des chez societe boite entreprise company voiture vehicule car numero number tel'.split(
    ' ',
  ),
);
const unknown = (reading: MemberReading) =>
  !names('contact', 'company', 'colleague', 'phone', 'plate', 'model', 'bay', 'when')(reading) &&
  reading.services.length === 0 &&
  reading.words.length <= mostAsked;

/** "Note pour Martin : son numéro finit par 47 12" looks for nobody. */
const keepsIt =
  /\b(?:notes?|notez|ajoute|add|rappelle\w*|remind|tache|task|change|corrige|update|remember|retiens|ecris|dis|tell|write)\b/;

const changesIt =
  /\b(?:supprime\w*|efface\w*|delete|remove|fusionne\w*|merge|cree|nouveau|nouvelle|new|mets|met|passe|enregistre\w*|save|envoie\w*|send him|send her|appelle|call|export\w*|import\w*)\b/;

/** Ways of looking for anything; what is of one customer, one car or one company that we know is shown by its own tool. */
export const searchOpeners: readonly Opener[] = [
  {
    intent: 'find_contact',
    said: verb('(?:c est qui|qui est|who is|who s)(?= (?!le |la |the ))'),
    when: (reading) =>
      names('contact')(reading) && !names('when', 'colleague', 'plate', 'model')(reading) && reading.words.length <= 6,
  },
  {
    // A name with a slip is none that was read, and is looked for all the same.
    intent: 'find_contact',
    said: /\b(?:tel|telephone|numero|num|portable|mobile|mail|email|coordonnees|coords|fiche|phone|number|cell|details|card)\b/,
    when: (reading) =>
      readTheirs(reading) !== null &&
      !names('phone', 'email', 'plate', 'colleague', 'when')(reading) &&
      !keepsIt.test(fold(reading.source)) &&
      !changesIt.test(fold(reading.source)),
  },
  {
    intent: 'search',
    said: /\b(?:not(?:e|es|ed|ice|iced)|ecrit|writ\w*|signale|mention\w*|remarque\w*|parle|dit|mis|said?|say|log(?:ged)?|record(?:ed)?|report(?:ed)?|flag(?:ged)?|put|left|leave|complain\w*|something|anything|truc|trucs|sth)\b/,
    when: (reading) =>
      readNoted(reading.source) !== null &&
      (reading.source.includes('?') || !/^(?:on|i|we|j)\b/.test(fold(reading.source))) &&
      !names('contact', 'company', 'plate', 'model', 'phone', 'when')(reading),
  },
  {
    intent: 'search',
    said: /\d/,
    when: ({ source }) => readPhoneEnd(source) !== null && !keepsIt.test(fold(source)),
  },
  {
    intent: 'search',
    said: new RegExp(String.raw`${begin}${verbs}\b`),
    when: (reading) => !elsewhere.test(fold(reading.text)) && !isFinding(reading) && isOpen(reading),
  },
  {
    intent: 'search',
    said: /\b(?:tout ce qui|toutes? les? \w+ qui|tous les \w+ qui|ceux qui|celui qui|celle qui|le client qui|la cliente qui|everything that|anything that|all the \w+ that|notes? (?:that|about|qui)) (?:parlent?|parle|mentionnent?|concernent?|mentions?|talks?|says?|se plaint|se plaignait|s est plainte?|avait|voulait)\b/,
  },
  {
    intent: 'search',
    said: new RegExp(
      String.raw`${begin}(?:qui (?:nous |m )?(?:a|avait|s est|se) (?:parle|parlait|plaint|plainte|plaignait|mentionne|signale)|who (?:mentioned|complained|talked|was complaining|told us|said)|which (?:customers?|clients?) (?:mentioned|complained|talked|said|had)|quels? clients? (?:ont|a|s est|se) (?:parle|plaint|mentionne|signale|plaints))\b`,
    ),
    when: (reading) => !names('colleague', 'when')(reading),
  },
  {
    intent: 'search',
    said: new RegExp(
      String.raw`${begin}(?:c est qui|qui est|qui c est|who is|who s|whos|tu connais|on a (?:bien )?(?:un|une) (?:client|cliente)(?: qui s appelle| du nom de| nomme)?|do we have (?:a|any) (?:customer|client|contact)(?: called| named)?|have we got (?:a|any) (?:customer|client|contact)(?: called| named)?) \w`,
    ),
    when: unknown,
  },
];
