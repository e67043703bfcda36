import { z } from 'zod';
import type { Ref } from '../ref.ts';

/**
 * A file that goes with an answer, under the key `files` of an output: the message that answers carries it, and whoever is in the
 * conversation may open it.
 */
export const fileShape = z.object({ id: z.string(), name: z.string(), type: z.string(), bytes: z.number() });

export type SentFile = z.infer<typeof fileShape>;

const withFiles = z.looseObject({ files: z.array(fileShape) });

/** The files that an output sends with the answer. */
export function filesIn(output: unknown): SentFile[] {
  return withFiles.safeParse(output).data?.files ?? [];
}

export function documentRefs(documents: readonly Ref[]): Ref[] {
  return documents.map(({ id, label }) => ({ id, label }));
}
