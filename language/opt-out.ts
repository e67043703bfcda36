import { fold } from './normalise.ts';

/** What surrounds a wish and is none. */
const courtesiesPattern =
  /\b(?:bonjour|bonsoir|salut|hello|hi|hey|madame|monsieur|svp|stp|s il (?:vous|te) plait|merci|please|pls|plz|thanks|thank you|desormais|maintenant|now|immediately|immediatement|tout de suite)\b/g;

const messagesFr =
  '(?:(?:tou(?:s|tes) )?(?:de|d|des|les|vos|tes|ces|aucun|aucune|un seul|le moindre|la moindre) )?(?:tou(?:s|tes) )?(?:(?:vos|ces|de|autres?|nouveaux) )?(?:messages?|sms|textos?|mails?|emails?|courriels?|notifications?|pubs?|publicites?|relances?|promos?)(?: (?:publicitaires?|promotionnels?|automatiques?|commerciaux))?';
const messagesEn =
  '(?:(?:any|all|the|these|those|your|me|more|further|such|of) )*(?:(?:text|sms|promo|promotional|marketing|automated|automatic|whatsapp) )*(?:messages?|texts?|sms|msgs?|emails?|mails?|notifications?|spam|promos?)';
const noMoreEn = '(?: (?:any ?more|again|ever again|at all))?';

/** Whole messages, folded and without courtesies. An opt-out of a part only ("pas avant 9 h", "not on Sundays") is none of them. */
const sentences: readonly RegExp[] = [
  // "Arrêtez de m'envoyer des messages", "merci d'arrêter vos SMS", "vous pouvez arrêter de m'écrire ?"
  `(?:(?:pouvez vous|vous pouvez|pourriez vous|tu peux|veuillez|il faut|je veux que vous|de|d) )?(?:stop|stopp?ez|stopper|arret(?:e|ez|er|iez)|cess(?:e|ez|er)) (?:(?:de |d )?m (?:envoyer ${messagesFr}|ecrire|importuner)|(?:de )?me (?:contacter|spammer|harceler|solliciter|relancer|deranger par (?:sms|message))|(?:avec )?${messagesFr}|l envoi (?:de |des )?${messagesFr})`,
  // "Ne m'écrivez plus", "m'envoyez plus de SMS"
  `(?:de )?(?:ne )?(?:plus )?(?:m (?:ecri(?:vez|s|re)|envoy(?:ez|er)|envoie)|me (?:contact(?:ez|er|e)|spamm(?:ez|er)|relanc(?:ez|er)|sollicit(?:ez|er)))(?: plus| plus jamais)(?: (?:rien|par sms|${messagesFr}))?`,
  `(?:de )?ne plus (?:m (?:ecrire|envoyer ${messagesFr})|me (?:contacter|spammer|relancer|solliciter))(?: par sms)?`,
  // "Je ne veux plus recevoir vos messages", "je souhaite me désabonner"
  `(?:je |j )?(?:ne )?(?:(?:veux|souhaite|desire) (?:plus|pas|ne plus)|(?:voudrais|aimerais) ne plus) (?:recevoir |etre (?:contacte|sollicite|relance)e?(?: par)?)? ?(?:${messagesFr})?`,
  `(?:(?:je (?:veux|souhaite|voudrais)|comment(?: je fais pour| faire pour)?|j aimerais|pouvez vous|veuillez) )?(?:(?:me|m) (?:desabonner|desinscrire)|(?:desabonnez|desinscrivez|desinscris|desabonne) moi)(?: (?:de (?:vos|ces|cette|votre|la|tout)|des)(?: (?:messages?|sms|textos?|liste|envois?))?)?`,
  `plus (?:de |aucun |jamais de )?(?:sms|messages?|textos?)`,
  `(?:retirez|enlevez|supprimez|rayez|otez|sortez)(?: moi| mon numero) (?:de|des|d) (?:(?:votre|vos|la|cette|toutes vos) )?(?:listes?|fichiers?|base|repertoire)(?: (?:de diffusion|d envoi|sms|de contacts?|clients?|d envoi de sms))?`,
  // "Stop sending me texts", "could you stop texting me"
  `(?:(?:can|could|would|will) you |you (?:can|must|need to|have to) |i (?:want|need|would like|d like) you to )?(?:kindly )?(?:stop|quit|cease) (?:(?:sending|send)(?: me)? ?(?:${messagesEn})?|(?:texting|messaging|contacting|spamming|writing|bothering|pestering|emailing)(?: to)?(?: me)?|${messagesEn})${noMoreEn}`,
  `(?:do not|don t|dont|never) (?:(?:text|message|contact|spam|write|write to|sms|email) me|send me (?:anything|${messagesEn}))${noMoreEn}`,
  `(?:i )?(?:no longer|don t|dont|do not|never) (?:want|wish) (?:to (?:receive|get|be (?:contacted|texted|messaged)) ?)?(?:from you ?|${messagesEn})?${noMoreEn}`,
  `no more ${messagesEn}`,
  `(?:(?:i (?:want|would like|d like|wish) to|can i|how (?:do|can) i|can you|could you|i want you to) )?(?:unsubscribe|opt(?: me)? out|be (?:removed|taken off|unsubscribed))(?: me)?(?: (?:from|of|off) (?:(?:this|your|the|all|these) )?(?:(?:text|sms|mailing|marketing|messaging) )?(?:lists?|texts?|messages?|sms|everything))?`,
  `(?:(?:can|could) you )?(?:take|remove|delete|get) (?:me|my (?:phone )?number|this number) (?:off|from)(?: of)? (?:your|this|the|that|all your) (?:(?:text|texting|sms|mailing|marketing|messaging|message|distribution|contact|phone|calling) )?(?:lists?|database)`,
].map((source) => new RegExp(`^(?:stop )?${source}(?: stop)?$`));

/** A sentence needs its verb and its object: "je veux plus" says nothing. */
const saysWhat =
  /\b(?:messages?|msgs?|sms|textos?|texts?|texting|mails?|emails?|emailing|courriels?|notifications?|pubs?|publicites?|relances?|promos?|spam\w*|ecri\w+|envo\w+|send\w*|contact\w*|harceler|importuner|deranger|sollicit\w+|relanc\w+|messag\w+|writ\w+|bother\w+|pester\w+|desab\w+|desinscri\w+|unsubscribe\w*|opt|lists?|listes?|fichiers?|database|base|repertoire)\b/;

/**
 * Whether a whole message asks us to write no more, in a sentence of its own: consent can be taken back in any clear words, not by
 * a keyword alone (GDPR art. 7(3); 47 CFR 64.1200(a)(10): "any reasonable manner").
 */
export function readsOptOut(text: string): boolean {
  const said = fold(text.normalize('NFKC')).replace(courtesiesPattern, ' ').replace(/ +/g, ' ').trim();
  return saysWhat.test(said) && sentences.some((sentence) => sentence.test(said));
}
