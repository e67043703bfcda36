import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { sayChange } from './change.say.ts';
import { appointmentShape, type SlotView, slotShape, visitShape } from './shapes.ts';
import { eitherSlot } from './slot-words.ts';
import { aWork, sayVisit, theWork, yourWork } from './visit-words.ts';
import { sayWith } from './with.say.ts';

export const holdOutput = z.object({
  outcome: z.enum(['held', 'taken', 'too_many']),
  service: visitShape,
  holds: z.array(z.object({ hold: z.string(), ...slotShape.shape, until: z.string() })),
  alternatives: z.array(slotShape),
  appointment: z.string().nullable(),
  /** Of the vehicle it is held for; null where none is known. */
  plate: z.string().nullable().default(null),
  /** What stands, when it shall be for something else; null where it is only moved. */
  previous: appointmentShape.nullable().default(null),
  /** When the same is booked already for the same vehicle. */
  already: z.string().nullable().default(null),
  /** Who was asked for. */
  technician: z.string().exactOptional(),
  /** With `too_many`: how many they have, which is the most, and whether anybody is at the desk. */
  limit: z.object({ comingAppointments: z.number(), openNow: z.boolean() }).exactOptional(),
});

type HoldOutput = z.infer<typeof holdOutput>;

const whichSuits: Record<Language, string> = { fr: 'Lequel vous convient ?', en: 'Which one suits you?' };

/** One slot is put as a question that a yes answers; of two it is asked which. */
export function sayHold(output: HoldOutput, speaking: Speaking): string {
  if (output.limit) return sayLimit(output.limit, speaking.language);
  if (output.outcome === 'taken' || output.holds.length === 0) return sayTaken(output.alternatives, speaking.language);
  const { previous, appointment } = output;
  if (appointment !== null && previous === null) return sayNewTime(output, speaking);
  const already = sayAlready(output, speaking.language);
  return `${already}${previous ? sayChange({ ...output, previous }, speaking.language) : sayNew(output, speaking)}`;
}

function sayLimit({ comingAppointments, openNow }: NonNullable<HoldOutput['limit']>, language: Language): string {
  const when = openNow
    ? inWords(language, { fr: 'ici', en: 'here' })
    : inWords(language, { fr: "à l'ouverture", en: 'when we open' });
  return inWords(language, {
    fr: `Vous avez déjà ${comingAppointments} rendez-vous à venir, le maximum que je peux prendre par message. Je transmets votre demande à l'équipe, qui vous répond ${when}.`,
    en: `You already have ${comingAppointments} appointments to come, the most I can book by message. I am passing your request on to the team, who will answer you ${when}.`,
  });
}

/** Nobody books the same twice without knowing it. */
function sayAlready({ already, service }: HoldOutput, language: Language): string {
  if (already === null) return '';
  const [name = service.name] = service.names ?? [];
  const work = { name, also: [] };
  return inWords(language, {
    fr: `Vous avez déjà ${aWork(work, 'fr') ?? `rendez-vous (${name})`} le ${already}. `,
    en: `You already have ${yourWork(work, 'en')} booked for ${already}. `,
  });
}

function sayNew({ service, holds, plate, technician }: HoldOutput, speaking: Speaking): string {
  const { language } = speaking;
  const visit = { work: service, plate, price: service.price, by: sayWith(technician, language) };
  const slots = eitherSlot(holds, language);
  if (holds.length > 1) {
    const what = sayVisit(visit, { say: theWork, other: 'votre rendez-vous' }, speaking);
    return inWords(language, {
      fr: `Pour ${what}, j'ai ${slots}. ${whichSuits.fr}`,
      en: `For ${what}, I have ${slots}. ${whichSuits.en}`,
    });
  }
  const what = sayVisit(visit, { say: theWork, other: 'un rendez-vous' }, speaking);
  return inWords(language, {
    fr: `Je vous réserve ${what} ${slots} ?`,
    en: `Shall I book ${what} for ${slots}?`,
  });
}

function sayNewTime({ service, holds, plate, technician }: HoldOutput, speaking: Speaking): string {
  const { language } = speaking;
  // Whoever moves the appointment of their only car knows which.
  const isOnly = speaking.contact?.vehicles.length === 1;
  const visit = { work: service, plate: isOnly ? null : plate };
  const what = sayVisit(visit, { say: yourWork, other: 'votre rendez-vous' }, speaking);
  const by = sayWith(technician, language);
  const to = inWords(language, {
    fr: `${what} ${eitherSlot(holds, 'fr', 'au ')}${by}`,
    en: `${what} to ${eitherSlot(holds, 'en')}${by}`,
  });
  if (holds.length > 1) {
    return inWords(language, {
      fr: `Je peux déplacer ${to}. ${whichSuits.fr}`,
      en: `I can move ${to}. ${whichSuits.en}`,
    });
  }
  return inWords(language, { fr: `Je déplace ${to} ?`, en: `Shall I move ${to}?` });
}

/** Used for a booking too: someone else was faster. */
export function sayTaken(alternatives: readonly SlotView[], language: Language): string {
  const gone = inWords(language, { fr: "Ce créneau n'est plus libre.", en: 'That time is no longer free.' });
  const near = alternatives.slice(0, 2);
  if (near.length === 0) {
    return `${gone} ${inWords(language, { fr: 'Quel autre jour vous arrange ?', en: 'Which other day suits you?' })}`;
  }
  const slots = eitherSlot(near, language);
  const isOne = near.length === 1;
  return inWords(language, {
    fr: `${gone} Il me reste ${slots}. ${isOne ? 'Cela vous convient ?' : whichSuits.fr}`,
    en: `${gone} I still have ${slots}. ${isOne ? 'Does that suit you?' : whichSuits.en}`,
  });
}
