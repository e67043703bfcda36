import { z } from 'zod';
import type { CompanyRow } from '#db/company.ts';
import { refShape } from '../ref.ts';

/** A company as the team is told of it. */
export const companyShape = refShape.extend({
  siret: z.string().nullable(),
  vatNumber: z.string().nullable(),
  phone: z.string().nullable(),
});

export function describeCompany(
  { id, name, siret, vatNumber }: CompanyRow,
  phone: string | null,
): z.infer<typeof companyShape> {
  return { id, label: name, siret, vatNumber, phone };
}
