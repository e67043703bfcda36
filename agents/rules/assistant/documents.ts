import { withoutFileMarks } from '#language/file-mark.ts';
import { fold } from '#language/normalise.ts';
import { defineIntent, type Filled } from '../dialogue/intent.ts';
import { names, ofSomebody, type Opener, verb } from './opening.ts';
import { namedVehicle, nameWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

/** What documents are called; each is a label by itself. */
const kinds = String.raw`cartes? grises?|certificats? (?:d immatriculation|de cession|de non gage)|immatriculation|(?:rapport|compte rendu) d expertise|attestations?(?: d assurance)?|assurance|controle technique|proces verbal|permis(?: de conduire)?|pieces? d identite|cartes? d identite|rib|k ?bis|bons? (?:de commande|d intervention|de livraison)|constats?(?: amiable)?|devis signes?|contrats?|photos?|scans?|pdf|log ?books?|v5c?|registration(?: (?:document|certificate))?|insurance(?: certificate)?|mot certificate|driving licen[cs]e|identity card|id card|delivery notes?|accident reports?|signed quotes?|contracts?|pictures?`;
const anyThing = String.raw`documents?|fichiers?|files?|papiers?|pieces? jointes?|attachments?|docs?`;
const pointing = String.raw`(?:ca|cela|le|la|les|l|ceci|it|this|that|these|them|tout ca)`;
const puts = String.raw`(?:mets?|met|range|classe|attache|joins?|rattache|ajoute|garde|colle|enregistre|put|file|attach|add|save|keep|store)`;

const places = '(?:sur|dans|a|au|aux|avec|chez|pour|on|onto|to|under|with|in|for)';
const thing = String.raw`(?:(?:le|la|les|l|ce|cet|cette|ces|the|this|that|these) )?(?:${kinds}|${anyThing})`;
/** "Mets ce fichier sur la Clio de Dupont", "attach the photo to Morel". */
const attaching = verb(String.raw`${puts}(?: moi)? ${thing}(?: [a-z]+){0,3} ${places}`);
/** "Mets ça sur la Clio": only of what was just sent. */
const putting = verb(
  String.raw`${puts}(?: moi)? (?:${pointing}|${thing})(?: [a-z]+){0,3} ${places}|(?:c est|cest|voici|voila) (?:pour|la|le|les|l|de|du|une?|des)|ce sont (?:les|des)|(?:it s|that s|thats|this is|that is|here s|here is|these are|those are|here are) (?:for|the|a|an)|for|pour|dans le dossier|sur la fiche`,
);
/** "That's Claire Martin's insurance certificate" */
const showsIt = verb(`(?:that s|thats|this is|that is|it s|here s|here is|voici|voila|c est|cest)`);
const showing = verb(
  String.raw`(?:(?:montre|affiche|envoie|donne|sors|ressors|retrouve|trouve|passe|cherche|show|send|give|get|find|pull up|bring up)(?: moi| me| us| nous)?|(?:je veux|je voudrais|il me faut|i need|i want|on a|as tu|t as|have we got|do we have)) (?:voir |to see )?(?:(?:le|la|les|l|un|une|des|du|de la|the|a|an|any|all|tous les|toutes les|all the) )*(?:${kinds}|${anyThing})`,
);
/** "Documents de Morel", "carte grise de la Clio", "Morel's documents". */
const bare = verb(
  String.raw`(?:(?:les |la |le |l |the )?(?:${kinds}|${anyThing}) (?:de|du|des|d|of|for|pour)|(?:(?:show|send|give|get|find|pull up) (?:me |us )?)?(?:[a-z]+ ){1,4}s (?:${kinds}|documents|files|papers))`,
);
const kind = new RegExp(String.raw`\b(?:${kinds})\b`);
/** Of these words it is a task, a note, a message or a record that is meant. */
const otherwise =
  /\b(?:tache|task|rappelle|remind|note|notes|fais moi penser|demande|ask|ecris|dis a|tell|csv|excel|importe?\w*|export\w*|enregistre la carte grise|signer|sign|imprime\w*|print)\b/;

const isAbout = (reading: MemberReading) =>
  !otherwise.test(fold(reading.source)) && (ofSomebody(reading) || names('plate', 'model')(reading));

/** What stands in so many words of a file that was sent, or of one that is looked for. */
export const documentOpeners: readonly Opener[] = [
  { intent: 'attach_document', said: attaching, when: (reading) => isAbout(reading) && !reading.source.includes('?') },
  { intent: 'find_documents', said: showing, when: (reading) => documentKindIn(reading) !== null && isAbout(reading) },
  {
    intent: 'find_documents',
    said: showing,
    when: (reading) => new RegExp(String.raw`\b(?:${anyThing})\b`).test(fold(reading.source)) && isAbout(reading),
  },
  { intent: 'find_documents', said: bare, when: isAbout },
];

/** It says where something belongs that was just sent. */
export function isPutAway(reading: MemberReading): boolean {
  const said = fold(reading.source);
  const isSaid = putting.test(said) || (showsIt.test(said) && documentKindIn(reading) !== null);
  return isSaid && !otherwise.test(said) && !reading.source.includes('?');
}

/** The kind of document in the words that say it. */
export function documentKindIn({ source }: Pick<MemberReading, 'source'>): string | null {
  const said = fold(source);
  const found = kind.exec(said);
  if (!found) return null;
  const words = found[0].split(' ');
  // In the letters of the message where they can be found again.
  const written = withoutFileMarks(source)
    .split(/(?<=[\p{L}\d])[\s'’-]+(?=[\p{L}\d])/u)
    .map((word) => word.replaceAll(/[^\p{L}\d]/gu, ''));
  const at = written.findIndex((_, index) =>
    words.every((word, offset) => fold(written[index + offset] ?? '').endsWith(word)),
  );
  return at === -1 ? found[0] : written.slice(at, at + words.length).join(' ');
}

const ofJob = /\b(?:travail|boulot|intervention|rdv|rendez vous|or|ot|job|work order|appointment)\b/;
const ofQuote = /\b(?:devis|quote|estimate)\b/;
const ofInvoice = /\b(?:facture|invoice|bill)\b/;

/** Under which record: `vehicle Clio Dupont`, `who Morel`, `quote DEV-2026-0003`. */
export function readSubject(reading: MemberReading): string | null {
  const said = fold(reading.source);
  const [number] = /\b(?:DEV|FAC)-\d{4}-\d{4}\b/i.exec(reading.source) ?? [];
  if (number) return `${/^dev/i.test(number) ? 'quote' : 'invoice'} ${number.toUpperCase()}`;
  const who = nameWords(reading);
  const vehicle = namedVehicle(reading);
  if (ofInvoice.test(said) && who) return `invoice ${who}`;
  if (ofQuote.test(said) && who) return `quote ${who}`;
  if (ofJob.test(said) && (vehicle ?? who)) return `job ${vehicle ?? who}`;
  if (vehicle) return `vehicle ${vehicle}`;
  return who && `who ${who}`;
}

function subjectInputOf({ subject = '' }: Filled): Record<string, string> {
  const [field = 'who', ...words] = subject.split(' ');
  return { [field === 'contact' ? 'who' : field]: words.join(' ') };
}

/** "Sa fiche", "le sien": what was spoken of. */
const theirs =
  /\b(?:sa fiche|son dossier|sa voiture|son vehicule|le sien|la sienne|dessus|elle|lui|there|(?:his|her|their) (?:file|record|car)|the same|le meme|la meme)\b/;

const subject = {
  read: readSubject,
  recent: ['vehicle', 'contact', 'quote', 'invoice'],
  isTagged: true,
  when: (reading: MemberReading) => theirs.test(fold(reading.source)),
  ask: {
    fr: 'Où dois-je le ranger ? Dites le client, le véhicule, le devis ou la facture.',
    en: 'Where does it belong? Name the customer, the vehicle, the quote or the invoice.',
  },
};

export const attachDocumentIntent = defineIntent<MemberReading>({
  name: 'attach_document',
  slots: {
    subject,
    label: { read: documentKindIn, ask: null },
  },
  tool: 'attach_document',
  input: ({ label, ...filled }) => ({ ...subjectInputOf(filled), ...given({ label }) }),
});

export const findDocumentsIntent = defineIntent<MemberReading>({
  name: 'find_documents',
  slots: {
    subject: {
      read: readSubject,
      ask: { fr: 'De quel client ou de quel véhicule ?', en: 'Of which customer or vehicle?' },
    },
    label: { read: documentKindIn, ask: null },
  },
  tool: 'find_documents',
  input: ({ label, ...filled }) => ({ ...subjectInputOf(filled), ...given({ label }) }),
});
