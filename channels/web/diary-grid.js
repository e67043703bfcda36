/** @typedef {{ from: string, to: string }} Range */

const quarter = 15;

/**
 * Where times of a day lie: columns of a quarter of an hour after the names, with a small gap where the doors are closed.
 * @param {Range[]} ranges
 */
export function gridOf(ranges) {
  let column = 2;
  const stretches = ranges.map(({ from, to }) => {
    const [starts, ends] = [minutesOf(from), minutesOf(to)];
    const quarters = Math.ceil((ends - starts) / quarter);
    const stretch = { from: starts, to: ends, quarters, first: column, last: column + quarters };
    column = stretch.last + 1;
    return stretch;
  });
  /** The lines between which a time from one to another is drawn; null for what lies outside the hours. @param {string} from @param {string} to */
  const place = (from, to) => {
    const [starts, ends] = [minutesOf(from), minutesOf(to)];
    const within = stretches.filter((stretch) => stretch.from < ends && starts < stretch.to);
    const [first, last] = [within[0], within.at(-1)];
    if (!first || !last) return null;
    const a = first.first + Math.floor((Math.max(starts, first.from) - first.from) / quarter);
    const b = last.first + Math.ceil((Math.min(ends, last.to) - last.from) / quarter);
    return { a, b: Math.max(b, a + 1), minutes: ends - starts };
  };
  return {
    stretches,
    place,
    hours: stretches.flatMap(hoursOf),
    instant: (/** @type {string} */ time) => instantIn(stretches, time),
  };
}

/** @param {string} time `HH:MM` */
export function minutesOf(time) {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

/** @param {{ from: number, to: number, first: number }} stretch */
function hoursOf({ from, to, first }) {
  const hours = [];
  for (let hour = Math.ceil(from / 60); hour * 60 < to; hour += 1) {
    hours.push({ time: `${String(hour).padStart(2, '0')}:00`, a: first + (hour * 60 - from) / quarter });
  }
  return hours;
}

/** The stretch in which a time lies, and how far on in it. @param {{ from: number, to: number, first: number, last: number }[]} stretches @param {string} time */
function instantIn(stretches, time) {
  const minutes = minutesOf(time);
  const stretch = stretches.find(({ from, to }) => from <= minutes && minutes < to);
  if (!stretch) return null;
  return { a: stretch.first, b: stretch.last, part: (minutes - stretch.from) / (stretch.to - stretch.from) };
}
