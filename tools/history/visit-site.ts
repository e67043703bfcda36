import { z } from 'zod';
import { addActivity, type OpenVisit, openVisitOf } from '#db/activity.ts';
import { timeLabel } from '#language/format.ts';
import { toLocal } from '#language/zone.ts';
import { contactName, meantContact } from '../contacts/meant-contact.ts';
import { speaker } from '../members/meant-member.ts';
import { refShape } from '../ref.ts';
import { changeRecord, wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { activityShape } from './activity-view.ts';
import { readArrival } from './read-arrival.ts';

const output = z.object({
  outcome: z.enum(['arrived', 'left', 'already', 'nowhere', 'elsewhere']),
  activity: activityShape.nullable(),
  contact: refShape.nullable(),
  /** Local times of the day. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Where they were before, and have left by coming here. */
  before: refShape.nullable(),
});

type Visit = z.infer<typeof output>;

const nothing: Visit = { outcome: 'nowhere', activity: null, contact: null, from: null, to: null, before: null };

export const visitSite = defineTool({
  name: 'visit_site',
  description:
    'Notes that the member who writes has arrived at a customer\'s, or has left: "je suis chez Mme Morel", "parti de chez Morel". Never for a ' +
    'vehicle or a customer who arrives here: that is set_job. With "nowhere" they were not noted to be anywhere, with "elsewhere" at ' +
    "another customer's (`contact`): nothing was written.",
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    state: z.enum(['arrived', 'left']).describe('What they say of themselves.'),
    who: z.string().optional().describe('At whose place, as they called them, or an id. Needed for "arrived".'),
    at: z.string().optional().describe('When, in their words, where they say a time of today: "à 9h".'),
  }),
  output,
  async run(ctx, { state, who, at }): Promise<ToolResult<Visit>> {
    const memberId = speaker(ctx);
    if (memberId === null) throw new ToolError('Only a member can be somewhere.', 'Say so.');
    const instant = at === undefined ? ctx.now() : readArrival(ctx, at);
    if (state === 'arrived' && who === undefined)
      throw new ToolError('Nobody was named.', 'Ask at whose place they are.', {
        fr: 'Chez quel client ?',
        en: "At which customer's?",
      });
    const meant = who === undefined ? null : await meantContact(ctx, who, 'who');
    if (meant && 'which' in meant) return meant;
    const contact = meant && { id: meant.one.id, label: contactName(meant.one) };
    const open = await openVisitOf(ctx.db, memberId);
    const made =
      state === 'left' ? await leave(ctx, { open, contact, instant }) : await arrive(ctx, { open, contact, instant });
    return { output: made, closes: ['which'] };
  },
  say({ outcome, contact, from, to, before }, { language }) {
    const time = (local: string | null) => (local === null ? '' : timeLabel(local, language));
    const where = contact?.label ?? '';
    switch (outcome) {
      case 'arrived': {
        const left = before
          ? inWords(language, {
              fr: ` Départ de chez ${before.label} noté aussi.`,
              en: ` I note that you have left ${before.label}.`,
            })
          : '';
        return (
          inWords(language, {
            fr: `C'est noté : vous êtes chez ${where} depuis ${time(from)}.`,
            en: `Noted: you have been at ${where}'s since ${time(from)}.`,
          }) + left
        );
      }
      case 'left':
        return inWords(language, {
          fr: `C'est noté : chez ${where} de ${time(from)} à ${time(to)}.`,
          en: `Noted: at ${where}'s from ${time(from)} to ${time(to)}.`,
        });
      case 'already':
        return inWords(language, {
          fr: `C'était déjà noté : vous êtes chez ${where} depuis ${time(from)}.`,
          en: `It was noted already: you have been at ${where}'s since ${time(from)}.`,
        });
      case 'nowhere':
        return inWords(language, {
          fr: "Je n'ai pas noté d'arrivée : je n'ai rien à terminer.",
          en: 'I have no arrival of yours: there is nothing to end.',
        });
      case 'elsewhere':
        return inWords(language, {
          fr: `Je vous ai noté chez ${where} depuis ${time(from)} : je n'ai rien changé.`,
          en: `I have you at ${where}'s since ${time(from)}: I have changed nothing.`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'arrived' || outcome === 'left' ? ['noted'] : []),
});

interface Moment {
  open: OpenVisit | null;
  contact: { id: string; label: string } | null;
  instant: Date;
}

async function arrive(ctx: ToolContext, { open: known, contact, instant }: Moment): Promise<Visit> {
  // Whoever forgot to say that they left has left since: of another day nothing is open.
  const open = known && isOn(ctx, known.at, instant) ? known : null;
  if (known && !open) await close(ctx, known);
  if (open && contact && open.contactId === contact.id) return { ...viewOf(ctx, open), outcome: 'already' };
  // Whoever is here is not there any more; since when they are not, nobody said.
  const before = open && (await end(ctx, open, later(instant, open.at)));
  const id = ctx.newId();
  const from = localTime(ctx, instant);
  const words = inWords(ctx.language, {
    fr: `Sur place à partir de ${timeLabel(from, 'fr')}`,
    en: `On site from ${timeLabel(from, 'en')}`,
  });
  await addActivity(ctx.db, {
    ...{ id, kind: 'visit', words, contactId: contact?.id ?? null, vehicleId: null, appointmentId: null },
    ...{ authorId: speaker(ctx), at: instant, isPresent: true },
  });
  wroteNew(ctx, 'activity', id, { kind: 'visit' });
  return {
    outcome: 'arrived',
    activity: { id, label: words, kind: 'visit' },
    contact,
    from,
    to: null,
    before: before?.contact ?? null,
  };
}

async function leave(ctx: ToolContext, { open, contact, instant }: Moment): Promise<Visit> {
  if (!open || !isOn(ctx, open.at, instant)) return nothing;
  if (contact && open.contactId !== contact.id) return { ...viewOf(ctx, open), outcome: 'elsewhere' };
  if (instant < open.at)
    throw new ToolError('They cannot have left before they came.', 'Say so, and ask when they left.', {
      fr: `Arrivée notée à ${timeLabel(localTime(ctx, open.at), 'fr')}. A quelle heure le départ ?`,
      en: `You arrived at ${timeLabel(localTime(ctx, open.at), 'en')}. When did you leave?`,
    });
  return end(ctx, open, instant);
}

function isOn({ tenant: { zone } }: ToolContext, at: Date, instant: Date): boolean {
  return toLocal(at, zone).date === toLocal(instant, zone).date;
}

/** Ends a visit of which nobody said when: since when they are not there is not known. */
async function close(ctx: ToolContext, open: OpenVisit): Promise<void> {
  await changeRecord(ctx, 'activity', open, { change: { is_present: false }, shown: { kind: 'visit' } });
}

async function end(ctx: ToolContext, open: OpenVisit, instant: Date): Promise<Visit> {
  const [from, to] = [localTime(ctx, open.at), localTime(ctx, instant)];
  const words = inWords(ctx.language, {
    fr: `Sur place de ${timeLabel(from, 'fr')} à ${timeLabel(to, 'fr')}`,
    en: `On site from ${timeLabel(from, 'en')} to ${timeLabel(to, 'en')}`,
  });
  await changeRecord(ctx, 'activity', open, {
    change: { is_present: false, ended_at: instant.toISOString(), words },
    shown: { kind: 'visit' },
  });
  return { ...viewOf(ctx, { ...open, words }), outcome: 'left', to };
}

function viewOf(ctx: ToolContext, { id, words, at, contactId, contact }: OpenVisit): Visit {
  return {
    ...nothing,
    activity: { id, label: words, kind: 'visit' },
    contact: contactId === null ? null : { id: contactId, label: contact ?? '' },
    from: localTime(ctx, at),
  };
}

function localTime({ tenant }: ToolContext, instant: Date): string {
  return toLocal(instant, tenant.zone).time;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
