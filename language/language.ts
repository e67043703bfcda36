import { detectAll } from 'tinyld/light';
import { isNameAlone } from './name/name-words.ts';
import { withoutSpelled } from './name/spelled.ts';
import { fold } from './normalise.ts';

export type Language = 'fr' | 'en';

/** Words only one of the two languages uses. "a", "on", "me", "plus", "as", "ok", "garage" are in both and count for neither. */
const frenchWords = new Set(
  `je j tu il elle nous vous ils le la les un une des du de et en est sont suis ai avez c ce cette ces mon ma mes votre vos notre
  nos pour avec dans chez sur mais ou donc que qui quoi quand comment combien pourquoi si y bonjour bonsoir salut merci oui non svp
  stp slt bjr cc demain aujourd hui lundi mardi mercredi jeudi vendredi samedi dimanche matin midi soir aprem prochain prochaine
  semaine heure heures rdv voiture pneus vidange freins coupe peux peut voudrais veux faire prendre annuler plutot deuxieme premier
  apres avant vers quel quelle pas ne bien ca va au aux janvier fevrier avril juin juillet aout septembre octobre novembre decembre
  prix tarif dispo moi toi faut faudrait jpeux jveux jvoudrais vs mtn combien clim courroie barbe couleur cheveux creneau
  lequel laquelle decale decaler deplace deplacer reporte reporter repousse repousser mets celui celle cet rien tout tous toute bonne journee mois jours vite toujours jamais encore deja aide
  ajoute ajouter cree montre affiche enleve retire supprime renomme nomme envoie annule ferme ouvre retiens devis facture tache koi`.split(
    /\s+/,
  ),
);
const englishWords = new Set(
  `i you he she we they the an is are am was were be been my your our his her their its it this that these those with for from at
  in of to and or but not no yes yeah yep what when where who how why which hello hi hey thanks thank please tomorrow today tonight
  monday tuesday wednesday thursday friday saturday sunday morning afternoon evening noon next week weeks day days car tyre tyres
  tire tires brakes brake haircut cut can could would like want need do does have has book booking cancel move second first one
  january february march april may june july august october november december price cost much appointment after before around
  sorry oil battery alignment front rear pads pls plz thx cheers thurs tues weds wed thu fri there them us so just now then
  later earlier sooner soon early late too again about got any some anything something someone somebody ready done come coming
  fit free help undo mens womens ladies kids trim beard blow dry colour roots highlights hair sending texts text half past
  add show make makes made remove delete rename create goes send find field fields customer customers invoice quote task tasks everyone everything nobody
  anybody whose remember until closed broken leaking wrong`.split(/\s+/),
);

/** "11am", "1st": figures that only English writes. */
const englishFigures = /^\d{1,2}(?:am|pm|st|rd|th)$/;

/** How many times its rival tinyld must give its first choice: on two or three words its scores are noise. */
const clearLead = 3;

/**
 * The language a short message is written in; `fallback` (the contact's last language) when its words do not tell. A name alone tells
 * nothing, nor do letters: "Jean de La Tour" and "K E R O U A C" are said in English too.
 */
export function detectLanguage(text: string, fallback: Language): Language {
  if (isNameAlone(text)) return fallback;
  const folded = fold(withoutSpelled(text.slice(0, 600)));
  const words = folded.split(' ');
  const french = words.filter((word) => frenchWords.has(word)).length;
  const english = words.filter((word) => englishWords.has(word) || englishFigures.test(word)).length;
  if (french !== english) return french > english ? 'fr' : 'en';
  if (words.length < 3) return fallback;
  const [best, rival] = detectAll(folded, { only: ['fr', 'en'] });
  if (best === undefined || best.accuracy < clearLead * (rival?.accuracy ?? 0)) return fallback;
  return best.lang === 'en' ? 'en' : 'fr';
}
