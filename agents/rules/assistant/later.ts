import type { MemberContext } from '#agents/context.ts';
import type { Language } from '#language/language.ts';
import { inWords } from '#tools/speaking.ts';
import { sayNotMine, sayWhatICan } from './asking.ts';

/** What the ear hears of members and no tool does yet, as in "I cannot … yet". */
const later: Readonly<Record<string, Record<Language, string>>> = {
  campaign: { fr: 'écrire à plusieurs clients', en: 'write to many customers' },
  take_over: { fr: 'te passer une conversation', en: 'hand you a conversation' },
  give_back: { fr: 'reprendre une conversation', en: 'take a conversation back' },
  draft: { fr: 'rédiger un texte', en: 'draft a text' },
  measure: { fr: 'donner des chiffres', en: 'give figures' },
  chart: { fr: 'tracer un graphique', en: 'draw a chart' },
  forecast: { fr: 'faire une prévision', en: 'make a forecast' },
  digest: { fr: 'faire un résumé de la journée', en: 'sum the day up' },
  alert: { fr: 'poser une alerte', en: 'set an alert' },
  list_alerts: { fr: 'montrer les alertes', en: 'list alerts' },
  preferences: { fr: 'changer tes préférences', en: 'change your preferences' },
};

/** What is said of the talk itself. */
const ofTheTalk: Readonly<Record<string, (asked: Asked) => string>> = {
  help: sayWhatICan,
  confirm: ({ language }) =>
    inWords(language, { fr: "Rien n'attend de oui ici.", en: 'Nothing here waits for a yes.' }),
  next_page: ({ language }) => inWords(language, { fr: "C'est tout.", en: 'That is all.' }),
};

type Asked = Pick<MemberContext, 'language' | 'member'>;

/** The answer to what no intent of the assistant covers. */
export function sayLater(intent: string, asked: Asked): string {
  const what = later[intent];
  const talk = ofTheTalk[intent];
  if (talk) return talk(asked);
  if (!what) return sayNotMine(asked);
  return inWords(asked.language, {
    fr: `Je ne sais pas encore ${what.fr}. AIDE dit ce que je sais faire.`,
    en: `I cannot ${what.en} yet. HELP tells what I can.`,
  });
}
