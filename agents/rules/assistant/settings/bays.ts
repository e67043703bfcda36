import { readNewBay, type SaidBay } from '#language/settings/bay.ts';
import { fold } from '#language/normalise.ts';
import { defineIntent } from '../../dialogue/intent.ts';
import { first } from '../read/terms.ts';
import { names, type Opener } from '../opening.ts';
import type { MemberReading } from '../reading.ts';
import { unreadWords } from '../unread.ts';

const bayWords = String.raw`(?:ponts?|bays?|lifts?|baies?|fauteuils?|chairs?|bacs?|cabines?|postes? de travail)`;
const technicianWords = String.raw`(?:technicien(?:ne)?s?|technicians?|coiffeu(?:r|se)s?|hairdressers?|stylists?)`;
const either = String.raw`(?:${bayWords}|${technicianWords})`;

const ofOther =
  /\b(?:champs?|fields?|colonnes?|columns?|devis|quotes?|factures?|invoices?|tache|task|note|rappel\w*|remind|rdv|rendez vous|appointments?|bookings?|stock|commande|order|affaire|deal|client|cliente|customer|equipe|team)\b/;

const isOfDiary = (reading: MemberReading) =>
  !names('contact', 'company', 'plate', 'model', 'phone', 'email', 'when')(reading) &&
  !reading.source.includes('?') &&
  !ofOther.test(fold(reading.source));

const leaves =
  /\b(?:ne travaille plus|travaille plus|n est plus (?:a l atelier|au garage|au salon|technicien\w*)|a quitte|no longer works|doesn t work|does not work|has left|left us|has quit)\b/;
const houseWords = new Set(
  `travaille works work working plus no longer longer doesn does t ici here atelier garage salon shop workshop chez nous us with avec quitte quit left has a
  entreprise company boite business la maison technicien technicienne technician retire retirer enleve enlever supprime supprimer sors vire remove take off
  out from delete planning agenda diary schedule techniciens technicians on existe exists n'est est is anymore any more gone avons we don have
  vendu sold pont bay lift fauteuil chair`.split(/\s+/),
);

const isOfOne = ({ spans }: MemberReading) =>
  spans.filter(({ kind }) => kind === 'bay' || kind === 'colleague').length === 1;

/** Every word of it belongs to the wish. */
const isWhole = (reading: MemberReading) => unreadWords(reading).every((word) => houseWords.has(word));

const readNew = (pick: (bay: SaidBay) => string | null) => (reading: MemberReading) => {
  const read = readNewBay(reading.source);
  return read && pick(read);
};

const meant = (reading: MemberReading) => first(reading, 'bay', 'colleague');
const which = {
  read: meant,
  ask: { fr: 'Quel poste, ou qui ?', en: 'Which bay, or who?' },
  answer: ({ source }: MemberReading) => source,
};

const renaming =
  /\b(?:renomme\w*|rename)\b .+? (?:en|to|as) (?<name>.+)$|\b(?:appelle|call)\b .+? (?:bay|pont|lift|fauteuil|chair) ?\d+ (?<called>.+)$/iu;

const courtesy = /(?:[\s,.!]|\b(?:stp|svp|s'il te pla[iî]t|please|pls|merci|thanks))+$/iu;

/** What it shall be called; a longer sentence is no name, and is asked about. */
const readNewName = ({ source }: MemberReading) => {
  const { name, called } = renaming.exec(source.replace(courtesy, ''))?.groups ?? {};
  return asName(name ?? called ?? '');
};

function asName(said: string): string | null {
  const name = said.replaceAll(/["«»]/g, '').replace(courtesy, '').trim();
  return name === '' || name.split(/\s+/).length > 3 || /[,;:?]|\b(?:et|puis|and|then)\b/iu.test(name) ? null : name;
}

const backWords =
  /\b(?:remarche|remarchent|refonctionne|marche (?:de nouveau|a nouveau)|(?:est |sont )?(?:repare|reparee|de nouveau|a nouveau)(?: (?:en service|disponible|operationnel\w*|la))?|en service|debloque\w*|unblock|back in (?:service|action|use)|(?:is )?(?:working|fixed|repaired|available)(?: again)?|est (?:rentree?|revenue?|de retour)|is back)\b/;
const backOnly = new Set(
  `remarche marche refonctionne nouveau repare reparee service disponible operationnel operationnelle debloque debloquer unblock back working fixed repaired
  available again action use rentre rentree revenu revenue retour conges conge vacances leave holiday holidays is est now from de pont bay lift fauteuil chair
  travail work atelier workshop arret maladie formation`.split(/\s+/),
);
const isBack = (reading: MemberReading) => unreadWords(reading).every((word) => backOnly.has(word));

export const bayOpeners: readonly Opener[] = [
  {
    intent: 'list_bays',
    said: new RegExp(
      String.raw`^(?:(?:montre|affiche|liste[rz]?|donne|show|list)(?: moi| me| us)? )?(?:(?:tous |toutes |all )?(?:les|mes|nos|the|my|our) )?${either}(?: (?:et|and) (?:(?:les|mes|nos|the|our) )?${either})?(?: (?:du garage|du salon|de l atelier|in the diary))?$`,
    ),
    when: (reading) => !names('bay')(reading) && /\s/.test(reading.source.trim()),
  },
  {
    intent: 'list_bays',
    said: new RegExp(
      String.raw`\b(?:quels?|quelles?|which|what|combien d[e ]|how many)(?: sont)? ?(?:(?:les|nos|mes|the|our) )?${either}\b(?: (?:a t on|on a|avons nous|nous avons|j ai|ai je|y a t il|il y a|do we have|have we got|we have|do i have|are there|sont la|au planning))?$`,
    ),
    when: (reading) => !names('bay', 'colleague', 'when', 'contact', 'plate', 'model')(reading),
  },
  {
    intent: 'rename_bay',
    said: /\b(?:renomme\w*|rename)\b/,
    when: (reading) => isOfDiary(reading) && isOfOne(reading),
  },
  {
    intent: 'rename_bay',
    said: /\b(?:appelle|call)\b/,
    when: (reading) => isOfDiary(reading) && isOfOne(reading) && readNewName(reading) !== null,
  },
  {
    intent: 'remove_bay',
    said: /\b(?:supprime[rz]?|retire[rz]?|enleve[rz]?|vire|remove|delete|take|drop|on n a plus|on a plus|nous n avons plus|we no longer have|we don t have|n existe plus|no longer exists|on a vendu|we sold)\b/,
    when: (reading) => isOfDiary(reading) && names('bay')(reading) && isOfOne(reading) && isWhole(reading),
  },
  {
    intent: 'remove_bay',
    said: new RegExp(
      String.raw`^(?:supprime[rz]?|retire[rz]?|enleve[rz]?|remove|delete) (?:(?:un|le|a|the|ce|this) )?${bayWords}$`,
    ),
    when: (reading) => isOfDiary(reading) && !names('bay')(reading),
  },
  {
    intent: 'remove_bay',
    said: /\b(?:retire[rz]?|enleve[rz]?|supprime[rz]?|sors|remove|take)\b.*\b(?:planning|agenda|diary|schedule|technicien(?:ne)?s?|technicians?)\b/,
    when: (reading) => isOfDiary(reading) && names('colleague')(reading) && isOfOne(reading) && isWhole(reading),
  },
  {
    intent: 'remove_bay',
    said: leaves,
    when: (reading) => isOfDiary(reading) && names('colleague')(reading) && isOfOne(reading) && isWhole(reading),
  },
  {
    intent: 'end_block',
    said: backWords,
    when: (reading) =>
      isOfOne(reading) &&
      !names('contact', 'company', 'plate', 'model', 'phone', 'when')(reading) &&
      !reading.source.includes('?') &&
      isBack(reading),
  },
  {
    intent: 'add_bay',
    said: new RegExp(
      String.raw`\b(?:${either}|elevateurs?|planning|diary|schedule|coloristes?|estheticien(?:ne)?s?|barbiers?|barbers?|work ?stations?)\b`,
    ),
    when: (reading) => isOfDiary(reading) && readNewBay(reading.source) !== null,
  },
];

export const listBaysIntent = defineIntent<MemberReading>({
  ...{ name: 'list_bays', slots: {}, tool: 'list_bays', input: () => ({}) },
});

export const addBayIntent = defineIntent<MemberReading>({
  name: 'add_bay',
  slots: {
    kind: { read: readNew(({ kind }) => kind), ask: null },
    name: {
      read: readNew(({ name, kind, word }) => name ?? (kind === 'bay' ? `: ${word}` : null)),
      ask: { fr: "Comment s'appelle-t-il ?", en: 'What is the name?' },
      answer: ({ source }) => source.replaceAll(/[.!]+$/g, '').trim(),
    },
    number: { read: readNew(({ number }) => (number === null ? null : String(number))), ask: null },
    isCount: { read: readNew(({ isCount }) => (isCount ? 'yes' : null)), ask: null },
  },
  tool: 'add_bay',
  input: ({ kind = 'bay', name = '', number, isCount }) => ({
    kind,
    // A bay without a name of its own has the next number, behind the word they have for it.
    ...(name.startsWith(': ') ? { word: name.slice(2) } : { name }),
    ...(number !== undefined && { number: Number(number) }),
    ...(isCount !== undefined && { isCount: true }),
  }),
});

export const removeBayIntent = defineIntent<MemberReading>({
  ...{ name: 'remove_bay', slots: { what: which }, tool: 'remove_bay', input: ({ what }) => ({ what }) },
});

export const renameBayIntent = defineIntent<MemberReading>({
  name: 'rename_bay',
  slots: {
    what: which,
    name: {
      read: readNewName,
      ask: { fr: 'Quel nom lui donner ?', en: 'What shall it be called?' },
      answer: ({ source }) => asName(source),
    },
  },
  tool: 'rename_bay',
  input: ({ what, name }) => ({ what, name }),
});

export const endBlockIntent = defineIntent<MemberReading>({
  ...{ name: 'end_block', slots: { what: which }, tool: 'end_block', input: ({ what }) => ({ what }) },
});
