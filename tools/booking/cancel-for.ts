import { z } from 'zod';
import { lockDiary } from '#db/appointment.ts';
import type { Planned } from '#db/planning.ts';
import { small } from '#language/article.ts';
import type { Language } from '#language/language.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { findPlanned } from './find-planned.ts';
import { sayingOf } from './own-appointment.ts';
import { describePlanned, ofInFrench, planLabel, plannedShape } from './planned-view.ts';
import { visitName } from './visit-name.ts';

const output = z.object({ outcome: z.enum(['cancelled', 'too_late']), appointment: plannedShape, told: z.boolean() });
type Result = ToolResult<z.infer<typeof output>>;

export const cancelFor = defineTool({
  name: 'cancel_for',
  description:
    "Cancels a customer's appointment on behalf of a member, after a yes; the customer is told by message. To change the time use move_for.",
  effect: 'destructive',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    appointment: z
      .string()
      .describe('Which appointment, in the words of the member: whose, which vehicle, service or day. Or its id.'),
  }),
  output,
  yesWords: ['annule', 'annule le', 'annule la', 'cancel', 'cancel it', 'yes cancel it', 'oui annule'],
  async run(ctx, input): Promise<Result> {
    await lockDiary(ctx.db);
    const found = await findOne(ctx, input.appointment);
    if ('which' in found) return found;
    const row = found.one;
    const saying = sayingOf(ctx);
    if (!isAhead(ctx, row))
      return { output: { outcome: 'too_late', appointment: describePlanned(row, saying), told: false } };
    const told = await tellCustomer(ctx, row);
    await changeRecord(ctx, 'appointment', row, {
      change: { status: 'cancelled' },
      shown: { status: 'cancelled', told },
    });
    const appointment = { ...describePlanned(row, saying), status: 'cancelled' };
    return { output: { outcome: 'cancelled', appointment, told }, closes: ['which'] };
  },
  async propose(ctx, input): Promise<Proposed | Result> {
    const found = await findOne(ctx, input.appointment);
    if ('which' in found) return found;
    const row = found.one;
    if (!isAhead(ctx, row)) {
      return { output: { outcome: 'too_late', appointment: describePlanned(row, sayingOf(ctx)), told: false } };
    }
    const summary = (language: Language) => {
      const { contact, serviceName, label } = describePlanned(row, { ...sayingOf(ctx), language });
      return inWords(language, {
        fr: `annuler le rendez-vous "${serviceName}" ${ofInFrench(contact)}, ${label}`,
        en: `cancel ${contact}'s appointment "${serviceName}", ${label}`,
      });
    };
    return {
      record: { table: 'appointment', id: row.id, version: row.version },
      summary: { fr: summary('fr'), en: summary('en') },
      input: { appointment: row.id },
    };
  },
  say({ outcome, appointment: { serviceName, contact, label }, told }, { language }) {
    const work = small(serviceName);
    if (outcome === 'too_late') {
      return inWords(language, {
        fr: `Le rendez-vous ${ofInFrench(contact)} (${work}, ${label}) a commencé ou n'est plus au planning : je ne l'annule pas.`,
        en: `The appointment of ${contact} (${work}, ${label}) has begun or is no longer in the diary, so I am not cancelling it.`,
      });
    }
    return inWords(language, {
      fr: `C'est annulé : ${work} ${ofInFrench(contact)}, ${label}. ${told ? 'Le client est prévenu.' : "Je n'ai pas pu prévenir le client, pensez à l'appeler."}`,
      en: `Cancelled: ${work} for ${contact}, ${label}. ${told ? 'The customer has been told.' : 'I could not reach the customer: please call them.'}`,
    });
  },
  deeds: ({ outcome, told }) =>
    outcome === 'cancelled' ? ['cancelled', 'noted', ...(told ? (['passed_on'] as const) : [])] : [],
});

function isAhead({ now }: ToolContext, { status, startsAt }: Planned): boolean {
  return status === 'booked' && startsAt > now();
}

async function findOne(
  ctx: ToolContext,
  words: string,
): Promise<{ one: Planned } | Extract<Result, { which: unknown }>> {
  const { found, isExact } = await findPlanned(ctx, words);
  const [one, ...others] = found;
  const saying = sayingOf(ctx);
  if (one && others.length === 0 && isExact) return { one };
  const which = found.map((each) => ({
    label: planLabel(describePlanned(each, saying), saying),
    input: { appointment: each.id },
  }));
  return { which, isExact, sought: words.trim() };
}

async function tellCustomer(ctx: ToolContext, row: Planned): Promise<boolean> {
  const text = (language: Language) => {
    const { label } = describePlanned(row, { ...sayingOf(ctx), language });
    return inWords(language, {
      fr: `${ctx.tenant.name} : votre rendez-vous du ${label} (${visitName(row.services, 'fr')}) est annulé. Pour un autre jour, répondez à ce message.`,
      en: `${ctx.tenant.name}: your appointment on ${label} (${visitName(row.services, 'en')}) is cancelled. For another day, reply to this message.`,
    });
  };
  return ctx.post({ contactId: row.contactId }, { text, ask: null, dedupeKey: `cancelled:${row.id}:${row.version}` });
}
