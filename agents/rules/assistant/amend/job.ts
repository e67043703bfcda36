import { z } from 'zod';
import type { Amend } from './correction.ts';

const jobOutput = z.looseObject({ outcome: z.string(), job: z.looseObject({ id: z.string() }) });

const leaves =
  /\b(?:(?:est|vient d e?t?r?e?|vient de) (?:bien )?repart\w*|est partie? avec|(?:a|vient de la|vient de le) (?:bien )?(?:la |le )?recupere\w*|est venue? la chercher|(?:has |have )?collected(?: it)?|picked (?:it|her|him)? ?up|left with it|gone with it|took it away)\b/;

export const ofJob: Amend = (reading, { last, said }) => {
  const { data } = jobOutput.safeParse(last.output);
  if (data && reading.when === null && leaves.test(said) && !/\b(?:pas|not|will|va|vient demain)\b/.test(said))
    return { intent: 'hand_back', said: { vehicle: data.job.id }, isPlain: true };
  const isTakenBack =
    /\b(?:pas (?:encore )?(?:fini\w*|prete?|termine\w*)|not (?:ready|done|finished)|pas (?:prete?|finie?))\b/.test(
      said,
    );
  return data && isTakenBack ? { intent: 'resume_job', said: { vehicle: data.job.id } } : null;
};
