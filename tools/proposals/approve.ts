import { z } from 'zod';
import { lockDiary } from '#db/appointment.ts';
import { closeAsksAbout } from '#db/ask.ts';
import { memberById } from '#db/member.ts';
import { versionOf } from '#db/change.ts';
import { endProposal, holdProposal, type ProposalRow } from '#db/proposal.ts';
import { inWords, type Speaking } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';
import { askApprovers } from './ask-approvers.ts';

/** Why a proposal cannot be decided any more, or not by this member. */
export const undecidedShape = z.object({
  outcome: z.enum(['approved_before', 'declined_before', 'expired', 'outdated', 'not_allowed']),
  by: z.string().nullable(),
});

export type Undecided = z.infer<typeof undecidedShape>;

type Words = Record<Speaking['language'], string>;

/**
 * Takes a proposal for deciding, read anew and locked: the actor's to decide, still open, in time, its proposer still a
 * member, and its record as it was. Otherwise why not; a record that changed ends the proposal for everybody.
 */
export async function takeProposal(ctx: ToolContext, id: string): Promise<ProposalRow | Undecided> {
  const { db } = ctx;
  const proposal = await holdProposal(db, id);
  if (!proposal) return { outcome: 'expired', by: null };
  if (proposal.status === 'outdated' || proposal.status === 'expired') return { outcome: proposal.status, by: null };
  if (proposal.status !== 'open') {
    const by = proposal.decidedBy ? await memberById(db, proposal.decidedBy) : null;
    return { outcome: proposal.status === 'approved' ? 'approved_before' : 'declined_before', by: by?.name ?? null };
  }
  const proposer = await memberById(db, proposal.proposerId);
  if (!(await mayDecide(ctx, proposal))) {
    const except = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
    // Whoever was asked may no longer answer, so that it does not wait for nobody.
    await askApprovers(ctx, proposal, { proposer: proposer?.name ?? '', except });
    return { outcome: 'not_allowed', by: null };
  }
  if (proposal.expiresAt <= ctx.now()) return { outcome: 'expired', by: null };
  // Whoever changes an appointment holds the diary: what is compared here is still so when the tool runs.
  if (proposal.recordTable === 'appointment') await lockDiary(db);
  if (proposer && (await isAsItWas(ctx, proposal))) return proposal;
  await settleProposal(ctx, proposal, 'outdated');
  if (proposer) {
    await tellProposer(ctx, proposal, {
      fr: `Votre demande n'a pas pu être faite : ${proposal.summary.fr}. Entre-temps la fiche a changé. Refaites-la si elle vaut toujours.`,
      en: `Your request could not be carried out: ${proposal.summary.en}. The record has changed meanwhile. Make it again if it still holds.`,
    });
  }
  return { outcome: 'outdated', by: null };
}

/** What is new has no record that could have changed. */
async function isAsItWas({ db }: ToolContext, { recordTable, recordId, recordVersion }: ProposalRow): Promise<boolean> {
  return !recordTable || !recordId || (await versionOf(db, recordTable, recordId)) === recordVersion;
}

/** By the role they began the turn with and by that of this moment: it may have changed since. */
async function mayDecide({ actor, db }: ToolContext, { approverRole }: ProposalRow): Promise<boolean> {
  if (actor.kind !== 'member') return false;
  const member = await memberById(db, actor.memberId);
  return [actor.role, member?.role].every((role) => role === 'OWNER' || role === approverRole);
}

/** Ends a proposal, and the questions about it; the others who were asked are told who decided, and given. */
export async function settleProposal(
  ctx: ToolContext,
  { id, summary }: ProposalRow,
  status: 'approved' | 'declined' | 'outdated',
): Promise<string[]> {
  const member = ctx.actor.kind === 'member' ? await memberById(ctx.db, ctx.actor.memberId) : null;
  await endProposal(ctx.db, id, { status, by: status === 'outdated' ? null : (member?.id ?? null) });
  ctx.wrote({ table: 'proposal', op: 'update', id, values: { status } });
  const others = (await closeAsksAbout(ctx.db, id)).filter((memberId) => memberId !== member?.id);
  if (status === 'outdated') return [];
  const verb = status === 'approved' ? { fr: 'a validé', en: 'has approved' } : { fr: 'a refusé', en: 'has declined' };
  for (const memberId of others) {
    const words = {
      fr: `${member?.name} ${verb.fr} : ${summary.fr}.`,
      en: `${member?.name} ${verb.en} this: ${summary.en}.`,
    };
    await tell(ctx, memberId, words, `proposal:${id}:end:${memberId}`);
  }
  return others;
}

/** Tells whoever proposed it how it ended. */
export async function tellProposer(ctx: ToolContext, { id, proposerId }: ProposalRow, words: Words): Promise<void> {
  await tell(ctx, proposerId, words, `proposal:${id}:end`);
}

async function tell(ctx: ToolContext, memberId: string, words: Words, dedupeKey: string): Promise<void> {
  await ctx.post({ memberId }, { text: (language) => inWords(language, words), ask: null, dedupeKey });
}

export function sayUndecided({ outcome, by }: Undecided, { language }: Speaking): string {
  switch (outcome) {
    case 'approved_before':
      return inWords(language, {
        fr: `C'est déjà réglé : ${by ?? "quelqu'un"} l'a validé.`,
        en: `That is settled already: ${by ?? 'somebody'} has approved it.`,
      });
    case 'declined_before':
      return inWords(language, {
        fr: `C'est déjà réglé : ${by ?? "quelqu'un"} l'a refusé.`,
        en: `That is settled already: ${by ?? 'somebody'} has declined it.`,
      });
    case 'expired':
      return inWords(language, {
        fr: "Cette demande a expiré : je n'ai rien fait.",
        en: 'That request has run out: I have done nothing.',
      });
    case 'outdated':
      return inWords(language, {
        fr: "La situation a changé depuis la demande : je n'ai rien fait.",
        en: 'Things have changed since the request: I have done nothing.',
      });
    case 'not_allowed':
      return inWords(language, {
        fr: "Vous n'avez plus le droit d'en décider : je n'ai rien fait, et je demande à quelqu'un d'autre.",
        en: 'You are no longer allowed to decide that: I have done nothing, and am asking somebody else.',
      });
  }
}
