import { z } from 'zod';
import { withoutMake } from '#language/car-make.ts';
import { theWork } from '../booking/visit-words.ts';
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

function sayVehicle({ plate, model, service, ...vehicle }: z.infer<typeof repairShape>, speaking: Speaking): string {
  const { language } = speaking;
  // Of their only one the plate is not told: it is what shows that they are our customer.
  const isOnly = speaking.contact?.vehicles.length === 1 && model !== '';
  const name = isOnly ? withoutMake(model) : `${withoutMake(model)} ${plate}`.trim();
  const work = service === null ? null : theWork({ name: service, also: [] }, language);
  if (vehicle.state === 'ready') {
    return inWords(language, {
      fr: `Oui, ${work ? `nous avons terminé ${work} de votre ${name}` : `votre ${name} est terminée`} : vous pouvez venir la chercher.`,
      en: `Yes, ${work ? `we have finished ${work} on your ${name}: it` : `your ${name}`} is ready to be picked up.`,
    });
  }
  const here = inWords(language, {
    fr: `Pas encore : votre ${name} est à l'atelier${work ? ` pour ${work}` : ''}.`,
    en: `Not yet: your ${name} is in the workshop${work ? ` for ${work}` : ''}.`,
  });
  if (vehicle.readyLabel) {
    return inWords(language, {
      fr: `${here} Nous pensons finir ${vehicle.readyLabel}.`,
      en: `${here} It should be ready on ${vehicle.readyLabel}.`,
    });
  }
  return inWords(language, {
    fr: `${here} Nous vous prévenons quand c'est fini.`,
    en: `${here} We will tell you when it is done.`,
  });
}
