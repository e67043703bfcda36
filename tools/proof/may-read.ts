import { closeChallenges, standingOf, storeChallenge } from '#db/challenge.ts';
import { whoCalls } from '../desk/who-calls.ts';
import { keepNote } from '../desk/keep-note.ts';
import { tellOneMember } from '../desk/tell-one-member.ts';
import { inWords } from '../speaking.ts';
import { contactOf, conversationIn } from '../subject.ts';
import type { ToolContext } from '../tool.ts';
import { judgeProof, mostWrong } from './judge-proof.ts';
import type { ProofAnswer } from './proof.ts';

const dayMs = 24 * 3_600_000;
/** As long as what we sent there is read there, it is still theirs. */
const latelyMs = 30 * dayMs;

/** A paper somebody wants to read. */
export interface WantedPaper {
  /** When it was made or sent. */
  madeAt: Date;
  /** When it was sent to its customer, on whichever of their addresses. */
  sentAt: Date | null;
  /** The keys of the messages that told of it. */
  keys: readonly string[];
}

interface Reading {
  tool: string;
  input: Record<string, unknown>;
  papers: readonly WantedPaper[];
}

/**
 * Whether the customer of this conversation may read these papers; null where they may, else what they are answered instead. A number
 * is given to somebody else after a while, or lent: what was not sent here within thirty days is read once they have said, in these
 * thirty days, the plate of a car of theirs or their postcode. Decided from the stored messages, whatever a model makes of them.
 */
export async function mayRead(
  ctx: ToolContext,
  { tool, input, papers }: Reading,
): Promise<{ proof: ProofAnswer } | null> {
  if (papers.length === 0) return null;
  const [contactId, conversationId] = [contactOf(ctx), conversationIn(ctx)];
  const keys = papers.flatMap((paper) => paper.keys);
  const standing = await standingOf(ctx.db, { conversationId, contactId, keys });
  const from = new Date(Math.max(ctx.now().getTime() - latelyMs, standing.addressSince.getTime()));
  const isHere = ({ keys: own, sentAt }: WantedPaper) =>
    own.some((key) => standing.sentKeys.includes(key)) || (sentAt !== null && sentAt >= from);
  if (papers.every(isHere)) return null;
  // A car may be put on record on the day of its paper.
  const oldest = Math.min(...papers.map(({ madeAt }) => madeAt.getTime())) + dayMs;
  const { now, tenant } = ctx;
  const { isProven, wrongToday, hasPlate } = judgeProof(standing, new Date(oldest), { now: now(), zone: tenant.zone });
  if (isProven) {
    await closeChallenges(ctx.db, conversationId);
    return null;
  }
  const by = [
    ...(hasPlate ? (['plate'] as const) : []),
    ...(standing.postcode === null ? [] : (['postcode'] as const)),
  ];
  if (by.length === 0 || wrongToday >= mostWrong) {
    await closeChallenges(ctx.db, conversationId);
    await tellTeam(ctx);
    return { proof: { outcome: 'proof_refused', by: [], wrong: wrongToday > 0 } };
  }
  await storeChallenge(ctx.db, { id: ctx.newId(), conversationId, contactId, tool, input });
  return { proof: { outcome: 'proof_needed', by, wrong: standing.askedSince !== null && wrongToday > 0 } };
}

/** Once a day: a note that waits for an answer, and a word to a member. */
async function tellTeam(ctx: ToolContext): Promise<void> {
  const words = inWords(ctx.language, {
    fr: `Demande ses devis ou factures, sans preuve que c'est bien son client`,
    en: `Asks for quotes or invoices, without proof of being that customer`,
  });
  const note = await keepNote(ctx, { kind: 'other', words, appointmentId: null });
  if (note.already) return;
  const { who, phone } = await whoCalls(ctx);
  await tellOneMember(ctx, note.id, (language) => {
    const call =
      phone === null ? '' : inWords(language, { fr: ` A rappeler au ${phone}.`, en: ` Call back on ${phone}.` });
    return inWords(language, {
      fr: `Demande de devis ou factures au nom de ${who(language)}, sans preuve que c'est bien son client : rien n'a été dit.${call}`,
      en: `Quotes or invoices were asked for in the name of ${who(language)}, without proof of who it is: nothing was told.${call}`,
    });
  });
}
