import type { Claim } from '#language/quantities.ts';
import type { Deed } from '#tools/tool.ts';
import { type ClaimedDeed, claimedDeeds, insideMark } from './claimed-deeds.ts';
import { isOpen, type Draft, type Sentence } from './draft.ts';
import type { Proof } from './evidence.ts';

const ofAppointments: readonly Deed[] = ['booked', 'moved', 'cancelled'];

/** What a reply says was done is a deed of a receipt: of this turn, or, where it speaks of what stands, of an earlier one. */
export function checkActions(draft: Draft): string[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.clauses
      .filter((clause) => !isOpen(clause))
      .filter(({ text, isFirst }) =>
        claimedDeeds.some(
          (claimed) => claimed.said.test(isFirst ? text : insideMark + text) && !isProved(claimed, draft, sentence),
        ),
      )
      .map((clause) => `"${clause.text}" says that something was done, and no tool says so.`),
  );
}

function isProved(claimed: ClaimedDeed, draft: Draft, { claims }: Sentence): boolean {
  const { deeds, when } = claimed;
  const { evidence, context } = draft;
  const times = claims.filter(({ kind }) => kind === 'date' || kind === 'time');
  const proofs =
    when === 'lately' || when === 'offered' ? [...evidence.proofsNow, ...evidence.proofsBefore] : evidence.proofsNow;
  const proving = proofs.filter((proof) => proof.deeds.some((deed) => deeds.includes(deed)));
  if (proving.some((proof) => isAbout(proof, claimed, times, draft))) return true;
  if (when === 'offered') return context.ask?.topic === 'booking';
  return when === 'stands' && times.length > 0 && stands(times, draft);
}

/** Of an appointment, the times said with it are its own; where it was moved, the one before may be named too. */
function isAbout(
  { output, deeds }: Proof,
  { when }: ClaimedDeed,
  times: readonly Claim[],
  { evidence }: Draft,
): boolean {
  if (times.length === 0 || typeof output !== 'object' || output === null) return true;
  if (!deeds.some((deed) => ofAppointments.includes(deed))) return true;
  const { appointment = output }: { appointment?: unknown } = output;
  const rows = evidence.rowsOf(when === 'stands' ? appointment : output);
  const isOwn = (time: Claim) => rows.some((row) => row.holds(time)) || rows.some((row) => row.tells(time));
  // A call-off often goes on with other times on offer.
  return deeds.includes('cancelled') ? times.some(isOwn) : times.every(isOwn);
}

/** The times are those of an appointment that is booked, by the newest word on it. */
function stands(times: readonly Claim[], { evidence }: Draft): boolean {
  const seen = new Set<unknown>();
  return evidence.rows().some(({ leaves, holds }) => {
    const id = leaves.get('appointment');
    if (typeof id !== 'string' || seen.has(id) || !(leaves.has('startsAt') || leaves.has('time'))) return false;
    seen.add(id);
    return (leaves.get('status') ?? 'booked') === 'booked' && times.every((time) => holds(time));
  });
}
