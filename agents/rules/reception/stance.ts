import { unaccent } from '#language/normalise.ts';

/** How something is said rather than what: it turns the wish of the other words round. */
export interface Stance {
  /** The message without the words that say the stance. */
  rest: string;
  /** "Je ne veux pas annuler", "don't cancel". */
  deniesCancel: boolean;
  /** "La mienne bouge pas", "Friday stays as it is": what stands is to stay. */
  keeps: boolean;
  /** "Ne réservez rien", "just asking": wants to know what is free, and nothing held. */
  onlyAsks: boolean;
  /** Staff must know: "je suis en retard", "je veux être remboursé". */
  plea: 'late' | 'upset' | null;
}

const deniedCancel = new RegExp(
  [
    String.raw`\b(?:je |j'|on )?(?:(?:n'|ne )?(?:ai|veux|veut|voulais|souhaite|souhaitais|vais|compte|desire|cherche|demande|faut|fallait)) (?:surtout |absolument )?pas (?:du tout )?(?:a |d'|de )?(?:l'|les |le |la |m')?(?:annul\w*|supprim\w*)`,
    String.raw`\b(?:il )?ne (?:faut |fallait )?(?:surtout )?(?:pas|rien) (?:l'|les |le |la )?(?:annul\w*|supprim\w*)`,
    String.raw`\bn'(?:annul\w+|y annul\w+) (?:surtout )?(?:pas|rien)`,
    String.raw`\bne (?:l'|les |le |la )?(?:annul\w+|supprim\w+) (?:surtout )?(?:pas|rien)`,
    String.raw`\b(?:annul|supprim)(?:e|ez|es) (?:surtout )?(?:pas|rien)\b`,
    String.raw`\b(?:surtout pas|sans|pas question d[e'] ?) ?(?:l'|les |le |la )?annul\w*`,
    String.raw`\b(?:i )?(?:am |'m )?(?:do not|don'?t|did not|didn'?t|never|not|won'?t|will not|wouldn'?t|no need to) ?(?:really |actually )?(?:want|wanted|wish|need|mean|like|going|trying|asking|looking)? ?(?:to )?cancel(?:l?ing)?`,
  ].join('|'),
);
/** Of what stands: that it is to stay. */
const keepPattern = new RegExp(
  [
    String.raw`\b(?:on |n'|ne )?(?:y )?(?:bouge|touche|change)(?:z|r|ra)? (?:surtout )?(?:pas|rien)\b`,
    String.raw`\b(?:laisse[zr]?|garde[zr]?) (?:bien )?(?:la mienne|le mien|les miens)\b|\b(?:la mienne|le mien|mine) (?:reste|stays)\b`,
    String.raw`\b(?:leave|keep) mine\b|\b(?:do not|don'?t) (?:touch|change|move) (?:mine|my)\b`,
    String.raw`\b(?:that|it|one|booking|appointment|mon|tues|wednes|thurs|fri|satur)(?:day)? (?:one |booking |appointment )?(?:stays|remains)\b(?: (?:as it is|the same|put|obviously|of course))*`,
    String.raw`\b(?:rdv|rendez[- ]vous|lundi|mardi|mercredi|jeudi|vendredi|samedi|lui|elle|ca) (?:reste|ne change pas|change pas|ne bouge pas|bouge pas)\b(?: (?:comme (?:prevu|ca|il est)|pareil|la))*`,
    String.raw`\b(?:je|on) (?:le |la |les )?garde (?:mon|le|ma|la|celui|celle)? ?(?:rdv|rendez[- ]vous|celui de|celle de)`,
    String.raw`\b(?:leave|keep) (?:it|that|everything|\w+day|(?:my |the )?(?:appointment|booking|service)) (?:exactly )?(?:as|where|how|when) (?:it|they|everything) (?:is|are|was)\b|\blaisse[zr]? (?:le |la |l'|mon |ma |tout )?(?:\w+ ){0,2}(?:comme (?:il|elle|c|tout) ?(?:est|etait|'est|'etait)|comme prevu|la ou (?:il|elle) est|tel(?:le)? quel(?:le)?)`,
    String.raw`\b(?:i'?ll|i will|i want to|let me) keep (?:it|my (?:appointment|booking|slot)|the (?:appointment|booking))\b`,
  ].join('|'),
);
/** What was not to be cancelled goes with it: "mon rdv", "my appointment of Thursday" stays to be read. */
const itsObject = String.raw`(?: (?:mon|le|ce|my|the|it|that|this)\b)?(?: (?:rdv|rendez[- ]vous|appointment|booking)\b)?`;
const onlyAsksPattern = new RegExp(
  [
    String.raw`\b(?:surtout )?(?:ne |n'|me |m')*(?:reserv|book|bloqu|not|inscriv)e[rz]? (?:surtout )?(?:rien|pas)\b(?: (?:encore|tout de suite|pour (?:l'instant|le moment)))?`,
    String.raw`\bsans (?:rien )?reserver\b(?: rien)?`,
    String.raw`\b(?:please )?(?:do not|don'?t) (?:book|reserve|hold)\b(?: (?:anything|it|me|me in|that))?(?: (?:yet|now|for now))?`,
    String.raw`\bwithout booking\b(?: anything)?`,
    String.raw`\b(?:c'est |je veux |je voudrais )?(?:juste|simplement|seulement) pour (?:savoir|info|information)\b`,
    String.raw`\bje (?:me renseigne|demande) (?:juste|simplement|seulement)\b|\bje (?:veux|voudrais|voulais) (?:juste|simplement|seulement) savoir\b`,
    String.raw`\b(?:i'm |i am |im )?(?:just|only) (?:asking|curious|wondering|enquiring|inquiring)\b`,
    String.raw`\bjust want(?:ed)? to know\b`,
  ].join('|'),
  'g',
);
const latePattern =
  /\b(?:en retard|de retard|du retard|running (?:a bit |a little )?(?:\d+ ?\w* )?(?:late|behind)|(?:\d+|few|bit|little) ?(?:min|mins|minutes|h|hours?)? late|(?:be|i am|i'm|im|we are|we're) (?:a bit |a little |about )?(?:\d+ ?\w* )?late)\b/;
/** Late and asks for another time: that is a move. A late car or answer is a question of another kind. */
const otherTime =
  /\b(?:au lieu|instead|plutot|decal\w*|repouss\w*|report\w*|deplac\w*|reschedul\w*|move|push|je peux venir|can i come|could i come|est en retard|too late|trop tard)\b|\b\d{1,2} ?(?:h ?\d{0,2}|:\d{2}|[ap]m)\b[^?]*\?/;
const upsetPattern =
  /\b(?:(?:etre|me faire|me|un|demande le|mon) rembours(?:e|ee|er|ement)(?! par)|remboursez|refund(?:ed)?|my money back|furieu(?:x|se)|furious|scandal\w+|inadmissible|inacceptable|unacceptable|arnaqu\w+|ripped off|rip off|disgust(?:ed|ing)|outrag\w+|en colere|tres (?:decu|mecontent)\w*|(?:very|so|really) (?:disappointed|angry|upset|unhappy)|(?:est|completement|totalement) rate(?:e|s|es)?|(?:is|are|was) ruined|you ruined|porter plainte)\b/;

/** Read before anything else, so that `annuler` in "je ne veux pas annuler" is no wish to cancel. */
export function readStance(text: string): Stance {
  const plain = unaccent(text);
  const plea = latePattern.test(plain) && !otherTime.test(plain) ? 'late' : upsetPattern.test(plain) ? 'upset' : null;
  const denied = new RegExp(`(?:${deniedCancel.source})${itsObject}`, 'g');
  const deniesCancel = deniedCancel.test(plain);
  const withoutDenial = deniesCancel ? plain.replaceAll(denied, ' ') : plain;
  const onlyAsks = withoutDenial.search(onlyAsksPattern) !== -1;
  const rest = onlyAsks ? withoutDenial.replaceAll(onlyAsksPattern, ' ') : withoutDenial;
  // Untouched words keep their accents and capitals: names are read from them.
  return {
    rest: deniesCancel || onlyAsks ? tidy(rest) : text,
    deniesCancel,
    keeps: keepPattern.test(plain),
    onlyAsks,
    plea,
  };
}

/** Without what the words that are gone leave at the start: `, just checking`, `si jeudi est libre`. */
function tidy(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s,.;:!-]*(?:(?:si|if|whether|mais|but)\b)?[\s,]*/, '')
    .trim();
}
