import { remains, takeFirst, type Unread, unreadAsWritten } from './unread.ts';

/** A bay or a technician that is wished for in the diary. */
export interface SaidBay {
  kind: 'bay' | 'technician';
  /** A technician's name, or what the bay is called beside its number. */
  name: string | null;
  /** How they call a bay: "pont", "chair". */
  word: string | null;
  number: number | null;
  /** The number says how many there are now: "on a un troisième pont". */
  isCount: boolean;
}

type Page = Unread & { source: string };

const bays = String.raw`(?:ponts?(?: elevateurs?| de levage)?|elevateurs?|bays?|(?:car )?lifts?|baies?|fauteuils?|chairs?|bacs?|cabines?|postes? de travail|work ?stations?)`;
const technicians = String.raw`(?:technicien(?:ne)?s?|technicians?|coiffeu(?:r|se)s?|coloristes?|hairdressers?|stylists?|estheticien(?:ne)?s?|barbiers?|barbers?)`;
const ordinals: readonly (readonly [RegExp, number])[] = [
  [/\b(?:deuxieme|second|seconde|2e|2eme|2nd)\b/, 2],
  [/\b(?:troisieme|third|3e|3eme|3rd)\b/, 3],
  [/\b(?:quatrieme|fourth|4e|4eme|4th)\b/, 4],
  [/\b(?:cinquieme|fifth|5e|5eme|5th)\b/, 5],
  [/\b(?:sixieme|sixth|6e|6eme|6th)\b/, 6],
];

const opening =
  /^\s*(?:(?:et|and|ok|bon|alors|euh|ca y est|stp|svp|please|salut|bonjour|hello|hi|tu peux|peux-tu|peux tu|can you|could you|merci de|il faut|maintenant|now)[\s,]+)*/;
const adding = /\b(?:ajoute[rz]?|rajoute[rz]?|cree[rz]?|creer|mets|add|create|put in)\b(?:[ -](?:moi|nous))?/;
const having =
  /\b(?:on a|nous avons|j'ai|we have|we've|we've got|we have got|we got|we now have|i have)\b(?: (?:maintenant|desormais|now|got|bien))?(?: (?:installe|achete|recu|monte|installed|bought|put in))?/;
/** Another wish behind the first. */
const goesOn =
  /;|\b(?:ajoute[rz]?|rajoute[rz]?|cree[rz]?|supprime[rz]?|enleve[rz]?|retire[rz]?|bloque[rz]?|add|remove|delete|block)\b/;
const articles = /\b(?:une?|le|la|l'|a|an|the|one|our|notre|nos)\b/;
const more = /\b(?:nouveau|nouvel|nouvelle|new|autre|another|supplementaire|extra|de plus|en plus|more|additional)\b/;
const tail =
  /\b(?:(?:au|dans le|sur le|to the|in the|on the) (?:planning|agenda|diary|schedule|calendar)|(?:a|dans|in|to) (?:l'|le |the )?(?:atelier|garage|salon|workshop|shop)|maintenant|desormais|now|stp|svp|please|merci|thanks|aussi|too|as well|qui s'appelle|called|named|nomme)\b/;
const comesAs = new RegExp(
  String.raw`\b(?:comme|en tant que|as|est|is) (?:(?:une?|a|an|le|la|the|notre|our) )?(?:(?:nouveau|nouvelle|new) )?${technicians}\b`,
);
const inDiary = /\b(?:au planning|dans le planning|to the (?:diary|schedule|planning)|in the (?:diary|schedule))\b/;
const ofTechnician = new RegExp(String.raw`\b${technicians}\b`);
const ofBay = new RegExp(String.raw`\b(?<word>${bays})\b(?: ?(?:n°|no|numero|number) ?)?(?: ?(?<number>\d{1,2}))?`);

/** "Ajoute un pont", "on a un deuxième pont", "add Sami as a technician"; null where it is none, or where a word of it is unread. */
export function readNewBay(said: string): SaidBay | null {
  const page = unreadAsWritten(said.replace(/[\s.!]+$/u, ''));
  takeFirst(page, opening);
  const isAdding = takeFirst(page, adding) !== null;
  const isHaving = !isAdding && takeFirst(page, having) !== null;
  if ((!isAdding && !isHaving) || goesOn.test(page.text)) return null;
  return readTechnician(page) ?? readBay(page, isHaving);
}

function readTechnician(page: Page): SaidBay | null {
  const isTechnician =
    takeFirst(page, comesAs) ??
    takeFirst(page, ofTechnician) ??
    (ofBay.test(page.text) ? null : takeFirst(page, inDiary));
  if (!isTechnician) return null;
  drop(page, more, tail, articles);
  const name = tidy(remains(page));
  if (name !== '' && !isPersonName(name)) return null;
  return { kind: 'technician', name: name === '' ? null : name, word: null, number: null, isCount: false };
}

function readBay(page: Page, isHaving: boolean): SaidBay | null {
  const { word, number } = takeFirst(page, ofBay)?.groups ?? {};
  if (word === undefined) return null;
  const count = ordinals.find(([pattern]) => takeFirst(page, pattern))?.[1] ?? null;
  const isMore = takeFirst(page, more) !== null;
  drop(page, tail, articles);
  const name = tidy(remains(page));
  // What somebody has is told for many a reason; only one more of them is meant here.
  if (isHaving && (name !== '' || (count === null && !isMore))) return null;
  if (!isBayName(name) || (name !== '' && number !== undefined)) return null;
  const stem = word.replace(/s$/, '').split(' ')[0] ?? word;
  return {
    kind: 'bay',
    name: name === '' ? null : `${stem} ${name}`,
    word: stem,
    number: number === undefined ? count : Number(number),
    isCount: number === undefined && count !== null,
  };
}

function drop(page: Page, ...patterns: readonly RegExp[]): void {
  for (const pattern of patterns) for (let found = takeFirst(page, pattern); found; found = takeFirst(page, pattern));
}

function tidy(text: string): string {
  return text.replaceAll(/^[\s,.;:'"«»()-]+|[\s,.;:'"«»()-]+$/g, '');
}

function isPersonName(text: string): boolean {
  if (counted.test(text)) return false;
  return /^\p{Lu}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*){0,2}$/u.test(text) || /^\p{L}[\p{L}'-]*$/u.test(text);
}

const counted = /^(?:deux|trois|quatre|cinq|two|three|four|five|plusieurs|several|some|quelques)\b/i;
const sentenceWords =
  /\b(?:au|aux|du|de|d|pour|for|of|to|sur|on|avec|with|et|and|ou|or|en|in|est|is|sont|are|qui|que|that|demain|tomorrow|libre|free|panne|bloque|blocked)\b/i;

function isBayName(text: string): boolean {
  return (
    text === '' ||
    (!counted.test(text) && /^\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*)?$/u.test(text) && !sentenceWords.test(text))
  );
}
