import { z } from 'zod';
import { small } from '#language/article.ts';
import { capital, inWords, type Speaking } from '../speaking.ts';
import { sayWhyNot } from './find-slots.say.ts';
import { ofInFrench, plannedShape } from './planned-view.ts';
import { slotShape } from './shapes.ts';

export const moveForOutput = z.object({
  outcome: z.enum(['moved', 'not_free', 'need_time', 'too_late']),
  appointment: plannedShape,
  /** When it was before. */
  previousLabel: z.string(),
  asked: z.string().nullable(),
  /** Of a time that is not free: `already` is its own time, `no_start` an hour at which this work cannot begin. */
  why: z.enum(['taken', 'full', 'closed', 'past', 'no_such_time', 'too_soon', 'no_start', 'already']).nullable(),
  /** Why it is closed, as find_slots has it. */
  reason: z.string().nullable(),
  alternatives: z.array(slotShape),
  /** The customer gets a message about it. */
  told: z.boolean(),
});

export type MoveForOutput = z.infer<typeof moveForOutput>;

/** Staff are told who was moved to when, and whether the customer knows. */
export function sayMoveFor(output: MoveForOutput, speaking: Speaking): string {
  const { appointment, previousLabel, alternatives, told } = output;
  const { language } = speaking;
  const { serviceName, contact, label } = appointment;
  const work = small(serviceName);
  const which = alternatives.length > 0;
  switch (output.outcome) {
    case 'moved':
      return inWords(language, {
        fr: `C'est déplacé : ${work} ${ofInFrench(contact)}, ${label} (avant : ${previousLabel}). ${told ? 'Le client est prévenu.' : "Je n'ai pas pu prévenir le client, pensez à l'appeler."}`,
        en: `It is moved: ${work} for ${contact}, ${label} (it was ${previousLabel}). ${told ? 'The customer has been told.' : 'I could not reach the customer: please call them.'}`,
      });
    case 'not_free':
      return `${sayNotFree(output, speaking)} ${inWords(language, {
        fr: `${which ? 'Lequel de ces créneaux' : 'Quel autre jour'} pour ${contact} (${work}) ?`,
        en: `${which ? 'Which of these times' : 'Which other day'} for ${contact} (${work})?`,
      })}`;
    case 'need_time':
      return inWords(language, {
        fr: `Pour quand dois-je déplacer le rendez-vous ${ofInFrench(contact)} (${work}, ${label}) ? ${which ? 'Voici ce qui est libre.' : "Il me faut le jour et l'heure."}`,
        en: `When shall I move the appointment of ${contact} to (${work}, ${label})? ${which ? 'This is free.' : 'I need the day and the time.'}`,
      });
    case 'too_late':
      return inWords(language, {
        fr: `Le rendez-vous ${ofInFrench(contact)} (${work}, ${label}) a commencé ou n'est plus au planning : je ne le déplace pas.`,
        en: `The appointment of ${contact} (${work}, ${label}) has begun or is no longer in the diary, so I am not moving it.`,
      });
  }
}

function sayNotFree({ asked, why, reason }: MoveForOutput, speaking: Speaking): string {
  const { language } = speaking;
  const time = capital(asked ?? inWords(language, { fr: 'ce moment', en: 'that time' }));
  switch (why) {
    case null:
    case 'taken':
      return inWords(language, { fr: `${time} n'est pas libre.`, en: `${time} is not free.` });
    case 'too_soon':
      return inWords(language, {
        fr: `${time} : c'est dans moins d'une heure, le délai est trop court.`,
        en: `${time} is less than an hour away, which is too soon.`,
      });
    case 'no_start':
      return inWords(language, {
        fr: `${time} n'est pas un début possible pour cette prestation.`,
        en: `${time} is not a time at which this work can start.`,
      });
    case 'already':
      return inWords(language, {
        fr: `${time} : c'est déjà l'heure de ce rendez-vous.`,
        en: `${time} is when that appointment already is.`,
      });
    default:
      return sayWhyNot({ outcome: why, asked, reason }, speaking);
  }
}
