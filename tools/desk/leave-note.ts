import { z } from 'zod';
import type { AppointmentRow } from '#db/appointment.ts';
import { noteKinds } from '#db/note.ts';
import { describeOwn, ownAppointment } from '../booking/own-appointment.ts';
import { defineTool, type ToolContext, ToolError } from '../tool.ts';
import { alertMember } from './alert-member.ts';
import { deskHours } from './desk-hours.ts';
import { keepNote } from './keep-note.ts';
import { noteOutput, sayNote } from './leave-note.say.ts';
import { readBack } from './read-back.ts';

const mostWords = 600;
const mostSaid = 120;

export const leaveNote = defineTool({
  name: 'leave_note',
  description:
    'Keeps what the person says for the team, where no other tool does it: something about an appointment, being late, a call back, a ' +
    'complaint, an allergy, a wish for an earlier place, a question about a quote or a bill, a request about their data, an emergency. ' +
    'Say it back as `outcome` "noted" allows: who answers, or that the team knows. Nothing else was done.',
  effect: 'write',
  roles: { CUSTOMER: 'runs' },
  input: z.object({
    kind: z
      .enum(noteKinds)
      .describe('What it is about. `urgent` only for danger, a breakdown or an accident: a member is alerted at once.'),
    words: z
      .string()
      .refine((words) => words.trim() !== '', { error: 'must not be empty' })
      .refine((words) => words.length <= mostWords, { error: `must be ${mostWords} characters at most` })
      .describe("The person's own words, unchanged, 600 characters at most."),
    appointment: z
      .string()
      .optional()
      .describe('The id of the appointment it is about, from the context or list_my_appointments.'),
    said: z
      .string()
      .refine((said) => said.length <= mostSaid, { error: `must be ${mostSaid} characters at most` })
      .optional()
      .describe(
        'The note in a few words, to be read back to the person: "la clé sera dans la boîte". 120 characters at most.',
      ),
  }),
  output: noteOutput,
  async run(ctx, input) {
    const { kind } = input;
    const words = input.words.trim();
    const appointment = input.appointment === undefined ? null : await standing(ctx, input.appointment);
    const kept = await keepNote(ctx, { kind, words, appointmentId: appointment?.id ?? null });
    const urgent = kind === 'urgent';
    return {
      output: {
        ...{ outcome: 'noted' as const, kind, urgent, already: kept.already },
        alerted: urgent && (await alertMember(ctx, { id: kept.id, words })),
        said: await readBack(ctx, input.said),
        appointment: appointment && (await labelOf(ctx, appointment)),
        ...(await deskHours(ctx)),
      },
    };
  },
  say: sayNote,
  deeds: () => ['passed_on', 'noted'],
});

/** The person's own appointment that is not over, or what is held for them. */
async function standing(ctx: ToolContext, id: string): Promise<AppointmentRow> {
  const row = await ownAppointment(ctx, id);
  if (row && stands(row, ctx.now())) return row;
  throw new ToolError(
    'There is no such appointment.',
    'Call list_my_appointments and use one of its ids, or leave `appointment` out.',
  );
}

/** Who is late writes when the appointment has begun; who thinks of something writes while the car is with us. */
function stands({ status, endsAt, heldUntil }: AppointmentRow, now: Date): boolean {
  if (status === 'held') return (heldUntil ?? now) > now;
  return status === 'in_workshop' || status === 'ready' || (status === 'booked' && endsAt > now);
}

/** When it is; null while it is only held, which is no appointment to speak of. */
async function labelOf(ctx: ToolContext, row: AppointmentRow): Promise<string | null> {
  if (row.status === 'held') return null;
  const [view] = await describeOwn(ctx, [row]);
  return view?.label ?? null;
}
