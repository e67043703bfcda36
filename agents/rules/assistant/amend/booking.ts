import { z } from 'zod';
import { fold } from '#language/normalise.ts';
import { type Filled, readSlots } from '../../dialogue/intent.ts';
import { bookForIntent } from '../booking.ts';
import { recalled } from '../recall.ts';
import { hourIn } from './hour.ts';
import { inSameMonth, inSameWeek } from './same-month.ts';
import { whenWords } from '../read/words.ts';
import type { MemberReading } from '../reading.ts';
import type { Amend, Amendment } from './correction.ts';

const placed = z.looseObject({
  outcome: z.enum(['booked', 'moved']),
  appointment: z.looseObject({ appointment: z.string(), startsAt: z.string() }),
});

/** "Non, 16h plutôt": what was just booked is moved, and not booked twice. */
export const ofBooking: Amend = (reading, { last, isCorrection }) => {
  const { data } = placed.safeParse(last.output);
  return data && (isCorrection || prefers(reading)) ? moved(reading, data.appointment) : null;
};

/** The same of what was just moved, of which an hour alone says as much. */
export const ofMove: Amend = (reading, { last, isCorrection }) => {
  const { data } = placed.safeParse(last.output);
  return data && (isCorrection || prefers(reading) || reading.isBare) ? moved(reading, data.appointment) : null;
};

/** Between the booking and its correction something was put down of the same customer. */
const beside = ['register_vehicle', 'create_contact', 'update_contact', 'set_mileage', 'add_note'];

/** "Plutôt 16h30 en fait", after the car of who was just booked was put down: of that appointment, on its day. */
export const ofEarlierBooking: Amend = (reading, { last, state: { recent }, isCorrection }) => {
  const appointment = recent.find(({ kind }) => kind === 'appointment');
  const day = recent.find(({ kind }) => kind === 'day');
  const isHour = reading.when?.days.length === 0 && reading.when.time !== null;
  if (!beside.includes(last.tool) || !isCorrection || !reading.isBare || !isHour || !appointment || !day) return null;
  return {
    intent: 'move_for',
    said: { appointment: appointment.id, when: `${day.id} ${whenWords(reading)}` },
    isPlain: true,
  };
};

const would =
  /^(?:(?:ah|oh|euh|et|and|bon|en fait|actually|sorry|non|no)[\s,]+)*(?:il|elle|ils|on|he|she|they)(?:'d| would| can only|'ll)? (?:pr[ée]f[èe]re\w*|veut|voudrait|demande|peut que|ne peut qu|prefers?|rather|wants?|make|do|come)(?!\p{L})/iu;

/** "Ah, elle préfère 16h", of nobody else. */
function prefers({ source, spans }: MemberReading): boolean {
  return would.test(source) && !spans.some(({ kind }) => kind === 'contact' || kind === 'stranger' || kind === 'plate');
}

/** To the time that is said; an hour alone is of the day on which it stands. */
function moved(
  reading: MemberReading,
  { appointment, startsAt }: z.infer<typeof placed>['appointment'],
): Amendment | null {
  const [day = '', time = ''] = startsAt.split('T');
  const shift = shiftIn(fold(reading.text));
  const said = whenWords(reading);
  const bare = hourAlone(reading, day, time);
  const ofDay = said !== null && reading.when?.days.length === 0 ? `${day} ${said}` : null;
  const there = inSameMonth(reading, day) ?? inSameWeek(reading, day);
  const isSameTime = reading.when?.time === null && sameTime.test(fold(reading.text));
  const hour = isSameTime ? time.slice(0, 5) : there && said ? hourIn(said) : null;
  const otherDay = said === null ? null : [there ?? said, ...(hour === null ? [] : [hour])].join(' ');
  const when = shift === null ? (bare ?? ofDay ?? otherDay) : `${day} ${shifted(time, shift)}`;
  return when === null ? null : { intent: 'move_for', said: { appointment, when }, isPlain: true };
}

const sameTime = /\b(?:same (?:time|hour)|meme heure|pareil)\b/;

const counts: Readonly<Record<string, number>> = { un: 1, une: 1, one: 1, an: 1, deux: 2, two: 2, '1': 1, '2': 2 };

/** "Une heure plus tard", "half an hour earlier": in minutes. */
function shiftIn(said: string): number | null {
  const half = /\b(?:(?:une )?demi heure|half an hour|30 ?min\w*) (?<to>plus tard|later|plus tot|earlier)\b/.exec(said);
  const whole =
    /\b(?<count>une?|one|an|deux|two|1|2) ?(?:heures?|hours?|h) (?<to>plus tard|later|plus tot|earlier)\b/.exec(said);
  const found = half ?? whole;
  if (!found) return null;
  const minutes = half ? 30 : 60 * (counts[whole?.groups?.['count'] ?? ''] ?? 1);
  return /tard|later/.test(found.groups?.['to'] ?? '') ? minutes : -minutes;
}

function shifted(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const at = hour * 60 + minute + minutes;
  return `${Math.floor(at / 60)}h${String(at % 60).padStart(2, '0')}`;
}

const alone =
  /^(?:(?:oh|ah|euh|non|no|nan|pardon|sorry|actually|en fait|plut[oô]t|finalement|make it|make that|mets|disons|say|c'est|it's|at|[àa])[\s,]+)*(?<hour>\d{1,2})(?:[\s,]+(?:plut[oô]t|instead|rather|finalement|stp|please))*[\s.!]*$/iu;

/** "Oh make it 4", of an appointment at three in the afternoon: four in the afternoon. */
function hourAlone({ source }: MemberReading, day: string, time: string): string | null {
  const hour = Number(alone.exec(source)?.groups?.['hour'] ?? Number.NaN);
  if (Number.isNaN(hour) || hour < 1 || hour > 19) return null;
  const isAfternoon = hour < 8 || (hour < 12 && Number(time.slice(0, 2)) >= 12);
  return `${day} ${isAfternoon ? hour + 12 : hour}h`;
}

/** "Mets-y Claire Martin à 16h": booked for the work that times were just sought for. */
export const ofSlots: Amend = (reading, { last, state }) => {
  const service = last.filled['service'];
  const sought: Filled = last.filled['when'] === undefined ? {} : { when: last.filled['when'] };
  const said: Filled = { ...sought, ...readSlots(bookForIntent, reading) };
  const isWhole = service !== undefined && said['who'] !== undefined && said['when'] !== undefined;
  if (!isWhole || reading.source.includes('?')) return null;
  const whole = recalled(bookForIntent, { service, ...said }, { reading, state });
  return { intent: 'book_for', said: whole, isPlain: true };
};

const blockOutput = z.looseObject({ block: z.looseObject({ id: z.string() }), from: z.string().optional() });

const lifts =
  /\b(?:take (?:it|that) off|lift it|unblock|free it up|debloque\w*|enleve (?:le|la|ca)|retire (?:le|la|ca)|libere (?:le|la))(?: (?:again|encore|stp|svp|please|then|alors))*$/;

/** "Plutôt de 14h à 16h", "une heure plus tard": the time that was just blocked. */
export const ofBlock: Amend = (reading, { last, said }) => {
  const { data } = blockOutput.safeParse(last.output);
  if (reading.source.includes('?')) return null;
  if (data?.from && /\b(?:toute la journee|all day|whole day)\b/.test(said) && (reading.when?.days.length ?? 0) === 0)
    return {
      intent: 'change_block',
      said: { block: data.block.id, when: `${data.from.slice(0, 10)} toute la journée` },
      isPlain: true,
    };
  const isShift = /\b(?:heures?|hours?|h) (?:plus tard|later|plus tot|earlier)\b/.test(said);
  const range = /\b(\d{1,2}) ?(?:h|[ap]m)? (?:to|a|-) (\d{1,2}) ?(?:h|[ap]m)?\b/.exec(said);
  if (data && lifts.test(said)) return { intent: 'undo', said: {}, isPlain: true };
  if (data && reading.when === null && range)
    return {
      intent: 'change_block',
      said: { block: data.block.id, when: `from ${range[1]} to ${range[2]}` },
      isPlain: true,
    };
  if (!data || (reading.when === null && !isShift)) return null;
  const when = isShift
    ? reading.source
    : (inSameMonth(reading, data.from ?? '') ?? whenWords(reading) ?? reading.source);
  return { intent: 'change_block', said: { block: data.block.id, when } };
};
