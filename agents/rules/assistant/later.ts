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
  teach: { fr: 'apprendre une information', en: 'learn a fact' },
  measure: { fr: 'donner des chiffres', en: 'give figures' },
  chart: { fr: 'tracer un graphique', en: 'draw a chart' },
  forecast: { fr: 'faire une prévision', en: 'make a forecast' },
  digest: { fr: 'faire un résumé de la journée', en: 'sum the day up' },
  alert: { fr: 'poser une alerte', en: 'set an alert' },
  list_alerts: { fr: 'montrer les alertes', en: 'list alerts' },
  set_hours: { fr: 'changer les horaires', en: 'change the opening hours' },
  close_day: { fr: 'fermer un jour', en: 'close a day' },
  set_price: { fr: 'changer un prix', en: 'change a price' },
  add_service: { fr: 'ajouter une prestation', en: 'add a service' },
  custom_field: { fr: 'ajouter un champ', en: 'add a field' },
  change_role: { fr: "changer le rôle de quelqu'un", en: "change somebody's role" },
  quota: { fr: 'dire ce qui est consommé', en: 'say what is used up' },
  plan: { fr: "montrer l'abonnement", en: 'show the plan' },
  audit: { fr: 'dire qui a fait quoi', en: 'say who did what' },
  preferences: { fr: 'changer tes préférences', en: 'change your preferences' },
  second_factor: { fr: 'régler la double authentification', en: 'set up the second factor' },
};

/** What is said of the talk itself. */
const ofTheTalk: Readonly<Record<string, (asked: Asked) => string>> = {
  help: sayWhatICan,
  why: ({ language }) =>
    inWords(language, {
      fr: "Ce qu'un rôle ne peut pas faire seul devient une proposition : un responsable ou le propriétaire la reçoit, et son oui la fait exécuter.",
      en: 'What a role may not do alone becomes a proposal: a manager or the owner gets it, and their yes carries it out.',
    }),
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
