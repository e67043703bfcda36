import { z } from 'zod';
import type { PlayedTurn } from '../played.ts';
import type { OfferedOption } from '../state.ts';
import { saysFact } from './says-fact.ts';

const searched = z.object({ slots: z.array(z.object({ startsAt: z.string(), label: z.string() })) });

/** The free times that an answer names to somebody who only asks what is free: nothing is held for them. */
export function timesTold({ calls, replies }: PlayedTurn): OfferedOption[] {
  return calls.flatMap(({ tool, input, output }) => {
    const found = searched.safeParse(output);
    if (tool !== 'find_slots' || !found.success) return [];
    const named = found.data.slots.filter(({ label }) => isNamed(label, replies.join('\n')));
    return named.map(({ startsAt }) => ({ tool, service: String(input['service']), startsAt }));
  });
}

/** The day and the hour may stand apart: `jeudi 26 novembre à 8 h ou à 10 h`. */
function isNamed(label: string, text: string): boolean {
  return label.split(/ (?=(?:à|at) )/).every((part) => saysFact(text, part));
}
