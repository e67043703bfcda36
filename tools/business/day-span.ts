import { z } from 'zod';

/** A day as earlier results give it. Checked by code: models are not bound by a pattern. */
export const givenDay = z
  .string()
  .refine((text) => z.iso.date().safeParse(text).success, 'is no date such as 2026-12-24');

const givenTime = z
  .string()
  .refine((text) => /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text), 'is no time of day such as 14:00');

/** The first and the last of some days; with times that part of the one day. */
export const daySpan = z.object({
  from: givenDay.describe('The first day: `2026-12-24`.'),
  to: givenDay.describe('The last day.'),
  fromTime: givenTime.optional().describe('Of a part of one day: `14:00`.'),
  toTime: givenTime.optional().describe('Of a part of one day: `18:00`.'),
});

export type DaySpan = z.infer<typeof daySpan>;
