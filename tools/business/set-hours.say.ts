import { z } from 'zod';
import { dayLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { plannedShape } from '../booking/planned-view.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { bookedLines } from './booked-outside.ts';

export const hoursSetOutput = z.object({
  /** `impossible`: a day would close before it opens, or opens without a word when it closes. */
  outcome: z.enum(['changed', 'same', 'unread', 'unclear', 'impossible', 'weekly_or_once', 'booked_over']),
  days: z.array(z.object({ day: z.string(), hours: z.string(), before: z.string() })),
  /** From which day on; null for at once. */
  from: z.string().nullable(),
  words: z.array(z.string()),
  appointments: z.array(plannedShape),
  count: z.number(),
});
export type HoursSet = z.infer<typeof hoursSetOutput>;

export function sayHoursSet(set: HoursSet, { language }: Speaking): string {
  const { outcome, words, from } = set;
  const start = from === null ? '' : dayLabel(from, language);
  switch (outcome) {
    case 'changed':
      return [
        inWords(language, {
          fr: `C'est noté${from === null ? '' : `, à partir du ${start}`} : ${dayWords(set)}.`,
          en: `Noted${from === null ? '' : `, from ${start}`}: ${dayWords(set)}.`,
        }),
        before(set, language),
        ...(set.count > 0 ? [staying(set.count, language)] : []),
      ].join(' ');
    case 'booked_over':
      return [
        inWords(language, {
          fr: `Déjà réservé en dehors de ces horaires (${dayWords(set)}) :`,
          en: `Booked already outside those hours (${dayWords(set)}):`,
        }),
        ...bookedLines(set, language),
        inWords(language, {
          fr: 'Je change les horaires quand même ? Ces rendez-vous restent.',
          en: 'Shall I change the hours all the same? These appointments stay.',
        }),
      ].join('\n');
    case 'same':
      return inWords(language, {
        fr: "C'est déjà le cas : je n'ai rien changé.",
        en: 'It is so already: nothing is changed.',
      });
    case 'weekly_or_once':
      return inWords(language, {
        fr: "Chaque semaine, ou une seule fois ? Je n'ai encore rien changé.",
        en: 'Every week, or just once? Nothing is changed yet.',
      });
    case 'impossible':
      return inWords(language, {
        fr: `Ce jour-là est fermé ou fermerait avant d'ouvrir : dites-moi de quelle heure à quelle heure. Je n'ai rien changé.`,
        en: `That day is closed or would close before it opens: tell me from when to when. Nothing is changed.`,
      });
    case 'unread':
      return inWords(language, {
        fr: `Je n'ai pas compris "${words.join(' ')}" : je n'ai rien changé. Dites-moi les jours et les heures.`,
        en: `I did not understand "${words.join(' ')}": nothing is changed. Tell me the days and the hours.`,
      });
    case 'unclear':
      return inWords(language, {
        fr: `Quels jours, et de quelle heure à quelle heure ? Dites les jours, puis les heures. Je n'ai rien changé.`,
        en: `Which days, and from when to when? Say the days, then the hours. Nothing is changed.`,
      });
  }
}

/** Days with the same hours in a row are said together. */
function dayWords({ days }: HoursSet): string {
  const groups: { names: string[]; hours: string }[] = [];
  for (const { day, hours } of days) {
    const last = groups.at(-1);
    if (last?.hours === hours) last.names.push(day);
    else groups.push({ names: [day], hours });
  }
  return groups.map(({ names, hours }) => `${names.join(', ')} ${hours}`).join(' ; ');
}

function before({ days }: HoursSet, language: Language): string {
  const said = [...new Set(days.map((each) => each.before))];
  const [only] = said;
  if (said.length !== 1 || only === undefined)
    return inWords(language, { fr: 'ANNULER pour revenir.', en: 'UNDO to go back.' });
  return inWords(language, { fr: `Avant : ${only}. ANNULER pour revenir.`, en: `Before: ${only}. UNDO to go back.` });
}

function staying(count: number, language: Language): string {
  return inWords(language, {
    fr: `${count === 1 ? 'Un rendez-vous reste' : `${count} rendez-vous restent`} en dehors.`,
    en: `${count === 1 ? 'One appointment stays' : `${count} appointments stay`} outside them.`,
  });
}
