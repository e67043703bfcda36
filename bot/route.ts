import type { AgentName } from '#agents/agent.ts';
import type { Setting } from '#db/setting.ts';
import type { Actor } from '#tools/actor.ts';

/**
 * Who acts in a conversation, from its verified address alone: whatever the text says, and whichever model reads it. Null for
 * somebody who was a member and is none any more.
 */
export function actorOf({ partner }: Pick<Setting, 'partner'>): Actor | null {
  if (partner.kind === 'contact') return { kind: 'customer', contactId: partner.contactId };
  return partner.isGone ? null : { kind: 'member', memberId: partner.memberId, role: partner.role };
}

/** Which agent answers an actor. Code chooses it, not a model. */
export function agentFor(actor: Actor): AgentName {
  return actor.kind === 'member' ? 'assistant' : 'reception';
}
