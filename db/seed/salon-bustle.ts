import type { Business } from './business.ts';

/** The salon at work. Whose visit it is: a part of its twenty customers. */
export const salonBustle: Business['bustle'] = {
  visits: [
    { service: 'coupe-homme', who: 0.1, from: '09:00' },
    { service: 'coupe-femme', who: 0.35, from: '09:30' },
    { service: 'coupe-femme', who: 0.6, from: '13:30' },
    { service: 'coupe-homme', who: 0.85, from: '16:30' },
  ],
  talks: [
    {
      said: 'Vous êtes ouverts lundi ?',
      answered: 'Nous sommes fermés le lundi, et ouverts du mardi au samedi.',
      tool: 'opening_hours',
    },
    {
      said: "C'est combien une coupe femme ?",
      answered: 'La coupe femme est à 45 € TTC, comptez environ 1 h.',
      tool: 'find_services',
    },
    { said: 'Vous êtes où ?', answered: 'Nous sommes au 5 place du Marché, 44000 Nantes.' },
    { said: 'Vous prenez la carte ?', answered: 'Oui, la carte est acceptée.' },
    { said: 'Je voudrais parler à Inès', answered: null },
  ],
};
