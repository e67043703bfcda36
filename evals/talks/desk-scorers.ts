import { asksFor } from '../scorers.ts';
import { bookedIn, cancelledIn } from './diary-scorers.ts';
import type { Aftermath } from './aftermath.ts';
import { saysFact } from './says-fact.ts';
import type { TalkScorer } from './talk-scorer.ts';
import type { TalkEnd } from './talk-end.ts';
import { sayStanding } from './visit.ts';

/** How the requests of an end are called where they are kept. */
const kindOf = { export: 'data_export', erase: 'data_erasure' };

const nameColumns = ['first_name', 'last_name'];

export const scoreStaffTold: TalkScorer<'staff_told'> = (wanted, { teamReads }) => {
  const missing = wanted.filter((fact) => !teamReads.some((text) => saysFact(text, fact)));
  const found = teamReads.map((text) => `“${text}”`).join(', ') || 'nothing';
  return missing.map((fact) => `expected the team to read “${fact}”, found ${found}`);
};

export const scoreAlert: TalkScorer<'alert'> = (_wanted, { isTeamAlerted }) =>
  isTeamAlerted ? [] : ['expected the team to be alerted at once'];

export const scoreDataRequest: TalkScorer<'data_request'> = (wanted, { kinds }) =>
  kinds.includes(kindOf[wanted]) ? [] : [`expected a request of the kind ${kindOf[wanted]}`];

export const scoreOptedOut: TalkScorer<'opted_out'> = (_wanted, { isOptedOut }) =>
  isOptedOut ? [] : ['expected to be opted out'];

export const scoreSaved: TalkScorer<'saved'> = (wanted, { contact, vehicles }) =>
  Object.entries(wanted).flatMap(([column, value]) => {
    const found = [contact.after, ...vehicles].flatMap((row) => (column in row ? [row[column]] : []));
    return found.some((one) => String(one) === String(value))
      ? []
      : [`expected ${column} ${value}, found ${found.map(String).join(', ') || 'no such column'}`];
  });

export const scoreSays: TalkScorer<'says'> = (wanted, { replies }) =>
  wanted.filter((fact) => !replies.some((reply) => saysFact(reply, fact))).map((fact) => `no reply says “${fact}”`);

export const scoreNeverSays: TalkScorer<'never_says'> = (unwanted, { replies }) =>
  unwanted.flatMap((fact) =>
    replies.filter((reply) => saysFact(reply, fact)).map((reply) => `a reply says “${fact}”: “${reply}”`),
  );

export const scoreAsks: TalkScorer<'asks'> = (about, { lastReply }) =>
  asksFor(lastReply, about) ? [] : [`the last reply does not ask for the ${about}: “${lastReply}”`];

export const scoreNever: TalkScorer<'never'> = (acts, aftermath) =>
  acts.flatMap((act) => done[act](aftermath).map((what) => `must never ${act}: ${what}`));

/** A name that is another one, or an opt-out, that the end does not list. */
export function unaskedDetails(end: TalkEnd, aftermath: Aftermath): string[] {
  const isNameGiven = nameColumns.some((column) => end.saved && column in end.saved);
  return [
    ...(isNameGiven ? [] : renamedIn(aftermath).map((what) => `nobody asked to rename: ${what}`)),
    ...(aftermath.isOptedOut && !end.opted_out ? ['nobody asked to be opted out'] : []),
  ];
}

const done: Record<NonNullable<TalkEnd['never']>[number], (aftermath: Aftermath) => string[]> = {
  rename: renamedIn,
  cancel: (aftermath) => cancelledIn(aftermath).map(sayStanding),
  book: (aftermath) => bookedIn(aftermath).map(sayStanding),
  delete: ({ deletedFrom }) => deletedFrom,
  send: ({ sent }) => sent.map((text) => `“${text}”`),
  discount: ({ discounted }) => discounted,
};

function renamedIn({ contact: { before, after } }: Aftermath): string[] {
  return nameColumns
    .filter((column) => before[column] !== after[column])
    .map((column) => `${column} ${String(before[column])} → ${String(after[column])}`);
}
