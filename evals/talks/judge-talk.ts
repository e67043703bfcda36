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
import type { StaffAftermath } from './staff-aftermath.ts';
import {
  scoreNeverByStaff,
  scoreNobodyChanged,
  scoreProposal,
  scoreRows,
  type StaffScorer,
  unaskedOfStaff,
} from './staff-scorers.ts';
import type { TalkScorer } from './talk-scorer.ts';
import type { TalkEnd } from './talk-end.ts';

/** What an end wants and is not there, and what was written that nobody asked for; in sentences. */
export interface TalkJudgement {
  missing: string[];
  unasked: string[];
}

type CustomerKey = Exclude<keyof TalkEnd, 'rows' | 'proposal'>;

const scorers: { [Key in CustomerKey]: TalkScorer<Key> } = {
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

const staffScorers: { [Key in keyof Required<TalkEnd>]: StaffScorer<Key> } = {
  ...scorers,
  unchanged: scoreNobodyChanged,
  never: scoreNeverByStaff,
  rows: scoreRows,
  proposal: scoreProposal,
};

export function judgeTalk(end: TalkEnd, aftermath: Aftermath): TalkJudgement {
  const keys = Object.keys(scorers) as CustomerKey[]; // Its own keys, and no others.
  return {
    missing: keys.flatMap((key) => problemsOf(key, end, aftermath)),
    unasked: [...unaskedVisits(end, aftermath), ...unaskedDetails(end, aftermath)],
  };
}

/** Of a member's talk: all that was written is what the end lists, or follows from it. */
export function judgeStaffTalk(end: TalkEnd, aftermath: StaffAftermath): TalkJudgement {
  const keys = Object.keys(staffScorers) as (keyof TalkEnd)[]; // As above.
  return {
    missing: keys.flatMap((key) => staffProblemsOf(key, end, aftermath)),
    unasked: unaskedOfStaff(end, aftermath),
  };
}

function problemsOf<Key extends CustomerKey>(key: Key, end: TalkEnd, aftermath: Aftermath): string[] {
  const wanted = end[key];
  return wanted === undefined ? [] : scorers[key](wanted, aftermath);
}

function staffProblemsOf<Key extends keyof TalkEnd>(key: Key, end: TalkEnd, aftermath: StaffAftermath): string[] {
  const wanted = end[key];
  return wanted === undefined ? [] : staffScorers[key](wanted, aftermath);
}
