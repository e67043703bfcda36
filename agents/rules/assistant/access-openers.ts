import { fold } from '#language/normalise.ts';
import type { Opener } from './opening.ts';
import { names, verb } from './opening.ts';
import type { MemberReading } from './reading.ts';

/** Codes that a workshop and a shop have too. */
const otherCodes =
  /\bcodes? (?:de |d |du |des |la |the )*(?:radio|autoradio|postal|promo\w*|erreurs?|defauts?|error|fault|peinture|couleur|paint|colou?r|barres?|wifi|portail|porte|alarme|alarm|cle|key|moteur|engine|cadeau|gift|p\d+)\b|\bpromo code\b|\b(?:radio|fault|error|paint|gift|postal|wifi|door|gate|alarm) codes?\b/;
const ofAccess =
  /\b(?:liaison|lier|relier|link|acces|access|connexion|connecter|login|telephone|tel|portable|phone|slack|telegram|whatsapp)\b/;

const aCode = (reading: MemberReading): boolean => {
  const said = fold(reading.text);
  // "Le code de la Clio de Mme Martin" is a customer's.
  return (
    !otherCodes.test(said) &&
    !names('plate', 'model', 'company')(reading) &&
    (ofAccess.test(said) || !names('contact')(reading))
  );
};

/** Who may write as a colleague, in so many words. */
export const accessOpeners: readonly Opener[] = [
  {
    intent: 'invite_member',
    said: verb(String.raw`invite[rz]?(?! .*\b(?:a (?:passer|venir|prendre)|to (?:come|book|a))\b)`),
    when: (reading) => names('phone')(reading) && !reading.source.includes('?'),
  },
  {
    intent: 'invite_member',
    said: verb(
      String.raw`(?:ajoute[rz]?|rajoute|add|bring) .*\b(?:a l equipe|dans l equipe|to the team|on the team)\b.*`,
    ),
    when: (reading) => names('phone')(reading) && !reading.source.includes('?'),
  },
  {
    intent: 'revoke_code',
    said: verb(
      String.raw`(?:annule[rz]?|revoque[rz]?|supprime[rz]?|retire[rz]?|invalide[rz]?|cancel|revoke|kill|drop|delete|withdraw) (?:moi )?(?:le |la |l |son |ce |the |that |his |her |their )?(?:link |access )?codes?|(?:annule|cancel|revoke) (?:[a-z]+ )?s? ?(?:link )?code`,
    ),
    when: aCode,
  },
  {
    intent: 'give_code',
    said: verb(
      String.raw`(?:donne[rz]?|envoie|envoyer|cree|creer|genere[rz]?|fais|faire|prepare|redonne|refais|renvoie|give|send|create|make|generate|get|issue|(?:il )?(?:me |nous |lui )?faut|i need|je veux|je voudrais)(?: [a-z]+){0,4} (?:link |access |new |nouveau |autre )*code|(?:un |le |a |another |nouveau |new )?(?:link |access )?code (?:pour|pr|for|a|d acces|de liaison)`,
    ),
    when: (reading) => aCode(reading) && (ofAccess.test(fold(reading.text)) || names('colleague', 'stranger')(reading)),
  },
  {
    intent: 'give_code',
    said: /\b(?:filer|donner|avoir|get|have|send|give|envoyer|faut|need|besoin)\b.*\b(?:link code|code de liaison|code (?:pour|pr|to|for) (?:(?:me|le|la|my|the) )?(?:re)?(?:lier|link|connecter|connect))\b/,
    when: aCode,
  },
  {
    intent: 'unlink',
    said: verb(String.raw`delie[rz]?|deconnecte[rz]?|detache[rz]?|dissocie[rz]?|unlink|disconnect`),
    when: (reading) => !names('plate', 'model')(reading),
  },
  {
    intent: 'unlink',
    said: verb(
      String.raw`(?:retire[rz]?|enleve[rz]?|coupe[rz]?|supprime[rz]?|suppr|revoque[rz]?|bloque[rz]?|vire|remove|revoke|cut|block|kill|disable|take away)(?: [a-z]+){0,5} (?:acces|access|login)`,
    ),
    when: (reading) => names('colleague')(reading) || /\b(?:mon|my) (?:acces|access|login)\b/.test(fold(reading.text)),
  },
];
