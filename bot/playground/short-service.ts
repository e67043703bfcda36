import type { NamedService } from '#db/service.ts';
import type { Bilingual } from './shop.ts';

/** As many characters as a cell of one hour shows. */
const longest = 13;

/** What the trade calls in short what does not shorten by itself. */
const usual: Record<string, Bilingual> = {
  'plaquettes-avant': { fr: 'Plaquettes AV', en: 'Front pads' },
  'plaquettes-arriere': { fr: 'Plaquettes AR', en: 'Rear pads' },
  'controle-avant-ct': { fr: 'Pré-CT', en: 'Pre-MOT' },
  diagnostic: { fr: 'Diag', en: 'Diagnostic' },
  climatisation: { fr: 'Clim', en: 'Air con' },
  pneus: { fr: 'Pneus', en: 'Tyres' },
  batterie: { fr: 'Batterie', en: 'Battery' },
  courroie: { fr: 'Courroie', en: 'Timing belt' },
  'freins-complets': { fr: 'Freins', en: 'Brakes' },
};

/** A name for a cell of the diary: at most 13 characters, whole words where there are some. */
export function shortService({ code, nameFr, nameEn }: NamedService): Bilingual {
  return usual[code] ?? { fr: shorten(nameFr), en: shorten(nameEn) };
}

function shorten(name: string): string {
  if (name.length <= longest) return name;
  const words = name.slice(0, longest + 1).replace(/\s*\S*$/, '');
  return words || `${name.slice(0, longest - 1)}.`;
}
