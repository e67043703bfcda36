import { readAmounts } from '../amount.ts';
import { withoutFiller } from '../filler.ts';
import { foldInPlace } from '../quantities/page.ts';
import { remains, type Unread, unreadAsWritten, takeFirst } from './unread.ts';

/** What is said of a service: its name in the words of the person, and what shall be of it. */
export interface SaidService {
  service: string;
  cents: number | null;
  minutes: number | null;
  /** What it shall be called. */
  name: string | null;
  isWithdrawn: boolean;
}

type Page = Unread & { source: string };

const counts: Readonly<Record<string, number>> = {
  ...{
    un: 1,
    une: 1,
    a: 1,
    an: 1,
    one: 1,
    deux: 2,
    two: 2,
    trois: 3,
    three: 3,
    quatre: 4,
    four: 4,
    cinq: 5,
    five: 5,
    six: 6,
    sept: 7,
  },
  ...{
    huit: 8,
    dix: 10,
    ten: 10,
    quinze: 15,
    fifteen: 15,
    vingt: 20,
    twenty: 20,
    trente: 30,
    thirty: 30,
    quarante: 40,
    forty: 40,
  },
};
const count = String.raw`(?:\d{1,3}|${Object.keys(counts).join('|')})`;
const hours = new RegExp(
  String.raw`(?:\b(?:duree|dure|prend|compte[rz]?|takes?|lasts?|for|pendant|about|environ)(?: (?:de|environ|about|maintenant|now|desormais))* )?(?<![\d.,])\b(?<hours>${count}) ?(?:h|hrs?|heures?|hours?)(?![a-z])(?: ?(?<rest>\d{2})(?!\d)|(?: et| and) (?<half>demie|quart|a half|a quarter))?(?: ?(?:min|mn|minutes?))?`,
);
const parts = /\b(?:une )?demi-?(?:e)?[ -]heure\b|\bhalf an? hour\b|\bhalf hour\b/;
const quarter = /\b(?:un )?(?<three>trois )?quarts? d'heure\b|\b(?:a )?quarter of an hour\b/;
const minutes = new RegExp(
  String.raw`(?:\b(?:duree|dure|prend|compte[rz]?|takes?|lasts?|for|pendant|about|environ)(?: (?:de|environ|about|maintenant|now|desormais))* )?\b(?<minutes>${count}) ?(?:min|mins|mn|minutes?)(?![a-z])`,
);
const bare =
  /(?<![\d.,])(?:a |to |at |= ?|: ?)?(?<euros>\d{1,4})(?:[.,](?<cents>\d{2}))?(?: ?(?:balles|e|eu|euro|quid|bucks))?(?![\d%.,]|\s?(?:h|min|mn|km|%))(?:\b|$)/;

/** How long, in minutes; null where it is not said. */
export function takeMinutes(page: Unread): number | null {
  const half = takeFirst(page, parts);
  if (half) return 30;
  const quarters = takeFirst(page, quarter);
  if (quarters) return quarters.groups?.['three'] ? 45 : 15;
  const short = takeFirst(page, minutes);
  if (short) return numberOf(short.groups?.['minutes']);
  const long = takeFirst(page, hours);
  if (!long) return null;
  const { rest, half: fraction } = long.groups ?? {};
  const more = rest ? Number(rest) : fraction === undefined ? 0 : /quart/.test(fraction) ? 15 : 30;
  return numberOf(long.groups?.['hours']) * 60 + more;
}

function numberOf(word = ''): number {
  return counts[word] ?? Number(word);
}

/** The one price, in cents: null where none or several are said. A number alone counts, where nothing else is counted. */
export function takeCents(page: Page): number | null {
  const amounts = readAmounts(page.source);
  if (amounts.length > 1) return null;
  const [amount] = amounts;
  if (amount) {
    const words = foldInPlace(amount.text);
    const at = page.text.indexOf(words);
    if (at === -1) return null;
    page.text = page.text.slice(0, at) + ' '.repeat(words.length) + page.text.slice(at + words.length);
    return amount.cents;
  }
  const found = takeFirst(page, bare);
  if (!found || /\d/.test(page.text)) return null;
  return Number(found.groups?.['euros']) * 100 + Number(found.groups?.['cents'] ?? 0);
}

const opening =
  /^\s*(?:(?:et|and|ok|bon|alors|euh|stp|svp|please|salut|bonjour|hello|hi|tu peux|peux-tu|peux tu|can you|could you|merci de|il faut)[\s,]+)*/;
const newWords =
  /\b(?:ajoute[rz]?|rajoute[rz]?|cree[rz]?|creer|mets|met|nouvelle|nouveau|add|create|new|start offering|offer|list|propose[rz]?)\b(?:[ -]moi)?(?: (?:une?|la|le|a|an|the|our|nos|aux|au|to))*(?: (?:nouvelle|nouveau|new))?(?: (?:prestations?|presta|services?))?(?: (?:au|du|to the|in the) (?:catalogue|tarifs?|price list|list|menu))?\s*:?/;
const newTail =
  /\b(?:(?:au|dans le|to the|in the|on the|a la) (?:catalogue|tarifs?|liste|carte|price list|list|menu)|ttc|comme prestation|as a service)\b/;

/** "Ajoute une prestation : polissage d'optiques, 1 h, 60 €"; null where no name is left, or too much of a sentence. */
export function readNewService(said: string): { name: string; cents: number | null; minutes: number | null } | null {
  const page = unreadAsWritten(withoutFiller(said));
  takeFirst(page, opening);
  if (!takeFirst(page, newWords)) return null;
  const cents = takePrice(page);
  const length = takeMinutes(page);
  const price = cents ?? takeCents(page);
  takeFirst(page, newTail);
  const name = tidy(remains(page));
  return isName(name) ? { name, cents: price, minutes: length } : null;
}

/** A price that carries its sign is taken before the duration: "60 € 1 h". */
function takePrice(page: Page): number | null {
  return readAmounts(page.source).length === 1 ? takeCents(page) : null;
}

const rename =
  /\b(?:renomme[rz]?|rename)\b (?<old>.+?) (?:en|to|as) (?<name>.+)$|^(?<old2>.+?) (?:s'appelle|is called|is now called|devient)(?: (?:desormais|maintenant|now))? (?<name2>.+)$/;
const withdraw =
  /\b(?:on (?:ne )?(?:fait|propose|vend) plus|on arrete|nous (?:ne )?(?:faisons|proposons) plus|we no longer (?:do|offer)|we (?:have )?stopped|we stop|stop offering|(?:retire|enleve|supprime|vire|remove|withdraw|drop|take off|delete)[rz]?)\b/;
const withdrawTail =
  /\b(?:(?:du|de la|des|from the|off the|from our|off our) (?:catalogue|liste|carte|tarifs?|prestations?|price list|list|menu|services?)|de vendre|de faire|the service|la prestation|le service)\b/;
const changeWords =
  /\b(?:passe[rz]?|mets|met|mettre|change[rz]?|monte[rz]?|baisse[rz]?|augmente[rz]?|descends?|fixe[rz]?|corrige[rz]?|modifie[rz]?|put|make|set|raise|lower|drop|update|bump)\b(?: (?:up|down))?/;
const priceWords =
  /\b(?:(?:le|les|the|our|nos|notre) )?(?:prix|tarifs?|price|cost|rate|duree|duration|length)\b(?: (?:de|du|des|d'|of|for))?(?: (?:la|le|les|l'|the|a|an))?\b/;
const beWords =
  /\b(?:(?:est|sont|is|are|c'est|cest|coute|coutent|costs?|dure|durent|passe|passent|takes?|lasts?|goes|go)(?: (?:desormais|maintenant|now))?(?: (?:a|at|to))?|desormais|maintenant|dorenavant|now|from now on|ttc|euros?)\b|\s(?:a|to|at)\s*$|(?<=\s)(?:a|to|at)(?=\s{2})/;

/** "Passe la vidange à 95 €", "la coupe homme dure 45 min", "renomme la révision en …", "on ne fait plus la climatisation". Null where it is none. */
export function readOfferChange(said: string): SaidService | null {
  const page = unreadAsWritten(withoutFiller(said.replace(/[\s.!]+$/u, '')));
  takeFirst(page, opening);
  const { old, old2, name, name2 } = rename.exec(page.text.trim() === '' ? '' : page.text)?.groups ?? {};
  const called = name ?? name2;
  if (called !== undefined) {
    const at = page.text.lastIndexOf(called);
    const former = page.text.indexOf(old ?? old2 ?? '');
    const service = tidy(page.source.slice(former, former + (old ?? old2 ?? '').length));
    const newName = tidy(page.source.slice(at));
    return isName(newName) && service !== ''
      ? { service, cents: null, minutes: null, name: newName, isWithdrawn: false }
      : null;
  }
  if (takeFirst(page, withdraw)) {
    takeFirst(page, withdrawTail);
    const service = tidy(remains(page));
    return service === '' ? null : { service, cents: null, minutes: null, name: null, isWithdrawn: true };
  }
  const cents = takePrice(page);
  const length = takeMinutes(page);
  const price = cents ?? (length === null ? takeCents(page) : null);
  if (price === null && length === null) return null;
  takeFirst(page, changeWords);
  takeFirst(page, priceWords);
  for (let found = takeFirst(page, beWords); found; found = takeFirst(page, beWords));
  const service = tidy(remains(page));
  return { service, cents: price, minutes: length, name: null, isWithdrawn: false };
}

const edges =
  /^(?:[\s,.;:!?'"«»()=-]|(?:la|le|les|l'|the|a|an|une?|et|and|de|du|d'|of|for|pour|to|at|aussi|also)(?=[\s,:]|(?<=')|$)\s*)+|(?:[\s,.;:!?"«»()=-]|(?<=\s)(?:a|à|de|d'|to|at|et|and|stp|svp|please|merci|thanks)$)+$/gi;

function tidy(text: string): string {
  let words = text.replaceAll(/\s+([,.;:])/g, '$1');
  for (let before = ''; before !== words;) {
    before = words;
    words = words.replaceAll(edges, '').trim();
  }
  return words;
}

const longestName = 60;
const mostWords = 7;

/** A name is a few words, and no sentence: no verb of ours, no figure that is left over. */
function isName(text: string): boolean {
  return (
    text.length >= 3 &&
    text.length <= longestName &&
    text.split(/\s+/).length <= mostWords &&
    !/[\d?!;€$£]|[.,]\s|[,:]/.test(text) &&
    !/\b(?:c'est|est|sont|is|are|we|on|je|i|et|and|qui|que|that|learn|mais|but|il|elle)\b/i.test(text)
  );
}
