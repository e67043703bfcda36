import { z } from 'zod';
import type { Heard } from '#db/message.ts';
import { isReaction } from '#language/reaction.ts';

/** What the storing of a message leaves on it where its sender cannot be answered. */
export const oneWayDetail = { oneWay: true } as const;

const oneWay = z.object({ oneWay: z.literal(true) });

/** Of what came in, what wants an answer: a thumb on one of our messages says nothing, and a sender that only sends hears nothing. */
export function spokenOf(heard: readonly Heard[]): Heard[] {
  return heard.filter(({ kind, text, detail }) => {
    return !oneWay.safeParse(detail).success && !(kind === 'text' && isReaction(text));
  });
}
