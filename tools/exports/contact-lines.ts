import { contactsAfter, type ExportedContact } from '#db/contact-export.ts';
import type { Language } from '#language/language.ts';
import { speakPhone } from '#language/phone.ts';
import { toLocal } from '#language/zone.ts';
import type { PrepareContext } from '../tool.ts';
import { ownCells, ownColumns } from './own-columns.ts';

const batch = 1_000;

const headings: Record<Language, string[]> = {
  fr: ['Nom', 'Prénom', 'Téléphone', 'E-mail', 'Société', 'Code postal', 'Véhicules', 'Client depuis'],
  en: ['Last name', 'First name', 'Phone', 'E-mail', 'Company', 'Postcode', 'Vehicles', 'Customer since'],
};

/** Every contact as cells, behind a line of headings: a thousand at a time are in memory. */
export async function* contactLines(
  ctx: Pick<PrepareContext, 'read' | 'language' | 'key' | 'tenant'>,
): AsyncGenerator<string[]> {
  const own = await ctx.read((db) => ownColumns(db, 'contact'));
  yield [...headings[ctx.language], ...own];
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const [rows, cells] = await ctx.read(async (db): Promise<[ExportedContact[], (id: string) => string[]]> => {
      const contacts = await contactsAfter(db, from, batch);
      return [
        contacts,
        await ownCells(
          db,
          contacts.map(({ id }) => id),
          own,
        ),
      ];
    });
    for (const { id, firstName, lastName, phoneSealed, emailSealed, company, postcode, vehicles, createdAt } of rows) {
      const phone = phoneSealed && speakPhone(ctx.key.open(phoneSealed));
      const email = emailSealed && ctx.key.open(emailSealed);
      const since = frenchDay(toLocal(createdAt, ctx.tenant.zone).date);
      const all = [lastName, firstName, phone, email, company, postcode, vehicles, since].map((cell) => cell ?? '');
      yield [...all, ...cells(id)];
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < batch) return;
  }
}

/** `2026-11-23` as spreadsheets in France read it. */
export function frenchDay(date: string): string {
  return date.split('-').toReversed().join('/');
}
