import type { Role } from './tool.ts';

/** `own.` is about the contact of the conversation and nobody else: no input can name another one. */
export type Permission =
  | 'catalogue.read'
  | 'diary.read'
  | 'own.appointments.read'
  | 'own.appointments.write'
  | 'own.vehicles.read'
  | 'own.details.write'
  | 'person.request';

const reads: readonly Permission[] = ['catalogue.read', 'diary.read', 'own.appointments.read', 'own.vehicles.read'];
const everything: readonly Permission[] = [...reads, 'own.appointments.write', 'own.details.write', 'person.request'];

/** What is not listed is refused. A USER reads; what a USER wants to change goes to a manager. */
const granted: Record<Role, readonly string[]> = {
  SUPER_ADMIN: everything,
  OWNER: everything,
  MANAGER: everything,
  USER: reads,
  CUSTOMER: everything,
  SYSTEM: [],
};

/** Whether a role may use the tools of a permission; a permission nobody has heard of is nobody's. */
export function mayUse(role: Role, permission: string): boolean {
  return granted[role].includes(permission);
}

export function isPermission(permission: string): permission is Permission {
  return everything.some((known) => known === permission);
}
