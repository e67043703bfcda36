import { z } from 'zod';
import type { DocumentKind } from '#db/document.ts';
import { contactName, contactLabel, meantContact } from '../contacts/meant-contact.ts';
import { meantInvoice } from '../invoices/meant-invoice.ts';
import { meantQuote } from '../quotes/meant-quote.ts';
import { type Candidate, type ToolContext, ToolError } from '../tool.ts';
import { meantVehicle, vehicleLabel } from '../vehicles/meant-vehicle.ts';
import { describeJob, meantJob } from '../workshop/job.ts';

/** How a tool is told what a document is of: one of these. */
export const subjectInput = {
  who: z.string().optional().describe('The customer, as they called them, or an id.'),
  vehicle: z.string().optional().describe('The vehicle: its plate, "la Clio de Dupont", or an id.'),
  job: z.string().optional().describe('A job of today, by its vehicle: "le travail de la Clio".'),
  quote: z.string().optional().describe('The quote: its number, whose it is, or an id.'),
  invoice: z.string().optional().describe('The invoice: its number, whose it is, or an id.'),
};

type Said = { [Name in keyof typeof subjectInput]?: string | undefined };

export interface DocumentSubject {
  kind: DocumentKind;
  id: string;
  label: string;
}

type Meaning = { subject: DocumentSubject } | { which: Candidate[]; isExact?: boolean; sought?: string };

/** The one record that a document is to be of, or is looked for at; the question which, where words could mean several. */
export async function meantSubject(ctx: ToolContext, said: Said): Promise<Meaning> {
  if (said.invoice !== undefined)
    return of('invoice', await meantInvoice(ctx, said.invoice), ({ id, number, contact }) => ({
      id,
      label: [number, contact].filter(Boolean).join(', '),
    }));
  if (said.quote !== undefined)
    return of('quote', await meantQuote(ctx, said.quote), ({ id, number, contact }) => ({
      id,
      label: [number, contact].filter(Boolean).join(', '),
    }));
  if (said.job !== undefined)
    return of('appointment', renamed(await meantJob(ctx, said.job, ['in_workshop', 'ready', 'booked'])), (job) => ({
      id: job.id,
      label: describeJob(ctx, job).job.label,
    }));
  if (said.vehicle !== undefined)
    return of('vehicle', await meantVehicle(ctx, said.vehicle), (vehicle) => ({
      id: vehicle.id,
      label: [vehicleLabel(vehicle), vehicle.contact].filter(Boolean).join(', '),
    }));
  if (said.who !== undefined)
    return of('contact', await meantContact(ctx, said.who), (card) => ({
      id: card.id,
      label: contactName(card) || contactLabel(card),
    }));
  throw new ToolError('Nothing was named that this is of.', 'Ask which customer, vehicle, job, quote or invoice.', {
    fr: 'Pour quel client, quel véhicule, quel devis ou quelle facture ?',
    en: 'For which customer, vehicle, quote or invoice?',
  });
}

function of<Row>(
  kind: DocumentKind,
  meant: { one: Row } | Exclude<Meaning, { subject: DocumentSubject }>,
  view: (row: Row) => { id: string; label: string },
): Meaning {
  return 'which' in meant ? meant : { subject: { kind, ...view(meant.one) } };
}

/** A job is chosen by an input of another name elsewhere. */
function renamed<Row>(meant: { one: Row } | Exclude<Meaning, { subject: DocumentSubject }>) {
  if (!('which' in meant)) return meant;
  const which = meant.which.map(({ label, input }) => ({ label, input: { job: input['vehicle'] } }));
  return { ...meant, which };
}
