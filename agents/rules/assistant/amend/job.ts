import { z } from 'zod';
import type { Amend } from './correction.ts';

const jobOutput = z.looseObject({ outcome: z.string(), job: z.looseObject({ id: z.string() }) });

const leaves =
  /\b(?:repart\w*|reparti\w*|est partie? avec|recupere\w*|est venue? la chercher|collected|picked (?:it|her|him)? ?up|left with it|gone with it|took it away)\b/;

export const ofJob: Amend = (_, { last, said }) => {
  const { data } = jobOutput.safeParse(last.output);
  if (data && leaves.test(said) && !/\b(?:pas|not|will|va|vient demain)\b/.test(said))
    return { intent: 'hand_back', said: { vehicle: data.job.id }, isPlain: true };
  const isTakenBack =
    /\b(?:pas (?:encore )?(?:fini\w*|prete?|termine\w*)|not (?:ready|done|finished)|pas (?:prete?|finie?))\b/.test(
      said,
    );
  return data && isTakenBack ? { intent: 'resume_job', said: { vehicle: data.job.id } } : null;
};
