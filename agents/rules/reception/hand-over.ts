import type { CustomerContext } from '#agents/context.ts';
import { readDistress } from '#language/distress.ts';
import type { Language } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import { inWords } from '#tools/speaking.ts';
import type { Ear } from '../ear/open-ear.ts';
import type { Step } from '../mind.ts';
import { offerAgain } from './beside-offer.ts';
import type { HeardWish } from './hear.ts';
import type { CustomerSituation } from './skill.ts';
import { tellTeam } from './tell-team.ts';
import type { StatedWish } from './wishes.ts';

type Sentence = Record<Language, string>;

/** What a customer can want that no tool of the reception does yet, as in "I am passing your request for a quote on". */
const topics: Record<string, Sentence> = {
  estimate: { fr: 'demande de devis', en: 'request for a quote' },
  quote_status: { fr: 'question sur le devis', en: 'question about the quote' },
  accept_quote: { fr: 'réponse au devis', en: 'answer to the quote' },
  refuse_quote: { fr: 'réponse au devis', en: 'answer to the quote' },
  parts_choice: { fr: 'choix de pièces', en: 'choice of parts' },
  ask_document: { fr: 'demande de document', en: 'request for a document' },
  pay: { fr: 'question de paiement', en: 'question about the payment' },
  invoice_question: { fr: 'question sur la facture', en: 'question about the invoice' },
  warranty: { fr: 'question de garantie', en: 'question about the guarantee' },
  loan_car: { fr: 'demande de véhicule de prêt', en: 'request for a courtesy car' },
  drop_off: { fr: 'message sur le dépôt du véhicule', en: 'message about leaving the car' },
  sends_file: { fr: 'envoi', en: 'file' },
  waiting_list: { fr: 'demande de créneau plus tôt', en: 'request for an earlier time' },
  privacy: { fr: 'demande sur vos données', en: 'request about your data' },
};

/** What is said with more feeling than "I am passing it on". */
const sentences: Record<string, (phone: string) => Sentence> = {
  // 3114 is France's national line; 116 123 the Samaritans', of the United Kingdom and Ireland.
  distress: () => ({
    fr: `Ce que vous écrivez m'inquiète. Quelqu'un peut vous écouter tout de suite : appelez le 3114, jour et nuit. En cas de danger immédiat, appelez le 112. Je préviens aussi l'équipe.`,
    en: `What you write worries me. Somebody can listen to you right now: call 3114 in France or 116 123 in the UK and Ireland, day or night. If you are in danger, call 112. I am telling the team too.`,
  }),
  breakdown: (phone) => ({
    fr: `Mettez-vous d'abord en sécurité, puis appelez-nous au ${phone}. Je préviens aussi l'équipe tout de suite.`,
    en: `First get yourself to safety, then call us on ${phone}. I am telling the team right away too.`,
  }),
  danger: (phone) => ({
    fr: `Ne roulez pas avec pour l'instant ; si vous êtes sur la route, arrêtez-vous en lieu sûr. Appelez-nous au ${phone}. Je préviens aussi l'équipe tout de suite.`,
    en: `Please do not drive it for now; if you are on the road, stop somewhere safe. Call us on ${phone}. I am telling the team right away too.`,
  }),
  complaint: () => ({
    fr: `Je suis désolé. Je transmets votre message à l'équipe, qui vous répond ici.`,
    en: `I am sorry. I am passing your message on to the team, who will answer you here.`,
  }),
  praise: () => ({
    fr: `Merci beaucoup, cela fait plaisir. Je transmets à l'équipe.`,
    en: `Thank you very much, that is good to hear. I am passing it on to the team.`,
  }),
};

/** In what a customer says of a car that ails: what nobody should drive on with. */
const dangers =
  /\b(?:voyant\b.* rouge|red\b.* light|autoroute|motorway|(?<!\b(?:a|ont) )fume|fumee|smoke|smoking|(?:en|prend|pris) feu|flammes?|on fire|flames|pedale\b.* (?:molle|plancher|enfonce)|pedal\b.* (?:soft|floor)|spongy|freine (?:plus|pas)|plus de freins?|no brakes)\b/;
const ailments: readonly string[] = ['symptom', 'complaint'];

/** An answer to our own question is certain, whatever its words would mean out of the blue. */
const certain = 1;
/** The ear gives every message that calls an appointment off more than this, and "drop it at my place" far less. */
const leastCancel = 0.25;
/** Answers to an offer, which sound like complaints out of the blue: "non, ça ne va pas". */
const answersToOffer: readonly string[] = ['refuse', 'other-times'];
/** What these skills do is right for it too. */
const servedBy: Record<string, readonly string[]> = {
  estimate: ['prices', 'book'],
  complaint: ['person'],
  waiting_list: ['other-times'],
  pay: ['prices'],
};

/**
 * The intent that a message surely has and that only the team can see to; null for any other. It overrules what the dialogue
 * takes the words for: nothing is booked, moved or cancelled by a complaint. Where the dialogue is `lost`, a good guess will do.
 */
export function beyondTools(
  { context, current }: CustomerSituation,
  { heard }: StatedWish,
  { ear, lost }: { ear: Ear; lost: boolean },
): string | null {
  if (readDistress(current.heard)) return 'distress';
  if (heard.pick !== null || heard.confidence >= certain || answersToOffer.includes(heard.skill)) return null;
  const [best] = ear.rank(current.heard);
  if (
    best &&
    context.business.trade === 'garage' &&
    ailments.includes(best.intent) &&
    dangers.test(fold(current.heard))
  )
    return best.probability >= ear.guessFrom ? 'danger' : null;
  if (!best || best.probability < (lost ? ear.guessFrom : ear.sureFrom) || !isBeyond(best.intent)) return null;
  return servedBy[best.intent]?.includes(heard.skill) ? null : best.intent;
}

function isBeyond(intent: string): boolean {
  return intent in topics || intent in sentences;
}

/** Whether words that the dialogue takes for a cancellation are none to the ear, which has heard a thousand of them. */
export function isNoCancellation({ skill, confidence }: HeardWish, text: string, ear: Ear): boolean {
  if (skill !== 'cancel' || confidence >= certain) return false;
  const cancels = ear.rank(text).find(({ intent }) => intent === 'cancel');
  return (cancels?.probability ?? 0) < leastCancel;
}

/** Tells the team in the customer's own words, and the customer that they were told. */
export function handOver(situation: CustomerSituation, intent: string): Step {
  const { context, current } = situation;
  const again = intent === 'distress' ? null : offerAgain(situation);
  const say = () => [sayPassedOn(intent, context), ...(again === null ? [] : [again])].join(' ');
  return tellTeam(situation, current.heard, say);
}

function sayPassedOn(intent: string, { language, business }: CustomerContext): string {
  const sentence = sentences[intent];
  if (sentence) return inWords(language, sentence(business.phone));
  const topic = topics[intent]?.[language] ?? '';
  return inWords(language, {
    fr: `Je transmets votre ${topic} à l'équipe, qui vous répond ici.`,
    en: `I am passing your ${topic} on to the team, who will answer you here.`,
  });
}
