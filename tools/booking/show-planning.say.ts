import { z } from 'zod';
import { timeLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { capital, either, inWords, type Speaking } from '../speaking.ts';
import { type PlannedView, plannedShape } from './planned-view.ts';

export const planningOutput = z.object({
  outcome: z.enum(['planning', 'which_day', 'no_such_day']),
  days: z.array(
    z.object({
      date: z.string(),
      label: z.string(),
      open: z.boolean(),
      appointments: z.array(plannedShape),
      /** What takes no appointment on it. */
      blocks: z.array(z.string()).default([]),
    }),
  ),
  /** More days were asked for: `days` are the first seven. */
  isCut: z.boolean(),
  /** The one bay or colleague that was asked for. */
  only: z.string().nullable().default(null),
});

type PlanningOutput = z.infer<typeof planningOutput>;
type PlannedDay = Pick<PlanningOutput['days'][number], 'label' | 'open' | 'appointments'>;

/** More days than these are told in short. */
const mostInFull = 2;

/** A day a paragraph, an appointment a line, as it is read between two cars. */
export function sayPlanning({ outcome, days, isCut, only }: PlanningOutput, { language }: Speaking): string {
  if (outcome === 'no_such_day') {
    return inWords(language, {
      fr: "Je ne vois pas de quel jour il s'agit. Lequel ?",
      en: 'I cannot tell which day that is. Which one?',
    });
  }
  if (outcome === 'which_day') {
    const labels = either(
      days.map(({ label }) => label),
      language,
    );
    return inWords(language, { fr: `Quel jour : ${labels} ?`, en: `Which day: ${labels}?` });
  }
  const cut = inWords(language, {
    fr: 'Je ne montre que les sept premiers jours.',
    en: 'I am only showing the first seven days.',
  });
  const isLong = days.length > mostInFull;
  const lines = days.map((day) => (isLong ? sayDayInShort(day, language) : sayDay(day, language)));
  const head = only === null ? [] : [inWords(language, { fr: `Pour ${only} :`, en: `For ${only}:` })];
  const blocked = days.flatMap(({ blocks, label }) =>
    blocks.map((block) => sayBlock(block, isLong ? label : null, language)),
  );
  return [...head, ...lines, ...blocked, ...(isCut ? [cut] : [])].join('\n');
}

function sayBlock(block: string, day: string | null, language: Language): string {
  const what = [day, block].filter(Boolean).join(', ');
  return inWords(language, { fr: `Bloqué : ${what}.`, en: `Blocked: ${what}.` });
}

/** How much there is to do: of a week the rest would fill three screens. */
function sayDayInShort({ label, open, appointments }: PlannedDay, language: Language): string {
  const count = appointments.length;
  const [first] = appointments;
  if (!first) return sayDay({ label, open, appointments }, language);
  return inWords(language, {
    fr: `${capital(label)} : ${count} rendez-vous, le premier à ${timeLabel(first.time, 'fr')}.`,
    en: `${capital(label)}: ${count} ${count === 1 ? 'appointment' : 'appointments'}, the first at ${timeLabel(first.time, 'en')}.`,
  });
}

function sayDay({ label, open, appointments }: PlannedDay, language: Language): string {
  if (appointments.length === 0 && !open) {
    return inWords(language, { fr: `${capital(label)} : fermé.`, en: `${capital(label)}: closed.` });
  }
  if (appointments.length === 0) {
    return inWords(language, { fr: `${capital(label)} : rien de prévu.`, en: `${capital(label)}: nothing planned.` });
  }
  const count = appointments.length;
  const head = inWords(language, {
    fr: `${capital(label)}, ${count} rendez-vous :`,
    en: `${capital(label)}, ${count} ${count === 1 ? 'appointment' : 'appointments'}:`,
  });
  return [head, ...appointments.map((appointment) => sayPlanned(appointment, language))].join('\n');
}

function sayPlanned(
  { time, serviceName, contact, vehicle, technician, status, confirmed }: PlannedView,
  language: Language,
): string {
  const state = states[confirmed && status === 'booked' ? 'confirmed' : status]?.[language];
  const parts = [serviceName, contact, vehicle, technician, state].filter(Boolean).join(', ');
  return inWords(language, { fr: `${timeLabel(time, 'fr')} : ${parts}`, en: `${timeLabel(time, 'en')}: ${parts}` });
}

/** What is worth saying of an appointment that is not simply booked. */
const states: Record<string, Record<Language, string>> = {
  confirmed: { fr: 'confirmé', en: 'confirmed' },
  in_workshop: { fr: "à l'atelier", en: 'in the workshop' },
  ready: { fr: 'terminé', en: 'ready' },
  done: { fr: 'rendu', en: 'handed back' },
  no_show: { fr: 'pas venu', en: 'did not come' },
};
