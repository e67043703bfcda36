/**
 * What the words of this trade are about, in both languages, by their first letters; one in quotes, or of three letters, is a whole word. It tells
 * the ear what twenty thousand messages do not say often enough: that `grincement` and `squeal` are noises, `relance` and `overdue`
 * unpaid bills. Left-out messages were heard right 2 % more often with it.
 */
const lexicon: Record<string, string> = {
  // The car and what is done to it.
  carPart:
    "frein plaquett disque pneu jante roue amortiss rotule cardan embray boite courroie distrib altern demarr batterie bougie injecteur turbo radiateur echapp pot catalys fap egr filtre huile vidange phare feu ampoule essuie parebrise retro clim moteur capteur sonde joint durite pompe brake pad disc tyre tire wheel rim shock strut spring bush clutch gearbox belt alternator starter battery plug inject radiator exhaust 'dpf' filter oil lamp bulb headl wiper windscreen mirror aircon engine sensor gasket hose pump bearing 'mot' cambelt valve calliper caliper steering suspension",
  noise:
    'bruit grinc couin siffl claqu cogn grogn vibr ronron tap tic cliquet noise squeal squeak grind rattl clunk knock whin humm rumbl click vibrat judder shak wobbl whist creak screech',
  fluid: 'fuit fuite coule goutt suint tache leak drip puddle seep stain flaque',
  lamp: 'voyant temoin allum clignot warning light lit flash dashboard dash bord',
  smell: 'odeur sent pue brule fum smok smell burn stink steam vapeur',
  weak: 'mou molle tire perd perte puissance cale broute chauff surchauff hesit saccad ralenti stall pull limp sluggish overheat jerk lose losing power spongy cut',
  stuck:
    "panne depann remorqu accident crev autoroute 'bac' bloque coinc demarre broke breakdown broken tow recovery accident puncture motorway 'm6' 'm25' hard shoulder layby stranded stuck roadside crash",
  // Hair and bathrooms.
  hair: 'cheveu coup coiff mech balay couleur color colour racine frange brush chignon barb tress lissage permanente meche highlight lowlight root fringe bang blow dry trim bob layer beard braid perm curl balayage toner keratin extension ombre hair scalp cuir chevelu decolor blond brun roux',
  bathroom:
    'douche baign lavabo vasque robinet faience carrel mitig wc toilette receveur paroi salle bain shower bath basin sink tap tile tiling toilet vanity mixer tray screen bathroom wetroom plumb plomb evac siphon',
  // Appointments.
  appointmentWord:
    'rdv rendez reserv appointment booking slot creneau appt dispo agenda planning diary calendar schedul',
  lateWord: 'retard late delay embouteill bouchon traffic bourre avance minutes mins',
  willCome: "confirm serai presen viens viendr coming there 'oui' yes see attend compt",
  wait: 'attente liste desist libere previen waitlist waiting cancellation sooner earlier tot notify frees opening',
  // Business.
  hours: 'ouvr ouvert ferm horaire open clos opening hours ferie sunday dimanche midi lunch',
  place:
    'adresse situe trouv rue parking gar acces bus metro tram park address locat where direction map postcode gps plan',
  priceWord: 'prix tarif cout combien cher price cost charg much rate fee quid pound euro tarif budget forfait',
  quoteWord: 'devi devis estim chiffr quote estimat quotat proposal propos offre offer',
  invoiceWord: 'factur invoic bill receipt recu note addition avoir credit',
  payWord:
    'pay regl vir cheque carte especes cb liquide acompte sold card cash transfer deposit instal echeanc fois settle paid apple google amex lien link paypal',
  unpaid: 'impay relanc retard overdue unpaid outstanding chase remind owe doit dette arrear due echu creance',
  discountWord: 'remise rabais geste reduc rist discount knock off percent percent_ promo',
  parts:
    'origine occasion reconditionn adaptable neuf neuve genuine oem aftermarket refurb recon secondhand used original equipementier marque brand quality',
  stockWord: "stock reste inventaire rayon etagere left shelf inventory many refer reference bidon carton 'ref' pieces",
  orderWord: 'command order fourniss supplier livr deliver recept reapprov restock approvision',
  usedWord: 'pris utilis pose monte mis sorti used fitted took put consomm deduct decompt',
  readyWord: 'pret prete fini termin recuper ready done finish collect pick sorti termine livr complete',
  startWord: 'commenc attaqu demarr debut start begin begun lance entam under ramp pont bay lift',
  arrived: 'arriv depos accueil comptoir arrived here dropped reception waiting salle checkin check',
  foundWord: 'constat vu remarqu note found notic spotted seen worn us usure jeu corrod cracked fissur deform hs',
  extra: 'supplement plus accord extra additional approval approve agree autoris green ok valid',
  loan: 'courtois pret remplac loan courtesy loaner replacement hire temporary prete',
  keys: 'cle cles clef boite lettre key letterbox keybox drop depos soir nuit overnight fetch chercher recuper collect behalf mari femme husband wife',
  warrantyWord: 'garanti warrant guarant cover couvert couvre prise charge recall rappel',
  unhappy:
    'inadmiss scandal honte decu decept mecont plaint furieu marre inaccept nul catastroph pire rate abim ray disgust shock unaccept complain rubbish appall terribl ruin worst unhappy disappoint scratch dent botch awful furious damag refund rembours joke joker incompet',
  happy:
    'super genial parfait nickel top excellent impecc bravo recommand ravi content merveill brilliant fantastic lovely great amazing perfect recommend delighted pleased chuffed star stars etoile avis review happy excellent bravo felicit',
  personWord:
    'quelqu humain parler joindre conseill responsable patron someone human real person speak talk manager call ring rappel callback phone',
  privacyWord:
    'rgpd gdpr donnees personnel data privacy consent stock conserv delete erase effac supprim retention dpo cnil fichier store hold export portabil',
  stopWord:
    'stop desabonn desinscri unsubscrib spam publicit promo pub newsletter marketing texts messages sms remove list arret cess',
  startAgain: 'reabonn reinscri inscri resubscrib subscribe rejoin again nouveau optin sign back reactiv',
  robotWord: 'robot bot machine ia ai chatgpt automat intelligence humain human real vrai qui who',
  detailsWord:
    'adresse mail email numero telephone change nouveau nouvelle demenag moved new number address name nom marri plaque immat email_ phone_ plate_',
  fileWord:
    'photo piece jointe joint image pdf scan carte grise constat attach picture pic video enclos logbook v5 document envoye',
  documentWord:
    'factur devis recu attest certificat carnet historique duplicata copie copy receipt invoice history report rapport pv',
  // Small talk, and what no front desk does.
  hello: 'bonjour bjr salut slt bonsoir coucou hello hi hey morning afternoon evening hiya yo',
  byeWord: 'revoir bientot bye goodbye later ciao tchao demain soiree journee weekend',
  thanksWord: 'merci mrc mci thank thx ta cheers ty remerci',
  weather:
    'meteo pluie pleut neige soleil temperature gel weather rain snow sunny forecast freez cold storm orage verglas',
  leisure:
    'foot match rugby psg equipe film serie musique chanson blague poeme recette cuisin vacances jeu loto football score movie song joke poem recipe cook holiday game netflix chess weather horoscope story capital president election histoire math devoir homework translate tradui essay exam',
  advert:
    'seo crypto bitcoin invest rank backlink site web visibilit google marketing agence partenariat client leads isolation panneaux solaire cpf formation mutuelle pret credit loan offer website traffic follower casino win won prize gagn parcel colis amende fine hsbc',
  insult: 'con connard merde pute encul debile idiot stupid shit fuck bastard moron arse',
  love: 'aime amour love mari copain copine girlfriend boyfriend seul triste lonely sad',
  // What staff ask for.
  contactWord: 'client fiche contact coordonn numero portable customer record details profile file number mobile email',
  companyWord: 'societe entreprise boite sarl sas siret company firm ltd limited business account compte flotte fleet',
  createWord: 'cre creer cree nouveau nouvelle ajout enregistr inscri new create add register set open ouvre saisi',
  changeWord: 'chang modif corrig mets met met maj update correct amend edit rename remplac switch',
  removeWord: 'supprim efface enleve vire retire delete remove erase wipe bin scrap',
  mergeWord: 'fusion doublon merg duplicat combine double same meme regroup',
  findWord: 'cherch trouv find search look lookup qui who which quel quelle montre retrouv',
  showWord: 'affich montre voir donne liste show list display see pull bring up resume summary overview recap',
  assignWord: 'affect assign attribu confi pass hand give donne owner charge occupe prend responsib',
  mileageWord: 'km kilom compteur mileage miles clock odometer mileage_ kms borne',
  historyWord:
    'histor passe deja derniere fois fait history last previous past before done since log passage chronolog timeline',
  ownerWord: 'vendu achete rachete proprietaire sold bought owner keeper belongs appartient transfer',
  vehicleWord: 'voiture vehicule vin chassis immat carte car vehicle van reg plate modele camion',
  taskWord: 'tache rappel task todo remind reminder penser oublier faire pense list',
  doneWord: 'coche fait termine valide clos cloture tick done complete close closed off',
  reopenWord: 'rouvr reopen decoche pas fini undone unticked reactiv',
  postponeWord: 'report repouss decal reculer plus tard postpon push defer snooze later delay',
  noteWord: 'note noter notez remarque retenir ecris inscri jot note write down remember memo',
  callWord: 'appel telephone eu ligne called phoned spoke rang rappele message vocal repondeur voicemail call',
  sendWord: 'envoi envoy transmet transmettre mail send email forward text share',
  writeWord: 'ecris dis previen inform repond demande tell text write reply let know ask message sms whatsapp',
  manyWord: 'tous toutes clients campagne masse everyone all every customers campaign bulk mailing broadcast anyone',
  draftWord: 'brouillon redige formul tourn draft word phrase wording propose modele reponse',
  takeWord: 'prend reprend main conversation laisse gere take over handle takeover stop bot myself moi',
  giveWord: 'rend redonne relai assistant bot hand back give back resume automatic',
  lineWord: 'ligne ajout heure main oeuvre mo line labour labor hours add hour item quantit',
  acceptWord: "accepte signe valid d'accord accord accepted signed agreed approved go yes feu vert",
  rejectWord: 'refus decline non trop cher rejet laisse tomber turned down refuse rejected declin',
  dealWord: 'affaire opportun deal lead prospect project projet chantier opportunity potentiel',
  stageWord: 'etape negociation qualif phase stage proposal negotiation pipeline pipe funnel colonne',
  winWord: 'gagn signe remporte won win closed sealed landed',
  loseWord: 'perdu perd concurrent lost lose dead competitor gone abandonn',
  moneyTotal: 'chiffre ca total mois revenue turnover forecast previsi month sales ventes worth',
  blockWord: 'bloque reserve pause formation conge absence indispo block off lunch training keep free holiday leave',
  whoWord: 'qui ou who where whereabouts equipe team dispo occupe bosse travaille working',
  staffWord:
    'mecano technicien apprenti coiffeuse vendeur technician mechanic stylist apprentice fitter colleague collegue employe salarie',
  memberWord: 'invit acces compte membre invite access account join rejoin onboard embauch hire login',
  roleWord: 'role droit admin manager gerant rights permission promote promouv responsable owner user',
  closeDay: 'ferme fermeture ferie conge pont closed close shut bank holiday exception',
  setPrice: 'passe augment baisse monte tarif raise increase drop set price lower now',
  serviceWord: 'prestation service catalogue carte forfait offering menu propose',
  fieldWord: 'champ personnalis field custom colonne attribut tag etiquette',
  quotaWord: 'quota consomm credit restant usage used remaining limit messages left allowance',
  planWord: 'abonnement formule forfait plan subscription upgrade starter pro enterprise tier downgrade',
  auditWord: 'audit journal trace qui modifi log changed who trail supprime historique',
  importWord: 'import csv excel tableur spreadsheet upload charger fichier load xls',
  exportWord: 'export extraire telecharg download extract backup sauvegard csv excel',
  preferWord: 'prefer langue notification notif matin alert resume language daily digest settings reglage parametr',
  linkWord: 'lier relie rattach associ link connect slack telegram compte pair whatsapp',
  secondFactor: '2fa double authent code factor otp verification authenticator securit mfa',
  undoWord: 'annule defai retour arriere undo revert oops erreur back wrong mistake cancel oups trompe',
  helpWord: 'aide aider sais faire peux help commands can what how comment fonctionne',
  whyWord: 'pourquoi raison explique why reason how come explain',
  moreWord: 'suite suivant encore plus page autres next more rest following continue',
  affirmWord: "oui ok go confirme exact yes yep yeah confirm sure right correct parfait d'accord dac valide",
  denyWord: 'non nan pas laisse nope no dont stop annule negative never mind surtout',
};

const entries = Object.entries(lexicon).flatMap(([subject, beginnings]) =>
  beginnings.split(' ').map((written) => {
    const stem = written.replaceAll("'", '');
    return { subject, stem, isWhole: stem.length <= 3 || written.startsWith("'") };
  }),
);
const byBeginning = Map.groupBy(entries, ({ stem }) => stem.slice(0, 2));

/** What a folded word is about. */
export function subjectsOf(word: string): string[] {
  const found = (byBeginning.get(word.slice(0, 2)) ?? []).filter(({ stem, isWhole }) =>
    isWhole ? word === stem : word.startsWith(stem),
  );
  return [...new Set(found.map(({ subject }) => subject))];
}
