const weekdays =
  'lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  );
/** Slips of two letters that are common. */
const others: readonly (readonly [string, string])[] = [
  ['wensday', 'wednesday'],
  ['wendsday', 'wednesday'],
  ['wendesday', 'wednesday'],
  ['saterday', 'saturday'],
];
/** Words and first names of their own ("mon mari", "Madi"), and "tursday", which may be either of two days. */
const meantOtherwise = new Set(['mari', 'madi', 'jedi', 'luni', 'tursday']);

const slips: ReadonlyMap<string, string> = new Map([
  ...weekdays.flatMap((day) => slipsOf(day).map((slip) => [slip, day] as const)),
  ...others,
]);

/** A message with the names of days spelt right where one letter is missing, doubled or changed its place: "samdi", "firday". */
export function withoutSlips(message: string): string {
  return message.replace(/(?<![\p{L}\d@_.'-])[a-z]{4,10}(?![\p{L}\d@_])/gu, (word) => slips.get(word) ?? word);
}

function slipsOf(day: string): string[] {
  const found = [...day].flatMap((letter, at) => {
    const [head, tail] = [day.slice(0, at), day.slice(at + 1)];
    const doubled = head + letter + letter + tail;
    // The first letter stands, and "mard" and "vendred" are read as they are.
    if (at === 0 || tail === '') return [doubled];
    return [doubled, head + tail, head + tail.charAt(0) + letter + tail.slice(1)];
  });
  return found.filter((slip) => !meantOtherwise.has(slip) && !weekdays.includes(slip));
}
