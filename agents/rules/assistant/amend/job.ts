import { z } from 'zod';
import type { Amend } from './correction.ts';

const jobOutput = z.looseObject({ outcome: z.string(), job: z.looseObject({ id: z.string() }) });

export const ofJob: Amend = (_, { last, said }) => {
  const { data } = jobOutput.safeParse(last.output);
  const isTakenBack =
    /\b(?:pas (?:encore )?(?:fini\w*|prete?|termine\w*)|not (?:ready|done|finished)|pas (?:prete?|finie?))\b/.test(
      said,
    );
  return data && isTakenBack ? { intent: 'resume_job', said: { vehicle: data.job.id } } : null;
};
