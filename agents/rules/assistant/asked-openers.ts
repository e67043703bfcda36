import { fold } from '#language/normalise.ts';
import { names, type Opener } from './opening.ts';

const ofPapers =
  /\b(?:paid|paye\w*|devis|quotes?|factures?|invoices?|owes?|doit|doivent|reste|remise|discount|affaires?|deals?|stock|left|commande|order)\b/;

/** What one asks a colleague for and nobody keeps in a record: "c koi le code du portail déjà", "what's the alarm code again". */
const ofHouse =
  '(?:(?:[a-z]+ )?(?:codes?|digicode|mot de passe|mdp|password|passcode|pin)(?: (?:du|de|d|de la|de l|des|of|for|to|pour|the|le|la|l))* (?:portail|portillon|porte|alarme|coffre|cadenas|boite a cles?|wifi|wi fi|garage|atelier|local|parking|imprimante|ordi|ordinateur|caisse|gate|door|alarm|safe|padlock|key ?box|wifi|office|workshop|printer|computer|till|fournisseur|supplier)|(?:gate|door|alarm|safe|wifi|wi fi|padlock|key ?box|car park|printer|till|computer) (?:code|password|pin)|wifi|wi fi|digicode|(?:la )?consigne (?:pour|des|du)|(?:the )?(?:rule|policy) (?:on|for|about))';
const article = '(?:le|la|les|l|notre|nos|the|our|that|un|une|a)';
const lead = '(?:euh|dis|dites|tiens|au fait|hey|hi|salut|bonjour|ok|et|and|so|sorry|pardon|stp|please)';
const asksWhat =
  '(?:c est quoi|c est koi|cest quoi|cest koi|c koi|c quoi|c kwa|kel est|quel est|quelle est|quels sont|qui (?:a|connait|sait)|tu (?:as|connais|sais|te souviens (?:de|du)|te rappelles(?: de| du)?)|t as|rappelle moi|redis moi|redonne moi|donne moi|file moi|what s|whats|what is|what was|wots|remind me(?: of)?|give me|tell me|do you (?:know|remember|have)|who (?:knows|has)|anyone (?:know|got)|anybody (?:know|got)|i forgot|j ai oublie|je ne sais plus)';

/** Questions that the business itself answers: its prices, its hours, one's own day. */
export const askedOpeners: readonly Opener[] = [
  {
    intent: 'service_price',
    said: /\b(?:combien|prix|tarif|cost|costs|how much|price|charge|c est a combien)\b/,
    when: (reading) =>
      reading.serviceWords !== '' &&
      !names('contact', 'company', 'stranger', 'plate', 'phone')(reading) &&
      !ofPapers.test(fold(reading.text)) &&
      !/\b(?:passe|mets|change|set|augmente|baisse|raise)\b/.test(fold(reading.text)),
  },
  {
    intent: 'ask_knowledge',
    said: /^(?:(?:euh|dis|tiens|au fait) )*(?:(?:il|elle|c) est ou|ou est|where is|est ce qu on (?:prend|accepte|a|fait)|on (?:prend|accepte)|do we (?:take|accept|have)|c est quoi (?:le|notre|la) (?:code|regle|politique|consigne)|what s (?:the|our) (?:policy|rule|code))\b.*\b(?:parking|park|se garer|wifi|cheques?|carte|cards?|amex|especes|cash|garantie|guarantee|cles?|keys?|boite|toilettes?|toilets?|chiens?|dogs?|animaux|pets?|code|regle|politique|policy|rule|consigne)\b/,
    when: (reading) =>
      !names('contact', 'company', 'stranger', 'plate', 'phone', 'colleague', 'when')(reading) &&
      !ofPapers.test(fold(reading.text).replaceAll(/\b(?:cheques?|carte)\b/g, '')),
  },
  {
    intent: 'ask_knowledge',
    said: new RegExp(
      String.raw`^(?:${lead} )*(?:${asksWhat} (?:${article} )*${ofHouse}|(?:${article} )*${ofHouse}\b.* (?:c est (?:quoi|koi|combien|ou)|c koi|c quoi|cest quoi|is what|deja|again)$|(?:${article} )*${ofHouse}(?: (?:du|de la|de l|of the|for the|pour le|pour la) [a-z]+)?$)`,
    ),
    when: (reading) =>
      !names('contact', 'company', 'stranger', 'plate', 'phone', 'colleague', 'when')(reading) &&
      !/\b(?:acces|access|confirmation|a usage unique|one time|qr|donne un|give a)\b/.test(fold(reading.text)),
  },
  {
    intent: 'find_vehicle',
    said: /^(?:(?:et|and|so|hey|hi|salut|bonjour|ok|dis|alors) )*(?:how s|hows|how is|how are|how s it going with|how is it going with|any news (?:on|of|about)|what s (?:up|going on|happening) with|(?:comment|coment) (?:va|se porte|avance)|(?:ca|elle|il) (?:en est ou|avance)(?: avec)?|(?:des |quelles? )?(?:news|nouvelles) (?:de|du|sur))\b/,
    when: (reading) =>
      names('plate', 'model')(reading) &&
      !names('when', 'colleague', 'phone')(reading) &&
      !ofPapers.test(fold(reading.text)) &&
      !/\b(?:tache|task|rappelle|remind|note|message|ecris|tell|ask)\b/.test(fold(reading.text)),
  },
  {
    intent: 'opening_hours',
    said: /\b(?:(?:a quelle heure|jusqu a quelle heure|what time|when) (?:est ce qu )?(?:on |do we |are we |we )?(?:ferme|ouvre|open|close|fermons|ouvrons)\w*|(?:on|we) (?:ferme|ouvre|fermons|ouvrons|close|open) (?:a quelle|jusqu a|at what|when|what)|(?:est ce qu )?on est (?:ouverts?|fermes?)|are we (?:open|closed|shut)|(?:nos|les|our|the) (?:horaires|opening hours|opening times|hours))\b/,
    when: (reading) => !/\b(?:change|passe|mets|modifie|set|update|nouveaux)\b/.test(fold(reading.text)),
  },
  {
    intent: 'stock',
    said: /\b(?:short|juste|limite|a court|en manque|low on|running out|bientot vide)\b/,
    when: (reading) =>
      reading.text.includes('?') && !names('contact', 'company', 'plate', 'when', 'colleague')(reading),
  },
  {
    intent: 'stock',
    said: /\b(?:trucs?|choses?|pieces?|parts?|stuff|anything|things?|quoi|what|we)\b.*\b(?:low on|a (?:re)?commander|(?:need|needs|to) (?:re)?order\w*|qui manquent?|manque|running low|short of|en rupture)\b/,
    when: (reading) => !names('contact', 'company', 'plate', 'when')(reading),
  },
  {
    intent: 'list_tasks',
    said: /\b(?:j ai quoi a faire|qu est ce que j ai a faire|(?:mes|les) (?:taches|trucs) a faire|(?:what have i got|what do i have|anything) to do|(?:what s|whats|what is) on my list)\b/,
    when: (reading) => !names('contact', 'plate', 'model')(reading),
  },
  {
    intent: 'pipeline',
    said: /\b(?:ou (?:on )?en est(?: on)? avec|on en est ou avec|where (?:are we|do we stand) (?:with|on))\b/,
    when: (reading) =>
      !names('contact', 'plate', 'model', 'colleague', 'when')(reading) &&
      !/\b(?:devis|quotes?|factures?|invoices?|taches?|tasks?|commandes?|orders?|stock|planning)\b/.test(
        fold(reading.text),
      ),
  },
  {
    intent: 'show_planning',
    said: /\b(?:what (?:have|do) i (?:got|have)|what ve i got|whats? on for me|what s my day|j ai quoi|qu est ce que j ai|c est quoi mon planning)\b/,
    when: (reading) =>
      !names('contact', 'plate')(reading) &&
      !/\b(?:tasks?|taches?|list|liste|to do|todo|a faire|stock|left)\b/.test(fold(reading.text)),
  },
];
