import { dayLabel } from '#language/format.ts';
import { unaccent } from '#language/normalise.ts';
import type { When } from '#language/when.ts';
import type { CustomerScope } from './state.ts';
import type { CustomerReading } from './reading.ts';

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

const links =
  /[,;.?!](?=\s|$)|(?:^|\s)(au lieu (?:de|du|d')|laisse[zr]? tomber(?: pour)?|oublie[zr]?(?: pour)?|annule[zr]?|(?:plus|pas) besoin d[eu]|cancel|forget|scrap|no longer need|don't need|can't (?:make it|make|do)|plutot que|instead of|rather than|make it|mettre|passer|venir|plutot|pas|not|de|du|from|of|my|au|a|pour|vers|to|for|on|do)(?=\s)/g;
/** What follows these is the time to leave, and what follows those the time to come. */
const leaving =
  /^(?:de|du|from|of|my|pas|not|venir|make it|plutot que|instead of|rather than|au lieu (?:de|du)|laisse.*|oublie.*|annule.*|.* besoin d[eu]|cancel|forget|scrap|no longer need|don't need|can't .*)$/;
const coming = new Set(['au', 'a', 'pour', 'vers', 'to', 'for', 'do', 'mettre', 'passer', 'plutot']);

/** Reads them apart by the words before them and by the person's appointments: what is said of one is not a wish. */
export function readMove(reading: CustomerReading, scope: Pick<CustomerScope, 'context' | 'readWhen'>): MoveTimes {
  const pieces = cut(reading.text, scope);
  const standing = pieces.filter(({ when }) =>
    scope.context.appointments.some(({ startsAt }) => isSaidOf(when, startsAt)),
  );
  const from =
    standing.find(({ link }) => leaving.test(link)) ??
    (reading.isBare ? undefined : standing.find(({ link }) => !coming.has(link)));
  const to = pieces.findLast((piece) => piece !== from);
  if (from && to && to.when.days.length === 0) return { from: from.when, to: onSameDay(to.when, from.when, scope) };
  return { from: from?.when ?? null, to: to?.when ?? (from ? null : reading.when) };
}

/** "J'ai rendez-vous jeudi à 9h, je peux venir à 14h ?" */
function onSameDay(
  { text }: When,
  { days }: When,
  { context, readWhen }: Pick<CustomerScope, 'context' | 'readWhen'>,
): When | null {
  const day = days[0] === undefined ? '' : dayLabel(days[0], context.language);
  return readWhen(`${day} ${context.language === 'fr' ? 'à' : 'at'} ${text}`);
}

function isSaidOf(when: When, startsAt: string): boolean {
  return when.days.includes(startsAt.slice(0, 10)) && (when.time === null || when.time === startsAt.slice(11));
}

/** The parts of the text that say when, each with the word before it; a time of day joins the day it follows. */
function cut(text: string, { readWhen }: Pick<CustomerScope, 'readWhen'>): Piece[] {
  const plain = unaccent(text);
  const marks = [...plain.matchAll(links)].map((match) => ({
    link: match[1] ?? '',
    at: match.index,
    from: match.index + match[0].length,
  }));
  const starts = [{ link: '', at: 0, from: 0 }, ...marks];
  const pieces: { link: string; text: string; when: When }[] = [];
  starts.forEach(({ link, from }, index) => {
    const part = plain.slice(from, starts[index + 1]?.at ?? plain.length).trim();
    const when = part === '' ? null : readWhen(part);
    if (!when) return;
    const last = pieces.at(-1);
    const isPart = when.time === null && when.days.length === 0;
    if (when.days.length > 0 || (last?.when.time && !isPart)) pieces.push({ link, text: part, when });
    else if (last) {
      const joined = readWhen(`${last.text} ${link} ${part}`);
      if (joined) Object.assign(last, { when: joined });
    }
  });
  return pieces;
}
