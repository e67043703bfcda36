import {
  scoreAlert,
  scoreAsks,
  scoreDataRequest,
  scoreNever,
  scoreNeverSays,
  scoreOptedOut,
  scoreSaved,
  scoreSays,
  scoreStaffTold,
  unaskedDetails,
} from './desk-scorers.ts';
import {
  scoreBooked,
  scoreCancelled,
  scoreMoved,
  scoreOffered,
  scoreUnchanged,
  unaskedVisits,
} from './diary-scorers.ts';
import type { Aftermath } from './aftermath.ts';
import type { TalkScorer } from './talk-scorer.ts';
import type { TalkEnd } from './talk.ts';

/** What an end wants and is not there, and what was written that nobody asked for; in sentences. */
export interface TalkJudgement {
  missing: string[];
  unasked: string[];
}

const scorers: { [Key in keyof Required<TalkEnd>]: TalkScorer<Key> } = {
  booked: scoreBooked,
  moved: scoreMoved,
  offered: scoreOffered,
  cancelled: scoreCancelled,
  unchanged: scoreUnchanged,
  staff_told: scoreStaffTold,
  alert: scoreAlert,
  data_request: scoreDataRequest,
  opted_out: scoreOptedOut,
  saved: scoreSaved,
  says: scoreSays,
  never_says: scoreNeverSays,
  asks: scoreAsks,
  never: scoreNever,
};

export function judgeTalk(end: TalkEnd, aftermath: Aftermath): TalkJudgement {
  const keys = Object.keys(scorers) as (keyof TalkEnd)[]; // Its own keys, and no others.
  return {
    missing: keys.flatMap((key) => problemsOf(key, end, aftermath)),
    unasked: [...unaskedVisits(end, aftermath), ...unaskedDetails(end, aftermath)],
  };
}

function problemsOf<Key extends keyof TalkEnd>(key: Key, end: TalkEnd, aftermath: Aftermath): string[] {
  const wanted = end[key];
  return wanted === undefined ? [] : scorers[key](wanted, aftermath);
}
