import { fold, unaccent } from './normalise.ts';

/** What calls an appointment off, or says that nobody will come. */
const words =
  /\b(?:annul\w*|cancel\w*|supprim\w*|decommand\w*|enlev\w*|retir\w*|remov\w*|delet\w*|desist\w*|renonc\w*|laisse\w* tomber|oublie\w*|scrap|forget|call (?:it )?off|(?:plus|pas) besoin|no longer need\w*|don t need|(?:ne )?(?:vien|pourr|peu|pass)\w* (?:pas|plus)|(?:can t|cannot|won t|not going to|unable to) (?:make|come|be|do)|not coming|ne plus venir|pas venir|pas possible)\b/;

/** Whether a message has words for calling something off; without them an ear that hears a cancellation hears wrong. */
export function saysCallOff(text: string): boolean {
  return words.test(fold(text));
}

/** Whether the very word is said: "annuler", "cancel". */
export function saysCancel(text: string): boolean {
  return /\b(?:annul\w*|cancel\w*)\b/.test(unaccent(text));
}
