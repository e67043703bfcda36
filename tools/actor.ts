import type { MemberRole } from '#db/member.ts';

/** Who acts. Made by the gateway from the verified address, frozen for the turn, never made by a model. */
export type Actor =
  | { kind: 'customer'; contactId: string }
  | { kind: 'member'; memberId: string; role: MemberRole }
  | { kind: 'system'; job: string }
  | { kind: 'platform' };

/** Every role, in the order of the matrix. */
export const roles = ['CUSTOMER', 'USER', 'MANAGER', 'OWNER', 'SYSTEM', 'SUPER_ADMIN'] as const;

export type Role = (typeof roles)[number];

/** What a role may do with a tool: run it, or propose it to somebody who may. */
export type Grant = 'runs' | 'proposes';

export function roleOf(actor: Actor): Role {
  switch (actor.kind) {
    case 'customer':
      return 'CUSTOMER';
    case 'member':
      return actor.role;
    case 'system':
      return 'SYSTEM';
    case 'platform':
      return 'SUPER_ADMIN';
  }
}

/** The actor's own id, for the audit; null for who has none. */
export function idOf(actor: Actor): string | null {
  if (actor.kind === 'customer') return actor.contactId;
  return actor.kind === 'member' ? actor.memberId : null;
}

/** Whether an actor may do anything with a tool: run it, or at least propose it. */
export function usableBy({ roles: granted }: { roles: Partial<Record<Role, Grant>> }, actor: Actor): boolean {
  return granted[roleOf(actor)] !== undefined;
}
