import type { Piece, Sheet } from './sheet.ts';

/** How far the words that refuse may reach. */
const longestReach = 40;

/** The short words that may stand between a role and its day or time. */
export const article = "(?:le |la |l'|ce |cet |the |this |on |a |at |in |for |pour |pr |en |ds |dans )*";
/** "sauf lundi, mardi": every day of the list is left out. */
const exclusion =
  '\\bsauf|\\bexcepte|\\bhormis|\\ba part|\\ben dehors d[eu]|\\bexcept(?: for)?|\\bapart from|\\baside from|\\bexcluding|\\bother than|\\b(?:any ?day|any ?time|anything|every ?day|all week)(?: (?:this|next) week| of the week| at all)? (?:but|bar|save)';
export const excludedBefore = new RegExp(`(?:${exclusion}) ${article}$`);
/** "je suis absent du 3 au 7". */
export const absent =
  "\\b(?:je|on|nous) (?:ne )?(?:suis|serai|est|sera|sommes|serons) (?:pas la|absente?s?|en vacances|en conges?|en deplacement)|\\b(?:i|we)(?:'m|'re| am| are|'ll be| will be) (?:away|on holiday|not here|not around|out of town|abroad)";
const cannot =
  "\\b(?:can'?t|cannot|can not|couldn'?t|won'?t be able to|not able to) (?:do|make|come|manage|be there|get there)(?: it| in)?";
/** "vendredi plutôt que jeudi", "je préfère vendredi que jeudi"; "jeudi que le matin" is Thursday, mornings only. */
const preferredTo = '\\bplutot que|\\b(?:plutot|prefere[a-z]*|mieux|autant) [^.;!?]{0,24}[DTP] que';
export const rejectedBefore = new RegExp(
  `(?:${absent}|(?<!pourquoi )\\bpas(?: d[eu])?|\\bni|\\bjamais|\\bnever|\\bevite[rz]?|\\bavoid|\\bau lieu(?: d[eu])?|\\ba la place(?: d[eu])?|${preferredTo}|(?<!\\b(?:why|if) )\\bnot|\\brather than|\\binstead of|${cannot}) (?:dispo(?:nible)? |libre |possible |free |available |venir |passer )*${article}$`,
);
const rejectedAfter =
  /^(?:'s)?,? (?:[DTP]+ )?(?:(?:je|on|il|elle) (?:ne )?(?:peux|peut|pourrai|pourra|pourrais) pas|(?:je|on|il|elle) (?:ne )?(?:suis|serai|est) pas|ca (?:ne )?(?:va|marche|me va) pas|ca m'arrange pas|(?:c'est|cest|c est|c) (?:mort|pas possible|impossible|trop)|ce n'est pas possible|mort(?![a-z])|impossible|pas (?:possible|dispo(?:nible)?|libre|du tout)|not (?:available|free|good|at all)|(?:doesn't|does not|won't|isn't|is not) (?:work|suit|good|possible|great)|(?:is )?(?:out|a no-go|bad)(?=$| ?[,.!;])|is no good|is impossible|is too|(?:i|he|she|we) (?:can'?t|cannot)|i'm busy|no good|(?:doesn't|won't|non)(?=$|[,.!]))(?![^,.;!]*\?)/;

/** Where nobody is who could come: at work, in another town. "à côté", "in town", "à la maison" are near. */
const elsewhere =
  "(?:deja |encore |toujours )?(?:prise?s?|occupee?s?|au (?:travail|boulot|taf|bureau)|en (?:deplacement|formation|reunion|cours|stage|vacances|voyage)|absente?s?|loin|chez (?!moi|nous|vous|toi)[a-z']|a (?!(?:la maison|la retraite|la bourre|cote|vous|toi|nous|jour|domicile|pied|proximite|disposition|fond|peu|temps|mi|deux|jeun|sec|plat|la|votre|ta|l'heure|l'ecoute)(?![a-z]))[a-z])";
const away =
  '(?:already |all )?(?:busy|working|at work|taken|tied up|booked(?: up)?|away|abroad|out of (?:town|office|the)|at (?!(?:home|your|yours|a|the)(?![a-z]))[a-z]|in (?!(?:town|the|your|luck|a|an|need|no|to|after|before|from|until|till|at|all|and|by|on|for|touch|any|so|but|or|between|around|two|my|our)(?![a-z]))[a-z]{3,}|in the (?:office|city|us|uk|states))';
const child =
  '(?:les |mes |nos |la |ma |le |mon |the |my |our |his |her )(?:petite?s?[- ])?(?:enfants?|petite?s?|gosses|loulous|gamins|jumeaux|jumelles|filles?|fils|neveux?|nieces?|mere|pere|parents|bebe|kids|children|grand(?:kids|children|sons?|daughters?)|boys?|girls?|sons?|daughters?|twins|baby|toddler|nieces?|nephews?|mum|mother|dad|father)(?![a-z])';
const busy = [
  '(?:je|on|nous|il|elle) (?:travaille|bosse|taffe)(?:s|nt|ons)?(?! (?:pas|jamais|plus|que|seulement)(?![a-z]))',
  `(?:je suis|j'suis|jsuis|chuis|je serai|on est|on sera|nous sommes|il est|elle est|(?:mon|ma) [a-z]+ est) ${elsewhere}`,
  "j'ai (?:(?:deja )?(?:cours|ecole|reunion|piscine|danse|kine|sport|formation|hopital|audience|boulot|taf)|(?:un|une) (?:reunion|mariage|enterrement|examen|concours|entretien|formation|audience|deplacement))(?![a-z])",
  '(?:i|we|he|she) work(?:s|ing)?(?! from)',
  `(?:j'ai|on a|nous avons|(?:i've |we've )?got|i have|we have) ${child}`,
  `(?:(?:je|on) garde|nous gardons|(?:je m'|on s')occupe de|nous nous occupons de|(?:i|we) (?:babysit|mind|look after|take care of|care for)|(?:i'm|we're|i am|we are) (?:babysitting|minding|looking after)(?: for)?) ${child}`,
  "(?:je donne|je fais|nous donnons) (?:des |mes |un |cours )+?(?:cours|benevolat|formations?)(?![a-z])|j'enseigne|je suis (?:benevole|de garde|de permanence|d'astreinte)|je fais du benevolat",
  "(?:i|we) (?:teach|volunteer)(?![a-z])|(?:i'm|i am) on (?:call|duty|shift)",
  `c'est ${child}(?! qui)`,
  `c'est (?:le jour|la journee|mon jour) (?:des |avec les |avec mes |de (?:mes |la |ma |mon )?)?(?:enfants|petits|garde|repos|petits[- ]enfants)|is my day with ${child}`,
  `(?:i'm|im|i am|we're|we are|he's|hes|she's|shes|i'll be|we'll be) ${away}`,
].join('|');
/** "jeudi je suis à Paris, je peux passer ?" is a wish after all. */
const wishes =
  "(?![^.;!?D]*\\b(?:je peux|je pourrais|j'peux|on peut|je passe|je viens|(?<!si )possible|libre|can i|could i|i can|so i|i could|are you|vous avez|vous etes)\\b[^.;!?D]*(?:$|[.;!?]))";
const departs = "(?:je pars|on part|nous partons|i leave|i'm leaving|i fly|we fly|we leave|we're leaving)(?![a-z])";
/** "mardi je travaille jusqu'à 17h" tells an hour of it, and "mardi je travaille le matin" the part that is not free. */
const ofWholeDay = '(?![^.;!?D]*[TP])';
const busyAfter = new RegExp(`^(?:,|'s)? (?:[TP]+ )?(?:${busy}|${departs})${ofWholeDay}${wishes}`);
export const busyBefore = new RegExp(
  `\\b(?:${busy})[a-z]*(?: (?:(?!until|till?|from|jusqu|avant|before)[a-z]+ ){0,1})${article}$`,
);
const ofPart = /^ (?:le |la |l'|in the |au |en )?[TP]/;

/** "mardi j'ai ...": no refusal by itself, but of several days or parts of the day that one is out. */
const takenAfter =
  /^,? (?:[TP]+ )?(?:je (?:(?:travaille|bosse|taffe|garde)(?! (?:pas|jamais|plus)(?![a-z]))|(?:commence|reprends|embauche) (?:a )?[T\d]|suis (?:pris|prise|occupee?|deja pris|deja prise))|j'ai (?:(?:deja|un|une|ma|mon|mes|des|du|le|la|les|l'|cours|reunion|ecole|piscine|danse|kine|dentiste|medecin|docteur|examen|sport|autre)\b)(?! ?(?:rdv|rendez|besoin|envie|bruit|voyant|probleme|souci))|i work|i start (?:at )?[T\d]|i'm (?:at work|working|taken)|i(?:'ve| have) (?:got )?(?:the|a|an|my|another|work|school|kids)\b(?! (?:noise|problem|light)))/;
/** "vous n'êtes pas dispo jeudi ?" asks for Thursday. */
const askedOfYou = /(?<!\brendez[- ])\b(?:vous|tu|you)\b[^.;!?]*$/;

/** A day, a part of it or a time that the words around it refuse. */
export function isRejected(sheet: Sheet, piece: Piece<unknown>): boolean {
  const lead = before(sheet, piece);
  // "mercredi si mardi c'est mort" wants either.
  if (/\b(?:si|if) (?:le |the )?$/.test(lead)) return false;
  if (rejectedAfter.test(behind(sheet, piece))) return true;
  // "any day but Friday": the words before may have been read already.
  if (isExcluded(sheet, piece)) return true;
  return rejectedBefore.test(lead) && !askedOfYou.test(lead);
}

/** "jeudi je ne peux pas", "jeudi je travaille". */
export function isRefusedBehind(sheet: Sheet, piece: Piece<unknown>): boolean {
  return rejectedAfter.test(behind(sheet, piece)) || busyAfter.test(behind(sheet, piece));
}

/** How far behind a piece the words reach that refuse it: "le mercredi j'ai les enfants". */
export function refusalBehind(sheet: Sheet, piece: Piece<unknown>): number {
  const tail = behind(sheet, piece);
  const isOneOfSeveral = sheet.plain.slice(0, piece.at).includes('D');
  const taken = isOneOfSeveral ? takenAfter.exec(tail) : null;
  return (rejectedAfter.exec(tail) ?? busyAfter.exec(tail) ?? taken)?.[0].length ?? 0;
}

/** "sauf le samedi". */
export function isExcluded(sheet: Sheet, piece: Piece<unknown>): boolean {
  return excludedBefore.test(sheet.letters.slice(Math.max(0, piece.at - longestReach), piece.at));
}

/** A day, or a part of one, that the person is at work or elsewhere: "jeudi je suis à Paris", "I'm working on Tuesday". */
export function isBusy(sheet: Sheet, piece: Piece<unknown>): boolean {
  const tail = behind(sheet, piece);
  if (busyAfter.test(tail)) return true;
  return busyBefore.test(before(sheet, piece)) && !ofPart.test(tail);
}

/** Those of several that the person has something else on are left out: "mercredi, mardi je travaille". */
export function untaken<Value>(sheet: Sheet, pieces: readonly Piece<Value>[]): readonly Piece<Value>[] {
  const free = pieces.filter((piece) => !takenAfter.test(behind(sheet, piece)));
  return free.length > 0 ? free : pieces;
}

function before(sheet: Sheet, piece: Piece<unknown>): string {
  return sheet.plain.slice(Math.max(0, piece.at - longestReach), piece.at);
}

function behind(sheet: Sheet, piece: Piece<unknown>): string {
  return sheet.plain.slice(piece.end, piece.end + 2 * longestReach);
}
