import { fold } from './normalise.ts';

/** What binds an answer, takes it back, speaks of another time or asks for something else: it is for somebody to read. */
const bound =
  /\b(?:mais|but|si|if|sauf|except|unless|seulement|only|uniquement|condition|provided|sans (?!suite)|without|quand|when|combien|how|pourquoi|why|est ce|can(?! t\b)|could|would|peut|peux|pouvez|pourr\w*|aussi|also|et|and|plutot|instead|rather|attend\w*|wait\w*|moins|cheaper|remise|discount|rabais|reduction|geste|autre|another|different|change\w*|modif\w*|encore|yet|still|later|plus tard|reflechi\w*|think\w*|demand\w*|ask\w*|tell|dites|annul\w*|cancel\w*|rdv|rendez|appointment|hesit\w*|maybe|perhaps|never|jamais|deja|already|hier|yesterday|(?:pas|not) (?:ok|okay|d accord|agree\w*|happy|sure|fine))\b/;
const courtesies =
  /\b(?:(?:je suis )?(?:desolee?|navree?)|sorry|i m afraid|malheureusement|unfortunately)(?: (?:mais|but))?\b|\b(?:et |and )?(?:merci|thanks|thank you)\b(?: (?:encore|anyway|quand meme|beaucoup|for it|again))?/g;
const refuses =
  /\b(?:refus\w*|declin\w*|reject\w*|turn(?:ing)? (?:\w+ ){0,3}down|(?:pas|sans) suite|pass(?:ing)? on|i ll pass|we ll pass|not (?:going ahead|interested|going for it|proceed\w*)|pas interess\w*|laisse\w* tomber|renonce\w*|abandonne\w*|(?:accepte|veux|veut|prends|prend|ferai|fera|ferons) pas|(?:don t|do not|won t|will not) (?:want|accept|be (?:going ahead|taking|accepting)|go ahead|take)|can t (?:accept|go ahead)|it s a no|c est non)\b/;
const saysNo = /^(?:(?:alors|bonjour|hello|hi|well|oh|ah|euh) )*(?:non|no|nope|nan)\b/;
const accepts =
  /\b(?:accept\w*|oui|yes|yep|yeah|ok|okay|d accord|valid\w*|go(?:ing)? ahead|agree\w*|approv\w*|accord|allez y|vas y|feu vert|green light|on y va|let s (?:do it|go)|happy with|fine (?:by|with|for) me|ca me (?:va|convient)|je (?:le |la )?(?:prends|signe)|lance[rz]|c est bon|good to go|je suis partante?|count me in)\b/;

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
  return accepts.test(said) ? 'yes' : null;
}
