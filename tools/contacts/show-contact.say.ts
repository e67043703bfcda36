import { z } from 'zod';
import { money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { ownFields, sayFields } from '../fields/own-fields.ts';
import { refShape } from '../ref.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { contactShape, reachLine, vehiclesShape } from './contact-view.ts';

export const contactOutput = z.object({
  full: z.boolean(),
  contact: contactShape,
  vehicles: vehiclesShape,
  fields: ownFields,
  appointments: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      service: z.string(),
      status: z.string(),
      vehicle: z.string().nullable(),
    }),
  ),
  lastVisit: z.string().nullable(),
  quotes: z.array(refShape.extend({ status: z.string(), totalCents: z.number() })),
  invoices: z.array(
    refShape.extend({
      status: z.string(),
      owedCents: z.number(),
      due: z.string().nullable(),
      issued: z.string().nullable(),
    }),
  ),
  tasks: z.array(refShape),
  notes: z.array(z.string()),
});

type Shown = z.infer<typeof contactOutput>;

/** Who it is in a line; with all that is going on, a line for each thing. */
export function sayContact(shown: Shown, { language }: Speaking): string {
  const { contact, vehicles, full, fields } = shown;
  const cars = vehicles.map(({ label }) => label).join(', ');
  const reach = reachLine(contact) || inWords(language, { fr: 'aucun numéro', en: 'no number' });
  const head = `${contact.label}${language === 'fr' ? ' :' : ':'} ${[reach, cars].filter(Boolean).join(', ')}.`;
  const own = sayFields(fields, language);
  const rest = full ? goingOn(shown, language) : comingLines(shown, language);
  return [head, ...(own ? [own] : []), ...rest].join('\n');
}

function goingOn(shown: Shown, language: Language): string[] {
  const { contact, lastVisit, quotes, invoices, tasks, notes } = shown;
  const say = (fr: string, en: string) => inWords(language, { fr, en });
  const quoteLines = quotes.map(({ label, status, totalCents }) => {
    const state =
      status === 'draft' ? say('en brouillon', 'draft') : say('envoyé, sans réponse', 'sent, no answer yet');
    return say(
      `Devis ${label} : ${money(totalCents, 'fr')}, ${state}.`,
      `Quote ${label}: ${money(totalCents, 'en')}, ${state}.`,
    );
  });
  const invoiceLines = invoices.map(({ label, status, owedCents, due }) => {
    if (status === 'draft')
      return say(`Facture en brouillon : ${money(owedCents, 'fr')}.`, `Draft invoice: ${money(owedCents, 'en')}.`);
    const until = due ? say(`, à payer pour le ${due}`, `, due on ${due}`) : '';
    return say(
      `Facture ${label} : ${money(owedCents, 'fr')} à payer${until}.`,
      `Invoice ${label}: ${money(owedCents, 'en')} unpaid${until}.`,
    );
  });
  return [
    ...(contact.owner ? [say(`Suivi par ${contact.owner}.`, `Looked after by ${contact.owner}.`)] : []),
    ...comingLines(shown, language),
    ...(lastVisit ? [say(`Dernier passage : ${lastVisit}.`, `Last visit: ${lastVisit}.`)] : []),
    ...quoteLines,
    ...invoiceLines,
    ...tasks.map(({ label }) => say(`A faire : ${label}.`, `To do: ${label}.`)),
    ...notes.map((note) => `${say('Note :', 'Note:')} ${note}`),
  ];
}

function comingLines({ appointments }: Shown, language: Language): string[] {
  return appointments.map(({ label, service, status, vehicle }) => {
    const what = [service, vehicle].filter(Boolean).join(', ');
    if (status === 'in_workshop')
      return inWords(language, { fr: `A l'atelier : ${what}.`, en: `In the workshop: ${what}.` });
    if (status === 'ready')
      return inWords(language, { fr: `Prêt à rendre : ${what}.`, en: `Ready for collection: ${what}.` });
    return inWords(language, { fr: `Rendez-vous ${label} : ${what}.`, en: `Appointment ${label}: ${what}.` });
  });
}
