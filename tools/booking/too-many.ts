import { heardInTurn } from '#db/history.ts';
import { deskHours } from '../desk/desk-hours.ts';
import { keepNote } from '../desk/keep-note.ts';
import type { ToolContext } from '../tool.ts';
import { describeVisit, type VisitView } from './shapes.ts';
import type { Visit } from './wanted-visit.ts';
import { sayingOf } from './own-appointment.ts';

/** More than this at a time is for somebody of the business: nobody can fill the diary by message. */
export const mostAppointments = 5;
const mostWords = 600;

/** Passes the wish for one appointment too many on to the team, in the person's own words. */
export async function passOnTooMany(
  ctx: ToolContext,
  visit: Visit,
): Promise<{ service: VisitView; limit: { comingAppointments: number; openNow: boolean } }> {
  const service = describeVisit(visit, sayingOf(ctx));
  const words = 'turnId' in ctx.origin ? await heardInTurn(ctx.db, ctx.origin.turnId) : '';
  await keepNote(ctx, { kind: 'other', words: words.trim().slice(0, mostWords) || service.name, appointmentId: null });
  const { openNow } = await deskHours(ctx);
  return { service, limit: { comingAppointments: mostAppointments, openNow } };
}
