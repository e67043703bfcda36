import type { Trail } from '#tools/audit-rows.ts';

/** What is done at the command line is done by whoever runs the program, and by nobody of the business. */
export function trailOfCommand(action: string, means: Pick<Trail, 'key' | 'newId'>): Trail {
  return { ...means, actor: { kind: 'platform' }, action, channel: 'command' };
}
