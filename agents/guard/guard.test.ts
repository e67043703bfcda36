import { describe, expect, it } from 'vitest';
import { context, outputs } from '../fixtures/front-desk.ts';
import type { AgentContext, ToolCall } from '../agent.ts';
import { draftOf, type Reply } from './draft.ts';
import { guardReply, rules } from './guard.ts';

const now = new Date('2026-11-23T09:00:00+01:00');
const english: AgentContext = { ...context, language: 'en' };

function call(tool: string, output: unknown = outputs[tool]): ToolCall {
  return { id: tool, tool, input: {}, ok: true, output, ask: null };
}

const moved = call('reschedule_appointment', {
  outcome: 'moved',
  appointment: {
    appointment: 'a-3',
    service: 'revision',
    serviceName: 'Révision',
    startsAt: '2026-11-27T10:00',
    label: 'vendredi 27 novembre à 10 h',
    priceCents: 18_900,
    status: 'booked',
  },
  previous: {
    appointment: 'a-1',
    service: 'revision',
    serviceName: 'Révision',
    startsAt: '2026-11-26T09:00',
    label: 'jeudi 26 novembre à 9 h',
    priceCents: 18_900,
    status: 'moved',
  },
  alternatives: [],
});
const cancelled = call('cancel_appointment', {
  outcome: 'cancelled',
  appointment: {
    appointment: 'a-1',
    startsAt: '2026-11-26T09:00',
    label: 'jeudi 26 novembre à 9 h',
    status: 'cancelled',
  },
});
const needsYes = call('cancel_appointment', {
  outcome: 'needs_yes',
  appointment: { appointment: 'a-1', startsAt: '2026-11-26T09:00', label: 'jeudi 26 novembre à 9 h', status: 'booked' },
});
const hours = call('opening_hours', {
  business: 'Garage Dupont',
  address: '12 rue des Ateliers',
  phone: '01 99 00 12 34',
  openNow: true,
  closures: [],
  day: null,
  week: [
    { days: 'lundi-vendredi', hours: '8 h - 12 h, 14 h - 18 h' },
    { days: 'samedi', hours: '9 h - 12 h' },
  ],
});
const inWorkshop = call('repair_status', {
  vehicles: [
    {
      plate: 'AB-123-CD',
      model: 'Clio',
      state: 'in_workshop',
      service: 'Révision',
      readyAt: '2026-11-23T17:00',
      readyLabel: 'lundi 23 novembre à 17 h',
    },
  ],
});
const ready = call('repair_status', {
  vehicles: [
    { plate: 'AB-123-CD', model: 'Clio', state: 'ready', service: 'Révision', readyAt: null, readyLabel: null },
  ],
});
const requested = call('request_person', {
  outcome: 'requested',
  phone: '+33199001234',
  phoneLabel: '01 99 00 12 34',
  openNow: true,
});
const saved = call('save_my_details', {
  saved: ['email'],
  refused: [],
  contact: { firstName: 'Claire', lastName: 'Martin' },
  vehicles: [],
});
const twoSlots = call('find_slots', {
  outcome: 'found',
  asked: null,
  exact: false,
  days: [],
  reason: null,
  slots: [
    { startsAt: '2026-11-24T14:30', label: 'mardi 24 novembre à 14 h 30' },
    { startsAt: '2026-11-26T09:00', label: 'jeudi 26 novembre à 9 h' },
  ],
});

type Row = [text: string, calls?: ToolCall[], said?: string[]];

function replyOf([text, calls = [], said = []]: Row, told: AgentContext): Reply {
  return {
    text,
    context: told,
    now,
    maxLength: 480,
    said,
    calls,
    known: [],
    toolNames: ['find_slots', 'book_appointment'],
  };
}

function problems(row: Row, told: AgentContext): string[] {
  return guardReply(replyOf(row, told));
}

describe('a French reply that leaves', () => {
  it.each<Row>([
    ['Bonjour Claire. Que puis-je faire pour vous ?'],
    ['La vidange est à 89 € TTC, environ 45 min.'],
    ['La vidange coûte quatre-vingt-neuf euros.'],
    ['Vidange : 89 €. Révision : 189 €. Pneus : 320 €.'],
    ['Vidange (89 €), mardi 24 novembre à 14 h 30 : je confirme ?', [call('find_slots'), call('hold_slots')]],
    ['Deux créneaux sont libres. Lequel vous convient ?', [call('find_slots'), call('hold_slots')]],
    ['Je peux vous proposer mardi 24 novembre à 14 h 30 ou jeudi 26 novembre à 9 h.', [twoSlots]],
    ['Mardi 24 à 14h30 ou jeudi 26 à 9h, lequel vous convient ?', [twoSlots]],
    ["C'est réservé : Vidange, mardi 24 novembre à 14 h 30, 89 €.", [call('book_appointment')]],
    ["J'ai bien réservé votre vidange demain à 14 h 30.", [call('book_appointment')]],
    ['Votre rendez-vous est confirmé jeudi 26 novembre à 9 h pour la révision.'],
    ['Votre rendez-vous est bien maintenu jeudi à 9 h.'],
    ["C'est déplacé : Révision, vendredi 27 novembre à 10 h, 189 €.", [moved]],
    ["J'ai déplacé votre rendez-vous du jeudi 26 au vendredi 27 novembre à 10 h.", [moved]],
    ["C'est annulé : jeudi 26 novembre à 9 h.", [cancelled]],
    ["J'annule ce rendez-vous : Révision, jeudi 26 novembre à 9 h ?", [needsYes]],
    ["Rien n'est annulé pour le moment. Confirmez-vous l'annulation ?", [needsYes]],
    ['Nos horaires : lundi-vendredi 8 h - 12 h, 14 h - 18 h ; samedi 9 h - 12 h.', [hours]],
    ['Oui, nous sommes ouverts samedi de 9 h à 12 h.', [hours]],
    ["Pas encore : votre Clio est à l'atelier, fin prévue lundi 23 novembre à 17 h.", [inWorkshop]],
    ["Votre voiture n'est pas encore prête.", [inWorkshop]],
    ['Oui, votre Clio AB-123-CD est prête, vous pouvez venir la chercher.', [ready]],
    ["J'ai prévenu l'équipe, un collègue va vous rappeler. Si c'est urgent : 01 99 00 12 34.", [requested]],
    ["C'est noté, merci.", [saved]],
    ['Je ne peux pas confirmer 50 € : la vidange est à 89 €.', [], ['vous me la faites à 50 € ?']],
    ["Je n'ai rien à 10 h jeudi. Préférez-vous un autre horaire ?", [twoSlots], ['jeudi à 10h ?']],
    ['Quel jour vous arrange ?'],
    ['Oui, jeudi 26 à 9 h est libre.', [twoSlots], ['jeudi 9h ?']],
    ["Vendredi à 10 h n'est pas libre. Je peux vous proposer mardi 24 à 14 h 30.", [twoSlots], ['vendredi 10h ?']],
    ["Je suis l'assistant automatique de Garage Dupont. Je prends, déplace et annule les rendez-vous."],
    ['Je ne fais pas de remise, la révision est à 189 €.'],
    ['Souhaitez-vous que je réserve ?'],
    ['Appelez-nous au 01 99 00 12 34.'],
    ["Vous êtes au 12 rue des Ateliers, 69007 Lyon, c'est bien ça ?"],
  ])('%s', (...row) => {
    expect(problems(row, context)).toEqual([]);
  });
});

describe('an English reply that leaves', () => {
  it.each<Row>([
    ['Hello Claire. What can I do for you?'],
    ['An oil change is €89 incl. VAT, about 45 minutes.'],
    ['Vidange (€89), Tuesday 24 November at 2:30 pm: shall I book it?', [call('find_slots'), call('hold_slots')]],
    ['Two times are free. Which one suits you?', [call('hold_slots')]],
    ['You are booked: Vidange, Tuesday 24 November at 2:30 pm, €89.', [call('book_appointment')]],
    ["You're all booked for tomorrow at 2:30 pm.", [call('book_appointment')]],
    ['Your appointment is moved: Friday 27 November at 10 am.', [moved]],
    ['It is cancelled: Thursday 26 November at 9 am.', [cancelled]],
    ['Shall I cancel your appointment on Thursday 26 November at 9 am?', [needsYes]],
    ['Nothing has been cancelled yet. Do you want me to cancel it?', [needsYes]],
    ['Your appointment is on Thursday at 9 am.'],
    ['We are open on Saturday from 9 am to 12 pm.', [hours]],
    ['Not yet: your Clio is in the workshop, expected to be ready Monday 23 November at 5 pm.', [inWorkshop]],
    ['I have told the team, someone will call you back.', [requested]],
    ['I cannot give a discount, sorry.'],
    ['I am the automatic assistant of Garage Dupont.'],
  ])('%s', (...row) => {
    expect(problems(row, english)).toEqual([]);
  });
});

describe('a French reply that does not leave', () => {
  it.each<Row>([
    ['La vidange est à 79 €.'],
    ['La vidange est à soixante-dix-neuf euros.'],
    ['La vidange est à 189 €.'],
    ['Oui, 50 € pour la vidange, pas de souci.', [], ['vous me la faites à 50 € ?']],
    ["D'accord, ce sera donc 50 €.", [], ['on avait dit 50 euros']],
    ['Je vous fais une remise de 10 %.'],
    ['La vidange vous est offerte.'],
    ['Le diagnostic est gratuit.'],
    ['Je peux vous proposer mercredi 25 novembre à 10 h.', [twoSlots]],
    ['Je peux vous proposer mardi 24 novembre à 9 h.', [twoSlots]],
    ['Je peux vous proposer mercredi 24 novembre à 14 h 30.', [twoSlots]],
    ['Votre rendez-vous est demain.'],
    ["C'est réservé : Vidange, mardi 24 novembre à 14 h 30, 89 €.", [call('find_slots'), call('hold_slots')]],
    ["J'ai réservé votre vidange demain à 16 h.", [call('book_appointment')], ['demain à 16h']],
    ['Votre rendez-vous est confirmé vendredi à 10 h.', [], ['vendredi 10h']],
    ["J'ai annulé votre rendez-vous.", [needsYes]],
    ["C'est annulé."],
    ['Annulé ! Bonne journée.'],
    ['Réservé pour mardi à 14 h 30.', [call('hold_slots')]],
    ["J'ai déplacé votre rendez-vous à vendredi à 10 h.", [], ['vendredi à 10h']],
    ["C'est noté, merci."],
    ['Je vous ai envoyé la confirmation par e-mail.', [call('book_appointment')]],
    ['Un collègue vous rappelle dans la journée.'],
    ["J'ai transmis votre message à l'équipe."],
    ['Oui, jeudi à 9 h est libre.', [], ['jeudi 9h ?']],
    ['Oui, vendredi à 10 h est libre.', [twoSlots], ['vendredi 10h ?']],
    ['Nous sommes complets vendredi.', [], ['vendredi ?']],
    ['Nous ne sommes pas ouverts samedi.', [], ['samedi ?']],
    ['Nous sommes ouverts samedi.', [], ['samedi ?']],
    ['Votre voiture est prête, vous pouvez venir la chercher.', [inWorkshop]],
    ['Votre voiture est prête.'],
    ['Appelez le 06 12 34 56 78.'],
    ['La voiture GH-456-JK est chez nous.'],
    ['Le paiement se fait sur https://garage-dupont.example/payer'],
    ['Ecrivez à contact@garage-dupont.fr.'],
    ["J'utilise find_slots pour chercher."],
    ['{"outcome":"found"}'],
    ['Je ne suis pas un robot, rassurez-vous.'],
    ['Your appointment is on Thursday at 9 am, see you there.'],
    ['Comptez 3 heures de travail.'],
    [`La vidange est à 89 €. ${"Nous avons tout ce qu'il faut pour votre voiture. ".repeat(12)}`],
  ])('%s', (...row) => {
    expect(problems(row, context)).not.toEqual([]);
  });
});

describe('an English reply that does not leave', () => {
  it.each<Row>([
    ['An oil change is €79.'],
    ['An oil change is seventy-nine euros.'],
    ['I can offer Wednesday 25 November at 10 am.', [twoSlots]],
    ['I can offer Friday 24 November at 2:30 pm.', [twoSlots]],
    ["You're booked for tomorrow at 2:30 pm.", [call('hold_slots')]],
    ['Great, booked for tomorrow.', [call('hold_slots')]],
    ["I've booked it for you.", [call('hold_slots')]],
    ['Booked! See you on Tuesday 24 November at 2:30 pm.', [call('hold_slots')]],
    ['Your appointment has been cancelled.', [needsYes]],
    ["I've moved your appointment to Friday at 10 am.", [], ['Friday at 10am']],
    ["I've sent you a confirmation by email.", [call('book_appointment')]],
    ['Someone will call you back shortly.'],
    ['Your car is ready to be picked up.', [inWorkshop]],
    ['We are open on Sunday.', [], ['are you open on sunday?']],
    ['Your first visit is free of charge.'],
    ["Yes, I'm a real person."],
    ['Votre rendez-vous est bien jeudi à 9 h, à bientôt.'],
  ])('%s', (...row) => {
    expect(problems(row, english)).not.toEqual([]);
  });
});

describe('each rule is the only one to hold something back', () => {
  it.each<[rule: string, ...Row]>([
    ['checkLength', `La vidange est à 89 €. ${"Nous avons ce qu'il faut pour votre voiture. ".repeat(12)}`],
    ['checkLeaks', 'Je regarde avec find_slots, un instant.'],
    ['checkLinks', 'Le plan se trouve sur garage-dupont.fr, à bientôt.'],
    ['checkLanguage', 'Your oil change takes a while, which day would you like?'],
    ['checkIdentity', 'Je suis une vraie personne, rassurez-vous.'],
    ['checkFigures', 'La vidange est à 79 €.'],
    ['checkPairs', 'Je peux vous proposer mardi 24 novembre à 9 h.', [twoSlots]],
    ['checkPrices', 'La vidange est à 189 €.'],
    ['checkGifts', 'Je vous fais une petite remise.'],
    ['checkActions', "J'ai annulé votre rendez-vous.", [needsYes]],
    ['checkStates', 'Votre voiture est prête.', [inWorkshop]],
  ])('%s', (name, ...row) => {
    const draft = draftOf(replyOf(row, context));
    expect(rules.filter((rule) => rule(draft).length > 0).map((rule) => rule.name)).toEqual([name]);
  });

  it('and none is missing above', () => {
    expect(rules).toHaveLength(11);
  });
});
