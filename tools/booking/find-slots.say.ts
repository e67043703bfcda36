import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { either, inWords, type Speaking } from '../speaking.ts';
import { sayWith } from './with.say.ts';
import { slotShape, visitShape } from './shapes.ts';
import { eitherSlot } from './slot-words.ts';

export const slotsOutput = z.object({
  outcome: z.enum(['found', 'need_day', 'which_day', 'closed', 'past', 'no_such_time', 'full', 'unknown_service']),
  service: visitShape.exactOptional(),
  asked: z.string().nullable(),
  exact: z.boolean(),
  slots: z.array(slotShape),
  days: z.array(z.object({ date: z.string(), label: z.string() })),
  reason: z.string().nullable(),
  /** Who was asked for: the times are this one's. */
  technician: z.string().exactOptional(),
});

export type SlotsOutput = z.infer<typeof slotsOutput>;

/** The whole answer when nothing is held: why, and the question that goes on. */
export function saySlots(output: SlotsOutput, speaking: Speaking): string {
  const { language } = speaking;
  const why = sayWhyNot(output, speaking);
  if (output.outcome === 'need_day')
    return inWords(language, { fr: 'Quel jour vous arrange ?', en: 'Which day suits you?' });
  if (output.outcome === 'which_day') {
    const days = either(
      output.days.map((day) => day.label),
      language,
    );
    if (output.slots.length === 0) {
      return inWords(language, {
        fr: `Je n'ai rien de libre ${days}. Quel autre jour vous arrange ?`,
        en: `I have nothing free on ${days}. Which other day suits you?`,
      });
    }
    return inWords(language, { fr: `Quel jour exactement : ${days} ?`, en: `Which day exactly: ${days}?` });
  }
  if (output.outcome === 'unknown_service') return why;
  if (output.reason === 'too_long') {
    return `${why} ${inWords(language, { fr: 'Par quelle prestation commencer ?', en: 'Which of it shall we do first?' })}`;
  }
  if (output.slots.length === 0) {
    const isHour = output.outcome === 'no_such_time' && output.reason !== 'no_such_day';
    const other = isHour
      ? inWords(language, { fr: 'Quelle autre heure vous arrange ?', en: 'Which other time suits you?' })
      : inWords(language, { fr: 'Quel autre jour vous arrange ?', en: 'Which other day suits you?' });
    return `${why} ${other}`.trim();
  }
  const slots = eitherSlot(output.slots.slice(0, 2), language);
  return `${why} ${inWords(language, { fr: `Je peux vous proposer ${slots}.`, en: `I can offer ${slots}.` })}`.trim();
}

/** Why the person does not get exactly what was asked; empty when it is what was asked, or when there was no exact wish. */
export function sayWhyNot(
  output: Pick<SlotsOutput, 'outcome' | 'asked' | 'reason' | 'technician'>,
  { language }: Speaking,
): string {
  const { asked } = output;
  const by = sayWith(output.technician, language);
  switch (output.outcome) {
    case 'closed':
      return sayClosed(output.reason ?? '', language);
    case 'past':
      return inWords(language, { fr: 'Cette date est passée.', en: 'That date has passed.' });
    case 'no_such_time':
      return output.reason === 'no_such_day'
        ? inWords(language, { fr: "Cette date n'existe pas.", en: 'There is no such date.' })
        : inWords(language, { fr: "Cette heure n'existe pas ce jour-là.", en: 'There is no such time on that day.' });
    case 'full':
      if (output.reason === 'too_long') {
        return inWords(language, {
          fr: 'Cela ne tient pas dans une seule journée.',
          en: 'That does not fit into a single day.',
        });
      }
      return asked
        ? inWords(language, {
            fr: `Je n'ai plus de place${by} pour ${asked}.`,
            en: `I have nothing left${by} for ${asked}.`,
          })
        : inWords(language, { fr: `Tout est pris${by}.`, en: `We are fully booked then${by}.` });
    case 'unknown_service':
      return inWords(language, {
        fr: 'Nous ne proposons pas cette prestation.',
        en: 'That is not something we offer.',
      });
    default:
      return '';
  }
}

const closedWeekdays: Record<string, Record<Language, string>> = {
  closed_monday: { fr: 'le lundi', en: 'on Mondays' },
  closed_tuesday: { fr: 'le mardi', en: 'on Tuesdays' },
  closed_wednesday: { fr: 'le mercredi', en: 'on Wednesdays' },
  closed_thursday: { fr: 'le jeudi', en: 'on Thursdays' },
  closed_friday: { fr: 'le vendredi', en: 'on Fridays' },
  closed_saturday: { fr: 'le samedi', en: 'on Saturdays' },
  closed_sunday: { fr: 'le dimanche', en: 'on Sundays' },
};

/** From the tool's reason: `closed_sunday`, `holiday:Noël`, `closure:Congés`, `outside_hours` or `too_far`. */
function sayClosed(reason: string, language: Language): string {
  const weekday = closedWeekdays[reason]?.[language];
  const name = /^(?:holiday|closure):(.+)$/.exec(reason)?.[1];
  if (weekday) return inWords(language, { fr: `Nous sommes fermés ${weekday}.`, en: `We are closed ${weekday}.` });
  if (name)
    return inWords(language, {
      fr: `Nous sommes fermés ce jour-là (${name}).`,
      en: `We are closed that day (${name}).`,
    });
  if (reason === 'too_far') {
    return inWords(language, {
      fr: 'Notre planning ne va pas encore si loin.',
      en: 'Our diary does not go that far yet.',
    });
  }
  return inWords(language, { fr: 'Nous ne sommes pas ouverts à cette heure-là.', en: 'We are not open at that time.' });
}
