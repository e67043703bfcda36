import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';

export const repairShape = z.object({
  plate: z.string(),
  model: z.string(),
  state: z.enum(['in_workshop', 'ready', 'none']),
  service: z.string().nullable(),
  readyAt: z.string().nullable(),
  readyLabel: z.string().nullable(),
});

export const repairsOutput = z.object({ vehicles: z.array(repairShape) });

/** One sentence a vehicle that is with us; the others are named only when none is. */
export function sayRepairs(output: z.infer<typeof repairsOutput>, speaking: Speaking): string {
  const { language } = speaking;
  const here = output.vehicles.filter((vehicle) => vehicle.state !== 'none');
  if (here.length > 0) return here.map((vehicle) => sayVehicle(vehicle, speaking)).join(' ');
  if (output.vehicles.length === 0) {
    return inWords(language, {
      fr: "Je ne trouve pas votre voiture. Quelle est l'immatriculation ?",
      en: 'I cannot find your car. What is the number plate?',
    });
  }
  return inWords(language, {
    fr: "Nous n'avons pas de voiture à vous à l'atelier en ce moment.",
    en: 'We do not have a car of yours in the workshop at the moment.',
  });
}

function sayVehicle(vehicle: z.infer<typeof repairShape>, { language }: Speaking): string {
  const name = `${vehicle.model} ${vehicle.plate}`.trim();
  const service = vehicle.service ? ` (${vehicle.service})` : '';
  if (vehicle.state === 'ready') {
    return inWords(language, {
      fr: `Oui, votre ${name}${service} est terminée : vous pouvez venir la chercher.`,
      en: `Yes, your ${name}${service} is ready to be picked up.`,
    });
  }
  if (vehicle.readyLabel) {
    return inWords(language, {
      fr: `Pas encore : votre ${name}${service} est à l'atelier, fin prévue ${vehicle.readyLabel}.`,
      en: `Not yet: your ${name}${service} is in the workshop, expected to be ready ${vehicle.readyLabel}.`,
    });
  }
  return inWords(language, {
    fr: `Pas encore : votre ${name}${service} est à l'atelier. Nous vous prévenons quand c'est fini.`,
    en: `Not yet: your ${name}${service} is in the workshop. We will tell you when it is done.`,
  });
}
