import { z } from 'zod';
import type { Call, Made } from './outcome.ts';
import { inWords, type Speaking } from './speaking.ts';
import type { Behalf, Candidate } from './tool.ts';

/** How long the question stands; its tool reads everything again. */
const answerMinutes = 60;
/** More is a list, not a question. */
const mostCandidates = 5;

/** Any tool's output when it cannot tell whom or what is meant. */
export const whichShape = z.object({
  outcome: z.literal('which'),
  candidates: z.array(z.object({ label: z.string() })),
  more: z.number(),
  isExact: z.boolean(),
  sought: z.string().nullable().default(null),
});

/** The question that calls the tool again with the input of the candidate that is chosen. */
export function askWhich(
  { which: candidates, isExact = true, sought }: { which: readonly Candidate[]; isExact?: boolean; sought?: string },
  call: Call,
  { now }: Behalf,
): Made {
  const shown = candidates.slice(0, mostCandidates);
  const output: z.infer<typeof whichShape> = {
    outcome: 'which',
    candidates: shown.map(({ label }) => ({ label })),
    more: candidates.length - shown.length,
    isExact,
    sought: sought ?? null,
  };
  const options = shown.map(({ label, input }) => ({ label, tool: call.tool, input: { ...call.input, ...input } }));
  const until = new Date(now().getTime() + answerMinutes * 60_000).toISOString();
  const ask = { topic: 'which', kind: 'choose', options, no: null, until, late: 'lapses' } as const;
  return { ok: true, output, ask: shown.length > 0 ? ask : null, closes: ['which'], rows: [], deeds: [] };
}

/** The candidates are the choices of the question, which the channel shows under it. */
export function sayWhich(
  { candidates, more, isExact, sought }: z.infer<typeof whichShape>,
  { language }: Speaking,
): string {
  const count = candidates.length + more;
  if (count === 0 && sought) {
    return inWords(language, {
      fr: `Je ne trouve pas "${sought}". Vérifiez l'orthographe, ou donnez une plaque ou un numéro.`,
      en: `I cannot find "${sought}". Check the spelling, or give a plate or a number.`,
    });
  }
  if (count === 0) {
    return inWords(language, { fr: 'Je ne trouve rien qui corresponde.', en: 'I find nothing like that.' });
  }
  if (!isExact) {
    return inWords(language, {
      fr: "Je ne trouve pas exactement cela. Est-ce l'un de ceux-ci ?",
      en: 'I do not find exactly that. Is it one of these?',
    });
  }
  if (more > 0) {
    return inWords(language, {
      fr: `J'en trouve ${count}, dont ceux-ci. Lequel ? Sinon, précisez.`,
      en: `I find ${count}, these among them. Which one? Or say a little more.`,
    });
  }
  return inWords(language, { fr: `J'en trouve ${count}. Lequel ?`, en: `I find ${count}. Which one?` });
}
