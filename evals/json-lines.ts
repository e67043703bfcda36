import { readFileSync } from 'node:fs';

/** Reads a file with one value a line, blank lines left out. `place` names file and line; so does the error of a line that is no JSON. */
export function jsonLines(file: string): { place: string; value: unknown }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [valueAt(`${file}:${index + 1}`, line)]));
}

function valueAt(place: string, line: string): { place: string; value: unknown } {
  try {
    return { place, value: JSON.parse(line) };
  } catch (cause) {
    throw new Error(`${place}: no JSON`, { cause });
  }
}
