/**
 * What looks like a date or a time and is none: hidden before anything is read. Every quantifier is bounded, so a long message
 * costs time in proportion to its length.
 */
export const notADate: readonly RegExp[] = [
  // Addresses of the net: `07h30@exemple.fr`.
  /(?<![^ ])[^ @]{1,64}@[^ ]{1,255}/g,
  /\b(?:https?:\/\/|www\.)[^ ]{1,500}/g,
  // Plates: AB-123-CD, 123 ABC 75.
  /\b[a-z]{2}[ -]?\d{3}[ -]?[a-z]{2}\b/g,
  /\b\d{3,4}[ -]?[a-z]{2,3}[ -]?\d{2}\b/g,
  // Phones, then any long number (invoice, mileage).
  /\+\d(?:[ .()-]{0,2}\d){7,14}/g,
  /(?<![\d/.-])0\d(?:[ .-]?\d{2}){4}(?!\d)/g,
  /(?<![\d/.-])0\d{2,4} \d{3,4} ?\d{3,4}(?!\d)/g,
  /\d{5,}/g,
  // Money: 189 €, 89€50, €89, 14.30 euros.
  /(?<![\d:])\d{1,3}(?:[ .,]?\d{3})?(?:[.,]\d{1,2})? ?(?:€|eur\b|euros?\b|£|\$|%)(?:\d{2}\b)?/g,
  /[€£$] ?\d{1,6}(?:[.,]\d{1,2})?/g,
  // Tyres and engines: 12/10 bar, pression 2.4/2.6, 90 000 km, 205/55 r16.
  /\b\d{1,3}(?:[/.,]\d{1,3})? ?(?:bars?|psi|kms?|kilometres?|miles|cv|ch|mm|cm|kg)\b/g,
  /\b(?:pressions?|pressures?|bars?|psi|gonfl[a-z]{1,6})\b[^.;!?\d]{0,25}(?<!\b(?:le|du|au|the|on) )\d{1,3}[/.,]\d{1,3}(?![\dh])/g,
  /\b\d{3}\/\d{2}(?: ?z?r ?\d{2})?\b/g,
  // Marks out of ten, always open, fractions of an hour or a day.
  /(?<!\b(?:le|du|au|the|on) )\b(?:24[h]?\/(?:24|7)|7 ?j?\/7)\b/g,
  /(?<!\b(?:dans|ds) )\b[13]\/[24](?= (?:h|heures?|journees?|hours?|days?|d'heure|of)\b)/g,
  // Papers: commande n° 12/11, facture 2024-12-11, order #3-12; "la facture du 3/12" has a date.
  /\b(?:(?:bon de )?commande|cde|facture|devis|dossier|reference|ref|contrat|sinistre|ticket|article|order|invoice|quote|estimate|policy|claim|part|job|po)\.? ?(?:client )?(?:numero |number |num\.? |no\.? ?|n ?[°o] ?|# ?|: ?|- ?)*(?:[a-z]{1,3}-?)?\d{1,6}(?:[/.-]\d{1,6}){1,3}\b/g,
  /(?:\b(?:numero|number|num)|\bn ?°|#) ?:? ?\d{1,6}(?:[/.-]\d{1,6}){1,3}\b/g,
  // Models and their versions: phase 1/2, serie 3, mk 2, euro 6, taille 10/12, cle de 12/13.
  /\b(?:phases?|ph|series?|mk|gen|generation|version|v|euro|stage|type|taille|size|pointure|cle de|jantes?|chapitre|page|lot|bat|batiment|appartement|flat|unit|etage|floor|porte|box|code|zone|ligne|bus|sortie|exit|junction|km|art)\.? \d{1,4}(?:[/.-]\d{1,4}){0,2}(?! ?h\b|:)\b/g,
  // Hours that only the person knows: after school, apres ma reunion, avant de partir.
  /\b(?:after|before) (?:school|class|college|nursery|pick-?up|drop-?off|(?:the|my|his|her|our) (?:school run|class|meeting|shift|lesson|gym|appointment))\b/g,
  /\b(?:apres|avant) (?:l'ecole|l'entrainement|(?:les|mes|ses|le|la|ma|mon|son|sa) (?:cours|reunions?|creche|nounou|lycee|college|sport|gym|sieste|poste|service|course|marche))\b/g,
  /\b(?:a|apres) la (?:sortie|fin) (?:de l'ecole|des classes|des cours|du lycee|du college)\b/g,
  /\bavant (?:de|d') ?(?:partir|reprendre|aller|rentrer|venir|deposer|commencer)\b/g,
  // Births.
  /\b(?:date de naissance|date of birth|dob|nee? (?:le|en)|born (?:on|in)(?: the)?)(?= |:)[ :]{1,3}[^.;!?,]{0,60}/g,
  // Choices: option 2, n° 3, the 2nd one.
  /(?:\b(?:option|choix|choice|creneau|slot|proposition|numero|number)|n°|#) ?\d{1,2}(?! ?[\dh:/]|[ap]m)/g,
  /\b(?:(?:le|la) \d{1,2} ?(?:e|eme|er|ere|nd|nde)|the \d{1,2}(?:st|nd|rd|th)) (?:one|option|slot|choice|choix|creneau|option|proposition|fois|vitesse|gear|time)\b/g,
  // Streets named for a day, and street addresses.
  /\b(?:rue|avenue|av|bd|boulevard|chemin|route|allee|impasse|quai) (?:du|de la|des|de) (?:\d{1,2}(?:er)?|premier|huit|onze|quatorze|quatre|dix[- ]neuf)(?: [a-z]{3,9}(?: \d{4})?)?(?![a-z\d])/g,
  /\b(?:place|square|cours|passage|pont|cite|residence|lycee|college|ecole|stade|salle|arret|station|metro|caserne|hotel|parking) du (?:(?:8|huit) mai|(?:11|onze) novembre|(?:14|quatorze) juillet|(?:4|quatre) septembre|19 mars|(?:1er|premier) mai|18 juin|6 juin)(?: \d{4})?(?![a-z\d])/g,
  /\b\d{1,2}(?:st|nd|rd|th) (?:street|avenue|ave|road|floor|lane|battalion|birthday|anniversary)\b/g,
  /\b\d{1,4},? (?:bis,? |ter,? )?(?:rue|avenue|av|bd|boulevard|place|chemin|route|allee|impasse|quai|street|road|lane)\b/g,
  // Going away: partir en week-end.
  /(?<=\b(?:pars|part|partons|partir|partie?s?) (?:en|pour le) )week-?end\b/g,
  // "pas que le matin" leaves nothing out.
  /\b(?:pas|not) (?:que|only|seulement|just) (?:le |l'|la |the |in the )?(?:matins?|apres[- ]?midi|aprem|soirs?|mornings?|afternoons?|evenings?)\b/g,
  // Greetings and farewells.
  /^ ?(?:morning|afternoon|evening)(?= ?!| (?:all|there|guys|team|folks|everyone|ladies|both|to you|hi|hello|(?:can|could|do|are) (?:you|i|we))\b| ?, (?:hi|hello|can|could|may|i'd|i'm|do|does|any|need|my|you|what|when|how)\b)/g,
  /\b(?:bon|bonne|bons|good|nice|great|lovely) (?:fin de |fin d'|debut de |debut d'|rest of the )?(?:matin(?:ee)?|journee|apres[- ]?midi|aprem|soir(?:ee)?|week-?end|semaine|morning|afternoon|evening|day|week)\b/g,
  // How much later or earlier: "une heure plus tard", "d'une demi-heure".
  /\b(?:\d{1,2}|une(?: demi)?|demi|deux|trois)[ -]?(?:h|heures?)(?: ?\d{2}| et demie)? (?:plus|trop|de plus) (?:tard|tot)\b/g,
  /\bd'une (?:demi[- ])?heure\b/g,
  // Lengths of time, and how long a trouble has lasted.
  /\b(?:pendant|depuis|dure(?:nt|ra)?|duree(?: de)?|prend(?:ra|re)?|en|sous|toutes les|il y a|moins d[e']|plus d[e']|retard d[e'])[ ?:,]{0,3}(?:environ )?(?:\d{1,2}|une|deux|trois|quatre) ?(?:h|heures?)(?: ?\d{2})?\b/g,
  /\b(?:\d{1,2}|une|deux|trois|quatre) ?(?:h|heures?)(?: ?\d{2})? (?:de (?!l'apres)|d'(?!apres))/g,
  /(?<!\ba )\b(?:24|48|72) ?(?:h|heures?)\b/g,
  /(?<!\b(?:dans|ds|in|les|within|next) )\b\d{1,3} ?(?:min|mins|minutes?|mn)\b/g,
  /\b(?:done|ready|finished|fixed|back|sorted|changed|takes?|do (?:it|that|this)) in (?:\d{1,2}|an?|one|two|three|four|half an) (?:hours?|minutes?)\b/g,
  // "at 14 hours" and "not before 11 hour" are times of those who learn the language.
  /(?<!\b(?:in|within|next|in half|quarters? of) )(?!(?<=\b(?:at|(?:not|nothing) before) )(?:[7-9]|1\d|2[0-3]) hours?\b|(?<=\b(?:before|after|until|till|by|from) )(?:[2-9]|1\d|2[0-3]) hour\b)\b(?:\d{1,2}|an?|one|two|three|four|half an) hours?\b/g,
  /\b(?:depuis|since) (?:le |la |last |this |ce |cette |l')?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|avant-hier|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|matin|semaine|week|morning|mois|month|\d{1,2} (?:jours|days|semaines|weeks|mois))(?: (?:matin|soir|derniere?|morning|evening|night|passee?))?/g,
];
