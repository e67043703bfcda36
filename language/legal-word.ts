import { fold } from './normalise.ts';
import { readsOptOut } from './opt-out.ts';

export type LegalWord = 'stop' | 'start' | 'help' | 'my_data' | 'erase_me';

/**
 * Whole messages only: "stop, Zé ne vient pas" is about Zé. ANNULER is no opt-out, for in a conversation about appointments
 * it cancels one; nor are OUI and YES an opt-in.
 */
const words: Record<LegalWord, readonly string[]> = {
  stop: [
    'stop',
    'stopall',
    'stop all',
    'stop sms',
    'arret',
    'arreter',
    'arrete',
    'arretez',
    'desabonner',
    'desabonnement',
    'me desabonner',
    'desabonnez moi',
    'desinscription',
    'desinscrire',
    'me desinscrire',
    'desinscrivez moi',
    'unsubscribe',
    'optout',
    'opt out',
  ],
  start: ['start', 'unstop', 'reprendre'],
  help: ['help', 'aide', 'info'],
  my_data: ['mes donnees', 'mes donnees personnelles', 'my data', 'my personal data'],
  erase_me: [
    'supprimer mes donnees',
    'supprimez mes donnees',
    'supprime mes donnees',
    'effacer mes donnees',
    'effacez mes donnees',
    'efface mes donnees',
    'delete my data',
    'erase my data',
  ],
};
/** On SMS the carrier's side blocks on these too (Twilio's default keywords), so that an answer could not be delivered. */
const carrierStops = ['cancel', 'end', 'quit', 'revoke'];

const wordOf = new Map(
  Object.entries(words).flatMap(([word, spellings]) => spellings.map((spelling) => [spelling, word])),
);

/**
 * What the law lets a person say with one word on any channel: opt out, opt in again, ask for help, see or erase their data.
 * Null unless the word is the whole message, whatever its case, accents and punctuation; an opt-out may be a sentence too, or a
 * clause of a message.
 */
export function readLegalWord(text: string, channel: string): LegalWord | null {
  // A longer text says more than a word, and need not be folded.
  const said = text.length > 120 ? '' : fold(text.normalize('NFKC'));
  if (channel === 'sms' && carrierStops.includes(said)) return 'stop';
  // The map was made from the keys of words.
  const word = wordOf.get(said) as LegalWord | undefined;
  return word ?? (readsOptOut(text) ? 'stop' : null);
}
