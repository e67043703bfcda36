import type { MemberRole } from '#db/member.ts';
import type { Morning } from '#db/morning.ts';
import { dayLabel, money, timeLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { visitName } from '../booking/visit-name.ts';
import { inWords } from '../speaking.ts';

/** After so many days a quote that was not answered is worth a call. */
export const quietQuoteDays = 5;
const mostNamed = 3;

interface Reader {
  name: string;
  role: MemberRole;
  zone: string;
  today: string;
  trade: string;
}

/** The morning's digest as a receptionist would send it, a line each; null where there is nothing to say. */
export function sayMorning(morning: Morning, reader: Reader, language: Language): string | null {
  const isDesk = reader.role !== 'USER';
  const lines = [
    ...appointmentsLine(morning, reader, language),
    ...hereLine(morning, reader, language),
    ...tasksLine(morning, language),
    ...(isDesk ? [...quotesLine(morning, language), ...overdueLine(morning, language)] : []),
    ...(isDesk ? [...proposalsLine(morning, language), ...waitingLine(morning, language)] : []),
  ];
  if (lines.length === 0) return null;
  const [first = ''] = reader.name.split(' ');
  const day = dayLabel(reader.today, language);
  const head = inWords(language, { fr: `Bonjour ${first}, ${day} :`, en: `Good morning ${first}, ${day}:` });
  return [head, ...lines].join('\n');
}

function appointmentsLine({ appointments, first }: Morning, { zone }: Reader, language: Language): string[] {
  if (!first) return [];
  const at = timeLabel(toLocal(first.startsAt, zone).time, language);
  const what = [first.name, visitName(first.services, language).toLowerCase()].filter(Boolean).join(', ');
  return [
    appointments === 1
      ? inWords(language, { fr: `1 rendez-vous, à ${at} (${what})`, en: `1 appointment, at ${at} (${what})` })
      : inWords(language, {
          fr: `${appointments} rendez-vous, le premier à ${at} (${what})`,
          en: `${appointments} appointments, the first at ${at} (${what})`,
        }),
  ];
}

/** Only a garage keeps what it works on over night. */
function hereLine({ here }: Morning, { trade }: Reader, language: Language): string[] {
  if (here === 0 || trade !== 'garage') return [];
  return [
    inWords(language, {
      fr: `A l'atelier : ${counted(here, 'voiture')}`,
      en: `In the workshop: ${counted(here, 'car')}`,
    }),
  ];
}

function tasksLine({ tasksToday, tasksLate }: Morning, language: Language): string[] {
  const parts = [
    ...(tasksToday > 0
      ? [inWords(language, { fr: `${tasksToday} pour aujourd'hui`, en: `${tasksToday} for today` })]
      : []),
    ...(tasksLate > 0 ? [inWords(language, { fr: `${tasksLate} en retard`, en: `${tasksLate} overdue` })] : []),
  ];
  if (parts.length === 0) return [];
  return [inWords(language, { fr: `Vos tâches : ${parts.join(', ')}`, en: `Your tasks: ${parts.join(', ')}` })];
}

function quotesLine({ quotes }: Morning, language: Language): string[] {
  if (quotes === 0) return [];
  return [
    inWords(language, {
      fr: `${counted(quotes, 'devis', 'devis')} sans réponse depuis plus de ${quietQuoteDays} jours`,
      en: `${counted(quotes, 'quote')} without an answer for more than ${quietQuoteDays} days`,
    }),
  ];
}

function overdueLine({ overdue, overdueCents }: Morning, language: Language): string[] {
  if (overdue === 0) return [];
  return [
    inWords(language, {
      fr: `${counted(overdue, 'facture')} en retard, ${money(overdueCents, 'fr')}`,
      en: `${counted(overdue, 'invoice')} overdue, ${money(overdueCents, 'en')}`,
    }),
  ];
}

function proposalsLine({ proposals }: Morning, language: Language): string[] {
  if (proposals === 0) return [];
  return [
    inWords(language, {
      fr: `${counted(proposals, 'demande')} à valider`,
      en: `${counted(proposals, 'request')} waiting for your yes`,
    }),
  ];
}

function waitingLine({ waiting }: Morning, language: Language): string[] {
  if (waiting.length === 0) return [];
  const unknown = inWords(language, { fr: 'un inconnu', en: 'somebody unknown' });
  const names = waiting.slice(0, mostNamed).map((name) => name ?? unknown);
  const more = waiting.length - names.length;
  const rest = more > 0 ? inWords(language, { fr: ` et ${more} de plus`, en: ` and ${more} more` }) : '';
  const verb = waiting.length === 1 ? { fr: 'Attend', en: 'Waiting' } : { fr: 'Attendent', en: 'Waiting' };
  return [
    inWords(language, {
      fr: `${verb.fr} une réponse : ${names.join(', ')}${rest}`,
      en: `${verb.en} for an answer: ${names.join(', ')}${rest}`,
    }),
  ];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
