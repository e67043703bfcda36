import type { CustomerContext } from '#agents/context.ts';
import type { Language } from '#language/language.ts';
import { unaccent } from '#language/normalise.ts';
import { inWords } from '#tools/speaking.ts';
import { callEach } from '../call-once.ts';
import type { Step } from '../mind.ts';
import { saySorry, thankForWarning } from './asking.ts';
import type { CustomerSituation } from './skill.ts';
import { tellTeam } from './tell-team.ts';

type Sentence = Record<Language, string>;

interface Passing {
  /** The kind of note that it becomes. */
  note: string;
  /** What is said: a sentence of its own, or as in "I am passing your request for a quote on". */
  say: { sentence: (phone: string) => Sentence; asked?: Sentence } | { topic: Sentence };
}

/** What a customer can want or tell that no tool of the reception does: it reaches the team with its substance. */
const passings: Readonly<Record<string, Passing>> = {
  // 3114 is France's national line; 116 123 the Samaritans', of the United Kingdom and Ireland.
  distress: {
    note: 'urgent',
    say: {
      sentence: () => ({
        fr: `Ce que vous écrivez m'inquiète. Quelqu'un peut vous écouter tout de suite : appelez le 3114, jour et nuit. En cas de danger immédiat, appelez le 112. Je préviens aussi l'équipe.`,
        en: `What you write worries me. Somebody can listen to you right now: call 3114 in France or 116 123 in the UK and Ireland, day or night. If you are in danger, call 112. I am telling the team too.`,
      }),
    },
  },
  breakdown: {
    note: 'urgent',
    say: {
      sentence: (phone) => ({
        fr: `Mettez-vous d'abord en sécurité, puis appelez-nous au ${phone}. Je préviens aussi l'équipe tout de suite.`,
        en: `First get yourself to safety, then call us on ${phone}. I am telling the team right away too.`,
      }),
    },
  },
  danger: {
    note: 'urgent',
    say: {
      sentence: (phone) => ({
        fr: `Ne roulez pas avec pour l'instant ; si vous êtes sur la route, arrêtez-vous en lieu sûr. Appelez-nous au ${phone}. Je préviens aussi l'équipe tout de suite.`,
        en: `Please do not drive it for now; if you are on the road, stop somewhere safe. Call us on ${phone}. I am telling the team right away too.`,
      }),
    },
  },
  reaction: {
    note: 'urgent',
    say: {
      sentence: (phone) => ({
        fr: `Si vous respirez mal ou si cela gonfle, appelez le 15 ou le 112 sans attendre. Je préviens l'équipe tout de suite ; vous pouvez aussi appeler le ${phone}.`,
        en: `If you find it hard to breathe or the swelling grows, call 15 or 112 without waiting. I am telling the team right away; you can also call ${phone}.`,
      }),
    },
  },
  complaint: {
    note: 'complaint',
    say: {
      sentence: () => ({
        fr: `${saySorry('fr')} Je transmets votre message à l'équipe, qui vous répond ici.`,
        en: `${saySorry('en')} I am passing your message on to the team, who will answer you here.`,
      }),
    },
  },
  praise: {
    note: 'appointment',
    say: {
      sentence: () => ({
        fr: `Merci beaucoup, cela fait plaisir. Je transmets à l'équipe.`,
        en: `Thank you very much, that is good to hear. I am passing it on to the team.`,
      }),
    },
  },
  late: {
    note: 'late',
    say: {
      sentence: () => ({
        fr: `${thankForWarning('fr')} Je le signale à l'équipe.`,
        en: `${thankForWarning('en')} I am letting the team know.`,
      }),
    },
  },
  note: {
    note: 'appointment',
    say: {
      sentence: sayNoted,
      asked: {
        fr: `C'est noté : je le demande à l'équipe.`,
        en: `Noted: I am asking the team.`,
      },
    },
  },
  allergy: {
    note: 'allergy',
    say: {
      sentence: () => ({
        fr: `C'est noté : l'équipe en tiendra compte.`,
        en: `Noted: the team will take it into account.`,
      }),
    },
  },
  drop_off: {
    note: 'appointment',
    say: {
      sentence: sayNoted,
      asked: {
        fr: `Je pose la question à l'équipe, qui vous répond ici.`,
        en: `I am asking the team, who will answer you here.`,
      },
    },
  },
  question: {
    note: 'other',
    say: {
      sentence: () => ({
        fr: `Je n'ai pas cette information : je pose la question à l'équipe, qui vous répond ici.`,
        en: `I do not have that information: I am asking the team, who will answer you here.`,
      }),
    },
  },
  wrong_person: {
    note: 'other',
    say: {
      sentence: () => ({
        fr: `Désolé de vous avoir dérangé. Je le signale à l'équipe.`,
        en: `Sorry to have troubled you. I am letting the team know.`,
      }),
    },
  },
  unknown: {
    note: 'other',
    say: {
      sentence: () => ({
        fr: `Je transmets votre message à l'équipe, qui vous répond ici.`,
        en: `I am passing your message on to the team, who will answer you here.`,
      }),
    },
  },
  estimate: { note: 'quote', say: { topic: { fr: 'demande de devis', en: 'request for a quote' } } },
  quote_status: { note: 'quote', say: { topic: { fr: 'question sur le devis', en: 'question about the quote' } } },
  accept_quote: { note: 'quote', say: { topic: { fr: 'réponse au devis', en: 'answer to the quote' } } },
  refuse_quote: { note: 'quote', say: { topic: { fr: 'réponse au devis', en: 'answer to the quote' } } },
  parts_choice: { note: 'quote', say: { topic: { fr: 'choix de pièces', en: 'choice of parts' } } },
  ask_document: { note: 'bill', say: { topic: { fr: 'demande de document', en: 'request for a document' } } },
  pay: { note: 'bill', say: { topic: { fr: 'question de paiement', en: 'question about the payment' } } },
  invoice_question: {
    note: 'bill',
    say: { topic: { fr: 'question sur la facture', en: 'question about the invoice' } },
  },
  warranty: { note: 'other', say: { topic: { fr: 'question de garantie', en: 'question about the guarantee' } } },
  loan_car: { note: 'other', say: { topic: { fr: 'demande de véhicule de prêt', en: 'request for a courtesy car' } } },
  sends_file: { note: 'other', say: { topic: { fr: 'envoi', en: 'file' } } },
  new_phone: { note: 'other', say: { topic: { fr: 'nouveau numéro', en: 'new number' } } },
  new_address: { note: 'other', say: { topic: { fr: 'nouvelle adresse', en: 'new address' } } },
  waiting_list: {
    note: 'waiting_list',
    say: { topic: { fr: 'demande de créneau plus tôt', en: 'request for an earlier time' } },
  },
  privacy: { note: 'data_export', say: { topic: { fr: 'demande sur vos données', en: 'request about your data' } } },
};

/** As many characters of their words are kept. */
const longestNote = 600;
/** Said after something was passed on. */
const more: Passing = {
  note: 'other',
  say: {
    sentence: () => ({
      fr: `C'est noté aussi. Un collègue est prévenu et vous répond ici.`,
      en: `Noted as well. A colleague has been told and will answer you here.`,
    }),
  },
};
const erasure = /\b(?:supprim\w*|effac\w*|delet\w*|eras\w*|remov\w*|oubli\w*|forget)\b/i;

function sayNoted(): Sentence {
  return { fr: `C'est noté, je le dis à l'équipe.`, en: `Noted, I am telling the team.` };
}

/** Wants somebody now. */
const pressing =
  /\b(?:maintenant|tout de suite|immediatement|aujourd'?hui|urgent\w*|right now|now|right away|immediately|today|asap)\b/;
const pressed: Passing = {
  note: 'urgent',
  say: {
    sentence: (phone) => ({
      fr: `Je préviens un responsable tout de suite, il vous répond ici. Vous pouvez aussi appeler le ${phone}.`,
      en: `I am telling a manager right away, who will answer you here. You can also call ${phone}.`,
    }),
  },
};

export function isPassedOn(intent: string): boolean {
  return intent === 'person' || intent === 'more' || intent in passings;
}

/** A call that is wanted is about what was said just before. */
export function withEarlier(
  { intent, words }: { intent: string; words: string },
  earlier: string,
): { intent: string; words: string } {
  const isBare = intent === 'person' && earlier !== '' && earlier !== words;
  return isBare ? { intent, words: `${earlier} / ${words}` } : { intent, words };
}

/** Tells the team in the customer's own words, and the customer that they were told. */
export function passOn(
  situation: CustomerSituation,
  { intent, words }: { intent: string; words: string },
  told: string | null,
): Step {
  const isPressing = intent === 'person' && (told === 'complaint' || pressing.test(unaccent(words)));
  const passing = isPressing
    ? pressed
    : intent === 'more'
      ? { ...more, note: passings[told ?? '']?.note ?? more.note }
      : passings[intent];
  if (!situation.tools.has('request_member')) return { kind: 'abstain', why: 'no request_member' };
  if (!passing) return tellTeam(situation, words);
  const say = () => sayPassedOn(passing, words, situation.context);
  if (!situation.tools.has('leave_note')) return tellTeam(situation, words, say);
  const kind = intent === 'privacy' && erasure.test(words) ? 'data_erasure' : passing.note;
  return callEach({ situation }, 'leave_note', { kind, words: words.slice(0, longestNote) }, say);
}

function sayPassedOn({ say }: Passing, words: string, { language, business }: CustomerContext): string {
  if ('sentence' in say) {
    const asked = words.includes('?') ? say.asked : undefined;
    return inWords(language, asked ?? say.sentence(business.phone));
  }
  const topic = say.topic[language];
  return inWords(language, {
    fr: `Je transmets votre ${topic} à l'équipe, qui vous répond ici.`,
    en: `I am passing your ${topic} on to the team, who will answer you here.`,
  });
}
