import type { PlaygroundPersona } from '#bot/playground.ts';
import { demoLines } from './personas.ts';

export type PlaygroundPerson = PlaygroundPersona;

/** Whom one can be in the playground, and what they might ask first. */
export const people: PlaygroundPerson[] = [
  {
    id: 'garage-customer',
    name: 'Claire Martin',
    role: 'customer',
    channel: 'sms',
    ...demoLines.garage.sms,
    business: 'Garage Dupont',
    trade: 'garage',
    suggestions: {
      fr: ['Je voudrais une vidange jeudi matin', 'Ma voiture est prête ?', 'Vous êtes ouverts samedi ?'],
      en: ['I need an oil change on Thursday morning', 'Is my car ready?', 'Are you open on Saturday?'],
    },
  },
  {
    id: 'salon-customer',
    name: 'Nadia Lefort',
    role: 'customer',
    channel: 'sms',
    ...demoLines.salon.sms,
    business: 'Salon Lumière',
    trade: 'hair',
    suggestions: {
      fr: ['Une coupe femme vendredi après-midi', "C'est combien un balayage ?", 'Vous êtes ouverts lundi ?'],
      en: ['A haircut on Friday afternoon', 'How much is a balayage?', 'Are you open on Monday?'],
    },
  },
];
