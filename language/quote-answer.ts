import { fold } from './normalise.ts';

/** What binds an answer, takes it back, speaks of another time or asks for something else: it is for somebody to read. */
const bound =
  /\b(?:mais|but|si|if|sauf|except|unless|seulement|only|uniquement|condition|provided|(?:as|so) long as|tant que|du moment|pourvu|assuming|using|utilis\w*|sans (?!suite)|without|avant|before|apres|after|by|d ici|until|(?:lun|mar|mercre|jeu|vendre|same)di|(?:mon|tues|wednes|thurs|fri|satur|sun)day|demain|tomorrow|today|semaine|week|\d{1,2} ?(?:h|[ap]m)|d origine|original|genuine|occasion|second hand|plusieurs fois|instal?ments|quand|when|combien|how|pourquoi|why|est ce|can(?! t\b)|could|would|peut|peux|pouvez|pourr\w*|aussi|also|et|and|plutot|instead|rather|attend\w*|wait\w*|moins|cheaper|remise|discount|rabais|reduction|geste|autre|another|different|change\w*|modif\w*|encore|yet|still|later|plus tard|reflechi\w*|think\w*|demand\w*|ask\w*|tell|dites|annul\w*|cancel\w*|rdv|rendez|appointment|hesit\w*|maybe|perhaps|never|jamais|deja|already|hier|yesterday|(?:pas|not) (?:ok|okay|d accord|agree\w*|happy|sure|fine))\b/;
const courtesies =
  /\b(?:(?:je suis )?(?:desolee?|navree?)|sorry|i m afraid|malheureusement|unfortunately)(?: (?:mais|but))?\b|\b(?:et |and )?(?:merci|thanks|thank you)\b(?: (?:encore|anyway|quand meme|beaucoup|for it|again))?/g;
const refuses =
  /\b(?:refus\w*|declin\w*|reject\w*|turn(?:ing)? (?:\w+ ){0,3}down|(?:pas|sans) suite|pass(?:ing)? on|i ll pass|we ll pass|not (?:going ahead|interested|going for it|proceed\w*)|pas interess\w*|laisse\w* tomber|renonce\w*|abandonne\w*|(?:accepte|veux|veut|prends|prend|ferai|fera|ferons) pas|(?:don t|do not|won t|will not) (?:want|accept|be (?:going ahead|taking|accepting)|go ahead|take)|can t (?:accept|go ahead)|it s a no|c est non)\b/;
const saysNo = /^(?:(?:alors|bonjour|hello|hi|well|oh|ah|euh) )*(?:non|no|nope|nan)\b/;
const accepts =
  /\b(?:accept\w*|oui|yes|yep|yeah|ok|okay|d accord|valid\w*|go(?:ing)? ahead|agree\w*|approv\w*|accord|allez y|vas y|feu vert|green light|on y va|let s (?:do it|go)|happy with|fine (?:by|with|for) me|ca me (?:va|convient)|je (?:le |la )?(?:prends|signe)|lance[rz]|c est bon|good to go|je suis partante?|count me in)\b/;

/** What people say around a yes to a quote that adds nothing to it. */
const around = new Set(
  `je j i we on nous it s this that c est ce cet cette ca le la les l de du des d the a an my mon ma mes votre vos your you vous me moi us from got
  have ve recu ai bien read lu vu seen saw devis quote estimate proposition price prix montant total euros eur ttc incl vat numero number dev bonjour
  bonsoir hello hi hey merci thanks thank please svp stp il plait all tout tres very so alors then well bon great good perfect parfait super for pour with
  avec about concernant re regarding of to will ll d would voudrais veux want like happy fine is be am are suis tout a fait sure absolutely absolument
  well oh ah you re we re do it done faire fais faites le la go go`.split(/\s+/),
);
/** What the quote is for may be named: "the rear brake pads". */
const mostNamed = 3;

/** How many of its words are neither the yes nor around it. */
function unreadIn(said: string): number {
  const rest = said.replaceAll(new RegExp(accepts.source, 'g'), ' ').split(' ');
  return rest.filter((word) => word !== '' && !around.has(word) && !/^\d+$/.test(word)).length;
}

/** Whether a message is a yes to the quote that was just put, and says nothing else. */
export function isPlainQuoteYes(text: string): boolean {
  return readQuoteAnswer(text) === 'yes' && unreadIn(fold(text)) === 0;
}

/**
 * The answer to a quote in free words: "it's a yes from me", "je ne donne pas suite, trop cher". Null for what binds it to anything, asks
 * or speaks of more than the quote, and for what says both.
 */
export function readQuoteAnswer(text: string): 'yes' | 'no' | null {
  if (text.includes('?')) return null;
  const said = fold(text).replaceAll(courtesies, ' ').replaceAll(/\s+/g, ' ').trim();
  if (bound.test(said)) return null;
  if (refuses.test(said)) return 'no';
  if (saysNo.test(said)) return accepts.test(said) ? null : 'no';
  return accepts.test(said) && unreadIn(said) <= mostNamed ? 'yes' : null;
}
