import { bookingSentences } from './booking.sentences.ts';
import { moveForIntent, showPlanningIntent } from './booking.ts';
import type { Intent } from './intent.ts';
import type { Sentences } from './sentences.ts';
import { smallTalkSentences } from './small-talk.sentences.ts';

export const assistantIntents: readonly Intent[] = [showPlanningIntent, moveForIntent];

export const assistantSentences: Sentences = { ...bookingSentences, ...smallTalkSentences };
