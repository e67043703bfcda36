import { unaccent } from '#language/normalise.ts';

/** Something the team must know, and whether the message says nothing else. */
export interface NoteSaid {
  intent: 'note' | 'allergy' | 'urgent';
  words: string;
  isWhole: boolean;
  /** The person says that it is to be noted: no wish, whatever else the words could mean. */
  isExplicit: boolean;
}

const explicit =
  /\b(?:notez|noter|note (?:que|that|on|down)|put a note|make a note|fyi|pour info|just so you know|prevenez|dites[- ](?:lui|leur|aux?|a)|please (?:tell|warn|note)(?! (?:me|us)\b)|let (?:him|her|them) know|count on me at|comptez sur moi|(?:petite )?precision|pour la personne qui|pour celle qui|pour celui qui|for whoever|whoever does)\b/;
const allergy =
  /\b(?:allergi\w*|intoleran\w*|enceinte|pregnant|asthm\w*|cuir chevelu .*sensible|scalp\b.*\bsensitive|sensitive scalp)\b/;
const wanted =
  /\b(?:not(?:ez|e|er) (?:que|bien|le|svp)|(?:merci de|pensez a|n'oubliez pas de?|vous pouvez|vous pourriez|vous pourrez|pouvez[- ]vous|pourriez[- ]vous|pourrez[- ]vous|il faudrait|faudrait) (?:aussi |egalement )?(?:y )?(?:regarder|verifier|controler|jeter un oeil|prevoir|prevenir|dire|noter|me garder|laisser|faire attention|en profiter)|dites[- ](?:lui|leur|aux?|a)|prevenez|pour info|a savoir|fyi|just so you know|please (?:(?:tell|warn|let)(?! (?:me|us)\b)|note|don't|do not|make sure|mind|leave|use|look|check|ask|have the|keep|get the|prepare)|let (?:him|her|them) know|(?:can|could) (?:you|someone|somebody|they) (?:also |please )*(?:look at|check|have a look|make sure|warn|(?:tell|let) (?:him|her|them|the))|as well .*\b(?:check|look))\b/;
const several =
  /\b(?:pour|for) (?:2|deux|3|trois|two|three|both|nos deux|les deux) (?:voitures?|vehicules?|autos?|cars?|vehicles?)\b/;
const keys =
  /\b(?:cles?|clefs?|keys?)\b.*\b(?:boite|letterbox|mailbox|boite aux lettres|accueil|depos\w*|laiss\w*|leave|leaving|drop\w*|through)\b|\b(?:laiss\w*|depos\w*|leave|drop) (?:la|les|the|my) (?:cles?|clefs?|keys?)\b/;
const clauseEnds =
  /[.!;\n]+(?:\s+|$)|,\s+(?=(?:et|and|merci|please|pensez|notez)\b)|\s+(?=(?:et|and) (?:merci de|please|notez|pensez))/i;

/** While it is with us anyway: no visit of its own. */
const meanwhile =
  /\b(?:en meme temps|tant que (?:vous y etes|vous l'avez|la voiture est (?:la|chez vous))|tant qu'(?:il|elle|on) (?:y est|est (?:la|chez vous|sur le pont))|pendant (?:la|ma|le|mon) (?:revision|vidange|rdv|rendez)|pendant qu'elle est (?:la|chez vous|sur le pont)|par la meme occasion|profite[rz]?[- ]en|at the same time|while (?:(?:you|he|she|they|we)(?:'re|'s| are| is) at it|(?:it|she|he|the car)(?:'s| is) (?:there|in|with you|on the (?:ramp|lift))|you(?:'ve got| have) (?:it|her)))\b/;
/** What is asked for of an appointment that stands, and not of another: "no need for a separate one". */
const noOther =
  /\b(?:no need (?:for|to book|to make) (?:a |an )?(?:separate|second|other|another|extra)|(?:not|without) (?:a )?(?:separate|another|second) (?:appointment|booking|visit)|pas besoin d'un (?:autre|deuxieme|second) (?:rdv|rendez)|sans (?:prendre |faire )?(?:un )?autre (?:rdv|rendez))/;
/** Told of a day before anything else, as to a list of what to do on it: "pour jeudi, pensez à …". */
const forDay =
  /^(?:(?:bonjour|bonsoir|hello|hi|hey|re|coucou|svp|please)[ ,!.]*)*(?:pour|concernant|for|about|regarding|on) (?:(?:le|la|mon|ma|my|the|rdv|rendez-vous|appointment|service|revision|de|du|of|on) )*(?<day>[^\s,.:;]+)/;
const toDo =
  /\b(?:pense[zr]?|n'oubliez pas|oubliez pas|regarde[zr]|verifie[zr]|controle[zr]|remember|don't forget|please (?:check|look|have)|(?:can|could) (?:the |your )?(?:mechanic|technician|guys?|team|he|she|they))\b/;

/**
 * The day of which a message tells the team what to do on it: "pour jeudi, pensez à regarder le pneu", "for Thursday: could the mechanic
 * have a listen?" Null for a wish.
 */
export function dayToNote(text: string): string | null {
  const said = unaccent(text);
  return toDo.test(said) ? (forDay.exec(said)?.groups?.['day'] ?? null) : null;
}

/** A note for the team in a message; null when it holds none. */
export function noteIn(text: string): NoteSaid | null {
  const clauses = text.split(clauseEnds).filter((clause) => clause.trim() !== '');
  const noted = clauses.filter((clause) => isNote(unaccent(clause)));
  if (noOther.test(unaccent(text))) return { isExplicit: true, intent: 'note', words: text, isWhole: true };
  if (noted.length === 0) return null;
  const words = noted.join('. ').trim();
  const isWhole = noted.length >= clauses.length - (clauses.length > 2 ? 1 : 0);
  const isMeanwhile = meanwhile.test(unaccent(text));
  if (isMeanwhile) return { isExplicit: true, intent: 'note', words: text, isWhole: true };
  const isExplicit = noted.some((clause) => explicit.test(unaccent(clause)) || allergy.test(unaccent(clause)));
  return {
    isExplicit,
    intent: allergy.test(unaccent(words)) ? 'allergy' : 'note',
    words: isWhole ? text : words,
    isWhole,
  };
}

function isNote(clause: string): boolean {
  return (
    explicit.test(clause) || allergy.test(clause) || several.test(clause) || wanted.test(clause) || keys.test(clause)
  );
}
