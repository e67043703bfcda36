import { z } from 'zod';
import { either, inWords, type Speaking } from '../speaking.ts';
import { serviceShape, type SlotView, slotShape } from './shapes.ts';

export const holdOutput = z.object({
  outcome: z.enum(['held', 'taken']),
  service: serviceShape,
  holds: z.array(z.object({ hold: z.string(), ...slotShape.shape, until: z.string() })),
  alternatives: z.array(slotShape),
  appointment: z.string().nullable(),
});

/** `plate` names the vehicle where it could be another. One slot is put as a question; two are announced, because the channel lists them under the text. */
export function sayHold(
  output: z.infer<typeof holdOutput>,
  { language }: Speaking,
  plate: string | null = null,
): string {
  const [first, second] = output.holds;
  if (output.outcome === 'taken' || first === undefined) return sayTaken(output.alternatives, language);
  const { service } = output;
  const what = `${service.name} (${service.price})`;
  const of = plate === null ? '' : `, ${plate}`;
  if (output.appointment) {
    if (second) {
      return inWords(language, {
        fr: `Pour déplacer votre rendez-vous (${service.name}), deux créneaux sont libres. Lequel vous convient ?`,
        en: `To move your appointment (${service.name}), two times are free. Which one suits you?`,
      });
    }
    return inWords(language, {
      fr: `Je déplace votre rendez-vous (${service.name}) à cette date : ${first.label} ?`,
      en: `Shall I move your appointment (${service.name}) to ${first.label}?`,
    });
  }
  if (second) {
    return inWords(language, {
      fr: `${what}${of} : deux créneaux sont libres. Lequel vous convient ?`,
      en: `${what}${of}: two times are free. Which one suits you?`,
    });
  }
  return inWords(language, {
    fr: `${what}${of}, ${first.label} : je confirme ?`,
    en: `${what}${of}, ${first.label}: shall I book it?`,
  });
}

/** Used for a booking too: someone else was faster. */
export function sayTaken(alternatives: readonly SlotView[], language: Speaking['language']): string {
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
