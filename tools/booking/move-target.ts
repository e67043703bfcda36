import type { Planned } from '#db/planning.ts';
import { readWhen } from '#language/when.ts';
import { isAllRead, oneStart } from './one-start.ts';
import type { Ask } from '../ask.ts';
import type { ToolContext, ToolResult } from '../tool.ts';
import { askedLabel } from './asked-label.ts';
import { type Diary, openDiary } from './diary.ts';
import { findPlanned } from './find-planned.ts';
import type { MoveForOutput } from './move-for.say.ts';
import { offerFor, startsNear } from './offer.ts';
import { sayingOf } from './own-appointment.ts';
import { describePlanned, planLabel } from './planned-view.ts';
import { describeSlot, localStart } from './shapes.ts';
import { type FreeSlot, freeSlots } from './slots.ts';
import { minutesFor } from './wanted-visit.ts';

/** How long the free times stand as a question; the tool looks again when one is chosen. */
const answerMinutes = 60;

export interface MoveWords {
  appointment: string;
  when: string;
}

export interface MoveTarget {
  row: Planned;
  slot: FreeSlot;
}

type Unclear = ToolResult<MoveForOutput>;

/** What is said instead of a move; `starts` are the free times that are offered. */
type Answer = Pick<MoveForOutput, 'outcome' | 'asked' | 'why' | 'reason'> & { starts: readonly string[] };

const nothing = { asked: null, why: null, reason: null, starts: [] };

/** The one appointment and the one free time that the words mean; otherwise what has to be asked. */
export async function findMoveTarget(ctx: ToolContext, words: MoveWords): Promise<MoveTarget | Unclear> {
  const { found, isExact } = await findPlanned(ctx, words.appointment);
  const [row, ...others] = found;
  const saying = sayingOf(ctx);
  if (!row || others.length > 0 || !isExact) {
    return {
      isExact,
      which: found.map((each) => ({
        label: planLabel(describePlanned(each, saying), saying),
        input: { appointment: each.id, when: words.when },
      })),
    };
  }
  if (row.status !== 'booked' || row.startsAt <= ctx.now()) {
    return answer(ctx, words, row, { ...nothing, outcome: 'too_late' });
  }
  const time = await findTime(ctx, words.when, row);
  return 'start' in time ? { row, slot: time } : answer(ctx, words, row, time);
}

async function findTime(ctx: ToolContext, words: string, row: Planned): Promise<FreeSlot | Answer> {
  const { language, zone } = sayingOf(ctx);
  const when = readWhen(words, { now: ctx.now(), zone, language });
  if (!when || !isAllRead(words, when.text)) return { ...nothing, outcome: 'need_time' };
  const durationMinutes = minutesFor(row.services);
  const sought = { durationMinutes, days: when.days, moving: row, isChanged: false, technicianId: null };
  const diary = await openDiary(ctx, sought);
  const offer = offerFor(when, diary, language);
  const wish = oneStart(when);
  const [best] = offer.slots;
  if (wish !== null && offer.exact && best) return best;
  const asked = askedLabel(when, language);
  const { outcome, reason } = offer;
  if (wish !== null && (outcome === 'found' || outcome === 'full')) {
    const why = whyNot(wish, row, diary);
    return { ...nothing, outcome: 'not_free', asked, why, starts: startsNear(diary, [wish]) };
  }
  const starts = offer.slots.map(({ startsAt }) => startsAt);
  if (outcome === 'found' || outcome === 'need_day' || outcome === 'which_day') {
    return { ...nothing, outcome: 'need_time', asked, starts };
  }
  return { outcome: 'not_free', asked, why: outcome, reason, starts };
}

/** Why an hour within the opening hours cannot be had. */
function whyNot(start: string, row: Planned, diary: Diary): MoveForOutput['why'] {
  if (start === localStart(row.startsAt, diary.zone)) return 'already';
  const earliest = localStart(new Date(diary.now.getTime() + diary.leadMinutes * 60_000), diary.zone);
  if (start < earliest) return 'too_soon';
  const starts = freeSlots({ ...diary, occupied: [] }, start.slice(0, 10));
  return starts.some(({ startsAt }) => startsAt === start) ? 'taken' : 'no_start';
}

/** Nothing was moved: the free times are put as a choice that calls the tool again. */
function answer(ctx: ToolContext, words: MoveWords, row: Planned, { starts, ...said }: Answer): Unclear {
  const saying = sayingOf(ctx);
  const alternatives = starts.map((start) => describeSlot(start, saying));
  const appointment = describePlanned(row, saying);
  const output = { ...said, appointment, previousLabel: appointment.label, alternatives, told: false };
  if (alternatives.length === 0) return { output };
  const options = alternatives.map(({ label, startsAt }) => ({
    label,
    startsAt,
    tool: 'move_for',
    input: { ...words, appointment: row.id, when: startsAt },
  }));
  const until = new Date(ctx.now().getTime() + answerMinutes * 60_000).toISOString();
  const question: Ask = { topic: 'which', kind: 'choose', options, no: null, until, late: 'lapses' };
  return { output, ask: question, closes: ['which'] };
}
