import { z } from 'zod';
import { withA } from '#language/article.ts';
import { either, inWords, type Speaking } from '../speaking.ts';
import { sayChange } from './change.say.ts';
import { appointmentShape, type SlotView, slotShape, visitShape } from './shapes.ts';
import { sayWith } from './with.say.ts';

export const holdOutput = z.object({
  outcome: z.enum(['held', 'taken']),
  service: visitShape,
  holds: z.array(z.object({ hold: z.string(), ...slotShape.shape, until: z.string() })),
  alternatives: z.array(slotShape),
  appointment: z.string().nullable(),
  /** What stands, when it shall be for something else; null where it is only moved. */
  previous: appointmentShape.nullable().default(null),
  /** When the same is booked already for the same vehicle. */
  already: z.string().nullable().default(null),
  /** Who was asked for. */
  technician: z.string().exactOptional(),
});

type HoldOutput = z.infer<typeof holdOutput>;
type Language = Speaking['language'];

/** `plate` names the vehicle where it could be another. One slot is put as a question; two are announced, because the channel lists them under the text. */
export function sayHold(output: HoldOutput, { language }: Speaking, plate: string | null = null): string {
  const [first, second] = output.holds;
  if (output.outcome === 'taken' || first === undefined) return sayTaken(output.alternatives, language);
  const slot = second ? null : first;
  const { previous, appointment } = output;
  if (previous) return `${sayAlready(output, language)}${sayChange({ ...output, previous }, slot, language)}`;
  if (appointment) return sayNewTime(output, slot, language);
  return `${sayAlready(output, language)}${sayNew(output, slot, { language, plate })}`;
}

/** Nobody books the same twice without knowing it. */
function sayAlready({ already, service }: HoldOutput, language: Language): string {
  if (already === null) return '';
  const [name = service.name] = service.names ?? [];
  const what = withA(name) ?? `rendez-vous (${name})`;
  return inWords(language, {
    fr: `Vous avez déjà ${what} le ${already}. `,
    en: `You already have an appointment (${name}) on ${already}. `,
  });
}

function sayNew(
  { service, technician }: HoldOutput,
  slot: SlotView | null,
  { language, plate }: { language: Language; plate: string | null },
): string {
  const of = plate === null ? '' : `, ${plate}`;
  const what = `${service.name} (${service.price})${sayWith(technician, language)}${of}`;
  if (slot === null) {
    return inWords(language, {
      fr: `${what} : deux créneaux sont libres. Lequel vous convient ?`,
      en: `${what}: two times are free. Which one suits you?`,
    });
  }
  return inWords(language, {
    fr: `${what}, ${slot.label} : je confirme ?`,
    en: `${what}, ${slot.label}: shall I book it?`,
  });
}

function sayNewTime({ service, technician }: HoldOutput, slot: SlotView | null, language: Language): string {
  const what = `${service.name}${sayWith(technician, language)}`;
  if (slot === null) {
    return inWords(language, {
      fr: `Pour déplacer votre rendez-vous (${what}), deux créneaux sont libres. Lequel vous convient ?`,
      en: `To move your appointment (${what}), two times are free. Which one suits you?`,
    });
  }
  return inWords(language, {
    fr: `Je déplace votre rendez-vous (${what}) à cette date : ${slot.label} ?`,
    en: `Shall I move your appointment (${what}) to ${slot.label}?`,
  });
}

/** Used for a booking too: someone else was faster. */
export function sayTaken(alternatives: readonly SlotView[], language: Language): string {
  const gone = inWords(language, { fr: "Ce créneau n'est plus libre.", en: 'That time is no longer free.' });
  if (alternatives.length === 0) {
    return `${gone} ${inWords(language, { fr: 'Quel autre jour vous arrange ?', en: 'Which other day suits you?' })}`;
  }
  const slots = either(
    alternatives.slice(0, 2).map((slot) => slot.label),
    language,
  );
  return `${gone} ${inWords(language, { fr: `Il reste ${slots}. Lequel vous convient ?`, en: `There is ${slots}. Which one suits you?` })}`;
}
