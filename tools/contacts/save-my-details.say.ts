import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { either, inWords, type Speaking } from '../speaking.ts';

export const detailsOutput = z.object({
  saved: z.array(z.string()),
  refused: z.array(z.object({ field: z.string(), reason: z.string() })),
  contact: z.object({ firstName: z.string().nullable(), lastName: z.string().nullable() }),
  vehicles: z.array(z.object({ plate: z.string(), model: z.string() })),
});

const fieldNames: Record<string, { fr: string; en: string }> = {
  firstName: { fr: 'le prénom', en: 'the first name' },
  lastName: { fr: 'le nom', en: 'the name' },
  email: { fr: "l'adresse e-mail", en: 'the e-mail address' },
  plate: { fr: "l'immatriculation", en: 'the number plate' },
  vehicle: { fr: 'le véhicule', en: 'the vehicle' },
  language: { fr: 'la langue', en: 'the language' },
};

/** Thanks by name for what was kept, and names the fields that were not. */
export function sayDetails(output: z.infer<typeof detailsOutput>, { language }: Speaking): string {
  const name = [output.contact.firstName, output.contact.lastName].filter((part) => part !== null).join(' ');
  const plate = output.saved.includes('plate') ? output.vehicles.at(-1)?.plate : undefined;
  const kept = [output.saved.some((field) => field.endsWith('Name')) ? name : '', plate ?? '']
    .filter(Boolean)
    .join(', ');
  const wrong = output.refused
    .filter(({ reason }) => reason === 'not_valid')
    .map(({ field }) => fieldNames[field]?.[language] ?? field);
  const thanks =
    output.saved.length === 0
      ? ''
      : inWords(language, { fr: `C'est noté${kept && ` : ${kept}`}.`, en: `Noted${kept && `: ${kept}`}.` });
  if (output.refused.length === 0) return thanks || inWords(language, { fr: "C'est noté.", en: 'Noted.' });
  return `${thanks} ${wrong.length > 0 ? askToCheck(either(wrong, language), language) : sayRefusal(output.refused, name, language)}`.trim();
}

function askToCheck(fields: string, language: Language): string {
  return inWords(language, { fr: `Pouvez-vous vérifier ${fields} ?`, en: `Could you check ${fields}?` });
}

/** To write it again would not help: the car must be named first, or the team has to look at it. */
function sayRefusal(refused: readonly { reason: string }[], name: string, language: Language): string {
  if (refused.some(({ reason }) => reason === 'name_kept')) {
    return inWords(language, {
      fr: `Votre nom reste ${name}. S'il a changé, dites-le-moi.`,
      en: `Your name stays ${name}. If it has changed, tell me.`,
    });
  }
  if (refused.some(({ reason }) => reason === 'plate_needed')) {
    return inWords(language, { fr: "Quelle est l'immatriculation ?", en: 'What is the number plate?' });
  }
  return inWords(language, {
    fr: "Je ne peux pas noter cela ici, l'équipe pourra vous aider.",
    en: 'I cannot note that here, the team will be able to help.',
  });
}
