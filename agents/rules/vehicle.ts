import { carMakes } from '#language/car-make.ts';

/** Models as people in France write them, folded. Only what names a car and nothing else: no `leaf`, `up`. */
const modelNames =
  'clio megane twingo captur scenic kadjar zoe kangoo trafic espace laguna 106 107 108 205 206 207 208 306 307 308 407 508 2008 3008 5008 partner picasso berlingo c1 c2 c3 c4 c5 ds3 sandero duster logan jogger golf polo tiguan passat touran a1 a3 a4 a6 q3 q5 corsa astra mokka zafira fiesta kuga yaris auris corolla aygo rav4 qashqai juke micra panda tipo ibiza leon ateca fabia octavia kodiaq picanto rio sportage ceed i10 i20 i30 tucson';
const models = new Set(modelNames.split(' '));

/** Whether a folded word is the name of a model or a make. */
export function isModelWord(word: string): boolean {
  return models.has(word) || carMakes.has(word);
}

export interface VehicleNamed {
  /** As the person may want to read it again: `Peugeot 208`. */
  name: string;
  words: string[];
}

/** A car named in folded words. A model of digits only counts beside its make or an article: `208` alone is a number. */
export function readVehicle(words: readonly string[]): VehicleNamed | null {
  for (const [index, word] of words.entries()) {
    const previous = words[index - 1] ?? '';
    if (carMakes.has(word)) {
      const next = words[index + 1] ?? '';
      const found = models.has(next) ? [word, next] : [word];
      return { name: nameOf(found), words: found };
    }
    if (!models.has(word)) continue;
    if (/^\d+$/.test(word) && !['ma', 'une', 'la', 'my', 'a', 'the'].includes(previous)) continue;
    return { name: nameOf([word]), words: [word] };
  }
  return null;
}

function nameOf(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
