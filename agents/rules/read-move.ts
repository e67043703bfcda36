import { unaccent } from '#language/normalise.ts';
import { readWhen, type When } from '#language/when.ts';
import type { Scope } from './dialog.ts';
import type { Reading } from './reading.ts';

/** The two times of "déplacer mon rdv de jeudi à vendredi": the one that stands and the one that is wanted. */
export interface MoveTimes {
  from: When | null;
  to: When | null;
}

interface Piece {
  /** The word before it: `de`, `à`, `au lieu de`. */
  link: string;
  when: When;
}

const LINKS =
  /(?:^|[\s,;.])(au lieu (?:de|du|d')|plutot que|instead of|rather than|mettre|peut passer|passer|de|du|from|of|au|a|pour|vers|to|for|on|en|my|plutot|do|can|not|t|pas|venir|come|make it)(?=\s)/g;
/** What follows these is the time to leave. */
const LEAVING = new Set(['de', 'du', 'from', 'of', 'my', 'pas', 'not', 't', 'venir', 'make it', 'plutot que', 'instead of', 'rather than', 'au lieu de', 'au lieu du']);

/** Reads them apart by the words between them and by the days on which the person has appointments. */
export function readMove(reading: Reading, scope: Scope): MoveTimes {
  const pieces = cut(reading.text, scope);
  const isTaken = ({ when }: Piece) =>
    scope.context.appointments.some((each) => when.days.includes(each.startsAt.slice(0, 10)));
  if (pieces.length === 0) return { from: null, to: reading.when };
  if (pieces.length === 1) {
    const [only] = pieces;
    if (only && isTaken(only) && only.when.days.length === 1 && (LEAVING.has(only.link) || only.when.time === null)) {
      return LEAVING.has(only.link) || !/^(a|au|pour|vers|to|for|on)$/.test(only.link)
        ? { from: only.when, to: null }
        : { from: null, to: reading.when };
    }
    return { from: null, to: reading.when };
  }
  const from = pieces.find((piece) => isTaken(piece) && LEAVING.has(piece.link)) ?? pieces.find(isTaken);
  const to = pieces.findLast((piece) => piece !== from);
  return { from: from?.when ?? null, to: to?.when ?? null };
}

/** The parts of the text that name a day, each with the word before it; a time of day joins the day it follows. */
function cut(text: string, { context, now }: Scope): Piece[] {
  const calendar = { now, zone: context.zone, language: context.language };
  const plain = unaccent(text);
  const marks = [...plain.matchAll(LINKS)].map((match) => ({
    link: match[1] ?? '',
    at: match.index,
    from: match.index + match[0].length,
  }));
  const starts = [{ link: '', at: 0, from: 0 }, ...marks];
  const pieces: { link: string; text: string; when: When }[] = [];
  starts.forEach(({ link, from }, index) => {
    const part = plain.slice(from, starts[index + 1]?.at ?? plain.length).trim();
    const when = part === '' ? null : readWhen(part, calendar);
    if (!when) return;
    const last = pieces.at(-1);
    if (when.days.length > 0) pieces.push({ link, text: part, when });
    else if (last && last.when.time === null) {
      const joined = readWhen(`${last.text} ${link} ${part}`, calendar);
      if (joined) Object.assign(last, { when: joined });
    }
  });
  return pieces;
}
