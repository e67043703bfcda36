import type { Piece, Sheet } from './sheet.ts';

/** How far the words may reach. */
const longestReach = 64;

const child =
  '(?:petits?|petites?|enfants?|gamins?|gosses?|loulous?|fils|filles?|garcons?|bebe|kids?|children|child|boys?|girls?|son|daughter|little ones?)';
const errand = `(?:depose|emmene|amene|recupere|vais chercher|dois (?:deposer|emmener|recuperer|aller chercher)|va chercher|drop|pick up|collect|take|fetch) (?:[a-z]+ ){0,2}${child}`;
const engagement =
  '(?:train|avion|vol|reunion|visio|appel|dentiste|kine|examen|entretien|meeting|call|flight|class|lesson|exam|interview|shift|dentist)';
/** "je dépose les petits à 8h45", "my train is at 5", "je commence à 9h": an hour of the person's own day, and no wish. */
const own = `(?:\\b(?:je|j'|on|i|we|he|she|il|elle|mari|femme|husband|wife) ?(?:${errand})(?: (?:off|up))?(?: (?:a|to|de|from|at) (?:l'|la |the )?(?:ecole|creche|school|nursery|maternelle|college))?|\\b(?:j'ai|i have|i've got|i got) (?:(?:un|une|a|an|ma|my|mon|le|the) )?${engagement}(?: [a-z']+){0,3}?|\\b(?:mon|ma|my|the) ${engagement}(?:'s| is| est)?|\\b(?:je (?:commence|reprends|pars)|i (?:start|leave))(?: (?:le |au |for )?(?:boulot|travail|taf|work|school))?)(?: (?:a|at|vers|around|about|pour|for))?`;
const ownHour = new RegExp(`${own} ?$`);
/** "je commence à 6h jeudi", "I start at 6 on Thursday": the day of it is no wish either. */
const ownDayHour = new RegExp(`${own} ?(?:T+|(?:at |a )?\\d{1,2}) (?:on |le |the |ce )?$`);

const affair =
  '(?:controle technique|ct|mariage|anniversaire|bapteme|communion|enterrement|obseques|ceremonie|fete|soiree|spectacle|concert|gala|examen|exam|entretien|soutenance|operation|vol|train|depart|voyage|demenagement|wedding|birthday|christening|funeral|ceremony|party|prom|show|concert|mot|flight|trip|surgery|operation|interview|move)';
/** "le contrôle technique est le mercredi 9", "my wedding is on Saturday 5": a date told, and none asked for. */
const affairBefore = new RegExp(
  `\\b(?:le|la|l'|mon|ma|son|sa|notre|leur|the|my|our|his|her|their|his|[a-z]+'s) ?${affair}(?: (?:de|d'|du|of) ?[a-z' -]{1,24}?)?(?: (?:qui )?(?:est|a lieu|sera|tombe|is|was|will be|takes place|falls)(?: (?:deja|already))?(?: (?:prevue?|fixee?|programmee?|calee?|booked|planned|scheduled|set))?(?: (?:pour|for|on|le|la|au|the))*|'s(?: on)?) (?:the |le )?$`,
);
/** "her car goes for its MOT on 10 December", "elle passe le contrôle technique le 9". */
const goesBefore = new RegExp(
  `\\b(?:goes|is going|has to go|is booked|is (?:due|down)|passe|part|va) (?:in )?(?:for|to|through|au?|pour|en|le|la) ?(?:(?:its|his|her|their|the|an?|son|sa|le|la|official) )*(?:inspection|${affair}) (?:on |le |du |the )*$`,
);
/** "la même chose que moi vendredi", "same as mine on Friday": the day of what stands. */
const alikeBefore =
  /\b(?:meme (?:chose|prestation|truc|soin|coupe|couleur) que|comme|pareil que) (?:moi|nous|la mienne|le mien|les miens)(?: de| du| le| la)* $|\b(?:same (?:thing )?as|like) (?:me|mine|us|ours|my own|i have|i'm having)(?: on| the)* $/;
/** "ma dernière révision remonte au 3 mars", "it was last serviced on the 3rd of March". */
const doneBefore =
  /\b(?:remont(?:e|ent|ait)|dat(?:e|ent|ait))(?: (?:du|de|d'|au|a|le|la)){1,2} ?$|\b(?:was|were|been) (?:last )?(?:done|serviced|changed|replaced|fitted|repaired|cut|coloured|booked) (?:on |in |last )?(?:the )?$|\b(?:a ete|ont ete|etait) (?:faite?s?|changee?s?|remplacee?s?|montee?s?|reparee?s?|achetee?s?) (?:le |en |au )?$/;

/** "sinon tant pis je viens à dix heures": what stands if nothing else is free. */
const stands =
  "(?:(?:sinon|otherwise|if not|a defaut|else),? (?:(?:tant pis|pas grave|c'est pas grave|no worries|never mind|on ne change rien|bah|ben|alors|then|please|just|we)[ ,]*)*(?:(?:je|on|nous) (?:viens|viendrai|viendra|garde|gardons|garderai|reste|restons|laisse|laissons|maintiens?|conserve)|(?:gardez|laissez|garde|laisse|maintenez|on en reste)(?![a-z])|(?:(?:i'll|i will|i|we'll|let's|i'd|i can) (?:just |rather )?)?(?:come|keep|stick|stay|leave)(?![a-z]))|tant pis[ ,]*(?:pour (?:moi|nous)[ ,]*)?(?:je|on) )";
const standsAnyway = new RegExp(`\\b${stands}[^.;!?]*$`);
/** Where what stands anyway begins. */
export const standing = new RegExp(`\\b${stands}`, 'g');

const sameDay =
  '(?:le meme jour|ce (?:meme )?jour(?:[- ]la)?|dans la journee|(?:on )?the same day|that (?:same )?day|in the day)';
/** "plus tard le même jour": the hours before it are what it is later than. */
const shiftPattern = new RegExp(
  `\\b(?:plus (?:tard|tot)|later|earlier)(?: on)?,? ${sameDay}|\\b(?:le meme jour|the same day|same day),? (?:mais |but )?(?:plus (?:tard|tot)|later|earlier)`,
);

/** "on part vendredi". */
const leaving =
  /\b(?:je pars|on part|nous partons|i leave|i'm leaving|we leave|we're leaving|i fly|we fly)(?: (?:[a-zX]+ )??[a-zX-]+)? (?:le |on |the )?$/;

/** "ma couleur du matin", "my morning appointment": what stands already. */
const ownPart = /\b(?:mon|ma|mes|my|notre|our) (?:(?:[a-z'-]+ ){1,3}(?:du|de l'|de la|d'|of the|in the|from the) ?)?$/;
/** "Déplacer ma couleur à samedi matin" is where it shall go. */
const ownDay =
  /\b(?:mon|ma|my|notre|our) (?:(?!(?:a|au|vers|pour|to|till|until|plutot|instead) )[a-z'-]+ ){1,3}?(?:(?:de|du|d'|on|from|for) ?)?D+ $/;

const span =
  '(?:(?:une|deux|trois|quelques|1|2|3|a|one|two|three|a couple of|a few) (?:semaines?|weeks?)|quinze jours|15 jours|a fortnight)';
/** "back a week", "décaler d'une semaine": counted from an appointment that only the caller knows. */
const weekShift = new RegExp(`\\b(?:out|on|by|d'|de) ?(?:by )?${span}(?![a-z])(?! (?:on|from|sur) )`);
const laterShift = new RegExp(
  `\\b${span} (?:plus tard|plus tot|later|earlier)(?![a-z])|\\b(?:back|forward) (?:by )?${span}(?![a-z])(?! (?:ago|on|from) )`,
);
const dayShift =
  /\b(?:au|le) lendemain(?! (?:de|du)| d')|\b(?:the )?(?:next day|following day)(?![a-z])|\bthe day after(?=$|[.,;!?]| (?:please|if|instead|at|would|is|works|then))|\bla veille(?! (?:de|du)| d')/;

/** Without the hours that are told and not wished. */
export function untold<Value>(sheet: Sheet, pieces: readonly Piece<Value>[]): readonly Piece<Value>[] {
  if (pieces.length === 0) return pieces;
  const shiftAt = shiftPattern.exec(sheet.letters)?.index ?? 0;
  return pieces.filter((piece) => {
    const lead = sheet.plain.slice(Math.max(0, piece.at - longestReach), piece.at);
    return piece.end > shiftAt && !ownHour.test(lead) && !standsAnyway.test(lead);
  });
}

/** A day that stands if no other is free, or on which the person leaves. */
export function isAside(sheet: Sheet, piece: Piece<unknown>, count: number): boolean {
  const lead = sheet.plain.slice(Math.max(0, piece.at - longestReach), piece.at);
  return (
    (count > 1 && standsAnyway.test(lead)) ||
    (count > 1 && alikeBefore.test(lead)) ||
    [leaving, ownDayHour, affairBefore, goesBefore, doneBefore].some((pattern) => pattern.test(lead))
  );
}

/** A part of the day that only names an appointment. */
export function isOwnPart(sheet: Sheet, piece: Piece<unknown>, isOnly: boolean): boolean {
  const lead = sheet.plain.slice(Math.max(0, piece.at - longestReach), piece.at);
  // "Could I have my colour in the afternoon instead?" wants it then.
  if (
    /^ ?,? ?(?:instead|rather|plutot|a la place)(?![a-z])/.test(sheet.plain.slice(piece.end, piece.end + longestReach))
  )
    return false;
  // "ma coupe de jeudi matin" alone says which; beside another time it is what shall change.
  return ownPart.test(lead) || (!isOnly && ownDay.test(lead));
}

/** "push Thursday's service back a week": no day that was said is the wish, unless a date comes behind. */
export function isShifted(sheet: Sheet, days: readonly Piece<{ weekday?: number }>[], isMove: boolean): boolean {
  const found = (isMove ? [weekShift, dayShift, laterShift] : [laterShift])
    .map((pattern) => pattern.exec(sheet.plain))
    .find((match) => match !== null);
  return (
    found !== undefined &&
    found !== null &&
    !days.some(({ at, value }) => at > found.index && value.weekday === undefined)
  );
}
