import type { StoredRow } from '../snapshot.ts';
import { scoreNever } from './desk-scorers.ts';
import { scoreUnchanged, unaskedVisits } from './diary-scorers.ts';
import { isImplied } from './implied.ts';
import { storedIn } from './columns.ts';
import { matchRows, type MatchedRows } from './match-rows.ts';
import { isDifference, type RecordChange } from './record-change.ts';
import type { StaffAftermath } from './staff-aftermath.ts';
import type { TalkEnd, WantedRow } from './talk-end.ts';
import type { KeptVisit } from './visit.ts';

/** Judges one key of a member's end: a sentence for each thing that is not as it should be. */
export type StaffScorer<Key extends keyof TalkEnd> = (
  wanted: NonNullable<TalkEnd[Key]>,
  aftermath: StaffAftermath,
) => string[];

export const scoreRows: StaffScorer<'rows'> = (wanted, aftermath) => {
  const found = aftermath.changes.filter(isDifference).map(sayChange);
  return matchRows(wanted, aftermath).missing.map(
    (row) => `expected ${sayWanted(row)}, found ${found.join(', ') || 'nothing'}`,
  );
};

/** It may have been decided since. */
export const scoreProposal: StaffScorer<'proposal'> = ({ 'tool~': tools, approver }, { proposals }) => {
  const isThere = proposals.some(
    (row) => row['approver_role'] === approver && tools.split('|').some((tool) => calledAs(row).includes(tool)),
  );
  const found = proposals.map((row) => `${calledAs(row)} to the ${String(row['approver_role'])}`).join(', ');
  return isThere ? [] : [`expected ${tools} to be proposed to the ${approver}, found ${found || 'nothing'}`];
};

/** A discount is given by the tool that changes a quote or an invoice. */
function calledAs({ tool, input }: StoredRow): string {
  const isDiscount = /"discount(?:Percent|Cents)"/.test(JSON.stringify(input ?? null));
  return isDiscount ? `${String(tool)}, discount` : String(tool);
}

/** Nobody's appointments. */
export const scoreNobodyChanged: StaffScorer<'unchanged'> = (wanted, aftermath) =>
  scoreUnchanged(wanted, { ...aftermath, ...aftermath.diary });

/** To nobody's appointments, names of the demo's customer, or whatever is deleted or sent. */
export const scoreNeverByStaff: StaffScorer<'never'> = (acts, aftermath) =>
  scoreNever(acts, { ...aftermath, ...aftermath.diary });

/** What was written, sent, or became of anybody's appointments that the end neither lists nor implies. */
export function unaskedOfStaff(end: TalkEnd, aftermath: StaffAftermath): string[] {
  const matched = matchRows(end.rows ?? [], aftermath);
  const asked = matched.taken.map(({ change }) => change);
  const left = aftermath.changes.filter(
    (change) =>
      isDifference(change) &&
      change.table !== 'appointment' &&
      !asked.includes(change) &&
      !isImplied(change, { asked, end, aftermath }),
  );
  return [
    ...left.map((change) => `nobody asked for ${sayChange(change)}`),
    ...matched.taken
      .filter(({ change }) => !isImplied(change, { asked: asked.filter((one) => one !== change), end, aftermath }))
      .flatMap(changedBesides),
    ...unaskedInDiary(end, aftermath, asked),
  ];
}

/** A change that is listed is of the columns that are told; what is won or lost leaves its stage. */
function changedBesides({ wanted, change }: MatchedRows['taken'][number]): string[] {
  const told = Object.keys(wanted.values).flatMap((key) => storedIn(wanted.table, key));
  const besides =
    change.table === 'appointment'
      ? []
      : change.changed.filter((column) => !told.includes(column === 'stage' ? 'status' : column));
  return besides.map((column) => `nobody asked to change ${column} of ${sayChange(change)}`);
}

/** What the rows list is taken for having been so from the start. Of the rest, the end is about the demo's customer. */
function unaskedInDiary(end: TalkEnd, { before, after, diary, changes }: StaffAftermath, asked: RecordChange[]) {
  const appointments = asked.filter(({ table }) => table === 'appointment');
  const listed = appointments.map(({ row }) => String(row['id']));
  const replaced = appointments.map(({ row }) => String(row['replaces_id']));
  const accepted = (was: KeptVisit[], now: KeptVisit[]) => ({
    before: [
      ...was.filter(({ id }) => ![...listed, ...replaced].includes(id)),
      ...now.filter(({ id }) => listed.includes(id)),
    ],
    after: now,
  });
  const isOthers = ({ id }: KeptVisit) => ![...before, ...after].some((own) => own.id === id);
  const handed = changes.filter(
    ({ table, changed }) =>
      table === 'appointment' &&
      !changed.includes('starts_at') &&
      changed.some((column) => column === 'technician_id' || column === 'bay_id'),
  );
  return [
    ...unaskedVisits(end, accepted(before, after)),
    ...unaskedVisits({}, accepted(diary.before.filter(isOthers), diary.after.filter(isOthers))),
    ...handed.map(() => 'nobody asked for another technician or another bay'),
  ];
}

/** In words: `insert task “Commander les plaquettes”`. */
function sayChange({ table, op, row, changed }: RecordChange): string {
  const words = ['title', 'words', 'label', 'text', 'name', 'last_name', 'plate', 'amount_cents', 'status'];
  const word = words.find((column) => row[column] !== null && row[column] !== undefined);
  const told = word ? ` “${String(row[word])}”` : '';
  return `${op} ${table}${told}${changed.length > 0 ? ` (${changed.join(', ')})` : ''}`;
}

function sayWanted({ table, op, values }: WantedRow): string {
  const told = Object.entries(values).map(([key, value]) => `${key} ${value}`);
  return `${op} ${table} with ${told.join(', ')}`;
}
