import { expect, test } from 'vitest';
import type { Language } from '#language/language.ts';
import { speak } from './speech.ts';
import { speakAddress } from './speech/opening-hours.ts';
import * as asking from './speech/asking.ts';
import * as smallTalk from './speech/small-talk.ts';

const business = { name: 'Garage Dupont', trade: 'garage', phone: '02 99 00 12 34', address: '12 rue des Forges' };
const service = { service: 'vidange', name: 'Vidange', durationMinutes: 45, priceCents: 8900, price: '89 €', vatIncluded: true };
const slot = { startsAt: '2026-11-26T09:00', label: 'jeudi 26 novembre à 9 h' };
const later = { startsAt: '2026-11-26T10:00', label: 'jeudi 26 novembre à 10 h' };
const appointment = { ...service, ...slot, appointment: 'a-1', serviceName: 'Vidange', plate: null, status: 'booked' };
const hold = { ...slot, hold: 'h-1', until: '2026-11-23T08:10:00.000Z' };
const found = { outcome: 'found', service, asked: null, exact: false, slots: [], days: [], reason: null };
const hours = {
  ...{ business: 'Garage Dupont', address: business.address, phone: business.phone, openNow: true },
  week: [{ days: 'lundi-vendredi', hours: '8 h - 12 h' }],
  closures: [{ date: '2026-12-25', label: 'vendredi 25 décembre', reason: 'fermeture' }],
  day: null,
};

function fr(tool: string, output: unknown, person?: Parameters<typeof speak>[2]['person']): string | null {
  return speak(tool, output, { language: 'fr', business, ask: null, ...(person && { person }) });
}

const SAID: [string, unknown, string][] = [
  ['find_services', { matched: true, services: [service] }, 'Vidange : 89 € TTC, environ 45 min.'],
  ['find_services', { matched: false, services: [service, service] }, 'Par exemple, TTC : Vidange 89 €, Vidange 89 €.'],
  ['find_slots', { ...found, outcome: 'need_day' }, 'Quel jour vous arrange ?'],
  ['find_slots', { ...found, outcome: 'which_day', days: [{ date: '', label: 'mardi 24' }, { date: '', label: 'mardi 1er' }] }, 'Quel jour exactement : mardi 24 ou mardi 1er ?'],
  ['find_slots', { ...found, outcome: 'closed', reason: 'closed_sunday', slots: [slot] }, 'Nous sommes fermés le dimanche. Je peux vous proposer jeudi 26 novembre à 9 h.'],
  ['find_slots', { ...found, outcome: 'closed', reason: 'holiday:Armistice' }, 'Nous sommes fermés (Armistice). Quel autre jour vous arrange ?'],
  ['find_slots', { ...found, outcome: 'closed', reason: 'outside_hours' }, 'Nous ne sommes pas ouverts à cette heure-là. Quel autre jour vous arrange ?'],
  ['find_slots', { ...found, outcome: 'closed', reason: 'too_far' }, 'Notre planning ne va pas si loin. Quel autre jour vous arrange ?'],
  ['find_slots', { ...found, outcome: 'past' }, 'Cette date est passée. Quel autre jour vous arrange ?'],
  ['find_slots', { ...found, outcome: 'no_such_time', reason: 'no_such_day' }, "Cette date n'existe pas. Quel autre jour vous arrange ?"],
  ['find_slots', { ...found, outcome: 'full', asked: 'jeudi matin' }, 'Plus de place pour jeudi matin. Quel autre jour vous arrange ?'],
  ['find_slots', { ...found, service: undefined, outcome: 'unknown_service' }, "Cette prestation n'est pas dans notre catalogue."],
  ['hold_slots', { outcome: 'held', service, holds: [hold], alternatives: [], appointment: null }, 'Vidange (89 €), jeudi 26 novembre à 9 h : je confirme ?'],
  ['hold_slots', { outcome: 'held', service, holds: [hold, hold], alternatives: [], appointment: null }, 'Vidange (89 €) : deux créneaux sont libres. Lequel vous convient ?'],
  ['hold_slots', { outcome: 'held', service, holds: [hold], alternatives: [], appointment: 'a-1' }, 'Je déplace votre rendez-vous (Vidange) à cette date : jeudi 26 novembre à 9 h ?'],
  ['hold_slots', { outcome: 'taken', service, holds: [], alternatives: [slot, later], appointment: null }, "Ce créneau n'est plus libre. Il reste jeudi 26 novembre à 9 h ou jeudi 26 novembre à 10 h. Lequel vous convient ?"],
  ['book_appointment', { outcome: 'booked', appointment, released: 1, alternatives: [] }, "C'est réservé : Vidange, jeudi 26 novembre à 9 h, 89 €."],
  ['book_appointment', { outcome: 'expired', appointment: null, released: 0, alternatives: [] }, "Ce créneau n'est plus libre. Quel autre jour vous arrange ?"],
  ['reschedule_appointment', { outcome: 'moved', appointment, previous: appointment, released: 1, alternatives: [] }, "C'est déplacé : Vidange, jeudi 26 novembre à 9 h, 89 €."],
  ['cancel_appointment', { outcome: 'needs_yes', appointment }, "J'annule ce rendez-vous : Vidange, jeudi 26 novembre à 9 h ?"],
  ['cancel_appointment', { outcome: 'cancelled', appointment }, "C'est annulé : Vidange, jeudi 26 novembre à 9 h."],
  ['cancel_appointment', { outcome: 'too_late', appointment }, 'Il est trop tard pour annuler en ligne. Appelez-nous au 02 99 00 12 34.'],
  ['cancel_appointment', { outcome: 'not_found', appointment: null }, "Je ne trouve pas ce rendez-vous : il n'est plus au planning."],
  ['list_my_appointments', { appointments: [appointment] }, 'Votre rendez-vous : Vidange, jeudi 26 novembre à 9 h.'],
  ['list_my_appointments', { appointments: [] }, "Je n'ai aucun rendez-vous à venir pour vous. Souhaitez-vous en prendre un ?"],
  ['repair_status', { vehicles: [{ plate: 'AB-123-CD', model: 'Clio', state: 'ready', service: 'Vidange', readyAt: null, readyLabel: null }] }, 'Oui, votre Clio AB-123-CD (Vidange) est terminée : vous pouvez venir la chercher.'],
  ['repair_status', { vehicles: [{ plate: 'AB-123-CD', model: 'Clio', state: 'in_workshop', service: null, readyAt: null, readyLabel: slot.label }] }, "Pas encore : votre Clio AB-123-CD est à l'atelier, fin prévue jeudi 26 novembre à 9 h."],
  ['repair_status', { vehicles: [] }, "Je ne trouve pas votre voiture. Quelle est l'immatriculation ?"],
  ['repair_status', { vehicles: [{ plate: 'AB-123-CD', model: 'Clio', state: 'none', service: null, readyAt: null, readyLabel: null }] }, "Nous n'avons pas de voiture à vous à l'atelier en ce moment."],
  ['opening_hours', hours, 'Nos horaires : lundi-vendredi 8 h - 12 h. Fermé vendredi 25 décembre (fermeture).'],
  ['opening_hours', { ...hours, day: { date: '2026-11-29', label: 'dimanche 29 novembre', open: false, hours: [], reason: 'closed_sunday' } }, 'Nous sommes fermés dimanche 29 novembre.'],
  ['opening_hours', { ...hours, day: { date: '2026-11-28', label: 'samedi 28 novembre', open: true, hours: ['9 h - 12 h'], reason: null } }, 'Ouvert. Samedi 28 novembre : 9 h - 12 h.'],
  ['opening_hours', { ...hours, day: { date: '2026-11-28', label: 'samedi 28 novembre', open: true, hours: ['9 h - 12 h'], reason: 'outside_hours' } }, 'Fermé à cette heure-là. Samedi 28 novembre : 9 h - 12 h.'],
  ['save_my_details', { saved: ['firstName', 'lastName', 'plate'], refused: [], contact: { firstName: 'Paul', lastName: 'Durand' }, vehicles: [{ plate: 'EF-456-GH', model: '' }] }, "C'est noté : Paul Durand, EF-456-GH."],
  ['save_my_details', { saved: [], refused: [{ field: 'plate', reason: 'not_valid' }], contact: { firstName: null, lastName: null }, vehicles: [] }, "Pouvez-vous vérifier l'immatriculation ?"],
  ['save_my_details', { saved: [], refused: [{ field: 'vehicle', reason: 'plate_needed' }], contact: { firstName: null, lastName: null }, vehicles: [] }, "Quelle est l'immatriculation ?"],
  ['save_my_details', { saved: [], refused: [{ field: 'plate', reason: 'not_available' }], contact: { firstName: null, lastName: null }, vehicles: [] }, "Je ne peux pas noter cela ici, l'équipe pourra vous aider."],
  ['request_person', { outcome: 'requested', phone: '+33299001234', phoneLabel: '02 99 00 12 34', openNow: true }, "Je préviens un collègue, qui vous répond ici. Si c'est urgent : 02 99 00 12 34."],
  ['request_person', { outcome: 'requested', phone: '+33299001234', phoneLabel: '02 99 00 12 34', openNow: false }, "Je préviens un collègue, qui vous répond à l'ouverture. Notre numéro : 02 99 00 12 34."],
];

test.each(SAID)('%s, %o', (tool, output, text) => {
  expect(fr(tool, output)).toBe(text);
});

test.each(SAID)('%s says it in English too, and not the same', (tool, output, french) => {
  const english = speak(tool, output, { language: 'en', business, ask: null });
  expect(english).toMatch(/\w/);
  expect(english).not.toBe(french);
});

test('a stranger who books is asked for the name, and at a garage for the plate', () => {
  const output = { outcome: 'booked', appointment, released: 1, alternatives: [] };
  const stranger = { known: false, firstName: null, lastName: null, vehicles: [] };
  expect(fr('book_appointment', output, stranger)).toMatch(/A quel nom, et quelle est l'immatriculation \?$/);
  const salon = { language: 'fr' as const, business: { ...business, trade: 'hair' }, ask: null, person: stranger };
  expect(speak('book_appointment', output, salon)).toMatch(/A quel nom \?$/);
});

test('an unknown tool or an output of another shape has no words', () => {
  expect(fr('find_everything', {})).toBeNull();
  expect(fr('book_appointment', { ok: false, error: 'The diary is locked.' })).toBeNull();
});

test('every French sentence is in the letters an SMS carries at single price', () => {
  // GSM 03.38 has é è à ù but none of these: one of them halves what fits in a message.
  const dear = /[êçœâîôûëïÀÊÉÔÎŒ’‘“”«»–—…\u00a0\u202f]/;
  const context = { language: 'fr' as const, business, person: { known: false, firstName: null, lastName: null, vehicles: [] } };
  const own = [...sentencesOf(asking, context), ...sentencesOf(smallTalk, context), speakAddress(hours, { language: 'fr', business, ask: null })];
  const texts = [...SAID.map(([, , text]) => text), ...own];
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.filter((text) => dear.test(text))).toEqual([]);
});

/** What each exported sentence says with plain words as its arguments: labels or services, or the context, then the language. */
function sentencesOf(module: Record<string, unknown>, context: { language: Language }): string[] {
  return Object.values(module).flatMap((say) => {
    if (typeof say !== 'function') return [];
    for (const args of [['fr'], [context], [['jeudi'], 'fr'], [[service], 'fr']]) {
      try {
        const text: unknown = say(...args);
        if (typeof text === 'string' && !text.includes('undefined')) return [text];
      } catch {
        // The next arguments are tried.
      }
    }
    return [];
  });
}
