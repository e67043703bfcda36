import type { FieldNoun } from '#db/custom-field.ts';
import { findPlanned } from '../booking/find-planned.ts';
import { sayingOf } from '../booking/own-appointment.ts';
import { describePlanned, planLabel } from '../booking/planned-view.ts';
import { meantCompanies } from '../companies/find-company.ts';
import { contactLabel, meantContacts } from '../contacts/meant-contact.ts';
import { type Meant, onlyOne } from '../meant.ts';
import type { Ref } from '../ref.ts';
import type { ToolContext } from '../tool.ts';
import { meantVehicles, vehicleLabel } from '../vehicles/meant-vehicle.ts';

/** The one record of a noun that words mean, or the question which; `bound` is what else the choice calls again with. */
export async function meantRecord(
  ctx: ToolContext,
  noun: FieldNoun,
  { words, bound }: { words: string; bound: Record<string, unknown> },
) {
  const meant = await recordsMeant(ctx, noun, words);
  return onlyOne(meant, words, ({ id, label }) => ({ label, input: { ...bound, record: id } }));
}

async function recordsMeant(ctx: ToolContext, noun: FieldNoun, words: string): Promise<Meant<Ref>> {
  switch (noun) {
    case 'contact':
      return named(await meantContacts(ctx, words), (row) => ({ id: row.id, label: contactLabel(row) }));
    case 'vehicle':
      return named(await meantVehicles(ctx, words), (row) => ({
        id: row.id,
        label: [vehicleLabel(row), row.contact].filter(Boolean).join(', '),
      }));
    case 'company':
      return named(await meantCompanies(ctx, words), ({ id, name }) => ({ id, label: name }));
    case 'appointment': {
      const saying = sayingOf(ctx);
      return named(await findPlanned(ctx, words), (row) => ({
        id: row.id,
        label: planLabel(describePlanned(row, saying), saying),
      }));
    }
  }
}

function named<Row>({ found, isExact }: Meant<Row>, ref: (row: Row) => Ref): Meant<Ref> {
  return { found: found.map(ref), isExact };
}
