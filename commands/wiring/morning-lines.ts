import type { BusinessName } from './personas.ts';

/** What somebody wrote on the morning before the demo begins. */
export interface MorningLine {
  /** How many minutes before. */
  before: number;
  business: BusinessName;
  from: string;
  text: string;
}

const karim = '0201';
const thomas = '0202';
const julie = '0203';
const olivier = '0204';

/**
 * An hour of work as its people wrote it. None of the customers is played on the page, and nothing depends on the day of the week.
 * Whose number it is stands in `db/seed/`: staff from 0201, the sixty customers from 1001, and 0395 is nobody's.
 */
export const morningLines: readonly MorningLine[] = [
  garage(68, karim, "J'ai quoi aujourd'hui ?"),
  garage(64, olivier, "Qui nous doit de l'argent ?"),
  garage(59, '1025', 'Bonjour, vous êtes ouverts samedi ?'),
  garage(55, thomas, 'Mis 4 litres d’huile sur la Golf de Garcia'),
  garage(48, '1040', 'Bonjour, je voudrais un parallélisme la semaine prochaine, plutôt le matin'),
  garage(46, '1040', '1'),
  garage(44, thomas, "Les vérins du pont 2, c'est fait"),
  garage(38, '1026', 'Bonjour, je voudrais parler à Julie au sujet de ma facture'),
  garage(33, julie, "Devis pour Léa Cordier : 2 pneus à 89 € et 1 h de main d'œuvre à 65 €"),
  garage(31, julie, 'Envoie-le'),
  garage(30, julie, 'Oui'),
  garage(22, '1041', 'Hello, how much is a new battery?'),
  garage(17, '1049', 'Ma voiture est prête ?'),
  garage(12, thomas, 'Devis pour Paul Garcia : 2 disques avant à 90 €'),
  garage(8, '1057', "Je préfère parler à quelqu'un pour la suite"),
  garage(3, '0395', "C'est combien une vidange ?"),
  salon(41, '2005', "C'est combien une couleur ?"),
  salon(26, '2009', 'Bonjour, vous êtes ouverts samedi ?'),
  salon(9, '2012', 'Je voudrais parler à Inès'),
];

function garage(before: number, from: string, text: string): MorningLine {
  return { before, business: 'garage', from: `+3363998${from}`, text };
}

function salon(before: number, from: string, text: string): MorningLine {
  return { before, business: 'salon', from: `+3363998${from}`, text };
}
