import { z } from 'zod';
import { small } from '#language/article.ts';
import { refShape } from '../ref.ts';
import { capital, inWords, type Speaking } from '../speaking.ts';
import { sayWhyNot } from './find-slots.say.ts';
import { ofInFrench, plannedShape } from './planned-view.ts';
import { slotShape } from './shapes.ts';

export const bookForOutput = z.object({
  outcome: z.enum(['booked', 'need_time', 'not_free', 'need_service']),
  appointment: plannedShape.nullable(),
  contact: refShape,
  service: z.string().nullable(),
  asked: z.string().nullable(),
  why: z.enum(['taken', 'full', 'closed', 'past', 'no_such_time']).nullable(),
  /** Why it is closed; of a service that is not clear, those it could be. */
  reason: z.string().nullable(),
  alternatives: z.array(slotShape),
  /** The customer gets a message about it. */
  told: z.boolean(),
});

export type BookForOutput = z.infer<typeof bookForOutput>;

export function sayBookFor(output: BookForOutput, speaking: Speaking): string {
  const { outcome, appointment, contact, service, alternatives, told, reason } = output;
  const { language } = speaking;
  const which = alternatives.length > 0;
  const work = small(service ?? '');
  switch (outcome) {
    case 'booked':
      return inWords(language, {
        fr: `C'est réservé : ${work} ${ofInFrench(contact.label)}${vehicleIn(output)}, ${appointment?.label}. ${told ? 'Le client est prévenu.' : "Je n'ai pas pu prévenir le client, pensez à l'appeler."}`,
        en: `Booked: ${work} for ${contact.label}${vehicleIn(output)}, ${appointment?.label}. ${told ? 'The customer has been told.' : 'I could not reach the customer: please call them.'}`,
      });
    case 'need_service':
      return reason
        ? inWords(language, {
            fr: `Quelle prestation pour ${contact.label} : ${reason} ?`,
            en: `Which service for ${contact.label}: ${reason}?`,
          })
        : inWords(language, {
            fr: `Quelle prestation pour ${contact.label} ?`,
            en: `What is to be done for ${contact.label}?`,
          });
    case 'need_time':
      return which
        ? inWords(language, {
            fr: `Pour ${contact.label} (${work}), lequel de ces créneaux ?`,
            en: `For ${contact.label} (${work}), which of these times?`,
          })
        : inWords(language, {
            fr: `Pour quel jour (${work}, ${contact.label}) ?`,
            en: `For which day (${work}, ${contact.label})?`,
          });
    case 'not_free':
      return `${sayNotFree(output, speaking)} ${which ? inWords(language, { fr: 'Lequel de ces créneaux ?', en: 'Which of these times?' }) : inWords(language, { fr: 'Quel autre jour ?', en: 'Which other day?' })}`;
  }
}

function vehicleIn({ appointment }: BookForOutput): string {
  return appointment?.vehicle ? ` (${appointment.vehicle})` : '';
}

function sayNotFree({ asked, why, reason }: BookForOutput, speaking: Speaking): string {
  const time = capital(asked ?? inWords(speaking.language, { fr: 'ce moment', en: 'that time' }));
  if (why === null || why === 'taken') {
    return inWords(speaking.language, { fr: `${time} n'est pas libre.`, en: `${time} is not free.` });
  }
  return sayWhyNot({ outcome: why, asked, reason }, speaking);
}
