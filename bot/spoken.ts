import { z } from 'zod';
import type { Heard } from '#db/message.ts';
import { withFileMarks } from '#language/file-mark.ts';
import { isReaction } from '#language/reaction.ts';
import type { KeptItem } from './channel.ts';
import type { Unkept } from './take-media.ts';

/** What the storing of a message leaves on it where its sender cannot be answered. */
export const oneWayDetail = { oneWay: true } as const;

const oneWay = z.object({ oneWay: z.literal(true) });

const filed = z.object({
  files: z.array(z.object({ id: z.string(), name: z.string(), type: z.string(), bytes: z.number() })),
});

/** The files that came with a message. */
export function filesOf({ detail }: Pick<Heard, 'detail'>): KeptItem[] {
  return filed.safeParse(detail).data?.files ?? [];
}

const unkept = z.object({ unkept: z.enum(['too_large', 'unknown_type', 'empty', 'lost']) });

/** Why a file that came with a message is not there. */
export function unkeptOf({ detail }: Pick<Heard, 'detail'>): Unkept | null {
  return unkept.safeParse(detail).data?.unkept ?? null;
}

/** A message with a mark for each file that came with it: what whoever answers it reads. */
export function withFiles(heard: Heard): Heard {
  const names = filesOf(heard).map(({ name }) => name);
  return names.length === 0 ? heard : { ...heard, text: withFileMarks(heard.text, names) };
}

/** Of what came in, what wants an answer: a thumb on one of our messages says nothing, and a sender that only sends hears nothing. */
export function spokenOf(heard: readonly Heard[]): Heard[] {
  return heard.filter(({ kind, text, detail }) => {
    return !oneWay.safeParse(detail).success && !(kind === 'text' && isReaction(text));
  });
}
