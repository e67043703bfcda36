import { z } from 'zod';

/** A day as earlier results give it. Checked by code: models are not bound by a pattern. */
export const givenDay = z
  .string()
  .refine((text) => z.iso.date().safeParse(text).success, 'is no date such as 2026-12-24');

/** The first and the last of some days. */
export const daySpan = z.object({
  from: givenDay.describe('The first day: `2026-12-24`.'),
  to: givenDay.describe('The last day.'),
});
