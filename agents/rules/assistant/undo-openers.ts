import { fold } from '#language/normalise.ts';
import { names, type Opener } from './opening.ts';

export const undoOpeners: readonly Opener[] = [
  {
    intent: 'undo',
    said: /^(?:annule|annuler|annulez|undo|ctrl z|defais|reviens en arriere|retour arriere)(?: (?:ca|cela|that|it|le|la|moi ca|tout|stp|svp|please|la derniere action|ce que (?:tu|je) viens? de faire|my last one|the last one))*$/,
  },
  {
    intent: 'undo',
    said: /^(?:(?:nan|non|no|ah|oh|euh|oups|oops|mince|zut|merde|flute|damn|whoops|sorry|pardon|desolee?|wait|attends|en fait|finalement|actually|bon) )*(?:annule|annulez|undo|oublie|scratch that|forget (?:it|that)|cancel that|take that back)(?: (?:ca|cela|that|it|le|la))?(?: (?:c est|cest|c etait|je|j ai|il|elle|on|it s|it was|i|he|she|we|wrong|the wrong|en fait|finalement|remets?|erreur|mistake)\b.*)?$/,
    when: (reading) =>
      !names('contact', 'company', 'stranger', 'when', 'plate')(reading) && reading.services.length === 0,
  },
  {
    // The reason may come first: "mauvais fichier, annule".
    intent: 'undo',
    said: /^(?:(?:nan|non|no|ah|oh|euh|oups|oops|mince|zut|merde|damn|whoops|sorry|pardon|desolee?|wait|attends) )*(?:c (?:est|etait)|cetait|cest|that s|thats|that was|it was|wrong|mauvaise?|pas l[ea] bonne?|not the right|erreur|mistake|my mistake|my bad|je me suis trompee?)\b(?: [a-z]+){0,5} (?:annule|annulez|undo|defais|cancel that|take that back|scratch that)(?: (?:ca|cela|that|it|le|la|stp|svp|please|pls))*$/,
    when: (reading) =>
      !names('contact', 'company', 'stranger', 'when', 'plate')(reading) &&
      reading.services.length === 0 &&
      !/\b(?:pas|not|rien|never|don t)\b(?! (?:l[ea] bonne?|the right))/.test(fold(reading.text)),
  },
];
