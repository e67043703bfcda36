import { digest } from './digest.ts';
import { endHolds } from './end-holds.ts';
import { endProposals } from './end-proposals.ts';
import type { Job } from './job.ts';
import { readMeanings } from './read-meanings.ts';
import { remind } from './remind.ts';
import { sendLeft } from './send-left.ts';

export const jobs: readonly Job[] = [endHolds, endProposals, remind, digest, sendLeft, readMeanings];
