import { fold } from './normalise.ts';

/** What surrounds a wish and is none. */
const courtesiesPattern =
  /\b(?:bonjour|bonsoir|salut|hello|hi|hey|madame|monsieur|svp|stp|s il (?:vous|te) plait|(?:et )?merci(?: (?:d avance|beaucoup|bien))?|bonne (?:journee|soiree)|cordialement|please|pls|plz|(?:and )?(?:thanks|thank you)(?: very much)?|have a (?:good|nice) (?:day|one)|desormais|maintenant|now|immediately|immediatement|tout de suite)\b/g;

/** What joins a clause to the one before. */
const linkPattern =
  /^(?:(?:et|and|puis|then|also|aussi|donc|so|ok|okay|oui|yes|non|no|par contre|au fait|btw|by the way|sinon|mais|but|bon|alors|ah|oh) )+/;
/** After these, what was asked for is another way of writing, another number or another time, and no end of it. */
const limit =
  /^(?:(?:et|and|mais|but|plutot|rather|instead|just|only|juste|uniquement|seulement|svp|please) )*(?:sauf|except|unless|apart from|a part|hormis|call|ring|phone|email|text|write|whatsapp|send|use|put|add|try|contact|appel\w*|rappel\w*|telephon\w*|ecri\w*|envoy\w*|mett\w*|utilis\w*|prenez|ajout\w*|remplac\w*|replace|contactez|passez|plutot|instead|only|seulement|uniquement|avant|apres|before|after|until|jusqu|le nouveau|mon nouveau|the new|my new|it s now|c est maintenant|c est le|(?:dites|tell) (?:lui|leur|him|her|them)|en (?:francais|anglais)|in (?:french|english))\b/;
/** "But keep my appointment" takes nothing back. */
const keeps = /\b(?:keep|gard\w+|conserv\w+|maintien\w*|maintenez|still)\b/;
/** "Ras le bol de vos pubs, STOP": the word alone is about what was complained of. */
const adverts =
  /\b(?:pubs?|publicites?|promos?|promotions?|spams?|offres?|offers?|adverts?|ads|marketing|newsletters?)\b/;
const weary = /\b(?:marre|ras le bol|saoul\w*|soul\w*|gonfl\w*|gav\w*|fed up|sick of|tired of|enough of)\b/;
/** Typed without a stop: "stop texting me I get one every week". */
const aside = / (?=(?:i (?:get|don t|never|m|have|ve|already)|ca (?:me|fait)|c est|j (?:en|ai|habite)) )/;
/** What follows was said by or to somebody else. */
const reported = /(?:dit|repondu|ecrit|said|says|told \w+|tell him|tell her|dites lui|demande)$/;
/** As it is typed on a phone by somebody who has enough. */
const slips = new Map(
  Object.entries({
    ...{
      txtin: 'texting',
      txting: 'texting',
      textin: 'texting',
      txt: 'text',
      txts: 'texts',
      txtos: 'textos',
      ye: 'you',
      u: 'you',
    },
    ...{
      mesage: 'message',
      mesages: 'messages',
      plu: 'plus',
      veu: 'veux',
      jveux: 'je veux',
      jveu: 'je veux',
      ur: 'your',
    },
    ...{
      desabonez: 'desabonnez',
      desaboner: 'desabonner',
      menvoyer: 'm envoyer',
      unsuscribe: 'unsubscribe',
      vs: 'vous',
    },
    ...{
      desinscrive: 'desinscrivez',
      suprimez: 'supprimez',
      arretes: 'arretez',
      aretez: 'arretez',
      arete: 'arrete',
      dont: 'don t',
    },
  }),
);
const longestMessage = 600;

const messagesFr =
  '(?:(?:tou(?:s|tes) )?(?:de|d|des|les|vos|tes|ces|aucun|aucune|un seul|le moindre|la moindre) )?(?:tou(?:s|tes) )?(?:(?:vos|ces|de|autres?|nouveaux) )?(?:messages?|sms|textos?|mails?|emails?|courriels?|notifications?|pubs?|publicites?|relances?|promos?|promotions?|offres?|newsletters?)(?: (?:publicitaires?|promotionnels?|automatiques?|commerciaux|promo|pubs?|marketing|de promotion))?(?: (?:par (?:sms|textos?|mails?|messages?)|de (?:votre|ta) part))*';
/** What is sent on its own: "je ne veux pas de rappel" may be about a call, "arrêtez de m'envoyer des rappels" is not. */
const sentFr = `(?:${messagesFr}|(?:de |d |des |les |vos |tes |ces )?(?:sms de )?rappels?(?: (?:(?:par )?sms|automatiques?))?)`;
const messagesEn =
  '(?:(?:any|all|the|these|those|your|me|more|further|such|of) )*(?:(?:text|sms|promo|promotional|marketing|automated|automatic|whatsapp) )*(?:messages?|texts?|sms|msgs?|emails?|mails?|notifications?|spam|promos?|promotions?|offers?|ads?|adverts?|deals?|newsletters?|(?:text|sms) reminders?)(?: (?:by (?:text|sms)|from you|through))?';
const sentEn = `(?:${messagesEn}|(?:me )?(?:your |the |these |any |any more )?reminders?)`;
const noMoreEn = '(?: (?:any ?more|again|ever again|at all))?';

/** Whole messages, folded and without courtesies. An opt-out of a part only ("pas avant 9 h", "not on Sundays") is none of them. */
const sentences: readonly RegExp[] = [
  // "Arrêtez de m'envoyer des messages", "merci d'arrêter vos SMS", "vous pouvez arrêter de m'écrire ?"
  `(?:(?:pouvez vous|vous pouvez|pourriez vous|tu peux|veuillez|il faut|je veux que vous|je vous (?:prie|demande) (?:de|d)(?: bien vouloir)?|de|d) )?(?:stop|stopp?ez|stopper|arret(?:e|ez|er|iez)|cess(?:e|ez|er)) (?:(?:de |d )?m (?:envoyer ${sentFr}|ecrire|importuner)|(?:de )?me (?:contacter|spammer|harceler|solliciter|relancer|deranger par (?:sms|message))|(?:avec )?${messagesFr}|l envoi (?:de |des )?${messagesFr})`,
  // "Ne m'écrivez plus", "m'envoyez plus de SMS"
  `(?:de )?(?:ne )?(?:plus )?(?:m (?:ecri(?:vez|s|re)|envoy(?:ez|er)|envoie)|me (?:contact(?:ez|er|e)|spamm(?:ez|er)|relanc(?:ez|er)|sollicit(?:ez|er)))(?: plus| plus jamais)(?: (?:rien|par sms|${messagesFr}))?`,
  `(?:de )?ne plus (?:m (?:ecrire|envoyer ${messagesFr})|me (?:contacter|spammer|relancer|solliciter))(?: par sms)?`,
  // "Je ne veux plus recevoir vos messages", "je souhaite me désabonner"
  `(?:je |j )?(?:ne )?(?:(?:veux|souhaite|desire) (?:plus|pas|ne plus)|(?:voudrais|aimerais) ne plus) (?:recevoir |etre (?:contacte|sollicite|relance)e?(?: par)?)? ?(?:${messagesFr})?`,
  `(?:(?:je (?:veux|souhaite|voudrais)|comment(?: je fais pour| faire pour)?|j aimerais|pouvez vous|veuillez|je vous (?:prie|demande) de(?: bien vouloir)?|bien vouloir) )?(?:(?:me|m) (?:desabonner|desinscrire)|je me (?:desabonne|desinscris)|(?:desabonnez|desinscrivez|desinscris|desabonne) (?:moi|mon (?:numero|contact)(?: de telephone)?))(?: (?:de (?:vos|ces|cette|votre|la|tout)|des)(?: (?:messages?|sms|textos?|listes?|envois?|newsletters?|promos?|pubs?|offres?)(?: de diffusion)?)?)?`,
  `plus (?:de |aucun |jamais de )?(?:sms|messages?|textos?)`,
  `(?:(?:vous pouvez|pouvez vous|pourriez vous|veuillez|je veux que vous) )?(?:retir(?:ez|er|e)|enlev(?:ez|er|e)|supprim(?:ez|er|e)|ray(?:ez|er|e)|efface(?:z|r)?|otez|sortez)(?: moi| mon (?:numero|contact)| me)(?: de telephone)? (?:de|des|d) (?:(?:votre|vos|la|cette|ta|toutes vos) )?(?:listes?|fichiers?|base|repertoire|envois?)(?: (?:de diffusion|d envoi|sms|promo|promos|pub|marketing|de contacts?|clients?|d envoi de sms))?`,
  `(?:(?:vous pouvez|pouvez vous|pourriez vous|veuillez|je vous (?:prie|demande) de|de) )?(?:bien vouloir )?me (?:retirer|enlever|supprimer|rayer|sortir) (?:de|des|d) (?:(?:votre|vos|la|cette|ta|toutes vos) )?(?:listes?|fichiers?|base|envois?|promos?|pubs?|newsletters?)(?: (?:de diffusion|d envoi|de sms|sms|promo|pub|marketing|clients?|par sms))?`,
  `(?:(?:vous pouvez|pouvez vous|pourriez vous|veuillez) )?(?:retir(?:ez|er)|enlev(?:ez|er)|supprim(?:ez|er)|efface(?:z|r)) mon (?:numero|contact)(?: de telephone)?`,
  // "Stop sending me texts", "could you stop texting me"
  `(?:(?:can|could|would|will) you |you (?:can|must|need to|have to) |i (?:want|need|would like|d like) you to )?(?:kindly )?(?:stop|quit|cease) (?:(?:sending|send)(?: me)? ?(?:${sentEn}|them|those)?|(?:texting|messaging|contacting|spamming|writing|bothering|pestering|emailing)(?: to)?(?: me)?(?: (?:about )?${messagesEn})?|${messagesEn})${noMoreEn}`,
  `(?:do not|don t|dont|never) (?:(?:text|message|contact|spam|write|write to|sms|email) me|send me (?:anything|${messagesEn}|reminders(?= any ?more)))${noMoreEn}`,
  `(?:i )?(?:no longer|don t|dont|do not|never) (?:want|wish) (?:to (?:receive|get|be (?:contacted|texted|messaged)) ?)?(?:from you ?|${messagesEn})?${noMoreEn}`,
  `no more ${messagesEn}`,
  `(?:(?:i (?:want|would like|d like|wish) to|can i|how (?:do|can) i|can you|could you|i want you to) )?(?:unsubscribe|opt(?: me)? out|be (?:removed|taken off|unsubscribed))(?: me| my (?:(?:phone|mobile|cell) )?number)?(?: yes)?(?: (?:from|of|off) (?:(?:this|your|the|all|these) )?(?:(?:text|sms|mailing|marketing|messaging|promo) )?(?:lists?|texts?|messages?|sms|offers?|everything))?`,
  `(?:i m|i am) opting out(?: (?:of|from) (?:${messagesEn}|everything|this))?`,
  `(?:remove|unsubscribe) me`,
  `(?:take|get) me off (?:your|these|the) (?:(?:text|sms) )?(?:texts?|messages?|sms|reminders)`,
  `i (?:revoke|withdraw|take back) my consent(?: to (?:receive )?${messagesEn})?`,
  `je (?:retire|revoque) mon (?:consentement|accord)(?: (?:pour|a) (?:recevoir )?${messagesFr})?`,
  `(?:do not|don t|dont|never) (?:text|message|contact|sms) this number${noMoreEn}`,
  `(?:lose|forget) (?:my|this) number|(?:oubliez|perdez) (?:mon|ce) numero(?: de telephone)?`,
  `i (?:hereby )?(?:opt out|unsubscribe)(?: of (?:this|everything|all of it))?`,
  `(?:(?:can|could) you )?(?:take|remove|delete|get) (?:me|my (?:phone )?number|this number) (?:off|from)(?: of)? (?:your|this|the|that|all your) (?:(?:text|texting|sms|mailing|mail|email|marketing|promo|messaging|message|distribution|contact|phone|calling) )?(?:lists?|database|system|records)`,
  `(?:(?:can|could) you )?(?:(?:remove|delete|erase) my (?:(?:phone|mobile|cell) )?number|take my (?:(?:phone|mobile|cell) )?number off)`,
  `(?:please )?leave me alone with ${messagesEn}`,
].map((source) => new RegExp(`^(?:stop )?${source}(?: stop)?$`));

/** "Je veux plus en recevoir": of what was named before it. */
const ofThem = new RegExp(
  `^(?:${messagesFr} )?(?:(?:je )?(?:(?:ne )?(?:veux|souhaite|desire) (?:plus|pas)|(?:souhaite|voudrais|aimerais|prefere) ne plus) en (?:recevoir|avoir)|i (?:no longer|don t|do not|never) (?:want|wish) (?:to (?:receive|get) )?(?:these|those|them|any(?: of (?:these|them))?)${noMoreEn})$`,
);
/** "Vos rappels sms, je n'en veux plus". */
const noneOfThem = /^(.*?) ?je n en veux plus$/;
const onlyThem = new RegExp(`^${sentFr}$`);
const ourMessages =
  /\b(?:vos|ces|les|tes|tous|your|these|those|all the)(?: \w+)? (?:messages?|msgs?|sms|textos?|texts?|mails?|emails?|pubs?|publicites?|relances?|promos?|notifications?|spams?|reminders?|rappels?|offers?|offres?|ads|adverts?|newsletters?)\b/;

/** A sentence needs its verb and its object: "je veux plus" says nothing. */
const saysWhat =
  /\b(?:messages?|msgs?|sms|textos?|texts?|texting|mails?|emails?|emailing|courriels?|notifications?|pubs?|publicites?|relances?|promos?|spam\w*|ecri\w+|envo\w+|send\w*|contact\w*|harceler|importuner|deranger|sollicit\w+|relanc\w+|consent\w*|accord|remove|messag\w+|writ\w+|bother\w+|pester\w+|desab\w+|desinscri\w+|unsubscribe\w*|opt\w*|lists?|listes?|fichiers?|database|base|repertoire|numero|number|offers?|offres?|rappels?|reminders?|ads|adverts?|deals?|newsletters?|promotions?)\b/;

/** Not for a clause: "j'ai plus de forfait, plus de sms", "c'est payé, arrêtez de me relancer". */
const onlyAlone = /^(?:plus|no more)\b|^remove me$|\brelanc(?!.*\bpar (?:sms|textos?|messages?)\b)/;
/** The word, said to be obeyed and with nothing but courtesies: "Stop. Merci", "STOP STOP STOP", "arrêt sms". */
const word =
  /^(?:(?:stop+|stop all|arret(?:ez|er|e)?)(?: all)?(?: (?:les |aux |des |de |the |your |vos )?(?:sms|textos?|texts?|messages?|pubs?|promos?)| (?:les |aux |the |your )?(?:(?:text|sms) )?(?:rappels|reminders)(?: sms)?)?|desinscription|desabonnement|desinscrire|desabonner|unsubscribe|opt out)(?: (?:stop+|arret(?:ez|er|e)?|sms|now|ok|oui|yes|(?:au|to|at) \d{5}))*$/;
/** "Mauvais numéro, stop": whoever it was meant for, this one wants nothing more. */
const wrongNumber =
  /^(?:c est (?:un |le )?|vous avez (?:un |le )?|you have (?:the )?|it s (?:a )?|this is (?:a )?)?(?:mauvais|faux|wrong|erreur de) (?:numero|number)$/;

/**
 * Whether a message asks us to write no more: the whole of it, or a clause of it that stands for itself ("how much are rear pads? And
 * stop texting me offers"). Consent can be taken back in any clear words, not by a keyword alone (GDPR art. 7(3); 47 CFR
 * 64.1200(a)(10): "any reasonable manner"). The bare word counts with courtesies only: "stop, Zé ne vient pas" is about Zé.
 */
export function readsOptOut(text: string): boolean {
  if (text.length > longestMessage) return false;
  const whole = bare(text.normalize('NFKC'));
  if (word.test(whole) || isOptOut(whole)) return true;
  const clauses = clausesOf(text.normalize('NFKC'));
  const isComplaint = (clause: string) =>
    adverts.test(clause) || wrongNumber.test(clause) || (weary.test(clause) && ourMessages.test(clause));
  if (clauses.at(-1) === 'stop' && clauses.some(isComplaint)) return true;
  return clauses.some((said, index) => {
    const [clause = ''] = said.split(aside);
    const [before = '', after = ''] = [clauses[index - 1], clauses[index + 1]];
    return (
      (isOptOut(clause) || isOfThem(clause, clauses.slice(0, index))) &&
      !onlyAlone.test(clause) &&
      !reported.test(before) &&
      !(limit.test(after) && !keeps.test(after))
    );
  });
}

function isOfThem(clause: string, earlier: readonly string[]): boolean {
  const none = noneOfThem.exec(clause)?.[1];
  if (none !== undefined) return onlyThem.test(none === '' ? (earlier.at(-1) ?? '') : none);
  return ofThem.test(clause) && [...earlier, clause].some((each) => ourMessages.test(each));
}

/** A sentence is cut where another wish may begin; a quotation is not. */
function clausesOf(text: string): string[] {
  return text
    .replace(/\b(?:s['’]il (?:vous|te) pla[iî]t)\b/giu, ' ')
    .split(/[.!?;,\n()…]+|\s-+\s|(?<=\s)(?=(?:et|and|mais|but|puis|then)\s)/iu)
    .map((clause) => bare(clause).replace(linkPattern, ''))
    .filter((clause) => clause !== '');
}

function isOptOut(said: string): boolean {
  return saysWhat.test(said) && sentences.some((sentence) => sentence.test(said));
}

function bare(text: string): string {
  return fold(text)
    .split(' ')
    .map((typed) => slips.get(typed) ?? typed)
    .join(' ')
    .replace(courtesiesPattern, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
