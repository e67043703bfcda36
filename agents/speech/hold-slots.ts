import { z } from 'zod';
import { either, inWords, SpokenService, SpokenSlot, type Speaking } from './speaking.ts';

export const HeldSlots = z.object({
  outcome: z.enum(['held', 'taken']),
  service: z.union([z.string(), SpokenService]).nullish(),
  holds: z.array(SpokenSlot),
  alternatives: z.array(SpokenSlot),
  appointment: z.string().nullish(),
});

/** `plate` names the vehicle where it could be another. One slot is put as a question; two are announced, because the channel lists them under the text. */
export function speakHold(
  output: z.infer<typeof HeldSlots>,
  { language }: Speaking,
  plate: string | null = null,
): string {
  const [first, second] = output.holds;
  if (output.outcome === 'taken' || first === undefined) return speakTaken(output.alternatives, language);
  const service = typeof output.service === 'object' && output.service ? output.service : null;
  const what = service
    ? `${service.name} (${service.price})`
    : inWords(language, { fr: 'Rendez-vous', en: 'Appointment' });
  const of = plate === null ? '' : `, ${plate}`;
  if (output.appointment) {
    if (second) {
      return inWords(language, {
        fr: `Pour déplacer votre rendez-vous${service ? ` (${service.name})` : ''}, deux créneaux sont libres. Lequel vous convient ?`,
        en: `To move your appointment${service ? ` (${service.name})` : ''}, two times are free. Which one suits you?`,
      });
    }
    return inWords(language, {
      fr: `Je déplace votre rendez-vous${service ? ` (${service.name})` : ''} à cette date : ${first.label} ?`,
      en: `Shall I move your appointment${service ? ` (${service.name})` : ''} to ${first.label}?`,
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
export function speakTaken(
  alternatives: readonly z.infer<typeof SpokenSlot>[],
  language: Speaking['language'],
): string {
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
