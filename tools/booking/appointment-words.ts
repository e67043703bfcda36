import { small } from '#language/article.ts';
import type { Language } from '#language/language.ts';
import { atAddress, inWords, type Speaking } from '../speaking.ts';
import type { AppointmentView } from './shapes.ts';
import { vehicleWords } from './vehicle-words.ts';
import { sayVisit, theWork, type Work, yourWork } from './visit-words.ts';
import { listed } from './visit-name.ts';

/** What is said of an appointment wherever it stands: the context knows no more of one. */
export interface Told {
  serviceName: string;
  also: readonly string[];
  names?: readonly string[];
  label: string;
  plate?: string | null;
}

/** `votre révision du jeudi 26 novembre à 9 h`, `your full service on Thursday 26 November at 9 am`. */
export function yourAppointment(told: Told, language: Language): string {
  return (
    dated(told, yourWork(workOf(told), language), language) ??
    `votre rendez-vous du ${told.label} (${told.serviceName})`
  );
}

/** `la révision du jeudi 26 novembre à 9 h`. */
export function theAppointment(told: Told, language: Language): string {
  return (
    dated(told, theWork(workOf(told), language), language) ?? `le rendez-vous du ${told.label} (${told.serviceName})`
  );
}

function dated({ label }: Told, work: string | null, language: Language): string | null {
  return work && inWords(language, { fr: `${work} du ${label}`, en: `${work} on ${label}` });
}

/** `Vous avez rendez-vous jeudi 26 novembre à 9 h pour la révision de votre Clio.`, one sentence for all of them. */
export function sayComing(appointments: readonly Told[], speaking: Speaking): string {
  const { language } = speaking;
  const each = appointments.map((told) => {
    const visit = sayVisit({ work: workOf(told), plate: told.plate ?? null }, { say: theWork, other: '' }, speaking);
    const isNamed = !visit.startsWith(' ');
    return inWords(language, {
      fr: `${told.label}${isNamed ? ` pour ${visit}` : visit}`,
      en: `on ${told.label} for ${visit}`,
    });
  });
  return inWords(language, {
    fr: `Vous avez rendez-vous ${listed(each, 'fr')}.`,
    en: `You have ${each.length > 1 ? 'appointments' : 'an appointment'} ${listed(each, 'en')}.`,
  });
}

/** What stands from now on, each thing once: `vidange de votre Clio, jeudi 26 novembre à 10 h, 89 €, au 12 rue de Bretagne`. */
export function sayAgreed(appointment: AppointmentView, speaking: Speaking): string {
  const { of, beside } = vehicleWords(appointment.plate, speaking);
  const work = `${small(appointment.serviceName)}${of}${beside === null ? '' : ` (${beside})`}`;
  const { address } = speaking.business;
  const place = address === '' ? [] : [atAddress(address, speaking.language)];
  return [work, appointment.label, appointment.price, ...place].join(', ');
}

function workOf({ serviceName, also, names }: Told): Work {
  return { name: serviceName, also, ...(names && { names }) };
}

/** Of an appointment that is theirs no longer, or never was. */
export function appointmentGone(language: Language): string {
  return inWords(language, {
    fr: 'Je ne trouve plus ce rendez-vous dans notre planning.',
    en: 'I can no longer find that appointment in our diary.',
  });
}
