const gsmCharacters = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** These take an escape and a second septet. */
const gsmExtension = new Set('\f^{}\\[~]|€');

/** A segment alone is longer than one of several: each part gives 6 bytes to the header that joins them (3GPP TS 23.040). */
const limits = { 'GSM-7': { alone: 160, part: 153 }, 'UCS-2': { alone: 70, part: 67 } };

/** What the carrier bills: the encoding the text forces, its length in septets or 16-bit units, and the number of segments. */
export interface SegmentCount {
  encoding: 'GSM-7' | 'UCS-2';
  units: number;
  segments: number;
}

/** An escape pair and a surrogate pair are never split. One character outside GSM-7 makes the whole text UCS-2. */
export function countSegments(text: string): SegmentCount {
  const characters = Array.from(text);
  const septets = septetsOf(characters);
  const encoding = septets ? 'GSM-7' : 'UCS-2';
  const widths = septets ?? characters.map((character) => character.length);
  const { alone, part } = limits[encoding];
  const units = widths.reduce((sum, width) => sum + width, 0);
  if (units <= alone) return { encoding, units, segments: units === 0 ? 0 : 1 };
  let segments = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > part) {
      segments += 1;
      used = 0;
    }
    used += width;
  }
  return { encoding, units, segments };
}

function septetsOf(characters: string[]): number[] | null {
  const septets: number[] = [];
  for (const character of characters) {
    if (gsmCharacters.has(character)) septets.push(1);
    else if (gsmExtension.has(character)) septets.push(2);
    else return null;
  }
  return septets;
}
