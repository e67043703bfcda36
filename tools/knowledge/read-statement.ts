import { mostAnswerLength } from '#db/fact.ts';
import { withoutFiller } from '#language/filler.ts';
import { detectLanguage, type Language } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import { readWhen } from '#language/when.ts';
import type { LocalDate } from '#language/zone.ts';
import { capital } from '../speaking.ts';
import { type ToolContext, ToolError } from '../tool.ts';

/** What somebody wants remembered, as it is kept. */
export interface Taught {
  /** A sentence. */
  text: string;
  language: Language;
  /** Whether it may be told to customers, where that was said. */
  isPublic: boolean | null;
  /** The last day on which it holds. */
  expiresOn: LocalDate | null;
}

const publicWords =
  /\b(?:si (?:on|un client|une cliente|quelqu un|les clients?|les gens) (?:te |vous |me |nous )?(?:demande\w*|pose\w*)|quand (?:on|un client|une cliente|les clients?|les gens) (?:te |vous )?demande\w*|dis (?:le )?aux (?:clients?|gens)|pour (?:tous )?les clients|aux clients|clients compris|public|les clients (?:peuvent|doivent|ont le droit de) (?:le |la )?savoir|customers (?:may|can|should|must) know|if (?:people|customers?|anybody|anyone|somebody|someone|they) asks?|when (?:people|customers?|clients?|anybody|anyone) asks?|tell (?:the )?(?:customers|people|clients|them all)|for (?:all |the )?customers)\b/;
/** Whom it is kept from says also who may hear it: "don't tell customers" is no "tell customers". */
const internalWords =
  /\b(?:(?:ne |n )?(?:pas|rien|jamais|surtout pas|plus)(?: (?:le |la |les |ca )?(?:dire|dit))? (?:aux|pour les|a des) (?:clients?|gens)|(?:don t|do not|never|not|nothing)(?: [a-z]+)? (?:tell|say|to|for)(?: [a-z]+){0,2} (?:customers|clients)|(?:les )?clients (?:ne )?(?:doivent|devraient|peuvent) (?:pas|jamais|rien)(?: (?:le|la))? savoir|customers (?:must|should|may|need|can)(?: ?n ?t| not) know|en interne|interne|entre nous|pour (?:l equipe|nous)(?: seulement)?|pas (?:aux|pour les) clients|internal(?:ly)?|for (?:the team|us)(?: only)?|between us|not (?:for|to) customers|staff only|team only)\b/;

/** What only leads to what shall be remembered, or says to whom it is told. */
const heads: readonly RegExp[] = [
  /^(?:(?:ok|alors|et|and|so|bon|please|stp|svp|merci de)[\s,]+)*/i,
  /^(?:en interne|entre nous|pour (?:l'équipe|nous)(?: seulement)?|pour les clients|internal(?:ly)?|for (?:the team|us)(?: only)?|for customers|between us|staff only|team only)\s*[:,]\s*/i,
  /^(?:(?:si|quand|lorsqu['e]?)\s[^:,]{0,40}demand\w*[^:,]{0,20}|(?:if|when)\s[^:,]{0,30}asks?[^:,]{0,20})[:,]\s*(?:tu (?:dis|diras|réponds) (?:que |qu')?|dis(?:-leur)? (?:que |qu')?|(?:you )?(?:say|tell them)(?: that)?\s*)?/i,
  /^(?:retiens|retenez|retenir|mémorise[rz]?|memorise|souviens-toi|rappelle-toi|apprends|apprenez|sache|sachez|note(?:[rz])?(?: dans (?:tes réponses|la base|ta mémoire))?|à savoir|pour info(?:rmation)?|info à retenir|remember|learn|keep in mind|note|bear in mind|please (?:note|retain)|for (?:your information|the record)|fyi|know)(?: (?:ceci|ça|this|bien|aussi|also|en interne|internally|pour les clients|for customers|pour l'équipe|for the team))*\s*[:,]?\s*/i,
  /^(?:en interne|entre nous|pour (?:l'équipe|nous)(?: seulement)?|pour les clients|internally|for (?:the team|us)(?: only)?|for customers)\s*[:,]?\s*(?=\S)/i,
  /^(?:(?:tu|vous) (?:peux|pouvez) dire|dis|dites|you can tell|tell) (?:aux (?:clients?|gens)|(?:the |our )?customers) (?=que |qu'|that )/i,
  /^(?:que\s+|qu'|that\s+)/i,
];
/** Said apart, behind a comma or a full stop: "le parking est pour les clients" says whose it is. */
const apart = String.raw`(?:ça reste entre nous|entre nous|en interne|pour (?:l'équipe|nous|les clients)(?: (?:seulement|uniquement))?|(?:pas|rien|jamais|aussi)? ?(?:aux|pour les) (?:clients?|gens)(?: aussi)?|clients compris|internal(?:ly)?(?: only)?|for (?:the team|us)(?: only)?|(?:staff|team) only|between us|(?:not )?(?:for|to) customers)`;
/** A sentence of its own, wherever it stands. */
const telling = String.raw`(?:(?:ne )?(?:le |la |les )?(?:dis|dites|dire)(?:-le|-la|-les)? (?:pas |rien |jamais )?(?:le |la )?(?:aussi )?aux (?:clients?|gens)(?: aussi)?|(?:pas|surtout pas|jamais) (?:le |la )?dire aux (?:clients?|gens)|(?:les )?clients? (?:ne )?(?:peuvent|doivent) (?:pas )?(?:le )?savoir|(?:(?:do not|don['’]?t|never) )?(?:tell|say (?:it|that|this) to) (?:(?:the|our|any) )?(?:customers|clients)(?: (?:that|this|about it|about that|so|too|as well))*|customers (?:can|may|should|must(?:n['’]?t| not)?|should not|need not) know(?: (?:that|it|this))?)`;
const led = String.raw`(?:(?:surtout|mais|et|and|but|tu peux|vous pouvez|on peut|faut|il faut|you can|you may|we can|please|stp|svp) )*`;
/** To whom it is told, at the end. */
const tails = new RegExp(
  String.raw`(?:(?:^|\s*[,;.!–(-]\s*|\s(?=(?:surtout|mais|but)\s))\(?${led}${apart}|(?:^|[\s,;.!–(-]+)${led}${telling})\)?[\s.!]*$`,
  'iu',
);

const untilWords = /\b(?:jusqu['’ ]?(?:au|à|a|en)|until|till|through|up to)\s+(?<day>[^,;.!?)]{2,40})/iu;

/** Reads what shall be remembered, in the person's words. Throws, for the person to read, where there is nothing, too much, or a day that cannot be. */
export function readStatement(
  words: string,
  { now, tenant, language }: Pick<ToolContext, 'now' | 'tenant' | 'language'>,
): Taught {
  const said = words.replaceAll(/\s+/g, ' ').trim();
  const folded = fold(said);
  const isPublic = internalWords.test(folded) ? false : publicWords.test(folded) ? true : null;
  const bare = heads.reduce((text, head) => text.replace(head, ''), withoutTails(said)).trim();
  const text = /[.!?]$/.test(bare) ? capital(bare) : `${capital(bare)}.`;
  if (fold(bare).split(' ').length < 2)
    throw new ToolError('There is nothing to remember in that.', 'Ask what exactly shall be remembered.', {
      fr: 'Que dois-je retenir ? Dites-le en une phrase : "retiens que le parking est derrière le garage".',
      en: 'What shall I remember? Say it in a sentence: "remember that the car park is behind the garage".',
    });
  if (text.length > mostAnswerLength)
    throw new ToolError(
      `It is longer than ${mostAnswerLength} characters.`,
      'Ask for it in one or two short sentences.',
      {
        fr: `C'est trop long pour une réponse : dites-le en ${mostAnswerLength} caractères au plus.`,
        en: `That is too long for an answer: say it in ${mostAnswerLength} characters at most.`,
      },
    );
  return {
    text,
    language: detectLanguage(bare, language),
    isPublic,
    expiresOn: readUntil(bare, { now, tenant, language }),
  };
}

/** Fillers and to whom it is told hide behind each other: "… surtout pas aux clients stp". */
function withoutTails(said: string): string {
  let left = said;
  for (let before = ''; before !== left;) {
    before = left;
    left = withoutFiller(left).replace(tails, '').trim();
  }
  return left;
}

/** Without the day until which it holds, which says nothing of what it is about. */
export function withoutUntil(text: string): string {
  return text.replace(untilWords, ' ');
}

/** "Jusqu'au 15 décembre" names a day; "jusqu'à 20 km" and "until 7pm" name none. */
function readUntil(
  text: string,
  { now, tenant, language }: Pick<ToolContext, 'now' | 'tenant' | 'language'>,
): LocalDate | null {
  const day = untilWords.exec(text)?.groups?.['day'];
  const when = day === undefined ? null : readWhen(day, { now: now(), zone: tenant.zone, language });
  const last = when?.days.at(-1);
  if (!when || last === undefined) return null;
  if (when.problem === 'past')
    throw new ToolError('The day until which it holds is over.', 'Ask for the right day.', {
      fr: `Cette date est déjà passée : je n'ai rien retenu. Jusqu'à quand est-ce vrai ?`,
      en: `That day is over already: I have kept nothing. Until when is it true?`,
    });
  return last;
}
