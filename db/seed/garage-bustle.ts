import type { Business } from './business.ts';

/** The garage at work. Whose visit it is: a part of the sixty customers, each with one car only. */
export const garageBustle: Business['bustle'] = {
  visits: [
    { service: 'batterie', who: 0.82, from: '08:00' }, // Margaux Brunet's 208.
    { service: 'revision', who: 0.565, from: '08:30' }, // Paul Garcia's Golf.
    { service: 'pneus', who: 0.785, from: '11:00' }, // Élodie Traoré's Captur.
    { service: 'controle-avant-ct', who: 0.515, from: '14:00' }, // Élodie Meyer's Kangoo.
    { service: 'plaquettes-arriere', who: 0.89, from: '16:00' }, // Vincent Vidal's Polo.
    // Of a Saturday, whose doors open at nine: on other days these find no room.
    { service: 'batterie', who: 0.82, from: '09:00' },
    { service: 'revision', who: 0.565, from: '09:30' },
    { service: 'vidange', who: 0.735, from: '10:30' }, // Céline Rousseau's Mégane.
  ],
  talks: [
    {
      said: 'Bonjour, vous êtes ouverts samedi ?',
      answered: 'Nous sommes ouverts samedi de 9 h à 12 h.',
      tool: 'opening_hours',
    },
    {
      said: "C'est combien une vidange ?",
      answered: 'La vidange est à 89 € TTC, comptez environ 1 h.',
      tool: 'find_services',
    },
    { said: 'Et la révision ?', answered: 'La révision est à 189 € TTC, comptez environ 2 h.', tool: 'find_services' },
    { said: 'Vous êtes où exactement ?', answered: 'Nous sommes au 12 rue des Forges, 35000 Rennes.' },
    { said: 'Vous avez un parking ?', answered: 'Oui, la cour est derrière le garage.' },
    {
      said: 'Vous faites les pneus ?',
      answered: 'Le montage de pneus est à 72 € TTC, comptez environ 1 h.',
      tool: 'find_services',
    },
    {
      said: 'Je peux passer à quelle heure le soir ?',
      answered: 'Nous sommes ouverts jusqu’à 18 h.',
      tool: 'opening_hours',
    },
    { said: 'Vous prenez la carte ?', answered: 'Oui, la carte est acceptée.' },
    { said: 'Je peux vous parler de ma facture ?', answered: null },
  ],
};
