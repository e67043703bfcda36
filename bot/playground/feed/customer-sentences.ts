import type { Bilingual } from '../shop.ts';
import { aService, countWord, soon, type Speech } from './speech.ts';
import type { ToldFacts } from './told.ts';

type Sentence = (told: ToldFacts, speech: Speech) => Bilingual | null;

/** What a customer did, by the tool that did it; null where that is not worth a sentence of its own. */
export const customerSentences: Record<string, Sentence> = {
  hold_slots({ outcome, holds = [], service }, { who, services }) {
    if (outcome !== 'held' || !service) return null;
    const [fr, en] = [countWord(holds.length, 'fr'), countWord(holds.length, 'en')];
    const isOne = holds.length === 1;
    return {
      fr: `${who.fr} demande ${aService(service.service, services, 'fr')} : ${fr} créneau${isOne ? '' : 'x'} gardé${isOne ? '' : 's'}.`,
      en: `${who.en} asks for ${aService(service.service, services, 'en')}: ${en} time${isOne ? '' : 's'} held.`,
    };
  },
  book_appointment({ outcome, appointment, released = 0 }, { who, today }) {
    if (outcome !== 'booked' || !appointment) return taken(outcome, who);
    const rest = { fr: ['', ', l’autre rendu'], en: ['', ', the other given back'] };
    const many = { fr: ', les autres rendus', en: ', the others given back' };
    return {
      fr: `Créneau de ${soon(appointment.startsAt, today, 'fr')} réservé pour ${who.fr}${rest.fr[released] ?? many.fr}.`,
      en: `${capital(soon(appointment.startsAt, today, 'en'))} booked for ${who.en}${rest.en[released] ?? many.en}.`,
    };
  },
  reschedule_appointment({ outcome, appointment }, { who, today }) {
    if (outcome !== 'moved' || !appointment) return taken(outcome, who);
    return {
      fr: `${who.fr} déplace son rendez-vous à ${soon(appointment.startsAt, today, 'fr')}.`,
      en: `${who.en} moves the appointment to ${soon(appointment.startsAt, today, 'en')}.`,
    };
  },
  cancel_appointment({ outcome, appointment }, { who, today }) {
    if (outcome !== 'cancelled') return null;
    const [fr, en] = (['fr', 'en'] as const).map((language) =>
      appointment ? ` ${language === 'fr' ? 'de' : 'of'} ${soon(appointment.startsAt, today, language)}` : '',
    );
    return {
      fr: `${who.fr} annule son rendez-vous${fr} : la place est libre.`,
      en: `${who.en} cancels the visit${en}: the time is free.`,
    };
  },
  confirm_appointment: ({ outcome }, { who }) =>
    outcome === 'confirmed'
      ? { fr: `${who.fr} confirme son rendez-vous.`, en: `${who.en} confirms the appointment.` }
      : null,
  release_slots: ({ released = 0 }, { who }) => ({
    fr: `${who.fr} renonce : ${countWord(released, 'fr')} créneau${released > 1 ? 'x' : ''} rendu${released > 1 ? 's' : ''}.`,
    en: `${who.en} declines: ${countWord(released, 'en')} time${released > 1 ? 's' : ''} given back.`,
  }),
  repair_status({ vehicles = [] }, { who }) {
    if (vehicles.length === 0) return null;
    const isReady = vehicles.every(({ state }) => state === 'ready');
    return {
      fr: `${who.fr} demande sa voiture : ${isReady ? 'elle est prête' : 'pas encore prête'}.`,
      en: `${who.en} asks about the car: ${isReady ? 'it is ready' : 'not ready yet'}.`,
    };
  },
  request_member: (_, { who }) => ({
    fr: `${who.fr} veut parler à quelqu’un : l’équipe est prévenue.`,
    en: `${who.en} wants to talk to somebody: the team is told.`,
  }),
  leave_note: (_, { who }) => ({
    fr: `${who.fr} laisse un mot à l’équipe.`,
    en: `${who.en} leaves a note for the team.`,
  }),
  save_my_details: (_, { who }) => ({
    fr: `${who.fr} donne ses coordonnées.`,
    en: `${who.en} gives contact details.`,
  }),
  change_my_name: ({ outcome }, { who }) =>
    outcome === 'changed' ? { fr: `${who.fr} change de nom.`, en: `${who.en} changes the name.` } : null,
  list_my_appointments: (_, { who }) => ({
    fr: `${who.fr} demande ses rendez-vous.`,
    en: `${who.en} asks for the appointments.`,
  }),
  opening_hours: (_, { who }) => ({
    fr: `${who.fr} demande les horaires : réponse donnée.`,
    en: `${who.en} asks for the opening hours: answered.`,
  }),
  find_slots: (_, { who }) => ({ fr: `${who.fr} cherche un créneau.`, en: `${who.en} looks for a time.` }),
  find_services: (_, { who }) => ({ fr: `${who.fr} demande un prix.`, en: `${who.en} asks for a price.` }),
  ask_business: ({ outcome }, { who }) =>
    outcome === 'found'
      ? { fr: `${who.fr} pose une question : réponse donnée.`, en: `${who.en} asks a question: answered.` }
      : null,
};

function taken(outcome: string | undefined, who: Bilingual): Bilingual | null {
  if (outcome !== 'taken' && outcome !== 'expired') return null;
  return {
    fr: `${who.fr} choisit trop tard : le créneau n’est plus libre.`,
    en: `${who.en} chooses too late: the time is gone.`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
