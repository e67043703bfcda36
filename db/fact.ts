import { z } from 'zod';
import type { Db } from './db.ts';

/** Two answers and the space between them go into one reply of the reception, which has 480 characters. */
const mostAnswerLength = 235;

const phrases = z.array(z.string().trim().min(1, 'is empty'));
const sentence = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(mostAnswerLength, `is longer than ${mostAnswerLength} characters`);

/** Something a business answers when it is asked: what people say who ask it, and the sentence they get. */
const businessFact = z.strictObject({
  topic: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters and digits, with hyphens between words'),
  asks: z
    .strictObject({ fr: phrases, en: phrases })
    .refine(({ fr, en }) => fr.length + en.length > 0, 'needs words or short questions in one language at least'),
  answer: z.strictObject({ fr: sentence, en: sentence }),
});

export type BusinessFact = z.infer<typeof businessFact>;

/** The facts of a business, a topic once. */
export const businessFacts = z.array(businessFact).superRefine((facts, context) => {
  for (const [index, { topic }] of facts.entries()) {
    if (facts.findIndex((fact) => fact.topic === topic) === index) continue;
    context.addIssue({ code: 'custom', path: [index, 'topic'], message: `"${topic}" is there twice` });
  }
});

/** What the tenant's business answers, in the order its owner wrote it down. */
export async function knownFacts(db: Db): Promise<BusinessFact[]> {
  const [row] = await db.execute<{ facts: unknown }[]>(
    `select facts
     from site
     where deleted_at is null
     order by created_at, id
     limit 1`,
  );
  return businessFacts.parse(row?.facts ?? []);
}
