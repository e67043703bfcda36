import { fold } from './normalise.ts';

/** Makes as people in France write them, folded. Only what names a car and nothing else: no `smart`, `mini`. */
export const carMakes: ReadonlySet<string> = new Set(
  'renault peugeot citroen dacia volkswagen vw audi bmw mercedes opel ford toyota nissan fiat seat skoda kia hyundai volvo mazda suzuki tesla honda alfa jeep'.split(
    ' ',
  ),
);

/** What some makes go on with: `Alfa Romeo`, `Mercedes-Benz`. */
const rest = /^[\s-]+(?:(?:romeo|benz)\b[\s-]*)?/i;

/** The model as its owner says it: `Clio` of `Renault Clio`; the whole where no make is told apart, or where it is all there is. */
export function withoutMake(name: string): string {
  const whole = name.trim();
  const make = /^\p{L}+/u.exec(whole)?.[0] ?? '';
  const model = carMakes.has(fold(make)) ? whole.slice(make.length).replace(rest, '') : '';
  // Nobody calls a Renault 5 a 5.
  return model === '' || /^\d{1,2}$/.test(model) ? whole : model;
}
