/**
 * Words that say the same thing, in both languages, by their first letters (`annul` for annuler, annulez, annulation). They are
 * evidence beside the words themselves: a sentence nobody wrote as an example still has its concepts in common with one.
 */
const concepts: Record<string, string> = {
  appointment: 'rdv rendez reserv appointment booking booked creneau slot rdvs',
  own: 'mon ma mes my mine notre our',
  want: 'voudr jvoudr veux souhait aimer jaimer besoin faudr faut would want need like wish looking love',
  possible: 'possib peut peux pouv pourr could can jouable chance',
  cancel: 'annul anul cancel supprim enlev delete renonc retir drop',
  move: 'deplac decal dcal report repouss avanc chang modif move mov resched postpon push switch swap differ',
  come: 'venir viens viendr viend passer passe come coming venu amener depos bring drop',
  not: 'pas plus non ne not won cannot cant wont dont unable never jamais aucun ni neither none empech imprev busy indispo obstacl',
  free: 'dispo place libre avail free fit squeeze caser cale caler openings prendre prenez',
  price: 'prix tarif combien cout coute couter cb cmb price cost charg fee rate expens cher much quote devis',
  open: 'ouvr ouvert ferm horaire open clos hour shut',
  where: 'adresse ou address where whereabouts rue street situe located trouv find locat directions',
  phone: 'numero telephone phone number tel',
  ready:
    'pret finie fini finis termin ready done finish complet recuper chercher pick collect repar avance status news nouvelles update etat',
  car: 'voiture vehicule auto caisse car vehicle bagnole',
  when: 'quand quel quelle kan heure jour date when time day',
  person:
    'quelqu qqn humain person conseill patron respons directeur garagist mecan human someone anybody somebody manager boss agent colleague coiffeur gerant',
  talk: 'parl appel rappel speak talk call ring phone joindre contact',
  trouble:
    'panne accident urgen fume inadmiss scandal mecont reclam depann broke breakdown smoke emergency unaccept complain complaint unhapp terribl honte abime damage stuck bloque tow',
  robot: 'robot bot machine intelligence ia ai automat human humain vraie real qui who',
  thanks: 'merci thank thanks cheers parfait super great nickel genial perfect lovely gentil appreciat',
  bye: 'revoir bientot journee soiree bye goodbye weekend night later',
  money: 'factur invoice payer paiement pay payment regler instal credit chequ carte card remise discount devis quote',
  rules: 'instruction consigne prompt system systeme ignor oubli forget rules admin donnees data clients customers',
  name: 'nom appelle prenom name nom called',
  plate: 'plaque immat immatric immatriculation registration plate',
  remember: 'rappel oubli remind forgot remember sais trou supposed redonn',
  earlier: 'tot avant earlier sooner before earliest early',
  later: 'tard apres later after late',
  other: 'autre autres other another else different',
  lend: 'pret preter courtoisie courtesy lend loan prete',
  sell: 'vend vendez achet repren sell buy occasion second',
};

const stems = Object.entries(concepts).flatMap(([concept, beginnings]) =>
  beginnings.split(' ').map((stem) => ({ stem, concept })),
);
const byLetter = Map.groupBy(stems, ({ stem }) => stem[0]);
/** Stems this short are whole words: `ou` must not be found in `ouvert`. */
const wholeWord = 3;

/** The concepts of one folded word. */
export function conceptsOf(word: string): string[] {
  const found = (byLetter.get(word[0]) ?? []).filter(({ stem }) =>
    stem.length <= wholeWord ? word === stem : word.startsWith(stem),
  );
  return [...new Set(found.map(({ concept }) => concept))];
}
