import { fold } from '../normalise.ts';

/**
 * What people write to a business and that nobody is called, folded; surnames that are words too ("Petit", "Long", "Price") are left
 * out. Where a name is asked for, one of these says that something else is answered.
 */
const words = new Set(
  `able abonnement about absent accept accepte accepted acces accident accidente accidentee accord account accueil acompte actually add
  address adieu adress adresse adresser affaire affaires affiche after afternoon again agreed ah ahead aile ailleurs aimerais air ajoute
  ajouter alertes alfa alignment all allee aller allez allo allume alors already alright alternateur am ambulances amortisseurs ancien
  annee annuel annule annuler annulez anonyme anonymous another ans answer antivol any anyone anything anytime aout apparemment appel
  appeler appelez appelle appointment appointments aprem apres are arf argent arret arrete arriere arrive arrivee asap ask asked asking
  assurance atelier attached attend attendre attends attente au auchan aucun aucune audi august auj aujourd auriez auris aussi auto
  automatique autre aux avais avait avan avance avancer avant ave avec avenue avez aviez avis avoir avril away aygo bac back bah baignoire
  bain balayage bank bar barbe bas base basin bath bathroom batterie battery be beaucoup because been before behind belt berlingo besoin
  better bien bientot bike bit bjr bleach bloque blow bmw bof boite bon bonjour bonne book booked booking booster bordeaux bordel boss
  bosser bot both bouchon bouchons bouge bougies boulangerie boulevard boulot box brake brakes bref bring brise bristol broken bruit
  brushing btw budget bug bulb bumper bus but by bye ca cafe caisse cale call called came camion can cancel cancelled cant captur car card
  carrefour carrelage carrosserie cars carte cash casse cause ce celle celui cent cents ces cest cet cette champ chance change changed
  changement changer changes chantier chaque charge chart chaudiere chauffeur check cheers chef chemin cheque cheques cher cherche
  chercher cheveux chien chiffrage chiffre chignon chose christmas ciao cinq citroen clair clairement cle cles client cliente clients clim
  clio clock close closed clutch coche code coffre coiffeuse coiffure cold collect coloration colour com combien come coming commande
  commander comme commence comment communiquer company complet complete completed comprends compta comptable compte compter compteur
  comptoir con confidentiel confirm confirme confirmer confus contact contacts contents contrat contre control controle conversation cool
  coordonnees cordialement corolla correct corsa cost cote cotes coucou could couleur coup coupe coupure courage couriers courrier
  courroie cours court courtesy coute create credit cree creer creneau crois csv cuisine customer customers cut dacc daccord dacia dame
  damn dans date days dead deal deals debut decale decaler december decembre dedans deg dehors deja delai delete delivery dem demain
  demande demander demarre demenage demin depannage depanneuse depose deposer deposit depuis dernier derniere derriere des desole desolee
  desoles dessus details deux deuxieme devant devis devrait diagnostic did didn diesel difficile dimanche dire dis disappointed discount
  discs dispo disponible disques distri distribution dit dites dix do does doesn dog doing dois doit domicile don donc done donne donner
  donnez dont door dossier double douche douze down drive driver droite drop dry dsl dublin due dunno duster each earlier early easy eau
  ecole ecrire ecris ecrit eight elle elles else email embete embetee embouteillage embrayage enchante encore end engine engueule enleve
  enlever enlevez ennuye ennuyee enregistrer enrhume ensemble entre entree entretien envoi envoie envoye envoyer envoyez epuise epuisee
  equipe erreur errr espace especes essence est estates estimate estimation etablir etage etait etant etape etat ete etes etoiles etre euh
  euro euros even evening ever every everything exact exactement exactly example excuse excuses excusez expert expliquer extensions extra
  fabia facile facture factures faire fais fait faite faites famille family fatigue fatiguee faudrait faut faux favor february femme ferme
  fete feu fevrier fiat fiche fichier fiesta file fille filter filtre fin finalement find fine fini finie finir finish finished first fit
  fitted fitters fitting five fixed flotte focus foils fois following for forfait forget formule forward four fournisseur frange free
  frein freins fri friday fringe froid from front fuck full furieuse furieux fyi gagne gants garage garantie garde gardez gare gars gauche
  gave gearbox gentil geometrie get getting give go goes going golf gone gonna good google gosh got graph grave great greetings grenoble
  grippe grise gros guarantee habitacle had haha hair half hallo hand happy has hasn hav have he head hein hello help her here heure
  heures hier highlights him his historique history hiver hiya hmm hold holiday holy home honda hopital horaires hotel hour hours how huh
  hui huile huit hum humm hundred husband hyundai ibiza ici idea idee idem idk if ignore ils immat immatriculation immatriculee impasse
  impatient impatiente important impossible inconnu inconnue indiquer info inform inquiet inquiete insane inscris inscrit inscrite inside
  insignia installation instead insurance interesse interessee intermarche intervention into inv invite invoice invoices irrite isn its
  jai jaja jamais january janvier jeep jeudi job joindre joint jour journee jours jpeux jsp jsui jsuis juillet juin juke july jusqu just
  juste justement jveux kadjar kangoo keep key keys kia kidding kidnapped kids kilometrage kilometres kindly know kuga la labour lac
  laguna laid laisse laisser land landlord last late later leave leclercq left les let leur libre licence license lidl lien lieu lift
  light ligne like lille link liquide lissage list liste litres livraison log logan loin lol lollll london longer look looking looks lost
  lot loupe lui lunch lundi lundis lyon machine macron madame made mademoiselle mai mail main maintenant mairie mais maison make mal
  malade malheureusement maman manager manchester manque many march marche mardi mari mariage mariee marque mars marseille master mate
  matin mazda mdr me mean meant mecanicien mecano mechanic meches mega megane meh meme mercedes merci mercredi merde mere merveilleux mes
  message messages met meteo metre metres mets mettez mettre meuble micra midi miles mille min mince mind mine mini minutes mirror mis
  mise misere missed missing mistake mlle mm mme mobile moche moi moins mois mokka moment mon monday monde monoprix monsieur montant monte
  month months montre more morning mort mot moteur mother mouais move moved moyen mr mrs ms msg much mum must myself nada nah name nan
  nantes naw ne near need needs nein nettoyage neuf never new next nice nickel night nimporte nine nissan niveau no nobody noise nom non
  noon nope normal normalement nos not note noter notes nothing notre nous nouveau nouvelle novembre now nuit nul num number numero
  nursery nvelle obligatoire occasion occupe october octobre odeur oeuvre of off offre oh oil ok okay okey oki old once one online only
  ont opel open or orange order org origine orthographie orthographiee other ou ouais oublie oublier ouf ouh oui ouille oulala our out
  outch outrageous outside ouvert ouvertes ouverture ouvre over owe own owner pads paid paie panda panne paper papier par parc parce pardi
  pare pareil parfait paris parking parle parler paroi part parti partir partner parts pas pass passage passat passe passer past patch
  patine patron pay paye payer payment peine peinture pendant pense people per perdu pere perm perso personal personne personnel petite
  petrol peu peugeot peut peutetre peux pff pfff phone photo photos picanto picasso pick piece pieces pied pipe place plait plan planning
  plaque plaques plaquettes plate plates please plein pls plu plumbing plus plutot plz pneu pneus point pointes poli polie polo pompe pont
  ponts portable portail porte pose poser possible possiblement post pour pourquoi pourriez pouvez preciser prefere premier premiere prend
  prendre prends prenez prenom prepare preparer pres present presse pressee pret prete prevenir previens prevoir prevu prie pris prise
  prive privee prix pro probablement prochain prochaine proposal propose proposition provide pub puis pump puncture puree put qashqai quai
  quand quarante quarter quatre que quel quelconque quelle quelles quelqu quelque quels qui quick quinze quoi quotation quote quotes
  rafraichir ragot rajoute ramp rang rapide rapidement rappel rappeler rappelez rappelle rappels rate rather ravie rdc rdv read ready
  really rear recap receipt receveur recevoir record recu recupere recuperer refaire refuse reg regarde regarder registration regle regler
  relance relancer releve relou remercie remets remettez remind reminder reminders remise remove remplacement renault rendez rendre rendu
  rennes rentre rentrer repair reparation repare replacement repond repondre reponds repondu reponse reporter reprendre reprends reserve
  residence rest reste resume retard retrouve revision revoir ridicule ridiculous rien right ring rire road rond room roots roue rouge
  roule round route rude rue running sad sais sales salle salon salut same samedi sandero sans sante sat saturday savoir say says scandale
  scandaleux scenic sceptique schedule school sdb se seat second secret see seen selling sem semaine semaines send sending sent sept
  septembre sera serai serait serieusement serieux service ses set seul seule seulement seven sh shampoing she shift shit should show
  shower showroom shows shut si sick side siege sign signe signed since sinon sir site six skip skoda slot slt sms so societe soin soir
  soit soixante sold solde some somebody someone son sont soon sorry sors sort sortie sortir soucis souhaite souhaiterais sous souvent
  speak spelled spelt sportage spring square stage start starting still stock stop stp straight strasbourg stuck stupid stupide sui suis
  suit suite sunday super supermarche supprime supprimer sur sure surement surtout survey suspect suspendu suzuki svp tableau tache taches
  take talk tant tard tarif task tasks tata taxi te technicien technique tel telephone tell tellement temps ten termine terminee terrible
  terrific tesco tesla text texts than thank thanks that their them then there thermostat they thing think thirty this those thousand
  three through thurs thursday thx tick ticket tiens tient tiguan til tile tiles till time times timing tipo tired tmrw to today toi
  toilettage told tombe tomber tomorow tomorrow ton toner tonight tonton too took top tot total touch toujours toulouse tour touran tourne
  tous tout toute toutes tow toyota tps trafic train transfer transit transmettre transports trash travail travaille travaux trente tres
  trim trimestre trois trop trou trouve truck ttc tu tubes tucson tues tuesday tunnel turbo turn turnover twelve twenty twice twingo two
  txt tyre tyres unbelievable under undo une unfortunately unit unknown until up update upset urgence urgent urgently us use used useless
  usual va vacances vais valide valider vans vasque vat vauxhall vehicle vehicule vehicules velo vendredi vendu venir venue vers very veu
  veuillez veut veux vidange vide vien viendra viens vient villeurbanne vin vingt virement visit visite vite vivaro voie voila voir vois
  voisin voiture voitures vol volkswagen volvo vos votre vou voudrais voudrait voulais vouloir vous voyant vrai vraiment vw wait waiting
  walk want wants warranty was wash wat water way we wed wedding wednesday week weekend weeks well wen went were wesh wet what whatever
  whats whatsapp wheel when where whether which while who whoever whole whos whose why wife wil window wish with within without woah won
  wont word work workshop would wow written wrong ya yaris yeah year yep yes yesterday yet yo you your yup zafira zut`.split(
    /\s+/,
  ),
);

/** Whether a word, or any part of it, belongs to ordinary talk and to no name. */
export function isCommonWord(word: string): boolean {
  return fold(word)
    .split(' ')
    .some((part) => words.has(part));
}
