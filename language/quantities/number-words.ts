import { nounOf } from './counted.ts';

/** A run of number words that became digits: `at` and `length` in the new text, `start` and `end` in the old one. */
export type Edit = { at: number; length: number; start: number; end: number };

type Token = { word: string; start: number; end: number; joined: boolean };
type Part = { value: number; next: number };

/** Each word stands at its value. */
const frenchWords =
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' ');
const englishWords =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const smallByWord = new Map(
  [...frenchWords.entries(), ...englishWords.entries(), [1, 'une'] as const].map(([value, word]) => [word, value]),
);
/** Each word stands at a tenth of its value; French sixty, and eighty in France, count on to nineteen and are read apart. */
const frenchTens = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', '', 'septante', 'huitante', 'nonante'];
const englishTens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const tensByWord = new Map(
  [...frenchTens.entries(), ...englishTens.entries()]
    .filter(([, word]) => word !== '')
    .map(([tenth, word]) => [word, tenth * 10]),
);
const ordinalByWord = new Map(
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
  seventeenth eighteenth nineteenth twentieth`
    .split(/\s+/)
    .map((word, index) => [word, index + 1]),
);
const beforeCents = new Set(['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf']);
const unitWord =
  /^(?:h|heures?|hours?|min|mn|minutes?|euros?|eur|centimes?|cents?|pour|percent|per|jours?|days?|semaines?|weeks?|mois|am|pm|o|mille|thousand|hundred)$/;
const monthWord =
  /^(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december)$/;
const beforeHour = new Set([
  'a',
  'de',
  'entre',
  'vers',
  'le',
  'et',
  'ou',
  'jeudi',
  'lundi',
  'mardi',
  'mercredi',
  'vendredi',
  'samedi',
  'at',
  'past',
]);

/**
 * "cent quatre-vingts euros" to "180 euros", "quatorze heures trente" to "14 heures 30", "twenty-sixth" to "26th". The text
 * must be folded. Words that are more often no number stay: the "neuf" of a new tyre, "une", the "sept." of a date.
 */
export function digitsForWords(text: string): { text: string; edits: Edit[] } {
  const tokens = tokensOf(text);
  const edits: Edit[] = [];
  let out = '';
  let copied = 0;
  for (let index = 0; index < tokens.length;) {
    const run = ordinal(tokens, index, text) ?? cardinal(tokens, index, text);
    const first = tokens[index];
    const last = run === null ? undefined : tokens[run.next - 1];
    if (run === null || first === undefined || last === undefined) {
      index += 1;
      continue;
    }
    out += text.slice(copied, first.start);
    edits.push({ at: out.length, length: run.digits.length, start: first.start, end: last.end });
    out += run.digits;
    copied = last.end;
    index = run.next;
  }
  return { text: out + text.slice(copied), edits };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = -1;
  for (const match of text.matchAll(/[a-z]+/g)) {
    const start = match.index;
    const end = start + match[0].length;
    const gap = start - previousEnd === 1 ? text[previousEnd] : undefined;
    tokens.push({ word: match[0], start, end, joined: gap === ' ' || gap === '-' });
    previousEnd = end;
  }
  return tokens;
}

function cardinal(tokens: readonly Token[], at: number, text: string): { digits: string; next: number } | null {
  const run = readNumber(tokens, at);
  if (run === null) return null;
  const token = tokens[at];
  if (token === undefined || (run.next === at + 1 && !standsForNumber(tokens, at, token, text))) return null;
  return { digits: String(run.value), next: run.next };
}

/** Whether a number word on its own is one: decided by its neighbours for the few that usually are not. */
function standsForNumber(tokens: readonly Token[], at: number, token: Token, text: string): boolean {
  const before = token.joined ? (tokens[at - 1]?.word ?? '') : '';
  const after = tokens[at + 1]?.joined === true ? (tokens[at + 1]?.word ?? '') : '';
  const digitBefore = /\d[ -]?$/.test(text.slice(Math.max(0, token.start - 2), token.start));
  switch (token.word) {
    case 'un':
    case 'une':
    case 'one':
      return (
        unitWord.test(after) || before === 'zero' || ((before === 'at' || before === 'past') && !tokens[at + 1]?.joined)
      );
    case 'neuf':
      return (
        unitWord.test(after) ||
        monthWord.test(after) ||
        nounOf(after) !== null ||
        after === 'rendez' ||
        beforeHour.has(before)
      );
    case 'sept':
      return !digitBefore && !/^\.? ?\d/.test(text.slice(token.end, token.end + 3));
    case 'cent':
      return !digitBefore && !((before === 'pour' || before === 'per') && !after.startsWith('eur'));
    default:
      return true;
  }
}

/** "twenty-sixth"; "first of December", "le premier décembre". Alone, an ordinal chooses and is no date. */
function ordinal(tokens: readonly Token[], at: number, text: string): { digits: string; next: number } | null {
  const word = tokens[at]?.word ?? '';
  const after = tokens[at + 1]?.joined === true ? (tokens[at + 1]?.word ?? '') : '';
  if (word === 'premier') return monthWord.test(after) ? { digits: '1er', next: at + 1 } : null;
  const tens = tensByWord.get(word);
  const unit = ordinalByWord.get(after);
  if (tens !== undefined && unit !== undefined && unit < 10) return { digits: `${tens + unit}th`, next: at + 2 };
  const value = word === 'thirtieth' ? 30 : ordinalByWord.get(word);
  if (value === undefined) return null;
  const before = text.slice(Math.max(0, (tokens[at]?.start ?? 0) - 12), tokens[at]?.start);
  const isDay =
    after === 'of' ||
    monthWord.test(after) ||
    /(?:[a-z] on the|ber|ary|march|april|may|june|july|august) $/.test(before);
  return isDay ? { digits: `${value}th`, next: at + 1 } : null;
}

function readNumber(tokens: readonly Token[], start: number): Part | null {
  const word = (at: number): string => {
    const token = tokens[at];
    return token !== undefined && (at === start || token.joined) ? token.word : '';
  };
  const isThousand = (at: number) => word(at) === 'mille' || word(at) === 'thousand';

  const small = (at: number): Part | null => {
    const value = smallByWord.get(word(at));
    if (value === undefined) return null;
    const unit = word(at) === 'dix' ? smallByWord.get(word(at + 1)) : undefined;
    return unit !== undefined && unit >= 7 && unit <= 9 ? { value: 10 + unit, next: at + 2 } : { value, next: at + 1 };
  };
  const plus = (base: number, at: number, limit: number): Part => {
    const hasAnd = word(at) === 'et';
    const part = small(hasAnd ? at + 1 : at);
    const fits = part !== null && part.value > 0 && part.value <= limit;
    // "vingt et un", "soixante et onze": before any other number "et" joins two numbers, as in "vingt et trente".
    if (!fits || (hasAnd && part.value !== 1 && part.value !== 11)) return { value: base, next: at };
    return { value: base + part.value, next: part.next };
  };
  const belowHundred = (at: number): Part | null => {
    if (word(at) === 'quatre' && /^vingts?$/.test(word(at + 1))) return plus(80, at + 2, 19);
    if (word(at) === 'soixante') return plus(60, at + 1, 19);
    const tens = tensByWord.get(word(at));
    return tens === undefined ? small(at) : plus(tens, at + 1, 9);
  };
  const belowThousand = (at: number): Part | null => {
    const article = word(at) === 'a' && word(at + 1) === 'hundred' ? at + 1 : at;
    const bare = article > at || word(at) === 'cent' || word(at) === 'hundred';
    const head = bare ? { value: 1, next: article } : belowHundred(at);
    if (head === null) return null;
    const scale = word(head.next);
    const isFrench = /^cents?$/.test(scale) && (bare || (head.next === at + 1 && beforeCents.has(word(at))));
    if (scale !== 'hundred' && !isFrench) return head;
    const after = head.next + 1;
    const rest = belowHundred(scale === 'hundred' && word(after) === 'and' ? after + 1 : after);
    return { value: head.value * 100 + (rest?.value ?? 0), next: rest?.next ?? after };
  };

  const article = word(start) === 'a' && word(start + 1) === 'thousand';
  const head = article
    ? { value: 1, next: start + 1 }
    : isThousand(start)
      ? { value: 1, next: start }
      : belowThousand(start);
  if (head === null || !isThousand(head.next)) return head;
  const after = head.next + 1;
  const rest = belowThousand(word(after) === 'and' ? after + 1 : after);
  return { value: head.value * 1000 + (rest?.value ?? 0), next: rest?.next ?? after };
}
