type Mark = readonly [spoken: RegExp, written: string];

const sureMarks: readonly Mark[] = [
  [/ (?:question mark|point d'interrogation)(?![a-z])/g, '?'],
  [/ (?:exclamation (?:mark|point)|point d'exclamation)(?![a-z])/g, '!'],
  [/(?<!(?<![a-z])(?:a|the|no)) (?:full stop|point final)(?![a-z])/g, '.'],
  // "14 virgule 5" is a number.
  [/(?<!\d|(?<![a-z])(?:a|the|la|une)) (?:comma|virgule)(?![a-z])|(?<=\d) (?:comma|virgule)(?![a-z]| \d)/g, ','],
];
/** "point" is a word of its own ("le point", "point de vue"): a mark where other marks are dictated, or as the last word. */
const point =
  /(?<!(?<![a-z])(?:un|le|du|ce|au|de|a|mon|ma|les|des|quel|aucun|bon|gros|petit|rond|faire|mise|premier|dernier|quelque|tel|et|ou)) point(?=$| (?!de |du |d'|des |relais|chaud|noir|mort|com(?![a-z])|fr(?![a-z])|a point))/g;
const lastPoint = / point$/;

/** A message with the marks its author dictated ("hi comma", "samedi point d'interrogation") written as marks. */
export function withMarks(message: string): string {
  let written = message;
  for (const [spoken, mark] of sureMarks) written = written.replace(spoken, mark);
  return written !== message || lastPoint.test(message) ? written.replace(point, '.') : written;
}
