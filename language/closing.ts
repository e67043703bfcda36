import { isOnlyCourtesy } from './courtesies.ts';
import { fold } from './normalise.ts';
import { readManneredYesNo } from './yes-no.ts';

/** What puts an offer off: it may come back to it. */
const deferrals =
  /\b(?:(?:je|j|on|nous) (?:(?:vais|va|allons|dois|prefere|veux) )?(?:y |en |encore |d abord )*(?:reflechi(?:r|s|t|ssons)?|repenser|penser)(?: encore| un peu| d abord)?|(?:laissez|laisse) moi (?:y )?(?:reflechir|le temps)|(?:je|on) (?:vous |te )?(?:redis?|redit|tiens au courant|tient au courant|rappelle(?:rai|ra)?|recontacte(?:rai|ra)?|reviens? vers vous|revient vers vous|ferai signe|dirai|dira|redirai)(?: ca)?(?: plus tard| vite| rapidement| bientot| demain)?|on se tient au courant|(?:i ll|we ll|let s) leave it(?: (?:there|so|then|for now|for today|at that))?|on (?:verra|en reparle)(?: plus tard| ca)?|je verrai(?: plus tard| ca)?|a voir|i (?:ll|will|need to|want to|d like to|have to|m going to|am going to|ve got to)? ?(?:have a )?(?:think(?: about it| it over| on it)?|sleep on it|mull it over)|let me (?:think(?: about it| it over)?|sleep on it)|i (?:ll|will) (?:let you know|get back to you|be in touch|come back to you|ring you|call you|call back|ring back|text you|see)(?: later| tomorrow| soon| then)?|we ll see|maybe (?:later|another time)|(?:une )?(?:prochaine|autre) fois(?: peut etre)?|another time|plus tard(?: peut etre)?|some other time)\b/g;
/** What ends a talk. */
const goodbyes =
  /\b(?:(?:ca|ce) sera tout|c est tout(?: ce qu il me fallait| ce que je voulais| bon)?|rien d autre|on en reste la|restons en la|(?:that s|that is|that ll be|that will be|thats) (?:all|it|everything)(?: i need(?:ed)?| i wanted| from me)?|nothing else|all done|au revoir|a bientot|a plus|bye(?: bye)?|goodbye|see (?:you|ya)(?: then| there| soon| later)?|bonne (?:journee|soiree|nuit|continuation|fin de journee|apres midi)|bon (?:week ?end|we)|have a (?:good|nice|lovely|great) (?:day|evening|one|weekend)|take care|speak soon|a (?:jeudi|vendredi|samedi|dimanche|lundi|mardi|mercredi|demain)(?: alors)?|ca (?:ira|suffira)(?: comme ca)?)\b/g;
const around =
  /\b(?:pas (?:maintenant|tout de suite|aujourd hui|cette fois)|not (?:now|today|right now|this time)|pour (?:aujourd hui|l instant|le moment|moi|now|today)|for (?:now|today|the moment|me)|ok|okay|oui|ouais|d accord|non|no|nope|nah|bon|bah|ben|alors|donc|et|and|so|well|right|then|just|oh|ah|hmm|tres bien|very good|great|super|parfait|perfect|lovely|cool|entendu|actually|finalement|tout|all|vous|to you|a vous|aussi|too|tant pis|never mind|nevermind|dommage|quand meme|anyway|laissez tomber|laisse tomber|forget it|that s (?:grand|fine|ok|okay|great|good)|c est (?:bon|gentil|parfait|bien))\b/g;
const longestMessage = 160;

/**
 * Whether a message takes leave, and lets an offer go or puts it off: "non merci je vais réfléchir", "that's all for today", "merci, bonne
 * journée". A yes with good wishes is a yes, and what asks is no leave.
 */
export function readClosing(text: string): boolean {
  if (text.length > longestMessage || text.includes('?')) return false;
  const said = fold(text);
  const open = said.replace(deferrals, ' ');
  const isDeferred = open !== said;
  const isLeave = isDeferred || new RegExp(goodbyes.source).test(said);
  if (!isLeave || (!isDeferred && readManneredYesNo(text) === 'yes')) return false;
  const left = open.replace(goodbyes, ' ').replace(around, ' ').replace(/ +/g, ' ').trim();
  return isOnlyCourtesy(left);
}
