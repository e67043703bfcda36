import { fold } from '#language/normalise.ts';
import { defineIntent } from '../dialogue/intent.ts';
import { begin, names, type Opener } from './opening.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

const keep = new RegExp(
  String.raw`${begin}(?:retiens|retenez|memorise[rz]?|apprends|sache|souviens toi|rappelle toi|remember|learn|keep in mind|bear in mind)(?: (?:bien|ceci|ca|aussi|en interne|this|internally|pour les clients|for customers|pour l equipe|for the team))* (?:que|qu|that|this|ceci)\b`,
);
/** "Remember the coffee machine is broken", "retiens pour nous le code du portail est 4812": a sentence that tells how something is. */
const keepPlain = new RegExp(
  String.raw`${begin}(?:(?:retiens|retenez|memorise[rz]?|souviens toi|remember|keep in mind|bear in mind|please note)(?: (?:bien|aussi|en interne|internally|pour (?:les clients|l equipe|nous)|entre nous|for (?:customers|the team|us)))* (?:le|la|les|l|on|nous|notre|nos|y a|il y a|c est|the|our|we|there s|there is|there are|it s|customers|people|les clients) .*\b(?:est|sont|a|ont|avons|prend|prenons|ferme|ouvre|fait|faut|doit|doivent|peut|peuvent|c est|y a|is|are|isn t|aren t|was|has|have|can|can t|cannot|do|does|don t|doesn t|must|take|takes|close|closes|open|opens|s)\b)`,
);
const keepColon = new RegExp(
  String.raw`${begin}(?:retiens|retenez|memorise[rz]?|apprends|remember|learn|a retenir|info a retenir|note dans (?:tes reponses|la base))\b`,
);
const ifAsked =
  /^(?:si (?:on|un client|une cliente|les clients|les gens) (?:te |vous )?demande\w*|quand (?:un client|une cliente|on|les clients|les gens) (?:te |vous )?demande\w*|(?:if|when) (?:people|customers?|anyone|anybody|somebody|they) asks?)\b/;
const forget = new RegExp(
  String.raw`${begin}(?:oublie[rz]?|forget|unlearn|desapprends) (?:ce que (?:je|on|tu)\b|ce qu (?:on|il)\b|l info\w*|what (?:i|we|you|julie|olivier)\b|the (?:fact|thing|info\w*|bit)|that (?:the|we|you|thing|bit|fact|one about)\b|que\b|qu\b|about\b|la consigne|the rule)`,
);
const list =
  /^(?:(?:montre|liste|affiche|show|list)(?: moi| me)? )?(?:tout )?(?:(?:qu est ce que|ce que|que) (?:tu (?:sais|as retenu|retiens)|sais tu|as tu retenu)(?: de (?:nous|l entreprise|la maison))?|what (?:do you know(?: about us| of us)?|have you (?:learnt|learned|remembered)|you know)|(?:la |les )?(?:base de )?(?:connaissances|infos? retenues?)|(?:the |our )?(?:knowledge(?: base)?|facts))(?: (?:stp|svp|please))?$/;
const whichQuestions =
  /^(?:(?:et|and|ok|bon|alors|so|stp|please|dis|hey) )*(?:(?:montre|affiche|liste|donne|show|list|give)(?: moi| me| us)? |(?:il (?:reste|y a)|y a(?: t il)?|reste t il|on a|are there|do we have|have we got|is there) )?(?:(?:encore|still|any|some|des|les|the|all|toutes|quelles?|combien de|which|what|how many) )*questions? (?:(?:sont|restent|are|is|do we have|we have|of customers|from customers|de clients|des clients|that are|qui sont|qui restent|y a t il|a t on) )*(?:(?:encore|still|toujours|restees|remained) )*(?:ouvertes?|sans reponse|en suspens|en attente|a repondre|open|unanswered|left|pending|outstanding|waiting|to answer|there)(?: (?:stp|svp|please|pls|for an answer|for answers|now|at the moment))*$|^(?:qu est ce que|a quoi|que) tu (?:n )?(?:as|a|savais|sais) pas (?:su|pu)? ?(?:repondre|quoi repondre)?$|^what (?:could|couldn t|did|didn t)(?: not)? you (?:not )?(?:answer|know)$|^what (?:could not|couldn t) you answer$/;
const stillOpen = String.raw`(?:sans reponse|non repondues?|pas repondues?|en attente(?: de reponse)?|en suspens|ouvertes?|restees?|a traiter|unanswered|open|outstanding|pending|without (?:an )?answer|left)`;
const inVain = String.raw`(?:nobody (?:could|can|has|answered)|(?:could|can) (?:nobody|no one)|no one (?:could|can|has|answered)|you (?:could|can|did|have) ?n(?:o| )?t|that you (?:could|can) ?n(?:o| )?t|tu (?:n )?as pas (?:su|pu)|tu ne sais pas|personne n a|on n a pas (?:su|pu)|attendent|waiting|to answer|need(?:s|ing)? (?:an )?answers?|a repondre)`;
const questions = new RegExp(
  String.raw`\bquestions?\b.*\b(?:${stillOpen}|${inVain})\b|\b(?:unanswered|open|outstanding|pending) questions?\b|^(?:what|quoi|qu est ce qu\w*) .*\b(?:you (?:could|can) ?n(?:o| )?t answer|(?:couldn t|could) you (?:not )?answer|tu (?:n )?as pas su repondre|remains? unanswered|(?:s |is )still unanswered|reste sans reponse)\b`,
);
/** What is asked of a customer, or noted, is no list of questions. */
const ofOthers =
  /\b(?:note|notes|dis|tell|ecris|write|rappelle|remind|tache|task|devis|quotes?|factures?|invoices?|rdv|appointments?|(?:j ai|jai|i have|i ve(?: got)?|got) (?:une|a|an) (?:\w+ )?question)\b/;
const answer =
  /^(?:(?:la |ma )?reponse (?:a|pour)|reponds a|repond a|(?:the |my )?answer (?:to|for)|question) (?:la |le |l |the |question |number |n |no )*(?<which>\d{1,3}|[a-z].{2,60}?)(?:re|ere|eme|st|nd|rd|th)?(?: (?:question|one|is|are|c est|est))*$/;
const share = new RegExp(
  String.raw`${begin}(?:(?:tu peux (?:le )?dire|dis)(?: le| la| ca)?(?: aussi)? aux clients(?: aussi)?|tell (?:the )?customers(?: that)?(?: too| as well)?|you (?:can|may) tell (?:the )?customers(?: that)?(?: too)?)$`,
);
const unshare = new RegExp(
  String.raw`${begin}(?:garde(?: le| la| ca)? (?:pour (?:nous|l equipe)|en interne)|(?:ne (?:le )?dis )?pas aux clients|keep (?:it|that) (?:internal|to us|for the team)|(?:do not|don t) tell (?:the )?customers(?: that)?)$`,
);
const correct = new RegExp(
  String.raw`${begin}(?:corrige[rz]?|rectifie|change|correct)(?: ce que tu sais| l info\w*| ta reponse| your answer| what you know| the fact)(?: [a-z' ]{0,40})?$`,
);

/** What stands before the first colon. */
const beforeColon = ({ source }: MemberReading) => fold(source.split(/\s*[:=]\s*/)[0] ?? '');
const behindColon = ({ source }: MemberReading) =>
  /[:=]\s*(?<said>.+)$/su.exec(source)?.groups?.['said']?.trim() ?? null;

/** Read like a reminder of a task where a time is said: "remember to call her". */
const isTask = (reading: MemberReading) =>
  /\b(?:rappelle moi|remind me|remember to|pense a|n oublie pas de|don t forget)\b/.test(fold(reading.source));

export const knowledgeOpeners: readonly Opener[] = [
  {
    intent: 'list_questions',
    said: questions,
    when: ({ source, spans }) =>
      !source.includes(':') &&
      !ofOthers.test(fold(source)) &&
      !spans.some(({ kind }) => kind === 'contact' || kind === 'company'),
  },
  { intent: 'list_questions', said: whichQuestions },
  {
    intent: 'answer_question',
    said: /^(?:la |ma |the |my )?(?:reponse|reponds?|answer|question)\b/,
    when: (reading) => behindColon(reading) !== null && answer.test(beforeColon(reading)),
  },
  {
    intent: 'correct_fact',
    said: /\b(?:corrige[rz]?|rectifie|change|correct)\b/,
    when: (reading) => behindColon(reading) !== null && correct.test(beforeColon(reading)),
  },
  { intent: 'forget_fact', said: forget },
  { intent: 'list_facts', said: list },
  { intent: 'share_fact', said: share },
  { intent: 'unshare_fact', said: unshare },
  { intent: 'teach', said: keep, when: (reading) => !isTask(reading) },
  {
    intent: 'teach',
    said: keepPlain,
    when: (reading) =>
      !isTask(reading) && !reading.source.includes('?') && !names('contact', 'company', 'plate', 'phone')(reading),
  },
  { intent: 'teach', said: keepColon, when: (reading) => /^[^:]{3,40}:/.test(reading.source) && !isTask(reading) },
  { intent: 'teach', said: ifAsked, when: ({ source }) => !source.includes('?') },
  {
    intent: 'why',
    said: /^(?:pourquoi|why|pk|pq|pourkoi|d ou (?:tu sors|vient|sort)(?: tu)? (?:ca|cela|cette info\w*|cette reponse)|where (?:did you get|is) (?:that|this)(?: from)?|how do you know(?: that)?|qui (?:t a dit|a dit) ca|who (?:told you|said) (?:that|so)|source|sources)$/,
  },
];

export const teachIntent = defineIntent<MemberReading>({
  name: 'teach',
  slots: {
    words: {
      read: ({ source }) => source,
      ask: { fr: 'Que dois-je retenir ?', en: 'What shall I remember?' },
      answer: ({ source }) => source,
    },
  },
  tool: 'remember_fact',
  input: ({ words }) => given({ words }),
});

const forgetHead =
  /^(?:(?:ok|bon|et|and|please|stp)[\s,]+)*(?:oublie[rz]?|forget|unlearn|désapprends)\s+(?:tout\s+)?(?:ce (?:que|qu')\s*\S+(?:\s+\S+){0,3}?\s+(?:sur|des|du|de la|de|pour|d'|à propos (?:des|du|de))|ce (?:que|qu') ?(?:je|on) (?:t'ai|t'a|vous ai) dit(?:e)?|l'info(?:rmation)? (?:sur|des|du|de)|what (?:i|we) (?:told you|said) (?:about|of)|(?:the|that) (?:fact|thing|info|bit) (?:about|on)|that|que|qu'|about|la consigne (?:sur|des|du|de)|the rule (?:about|on))\s*/i;

export const forgetFactIntent = defineIntent<MemberReading>({
  name: 'forget_fact',
  slots: {
    fact: {
      read: ({ source }) => source.replace(forgetHead, '').replace(/[\s.!?]+$/, '') || null,
      ask: { fr: 'Que dois-je oublier ?', en: 'What shall I forget?' },
      answer: ({ source }) => source,
      recent: ['fact'],
    },
  },
  tool: 'forget_fact',
  input: ({ fact }) => given({ fact }),
});

const correctHead = /^.*?(?:sur|about|on|de|du|des|of)\s+(?:le |la |les |l'|the |our |notre |nos )?/;

export const correctFactIntent = defineIntent<MemberReading>({
  name: 'correct_fact',
  slots: {
    about: {
      read: (reading) => {
        const before = beforeColon(reading);
        return correctHead.test(before) ? before.replace(correctHead, '') : null;
      },
      ask: null,
    },
    words: {
      read: behindColon,
      ask: { fr: "Qu'est-ce qui est vrai ?", en: 'What is true?' },
      answer: ({ source }) => source,
    },
  },
  tool: 'remember_fact',
  input: ({ words, about }) => given({ words, about }),
});

const lastFact = {
  read: () => null,
  ask: { fr: 'Quelle information ?', en: 'Which fact?' },
  recent: ['fact'],
  answer: ({ source }: MemberReading) => source,
};

export const shareFactIntent = defineIntent<MemberReading>({
  name: 'share_fact',
  slots: { fact: lastFact },
  tool: 'change_fact',
  input: ({ fact }) => ({ ...given({ fact }), isPublic: true }),
});

export const unshareFactIntent = defineIntent<MemberReading>({
  name: 'unshare_fact',
  slots: { fact: lastFact },
  tool: 'change_fact',
  input: ({ fact }) => ({ ...given({ fact }), isPublic: false }),
});

export const listFactsIntent = defineIntent<MemberReading>({
  name: 'list_facts',
  slots: {},
  tool: 'list_facts',
  input: () => ({}),
});

export const listQuestionsIntent = defineIntent<MemberReading>({
  name: 'list_questions',
  slots: {},
  tool: 'list_questions',
  input: () => ({}),
});

export const answerQuestionIntent = defineIntent<MemberReading>({
  name: 'answer_question',
  slots: {
    question: {
      read: (reading) => answer.exec(beforeColon(reading))?.groups?.['which'] ?? null,
      ask: { fr: 'A quelle question ?', en: 'To which question?' },
      answer: ({ source }) => source,
    },
    answer: {
      read: behindColon,
      ask: { fr: 'Quelle réponse ?', en: 'What is the answer?' },
      answer: ({ source }) => source,
    },
  },
  tool: 'answer_question',
  input: ({ question, answer: words }) => given({ question, answer: words }),
});

export const whyIntent = defineIntent<MemberReading>({
  name: 'why',
  slots: {},
  tool: 'explain_answer',
  input: () => ({}),
});
