import { z } from 'zod';
import { dayLabel, timeLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { plannedShape } from '../booking/planned-view.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { bookedLines } from './booked-outside.ts';
import { type DaySpan, daySpan } from './day-span.ts';

export const closedOutput = z.object({
  outcome: z.enum([
    'closed',
    'already',
    'unread',
    'no_day',
    'which_day',
    'part',
    'past',
    'too_long',
    'weekly_or_once',
    'booked_over',
  ]),
  days: z.array(daySpan),
  reason: z.string().nullable(),
  words: z.array(z.string()),
  /** What is booked on those days, five of them, and how many there are. */
  appointments: z.array(plannedShape),
  count: z.number(),
});
export type Closed = z.infer<typeof closedOutput>;

/** `jeudi 24 décembre`, `du jeudi 24 décembre au jeudi 31 décembre`, each after the other. */
export function daysLabel(days: readonly DaySpan[], language: Language): string {
  const each = days.map(({ from, to, ...part }) => {
    const [first, last] = [dayLabel(from, language), dayLabel(to, language)];
    if (from === to) return `${language === 'fr' ? `le ${first}` : `on ${first}`}${hoursOf(part, language)}`;
    return inWords(language, { fr: `du ${first} au ${last}`, en: `from ${first} to ${last}` });
  });
  return each.join(inWords(language, { fr: ' et ', en: ' and ' }));
}

/** ` à partir de 14 h`, ` jusqu'à 12 h`, ` de 14 h à 16 h`; nothing for a whole day. */
function hoursOf({ fromTime, toTime }: Pick<DaySpan, 'fromTime' | 'toTime'>, language: Language): string {
  const [from, to] = [fromTime && timeLabel(fromTime, language), toTime && timeLabel(toTime, language)];
  if (from && to) return inWords(language, { fr: ` de ${from} à ${to}`, en: ` from ${from} to ${to}` });
  if (from) return inWords(language, { fr: ` à partir de ${from}`, en: ` from ${from}` });
  return to ? inWords(language, { fr: ` jusqu'à ${to}`, en: ` until ${to}` }) : '';
}

export function sayClosed(closed: Closed, { language }: Speaking): string {
  const { outcome, words, reason, count } = closed;
  const days = daysLabel(closed.days, language);
  const why = reason === null ? '' : ` (${reason})`;
  switch (outcome) {
    case 'closed':
      return [
        inWords(language, {
          fr: `C'est fermé ${days}${why} : plus rien n'y est proposé.`,
          en: `Closed ${days}${why}: nothing is offered then any more.`,
        }),
        ...(count > 0
          ? [
              inWords(language, {
                fr: `${count === 1 ? 'Un rendez-vous y reste' : `${count} rendez-vous y restent`}, à déplacer. J'écris aux clients que vous êtes fermés et qu'ils choisissent un autre jour ?`,
                en: `${count === 1 ? 'One appointment is' : `${count} appointments are`} still there, to be moved. Shall I write to the customers that you are closed, and to choose another day?`,
              }),
            ]
          : [inWords(language, { fr: 'ANNULER pour revenir.', en: 'UNDO to go back.' })]),
      ].join(' ');
    case 'booked_over':
      return [
        inWords(language, { fr: `Déjà réservé ${days} :`, en: `Booked already ${days}:` }),
        ...bookedLines(closed, language),
        inWords(language, {
          fr: 'Je ferme quand même ? Ces rendez-vous restent à déplacer.',
          en: 'Shall I close all the same? These appointments stay, to be moved.',
        }),
      ].join('\n');
    case 'already':
      return inWords(language, { fr: `C'est déjà fermé ${days}.`, en: `It is closed ${days} already.` });
    case 'weekly_or_once':
      return inWords(language, {
        fr: "Chaque semaine, ou une seule fois ? Je n'ai encore rien changé.",
        en: 'Every week, or just once? Nothing is changed yet.',
      });
    case 'which_day':
      return inWords(language, {
        fr: "Quel jour ? Je n'ai encore rien fermé.",
        en: 'Which day? I have closed nothing yet.',
      });
    case 'part':
      return inWords(language, {
        fr: `Pour quelques heures, dites-moi un jour à la fois : "fermé vendredi à partir de 14 h". Je n'ai rien fermé.`,
        en: `For some hours, tell me one day at a time: "closed on Friday from 2 pm". I have closed nothing.`,
      });
    case 'past':
      return inWords(language, {
        fr: `Ce jour est passé : je n'ai rien fermé.`,
        en: `That day is over: I have closed nothing.`,
      });
    case 'too_long':
      return inWords(language, {
        fr: `Plus d'un an : redites-moi du quand au quand.`,
        en: `More than a year: tell me again from when to when.`,
      });
    case 'no_day':
      return inWords(language, {
        fr: `Quel jour, ou du quand au quand ? Je n'ai rien fermé.`,
        en: `Which day, or from when to when? I have closed nothing.`,
      });
    case 'unread':
      return inWords(language, {
        fr: `Je n'ai pas compris "${words.join(' ')}" : je n'ai rien fermé. Dites-moi seulement les jours.`,
        en: `I did not understand "${words.join(' ')}": I have closed nothing. Tell me just the days.`,
      });
  }
}
