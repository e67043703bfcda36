import type { Ask } from '../ask.ts';
import type { SlotView } from './shapes.ts';

/**
 * The question that a reminder puts: a yes confirms the appointment at the time that was said, a no asks what shall become of it. It
 * stands until the appointment begins.
 */
export function reminderAsk({ appointment, label, startsAt }: SlotView & { appointment: string }, begins: Date): Ask {
  return {
    topic: 'reminder',
    kind: 'confirm',
    options: [{ label, startsAt, tool: 'confirm_appointment', input: { appointment, startsAt } }],
    no: { tool: 'ask_move_or_cancel', input: { appointment } },
    until: begins.toISOString(),
    late: 'lapses',
  };
}
